import { describe, expect, it } from 'vitest';
import { runStoppable, STOPPED } from '../../src/stoppable.ts';

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('It threw nothing');
}

describe('runStoppable', () => {
  it('gives the result, or what the work throws, as it is', () => {
    const result = { value: 1 };
    expect(runStoppable(1000, () => result)).toBe(result);
    const error = new RangeError('wrong');
    const { stack } = error;
    for (const thrown of [error, undefined, null, 5, { code: 'other' }]) {
      expect(
        thrownBy(() =>
          runStoppable(1000, () => {
            throw thrown;
          }),
        ),
      ).toBe(thrown);
    }
    expect(error.stack).toBe(stack);
  });

  it('ends a loop that nothing else ends', () => {
    const endless = () => {
      for (;;);
    };
    const started = performance.now();
    expect(thrownBy(() => runStoppable(20, endless))).toBe(STOPPED);
    expect(thrownBy(() => runStoppable(-5, endless))).toBe(STOPPED);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(runStoppable(Number.POSITIVE_INFINITY, () => 1)).toBe(1);
  });

  it('can be nested: the inner time ends the inner work', () => {
    const inner = () =>
      thrownBy(() =>
        runStoppable(20, () => {
          for (;;);
        }),
      );
    expect(runStoppable(5000, () => [inner(), 'goes on'])).toEqual([STOPPED, 'goes on']);
  });
});
