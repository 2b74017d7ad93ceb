/**
 * An instant: a stretch of host code in which nobody waits and no guest code runs, such as the resolution of one module. The
 * same folders are asked for in it again and again (`x`, `x.js`, `x.json`, `package.json` above each), so a volume may
 * answer from what it has seen since the instant began. Outside of one, `now` is 0 and nothing is kept.
 */
let current = 0;
let last = 0;

/** Runs `work` as one instant, or as part of the one that runs. Whoever writes to a volume must not do it in here. */
export function inOneInstant<T>(work: () => T): T {
  if (current !== 0) return work();
  current = ++last;
  try {
    return work();
  } finally {
    current = 0;
  }
}

/** The number of the instant that runs, or 0. */
export function instant(): number {
  return current;
}
