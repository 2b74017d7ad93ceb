/**
 * More differences than these are not looked for: their rounds are kept, which takes memory by the square. What is left then
 * is all taken for different.
 */
const MAX_DISTANCE = 2_000;
/** Comparisons of items; a long way through much that is equal ends here. */
const MAX_STEPS = 50_000_000;

/** Only a comma apart: the line is the last of its object on one side. */
function differsByComma(a: string, b: string): boolean {
  return a.length - b.length === 1 ? a === `${b},` : b.length - a.length === 1 && b === `${a},`;
}

/**
 * The greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), from the beginnings; of
 * several shortest ways it is the one that Node finds.
 */
export function editScript(actual: ArrayLike<string>, expected: ArrayLike<string>, ignoresCommas: boolean): string {
  const same = (a: string, b: string): boolean => a === b || (ignoresCommas && differsByComma(a, b));
  const most = Math.min(actual.length + expected.length, MAX_DISTANCE);
  const reach = new Int32Array(2 * most + 3);
  const history: Int32Array[] = [];
  let steps = 0;
  for (let distance = 0; distance <= most && steps < MAX_STEPS; distance++) {
    // Of a round only the diagonals are kept that it can have reached.
    history.push(reach.slice(most - distance, most + distance + 3));
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const at = diagonal + most + 1;
      const isDown = diagonal === -distance || (diagonal !== distance && reach[at - 1]! < reach[at + 1]!);
      let x = isDown ? reach[at + 1]! : reach[at - 1]! + 1;
      const start = x;
      while (x < actual.length && x - diagonal < expected.length && same(actual[x]!, expected[x - diagonal]!)) x++;
      steps += x - start + 1;
      reach[at] = x;
      if (x >= actual.length && x - diagonal >= expected.length) return trace(history, actual.length, expected.length);
    }
  }
  return roughScript(actual, expected, same);
}

/** The beginnings and ends that are the same, and all between them for different. */
function roughScript(actual: ArrayLike<string>, expected: ArrayLike<string>, same: (a: string, b: string) => boolean): string {
  const shorter = Math.min(actual.length, expected.length);
  let before = 0;
  while (before < shorter && same(actual[before]!, expected[before]!)) before++;
  let after = 0;
  while (after < shorter - before && same(actual[actual.length - 1 - after]!, expected[expected.length - 1 - after]!)) after++;
  const inner = '+'.repeat(actual.length - before - after) + '-'.repeat(expected.length - before - after);
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
