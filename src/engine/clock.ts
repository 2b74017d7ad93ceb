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
