import { describe, expect, it } from 'vitest';
import { monotonicNow } from '../../../src/engine/clock.ts';
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
    busyFor(60);
    meter.excuse(60);
    expect(() => meter.check()).not.toThrow();
    meter.leave();
    expect(meter.cpuMs).toBeLessThan(50);
  });

  it('does not take back the wall clock', () => {
    const meter = new Meter();
    meter.cpuLimitMs = 50;
    meter.wallDeadline = monotonicNow() + 55;
    meter.enter();
    busyFor(60);
    meter.excuse(60);
    expect(() => meter.check()).toThrow();
  });
});
