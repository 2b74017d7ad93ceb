/** The differences of two values as lines, in the form of Node 24's assertion errors (observed). */

import process from 'node:process';
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

/** Only a comma apart: the line is the last of its object on one side. */
function differsByComma(a: string, b: string): boolean {
  return a.length - b.length === 1 ? a === `${b},` : b.length - a.length === 1 && b === `${a},`;
}

/**
 * The greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986): 1 for what only `actual`
 * has, -1 for what only `expected` has.
 */
export function diffLines(actual: readonly string[], expected: readonly string[], ignoresCommas: boolean): DiffLine[] {
  const same = (a: string, b: string): boolean => a === b || (ignoresCommas && differsByComma(a, b));
  const most = actual.length + expected.length;
  const reach = new Int32Array(2 * most + 2);
  const history: Int32Array[] = [];
  for (let distance = 0; distance <= most; distance++) {
    // Of a round only the diagonals that it can have reached are kept: the memory is quadratic in the distance alone.
    history.push(reach.slice(Math.max(0, most - distance - 1), most + distance + 2));
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const at = diagonal + most;
      const isDown = diagonal === -distance || (diagonal !== distance && reach[at - 1]! < reach[at + 1]!);
      let x = isDown ? reach[at + 1]! : reach[at - 1]! + 1;
      while (x < actual.length && x - diagonal < expected.length && same(actual[x]!, expected[x - diagonal]!)) x++;
      reach[at] = x;
      if (x >= actual.length && x - diagonal >= expected.length) return trace(history, actual, expected, ignoresCommas);
    }
  }
  return [];
}

/** Walks the rounds back from both ends, and gives the lines in reading order. */
function trace(
  history: readonly Int32Array[],
  actual: readonly string[],
  expected: readonly string[],
  ignoresCommas: boolean,
): DiffLine[] {
  const lines: DiffLine[] = [];
  const most = actual.length + expected.length;
  let x = actual.length;
  let y = expected.length;
  for (let distance = history.length - 1; distance >= 0; distance--) {
    const reach = history[distance]!;
    const base = most - Math.max(0, most - distance - 1);
    const diagonal = x - y;
    const at = diagonal + base;
    const isDown = diagonal === -distance || (diagonal !== distance && reach[at - 1]! < reach[at + 1]!);
    const former = isDown ? diagonal + 1 : diagonal - 1;
    const formerX = distance === 0 ? 0 : reach[former + base]!;
    const formerY = distance === 0 ? 0 : formerX - former;
    while (x > formerX && y > formerY) {
      const line = actual[--x]!;
      const other = expected[--y]!;
      lines.push([0, ignoresCommas && other.length > line.length ? other : line]);
    }
    if (distance === 0) break;
    if (x > formerX) lines.push([1, actual[--x]!]);
    else lines.push([-1, expected[--y]!]);
  }
  return lines.reverse();
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
