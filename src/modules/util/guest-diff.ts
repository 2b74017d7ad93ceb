import { verbs } from 'internal:port';
import { validateString, validateStringArray } from 'internal:validators';

const host = verbs<{
  diff(actual: string | readonly string[], expected: string | readonly string[], ignoresCommas: boolean): string;
}>('assert');

type Entry = [operation: -1 | 0 | 1, value: string];

function validateSide(value: unknown, name: string): asserts value is string | string[] {
  if (Array.isArray(value)) validateStringArray(value, name);
  else validateString(value, name);
}

/**
 * The shortest edit script between two texts or lists (nodejs.org/api/util.html#utildiffactual-expected): 0 for what both
 * have, 1 for what only `actual` has, -1 for what only `expected` has.
 */
export function diff(actual: string | readonly string[], expected: string | readonly string[]): Entry[] {
  if (actual === expected) return [];
  validateSide(actual, 'actual');
  validateSide(expected, 'expected');
  const entries: Entry[] = [];
  let x = 0;
  let y = 0;
  for (const step of host.diff(actual, expected, false)) {
    if (step === '+') entries.push([1, actual[x++]!]);
    else if (step === '-') entries.push([-1, expected[y++]!]);
    else {
      entries.push([0, actual[x++]!]);
      y++;
    }
  }
  return entries;
}
