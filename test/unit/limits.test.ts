import { describe, expect, it } from 'vitest';
import { defaultLimits, parseLimits, preparingLimits } from '../../src/limits.ts';

describe('limits', () => {
  it('are the defaults where none is given, those of prepare() with more time', () => {
    expect(parseLimits(undefined)).toEqual(defaultLimits);
    expect(parseLimits({ timers: 5 }, preparingLimits)).toEqual({ ...defaultLimits, timers: 5, cpuMs: 10_000, wallMs: 60_000 });
  });

  it('follow a smaller one that bounds them', () => {
    expect(parseLimits({ wallMs: 500 }, preparingLimits)).toMatchObject({ cpuMs: 500, wallMs: 500 });
    expect(parseLimits({ hostCalls: 3 })).toMatchObject({ hostCallsInFlight: 3 });
  });

  it.each([
    [5, 'limits must be an object, got 5'],
    [{ cpu: 1 }, /^Unknown limit "cpu", allowed are memoryBytes, cpuMs, /],
    [{ cpuMs: 0 }, 'limits.cpuMs must be a positive number or Infinity, got 0'],
    [{ cpuMs: 2_000, wallMs: 1_000 }, /cpuMs/],
  ])('refuse %j', (value, message) => {
    expect(() => parseLimits(value)).toThrow(message);
    expect(() => parseLimits(value)).toThrow(expect.objectContaining({ code: 'option' }));
  });
});
