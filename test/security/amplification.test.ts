import { describe, expect, it } from 'vitest';
import { parseFrames } from '../../src/failure.ts';
import { createSandbox } from '../../src/index.ts';

/** Threat: a value that is small in the guest and large, or slow to read, for the host. */
describe('what a guest gives', () => {
  it.each([
    [
      'a text in many String objects',
      "const text = '\\u4e00'.repeat(400_000); export default Array.from({ length: 400 }, () => new String(text))",
    ],
    ['one large BigInt in many places', 'const large = (1n << 1_000_000n) - 1n; export default Array(3_000).fill(large)'],
    [
      'BigInt objects',
      'const large = (1n << 1_000_000n) - 1n; export default Array.from({ length: 3_000 }, () => Object(large))',
    ],
    [
      'a BigInt that only guest code can reach',
      'const large = (1n << 30_000n) - 1n; export default Array.from({ length: 200 }, () => ({ get x() { return large; } }))',
    ],
  ])('is charged for each copy: %s', async (_name, source) => {
    const sandbox = await createSandbox();
    const started = performance.now();
    const before = process.memoryUsage().rss;
    expect(await sandbox.run(source)).toMatchObject({
      error: { code: 'serialize', message: 'The value is larger than 1048576 bytes' },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20);
    // The host reads in place, where no deadline of the guest's is looked at.
    expect(performance.now() - started).toBeLessThan(5_000);
    sandbox.dispose();
  });

  it('is charged for what is looked at: errors of one prototype with thousands of names', async () => {
    const source = `let shape = Error.prototype;
      for (let level = 0; level < 6; level++) {
        shape = Object.create(shape);
        for (let name = 0; name < 30_000; name++) shape['k' + name] = 1;
      }
      export default Array.from({ length: 10_000 }, () => Object.setPrototypeOf(Object.defineProperty(new Error(), 'stack', { value: '' }), shape));`;
    const started = performance.now();
    const sandbox = await createSandbox({ limits: { cpuMs: 10_000 } });
    expect(await sandbox.run(source)).toMatchObject({
      error: { code: 'serialize', message: 'The value is larger than 1048576 bytes' },
    });
    // Two billion names were looked at before.
    expect(performance.now() - started).toBeLessThan(5_000);
    sandbox.dispose();
  });

  it.each([
    ['directly', '(value) => value'],
    ['by guest code', '(value) => ({ value, get other() { return 1; } })'],
  ])('is no pattern that V8 takes long to read, %s', async (_name, wrap) => {
    const sandbox = await createSandbox();
    const evaluate = (pattern: string, flags: string) =>
      sandbox.evaluate(`(${wrap})(new RegExp(${JSON.stringify(pattern)}, '${flags}'))`);
    for (const [part, count] of [
      ['\\W', 20_000],
      ['\\p{Lu}', 100],
    ] as const) {
      expect(evaluate(`[${part.repeat(count)}]`, 'iu')).toMatchObject({ error: { code: 'serialize' } });
    }
    expect(evaluate(`[${'\\W'.repeat(20_000)}]`, 'i')).toMatchObject({ ok: true });
    expect(evaluate(`[${'\\p{Lu}'.repeat(50)}]`, 'iu')).toMatchObject({ ok: true });
    sandbox.dispose();
  });

  it.each([' (', ' (x', ':1', ':1:1x', '1', ') ('])('is no stack that takes long to read: "%s", again and again', (unit) => {
    const line = `    at ${unit.repeat(100_000)}`;
    const started = performance.now();
    for (const end of ['', ')', ':1:1', ':1:1)']) parseFrames(line + end);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('frames', () => {
  it('are told apart in names and paths with parentheses', () => {
    const stack = [
      'Error: x',
      '    at f (/a (1).js:1:2)',
      '    at file:///a (b):3:4',
      '    at new A [as b] (file:///a.js:5:6)',
      '    at eval (eval at g (/a.js:7:8), <anonymous>:9:10)',
      '    at native',
      '   at h (/a.js:1:1)',
    ].join('\n');
    expect(parseFrames(stack)).toEqual([
      { functionName: 'f', file: '/a (1).js', line: 1, column: 2 },
      { functionName: '', file: 'file:///a (b)', line: 3, column: 4 },
      { functionName: 'new A [as b]', file: 'file:///a.js', line: 5, column: 6 },
      { functionName: 'eval', file: 'eval at g (/a.js:7:8), <anonymous>', line: 9, column: 10 },
    ]);
  });
});
