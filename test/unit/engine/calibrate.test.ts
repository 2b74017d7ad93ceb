import { describe, expect, it } from 'vitest';
import { processRuntime } from '../../../src/runtime.ts';

describe('calibration', () => {
  it('finds the values of the image where the host reads them, or every transfer takes the slow path', () => {
    const { pool, base } = processRuntime();
    const { machine } = pool.take(base.image);
    expect(machine.direct).toBe(true);
    pool.give(machine, base.image);
  });
});
