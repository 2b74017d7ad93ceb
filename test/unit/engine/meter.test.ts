import { describe, expect, it } from 'vitest';
import { aside, monotonicNow } from '../../../src/clock.ts';
import { Meter } from '../../../src/engine/meter.ts';

function busyFor(ms: number): void {
  const end = monotonicNow() + ms;
  while (monotonicNow() < end);
}

describe('a meter', () => {
  it('ends what ran past its limit', () => {
    const meter = new Meter();
    meter.cpuLimitMs = 5;
    meter.enter();
    busyFor(6);
    expect(() => meter.check()).toThrow('The guest used more than 5 ms of CPU time');
  });

  it('takes back what the host did for itself', () => {
    const meter = new Meter();
    meter.cpuLimitMs = 50;
    meter.enter();
    aside(() => busyFor(60));
    expect(meter.remaining).toBeGreaterThan(0);
    expect(() => meter.check()).not.toThrow();
    aside(() => aside(() => busyFor(60)));
    expect(() => meter.check()).not.toThrow();
    expect(meter.used(true)).toBeLessThan(50);
    meter.leave();
    expect(meter.cpuMs).toBeLessThan(50);
  });

  it('takes nothing back for what the host did for itself before or after', () => {
    const meter = new Meter();
    meter.cpuLimitMs = 50;
    aside(() => busyFor(20));
    meter.enter();
    busyFor(5);
    meter.leave();
    aside(() => busyFor(20));
    expect(meter.remaining).toBe(Number.POSITIVE_INFINITY);
    expect(meter.cpuMs).toBeGreaterThanOrEqual(5);
    meter.enter();
    busyFor(46);
    expect(() => meter.check()).toThrow('The guest used more than 50 ms of CPU time');
  });

  it('does not take back the wall clock', () => {
    const meter = new Meter();
    meter.cpuLimitMs = 50;
    meter.wallDeadline = monotonicNow() + 55;
    meter.enter();
    aside(() => busyFor(60));
    expect(() => meter.check()).toThrow('The guest ran past its wall-clock deadline');
  });
});
