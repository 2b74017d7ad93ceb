import { describe, expect, it } from 'vitest';
import { Runtime } from '../../../src/engine/layout.ts';
import { writeArrayBuffer } from '../../../src/engine/writer.ts';
import { createSandbox, memoryVolume } from '../../../src/index.ts';
import { createIsolate, evaluate } from '../../helpers/isolate.ts';

describe('garbage in cycles', () => {
  const kinds = {
    'typed arrays': 'new Uint8Array(1 << 20)',
    'array buffers': 'new ArrayBuffer(1 << 20)',
    buffers: 'Buffer.alloc(1 << 20)',
    strings: '"x".repeat(1 << 20) + i',
    arrays: 'new Array(1 << 17).fill(i)',
    maps: 'new Map(Array.from({ length: 10_000 }, (_, i) => [i, i]))',
    'bytes of the host': 'fs.readFileSync("/data/megabyte")',
    'grown arrays': '(() => { const list = []; for (let i = 0; i < 1e4; i++) list.push(i); return list; })()',
  };
  it.each(Object.entries(kinds))('is collected by the size of %s, not by their number', async (_name, made) => {
    const sandbox = await createSandbox({
      limits: { memoryBytes: 16 << 20, cpuMs: 30_000, wallMs: 30_000 },
      capabilities: {
        fs: { mounts: { '/data': memoryVolume({ files: { megabyte: new Uint8Array(1 << 20) }, readOnly: true }) } },
      },
    });
    const source = `import fs from 'node:fs';
      for (let i = 0; i < 100; i++) { const cycle = { held: ${made} }; cycle.self = cycle; }
      export default 'done';`;
    expect(await sandbox.run(source)).toMatchObject({ ok: true, value: 'done' });
    sandbox.dispose();
  });

  it('is collected in time where most of the memory is in use', async () => {
    const sandbox = await createSandbox({ limits: { memoryBytes: 16 << 20 } });
    const result = sandbox.evaluate(`const kept = Array.from({ length: 110 }, () => new Uint8Array(100 << 10));
      for (let i = 0; i < 300; i++) { const cycle = { held: new Uint8Array(50 << 10) }; cycle.self = cycle; }
      kept.length`);
    expect(result).toMatchObject({ ok: true, value: 110 });
    sandbox.dispose();
  });

  it('does not save what is in use', async () => {
    const sandbox = await createSandbox({ limits: { memoryBytes: 16 << 20 } });
    const result = sandbox.evaluate('const kept = []; for (;;) kept.push(new Uint8Array(100 << 10))');
    expect(result).toMatchObject({ ok: false, error: { code: 'memory' } });
    sandbox.dispose();
  });
});

describe('the count of bytes in use', () => {
  it.each([
    'Array.from({ length: 100 }, (_, i) => ({ i, s: "text" + i }))',
    'new Uint8Array(1e5)',
    '"x".repeat(1e5).split("")',
    'new Map([[1, { a: [1, 2, 3] }]])',
    'let list = []; for (let i = 0; i < 1e4; i++) list.push(i); list.length = 0',
    'JSON.parse(JSON.stringify({ a: Array(1000).fill({ b: 1 }) }))',
    '/(a+)(b*)/.exec("x".repeat(1000) + "aaabbb")',
    'new Function("a", "return a + " + Math.random())(1)',
    '2n ** 10_000n',
    'structuredClone({ bytes: new Uint8Array(1e5), date: new Date(0) })',
  ])('comes back to what it was after %s', (source) => {
    const isolate = createIsolate();
    const { machine } = isolate;
    const used = (): number => {
      machine.enter(() => machine.collectGarbage());
      return machine.memory.u32[(machine.runtime + Runtime.mallocSize) >>> 2]!;
    };
    const run = (): void => void evaluate(isolate, `(() => { ${source} })()`);
    for (let i = 0; i < 20; i++) run();
    const before = used();
    for (let i = 0; i < 200; i++) run();
    expect(Math.abs(used() - before)).toBeLessThan(4096);
  });

  it('follows bytes of the host into the guest and out of it again', () => {
    const isolate = createIsolate();
    const { machine } = isolate;
    const used = (): number => machine.memory.u32[(machine.runtime + Runtime.mallocSize) >>> 2]!;
    const before = used();
    const box = isolate.machine.allocate(8);
    writeArrayBuffer(isolate.machine, box, new Uint8Array(1 << 20));
    expect(used() - before).toBeGreaterThanOrEqual(1 << 20);
    expect(used() - before).toBeLessThan((1 << 20) + 512);
    machine.freeBox(box);
    expect(Math.abs(used() - before)).toBeLessThan(512);
  });
});
