import { describe, expect, it } from 'vitest';
import type { HostContext } from '../../../../src/capabilities/capability.ts';
import { createPerformanceHost, type EventLoopTimes } from '../../../../src/web/performance/host.ts';

function createContext(clock: { epoch: number; monotonic: number }): HostContext {
  const shared = new Map<string, unknown>();
  return {
    grant: () => undefined,
    allows: () => true,
    emit: () => {},
    now: () => clock.epoch,
    monotonic: () => clock.monotonic,
    randomFill: () => {},
    signal: new AbortController().signal,
    share<T>(key: string, create: () => T): T {
      if (!shared.has(key)) shared.set(key, create());
      return shared.get(key) as T;
    },
    enqueue: () => {},
    chargeHostCall: () => {},
    checkLimits: () => {},
    runStoppable: (work) => work(),
    background: (promise) => promise,
    exceed: () => {
      throw new Error('unexpected');
    },
    limits: {},
  };
}

describe('performance host', () => {
  it('reads the clock of its sandbox', () => {
    const clock = { epoch: 1_000_000, monotonic: 12.5 };
    const host = createPerformanceHost(createContext(clock));
    expect(host.now()).toBe(12.5);
    clock.monotonic = 13;
    expect(host.now()).toBe(13);
  });

  it('has one time origin, also when the wall clock is set', () => {
    const clock = { epoch: 1_000_000, monotonic: 12.5 };
    const host = createPerformanceHost(createContext(clock));
    expect(host.timeOrigin()).toBe(999_987.5);
    clock.epoch = 5;
    clock.monotonic = 20;
    expect(host.timeOrigin()).toBe(999_987.5);
  });

  it('tells what the owner of the event loop has recorded', () => {
    const context = createContext({ epoch: 0, monotonic: 0 });
    const times: EventLoopTimes = { startMs: -1, exitMs: -1, idleMs: 0, turns: 0, events: 0 };
    context.share('event-loop-times', () => times);
    const host = createPerformanceHost(context);
    const read = () => [host.loopStart(), host.loopExit(), host.idleTime(), host.loopTurns(), host.loopEvents()];
    expect(read()).toEqual([-1, -1, 0, 0, 0]);
    Object.assign(times, { startMs: 4, exitMs: 9, idleMs: 7.5, turns: 2, events: 3 });
    expect(read()).toEqual([4, 9, 7.5, 2, 3]);
  });
});
