import { validateString, validateStringArray } from 'internal:validators';

type Entry = [operation: -1 | 0 | 1, value: string];

function validateSide(value: unknown, name: string): asserts value is string | string[] {
  if (Array.isArray(value)) validateStringArray(value, name);
  else validateString(value, name);
}

/**
 * The shortest edit script between two texts or lists (nodejs.org/api/util.html#utildiffactual-expected): 0 for what both
 * have, 1 for what only `actual` has, -1 for what only `expected` has.
 *
 * The greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
 */
export function diff(actual: string | readonly string[], expected: string | readonly string[]): Entry[] {
  if (actual === expected) return [];
  validateSide(actual, 'actual');
  validateSide(expected, 'expected');
  return editScript(actual, expected);
}

function editScript(actual: ArrayLike<string>, expected: ArrayLike<string>): Entry[] {
  const most = actual.length + expected.length;
  const reach = new Int32Array(2 * most + 2);
  const history: Int32Array[] = [];
  for (let distance = 0; distance <= most; distance++) {
    history.push(reach.slice());
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const at = diagonal + most;
      const isDown = diagonal === -distance || (diagonal !== distance && reach[at - 1]! < reach[at + 1]!);
      let x = isDown ? reach[at + 1]! : reach[at - 1]! + 1;
      while (x < actual.length && x - diagonal < expected.length && actual[x] === expected[x - diagonal]) x++;
      reach[at] = x;
      if (x >= actual.length && x - diagonal >= expected.length) return trace(history, actual, expected, most);
    }
  }
  return [];
}

/** Walks the rounds back from both ends, and gives the entries in reading order. */
function trace(history: readonly Int32Array[], actual: ArrayLike<string>, expected: ArrayLike<string>, most: number): Entry[] {
  const entries: Entry[] = [];
  let x = actual.length;
  let y = expected.length;
  for (let distance = history.length - 1; distance >= 0; distance--) {
    const reach = history[distance]!;
    const diagonal = x - y;
    const at = diagonal + most;
    const isDown = diagonal === -distance || (diagonal !== distance && reach[at - 1]! < reach[at + 1]!);
    const former = isDown ? diagonal + 1 : diagonal - 1;
    const formerX = distance === 0 ? 0 : reach[former + most]!;
    const formerY = distance === 0 ? 0 : formerX - former;
    while (x > formerX && y > formerY) {
      entries.push([0, actual[--x]!]);
      y--;
    }
    if (distance === 0) break;
    if (x > formerX) entries.push([1, actual[--x]!]);
    else entries.push([-1, expected[--y]!]);
  }
  return entries.reverse();
}
