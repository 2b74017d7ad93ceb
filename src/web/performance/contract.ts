/** What the guest side of `performance` asks of the host. */
export interface PerformanceVerbs {
  /** Milliseconds of the sandbox's own monotonic clock, from its creation. */
  now(): number;
  /** Milliseconds since the Unix epoch at which `now()` was 0. */
  timeOrigin(): number;
  /** When the event loop began by that clock, -1 before. */
  loopStart(): number;
  /** When it ended, -1 before. */
  loopExit(): number;
  /** Passes of the event loop. */
  loopTurns(): number;
  /** Completions of host work that it has run. */
  loopEvents(): number;
  /** Milliseconds for which the event loop has waited so far. */
  idleTime(): number;
}
