/** The differences of two values as lines, in the form of Node 24's assertion errors (observed). */

import { verbs } from 'internal:port';
import process from 'node:process';
import type { AssertVerbs } from './contract.ts';

const host = verbs<AssertVerbs>('assert');

import { shouldColorize } from 'node:util';

export interface Palette {
  readonly blue: string;
  readonly green: string;
  readonly red: string;
  readonly gray: string;
  readonly white: string;
  readonly clear: string;
  readonly hasColors: boolean;
}

const plain: Palette = { blue: '', green: '', red: '', gray: '', white: '', clear: '', hasColors: false };
const colored: Palette = {
  blue: '\u001b[34m',
  green: '\u001b[32m',
  red: '\u001b[31m',
  gray: '\u001b[90m',
  white: '\u001b[39m',
  clear: '\u001bc',
  hasColors: true,
};

/** Asked for every error: the environment may have changed. */
export function currentPalette(): Palette {
  return shouldColorize(process.stderr as { isTTY?: boolean }) ? colored : plain;
}

export type Operation = -1 | 0 | 1;
export type DiffLine = readonly [operation: Operation, text: string];

/** The lines in reading order: 1 for what only `actual` has, -1 for what only `expected` has. */
export function diffLines(
  actual: string | readonly string[],
  expected: string | readonly string[],
  ignoresCommas: boolean,
): DiffLine[] {
  const lines: DiffLine[] = [];
  let x = 0;
  let y = 0;
  for (const step of host.diff(actual, expected, ignoresCommas)) {
    if (step === '+') lines.push([1, actual[x++]!]);
    else if (step === '-') lines.push([-1, expected[y++]!]);
    else {
      const line = actual[x++]!;
      const other = expected[y++]!;
      lines.push([0, ignoresCommas && other.length > line.length ? other : line]);
    }
  }
  return lines;
}

/** Equal lines that are shown after a difference; one or two more are not worth leaving out. */
const MOST_EQUAL_LINES = 5;

export interface RenderedDiff {
  readonly text: string;
  /** Whether lines were left out that stand between differences. */
  readonly skipped: boolean;
}

export function renderLines(lines: readonly DiffLine[], isPartial: boolean, palette: Palette): RenderedDiff {
  const { blue, green, red, gray, white } = palette;
  let text = '';
  let skipped = false;
  const showEqual = (from: number, to: number): void => {
    for (let index = from; index < to; index++) text += `\n${white}  ${lines[index]![1]}`;
  };
  let index = 0;
  while (index < lines.length) {
    const [operation, line] = lines[index]!;
    if (operation === 0) {
      const start = index;
      while (index < lines.length && lines[index]![0] === 0) index++;
      const count = index - start;
      if (count <= MOST_EQUAL_LINES) {
        showEqual(start, index);
        continue;
      }
      showEqual(start, start + MOST_EQUAL_LINES);
      if (index === lines.length) continue;
      if (count <= MOST_EQUAL_LINES + 2) {
        showEqual(start + MOST_EQUAL_LINES, index);
      } else {
        skipped = true;
        text += `\n${blue}...${white}`;
        showEqual(index - 1, index);
      }
      continue;
    }
    index++;
    if (operation === -1) text += `\n${red}-${white} ${line}`;
    // What a partial comparison does not look at is no difference.
    else if (isPartial) text += `\n${gray}${palette.hasColors ? ' ' : '+'} ${line}${white}`;
    else text += `\n${green}+${white} ${line}`;
  }
  return { text, skipped };
}
