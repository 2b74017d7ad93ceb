/** Host verbs of `node:timers`. */
export interface TimersVerbs {
  /** Milliseconds of the sandbox's monotonic clock. */
  monotonic(): number;
}
