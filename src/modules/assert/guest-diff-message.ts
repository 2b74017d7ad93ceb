/** What an assertion that compares strictly says: the difference of the two values (observed in Node 24). */
import { inspect } from 'internal:inspect';
import { currentPalette, diffLines, type Palette, renderLines } from './guest-diff-text.ts';

export type DiffMode = 'simple' | 'full';

/** Headings by operator. */
export const headings: Readonly<Record<string, string>> = {
  __proto__: null as never,
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

const inspectOptions = {
  compact: false,
  customInspect: false,
  depth: 1000,
  maxArrayLength: Number.POSITIVE_INFINITY,
  showHidden: false,
  showProxy: false,
  sorted: true,
  // What getters give is compared too.
  getters: true,
} as const;

/** One value a line, keys in order: the form in which values are compared line by line. */
export function inspectForDiff(value: unknown): string {
  return inspect(value, inspectOptions);
}

const isReference = (value: unknown): boolean => (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Up to this many characters two values stand in one line. */
const MOST_IN_ONE_LINE = 12;
/** Up to this many a mark points at the first difference; one that early is seen without. */
const MOST_WITH_MARK = 80;
const LEAST_MARKED = 3;
/** Lines of equal values that are shown, unless the diff is to be full. */
const MOST_SAME_LINES = 50;

interface Difference {
  readonly heading?: string;
  /** Says which side is which. */
  readonly legend: string;
  readonly text: string;
  readonly skipped?: boolean;
}

function legendOf({ green, red, gray, white, hasColors }: Palette, isPartial = false): string {
  const actual = isPartial ? `${gray}${hasColors ? '' : '+ '}actual${white}` : `${green}+ actual${white}`;
  return `${actual} ${red}- expected${white}`;
}

function stackedLines(actual: string, expected: string, palette: Palette): Difference {
  const { green, red, white } = palette;
  let mark = '';
  if (actual.length + expected.length <= MOST_WITH_MARK) {
    let index = 0;
    while (index < actual.length && actual[index] === expected[index]) index++;
    if (index >= LEAST_MARKED && actual !== expected) mark = `\n${' '.repeat(index + 2)}^`;
  }
  const text = `\n${green}+${white} ${actual}\n${red}- ${white}${expected}${mark}`;
  return { legend: legendOf(palette), text };
}

/** With colours both strings are one line, whose characters differ in colour. */
function coloredCharacters(actual: string, expected: string, { green, red, white }: Palette): Difference {
  const legend = `${green}actual${white} ${red}expected${white}`;
  let text = '\n';
  for (const [operation, character] of diffLines(actual, expected, false)) {
    text += `${operation === 0 ? white : operation === 1 ? green : red}${character}${white}`;
  }
  return { legend, text };
}

function simpleDifference(actual: unknown, expected: unknown, shown: readonly [string, string]): Difference {
  const [actualText, expectedText] = shown;
  const quotes = (typeof actual === 'string' ? 2 : 0) + (typeof expected === 'string' ? 2 : 0);
  const isZero = actual === 0 && expected === 0;
  if (actualText.length + expectedText.length - quotes <= MOST_IN_ONE_LINE && !isZero) {
    return { legend: '', text: `${actualText} !== ${expectedText}` };
  }
  const palette = currentPalette();
  const areTexts = typeof actual === 'string' && typeof expected === 'string';
  return (areTexts && palette.hasColors ? coloredCharacters : stackedLines)(actualText, expectedText, palette);
}

function sameText(text: string, lines: readonly string[], diff: DiffMode): Difference {
  const heading = headings.notIdentical!;
  if (diff === 'full' || lines.length <= MOST_SAME_LINES) return { heading, legend: '', text };
  return { heading, legend: '', text: `${lines.slice(0, MOST_SAME_LINES).join('\n')}\n...}`, skipped: true };
}

function difference(actual: unknown, expected: unknown, operator: string, diff: DiffMode): Difference {
  const actualText = inspectForDiff(actual);
  const expectedText = inspectForDiff(expected);
  const actualLines = actualText.split('\n');
  const expectedLines = expectedText.split('\n');
  const areObjects = typeof actual === 'object' && actual !== null && typeof expected === 'object' && expected !== null;
  if (actualLines.length === 1 && expectedLines.length === 1 && !areObjects) {
    return simpleDifference(actual, expected, [actualText, expectedText]);
  }
  if (actualText === expectedText) return sameText(actualText, actualLines, diff);
  const palette = currentPalette();
  const isPartial = operator === 'partialDeepStrictEqual';
  const lines = diffLines(actualLines, expectedLines, typeof actual === 'object' && actual !== null);
  const { text, skipped } = renderLines(lines, isPartial, palette);
  return { legend: legendOf(palette, isPartial), text, skipped };
}

/** `heading`: a message of the caller, which takes the usual heading's place. */
export function diffMessage(actual: unknown, expected: unknown, operator: string, heading: string, diff: DiffMode): string {
  const result = difference(actual, expected, operator, diff);
  let title = heading;
  if (title === '') {
    const isByReference = operator === 'strictEqual' && isReference(actual) && isReference(expected);
    title = result.heading ?? headings[isByReference ? 'strictEqualObject' : operator]!;
  }
  return `${title}\n${result.legend}${result.skipped ? '\n... Skipped lines' : ''}\n${result.text}\n`;
}

/** Lines of a value that should have been another one. */
const MOST_UNEQUAL_LINES = 50;
const SHOWN_UNEQUAL_LINES = 46;
/** A value of so few characters stands behind the heading. */
const MOST_BEHIND_HEADING = 5;

/** What is said when two values are equal and should not be. */
export function equalMessage(actual: unknown, operator: string, diff: DiffMode): string {
  const heading = operator === 'notStrictEqual' && isReference(actual) ? 'notStrictEqualObject' : operator;
  let lines = inspectForDiff(actual).split('\n');
  if (lines.length > MOST_UNEQUAL_LINES && diff === 'simple') lines = [...lines.slice(0, SHOWN_UNEQUAL_LINES), '...'];
  const title = headings[heading]!;
  if (lines.length > 1) return `${title}\n\n${lines.join('\n')}\n`;
  return `${title}${lines[0]!.length > MOST_BEHIND_HEADING ? '\n\n' : ' '}${lines[0]!}`;
}

const MOST_CHARACTERS = 512;

function shorten(text: string, diff: DiffMode): string {
  return diff === 'simple' && text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 3)}...` : text;
}

/** What all other operators say: both values with the operator between them. */
export function operatorMessage(actual: unknown, expected: unknown, operator: string | undefined, diff: DiffMode): string {
  const actualText = inspectForDiff(actual);
  const expectedText = inspectForDiff(expected);
  const [left, right] = [shorten(actualText, diff), shorten(expectedText, diff)];
  if (operator === 'deepEqual') return `${headings.deepEqual}\n\n${left}\n\nshould loosely deep-equal\n\n${right}`;
  if (operator === 'notDeepEqual') {
    if (left === right) return `${headings.notDeepEqual}\n\n${left}`;
    return `${headings.notDeepEqualUnequal}\n\n${left}\n\nshould not loosely deep-equal\n\n${right}`;
  }
  return `${left} ${operator} ${right}`;
}
