import type { CreateHost } from '../../capabilities/capability.ts';
import type { PerformanceVerbs } from './contract.ts';

/** What the owner of the event loop keeps up to date, under the key `event-loop-times` of the sandbox. */
export interface EventLoopTimes {
  /** By the sandbox's monotonic clock; -1 until the loop begins. */
  startMs: number;
  exitMs: number;
  idleMs: number;
  turns: number;
  events: number;
}

const UNKNOWN: EventLoopTimes = { startMs: -1, exitMs: -1, idleMs: 0, turns: 0, events: 0 };

/** Every reading comes from the sandbox's clock, so a coarse, frozen or virtual one is coarse, frozen or virtual here too. */
export const createPerformanceHost: CreateHost<PerformanceVerbs> = (context) => {
  const loop = context.share<EventLoopTimes>('event-loop-times', () => UNKNOWN);
  // https://w3c.github.io/hr-time/#dfn-time-origin-timestamp: one value for the life of the sandbox.
  let origin: number | undefined;
  return {
    now: () => context.monotonic(),
    timeOrigin() {
      origin ??= context.now() - context.monotonic();
      return origin;
    },
    loopStart: () => loop.startMs,
    loopExit: () => loop.exitMs,
    loopTurns: () => loop.turns,
    loopEvents: () => loop.events,
    idleTime: () => loop.idleMs,
  };
};
