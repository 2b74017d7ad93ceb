/**
 * More differences than these are not looked for: their rounds are kept, which takes memory by the square. What is left then
 * is all taken for different.
 */
const MAX_DISTANCE = 2_000;
/** Comparisons of items; a long way through much that is equal ends here. */
const MAX_STEPS = 50_000_000;

/** Comparisons between two pauses. */
const STEPS_PER_PAUSE = 20_000;

const LONG_ITEM = 10_000;

type Same = (actualIndex: number, expectedIndex: number) => boolean;

/**
 * Whether two items are the same; with `ignoresCommas` also where they are only a comma apart: the line is the last of its object
 * on one side. Lines are compared by numbers: a comparison of long ones that differ at their ends would take as long as they are.
 */
function comparison(actual: ArrayLike<string>, expected: ArrayLike<string>, ignoresCommas: boolean, pause: () => void): Same {
  // A number for each of thirty million units of a text would take a gigabyte; and a unit is compared in no time.
  if (typeof actual === 'string' || typeof expected === 'string') {
    return (i, j) => {
      const [one, other] = [actual[i]!, expected[j]!];
      if (one === other || !ignoresCommas || one.length + other.length > 3) return one === other;
      return `${one},` === other || `${other},` === one;
    };
  }
  const numbers = new Map<string, number>();
  const numberOf = (item: string): number => {
    // V8's hash of such a text is its length: it is compared with all that are as long.
    if (item.length > LONG_ITEM) pause();
    const known = numbers.get(item);
    if (known !== undefined) return known;
    numbers.set(item, numbers.size);
    return numbers.size - 1;
  };
  // By index: a text is a list of units, and its iterator would give code points.
  const each = (items: ArrayLike<string>, number: (item: string) => number): Int32Array =>
    new Int32Array(items.length).map((_, index) => number(items[index]!));
  const numbered = (items: ArrayLike<string>): Int32Array => each(items, numberOf);
  const withoutComma = (items: ArrayLike<string>): Int32Array =>
    each(items, (item) => (item.endsWith(',') ? numberOf(item.slice(0, -1)) : -1));
  const [a, b] = [numbered(actual), numbered(expected)];
  if (!ignoresCommas) return (i, j) => a[i] === b[j];
  const [shortA, shortB] = [withoutComma(actual), withoutComma(expected)];
  return (i, j) => a[i] === b[j] || shortA[i] === b[j] || shortB[j] === a[i];
}

/**
 * The greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), from the beginnings; of
 * several shortest ways it is the one that Node finds.
 *
 * @param pause called again and again while it works.
 */
export function editScript(
  actual: ArrayLike<string>,
  expected: ArrayLike<string>,
  ignoresCommas: boolean,
  pause: () => void = () => {},
): string {
  const same = comparison(actual, expected, ignoresCommas, pause);
  const most = Math.min(actual.length + expected.length, MAX_DISTANCE);
  const reach = new Int32Array(2 * most + 3);
  const history: Int32Array[] = [];
  let steps = 0;
  let pauseAt = STEPS_PER_PAUSE;
  for (let distance = 0; distance <= most && steps < MAX_STEPS; distance++) {
    // Of a round only the diagonals are kept that it can have reached.
    history.push(reach.slice(most - distance, most + distance + 3));
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const at = diagonal + most + 1;
      const isDown = diagonal === -distance || (diagonal !== distance && reach[at - 1]! < reach[at + 1]!);
      let x = isDown ? reach[at + 1]! : reach[at - 1]! + 1;
      const start = x;
      while (x < actual.length && x - diagonal < expected.length && same(x, x - diagonal)) x++;
      steps += x - start + 1;
      if (steps >= pauseAt) {
        pause();
        pauseAt = steps + STEPS_PER_PAUSE;
      }
      reach[at] = x;
      if (x >= actual.length && x - diagonal >= expected.length) return trace(history, actual.length, expected.length);
    }
  }
  return roughScript(actual.length, expected.length, same);
}

/** The beginnings and ends that are the same, and all between them for different. */
function roughScript(actualLength: number, expectedLength: number, same: Same): string {
  const shorter = Math.min(actualLength, expectedLength);
  let before = 0;
  while (before < shorter && same(before, before)) before++;
  let after = 0;
  while (after < shorter - before && same(actualLength - 1 - after, expectedLength - 1 - after)) after++;
  const inner = '+'.repeat(actualLength - before - after) + '-'.repeat(expectedLength - before - after);
  return '='.repeat(before) + inner + '='.repeat(after);
}

/** Walks the rounds back from both ends. */
function trace(history: readonly Int32Array[], actualLength: number, expectedLength: number): string {
  const steps: string[] = [];
  let x = actualLength;
  let y = expectedLength;
  for (let distance = history.length - 1; distance >= 0; distance--) {
    const reach = history[distance]!;
    const diagonal = x - y;
    const at = diagonal + distance + 1;
    const isDown = diagonal === -distance || (diagonal !== distance && reach[at - 1]! < reach[at + 1]!);
    const formerX = distance === 0 ? 0 : isDown ? reach[at + 1]! : reach[at - 1]!;
    const formerY = distance === 0 ? 0 : formerX - (isDown ? diagonal + 1 : diagonal - 1);
    const equal = Math.min(x - formerX, y - formerY);
    if (equal > 0) {
      steps.push('='.repeat(equal));
      x -= equal;
      y -= equal;
    }
    if (distance === 0) break;
    if (x > formerX) {
      steps.push('+');
      x--;
    } else {
      steps.push('-');
      y--;
    }
  }
  return steps.reverse().join('');
}
