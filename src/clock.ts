/** The part of Node's `process` that tells the time. */
interface Hrtime {
  readonly process?: { readonly hrtime?: () => readonly [seconds: number, nanoseconds: number] };
}
const hrtime = (globalThis as Hrtime).process?.hrtime;

/**
 * Milliseconds by the monotonic clock that limits are measured by. Not the guest's clock: that one may be frozen. In Node,
 * `performance` is a getter that loads `perf_hooks`, which takes a seventh of what a process costs to its first value.
 */
export const monotonicNow: () => number =
  hrtime === undefined
    ? () => performance.now()
    : () => {
        const [seconds, nanoseconds] = hrtime();
        return seconds * 1e3 + nanoseconds / 1e6;
      };

let spent = 0;

/** Milliseconds that the process has spent so far in `aside()`. */
export const spentAside = (): number => spent;

/**
 * Does what the library needs once, whichever guest happens to wait for it: none is charged for it, by a limit of CPU time. The
 * wall clock goes on.
 */
export function aside<T>(work: () => T): T {
  const before = spent;
  const started = monotonicNow();
  try {
    return work();
  } finally {
    // What was done aside within it is part of it.
    spent = before + monotonicNow() - started;
  }
}
