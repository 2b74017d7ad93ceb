import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runAttacks } from './attack.ts';

/** Threat: filling the host. Linear memory is the limit, so every kind of value counts, and running out ends the sandbox. */
const kinds: Record<string, string> = {
  strings: `const a = []; for (;;) a.push('x'.repeat(1e5) + a.length)`,
  ropes: `const a = []; for (;;) { let s = 'x'.repeat(1e4); for (let i = 0; i < 100; i++) s = s + 'y' + i; a.push(s); }`,
  'typed arrays': 'const a = []; for (;;) a.push(new Uint8Array(1e6))',
  'one ArrayBuffer': 'new ArrayBuffer(2 ** 30)',
  objects: 'const a = []; for (;;) a.push({ a: 1, b: 2 })',
  Maps: 'const m = new Map(); for (let i = 0; ; i++) m.set(i, i)',
  'JSON.parse': `const s = '[' + '[],'.repeat(1e5) + '1]', a = []; for (;;) a.push(JSON.parse(s))`,
  closures: 'const a = []; for (;;) a.push(() => a)',
  BigInts: 'const a = []; for (let n = 1n << 100000n; ; n++) a.push(n)',
  generators: 'const a = []; for (;;) { const g = (function* () { yield 1 })(); g.next(); a.push(g); }',
  'regular expressions': `const a = []; for (let i = 0; ; i++) a.push(new RegExp('(a|b|c){1,50}' + i))`,
  'Buffer.alloc': 'const a = []; for (;;) a.push(Buffer.alloc(1e6, 1))',
  'array length': 'const a = []; for (let i = 0; ; i++) a[i] = i',
  symbols: 'const a = []; for (;;) a.push(Symbol("s" + a.length))',
};
const megabytes = [16, 32, 64];

describe.each(megabytes)('with %i MiB', (size) => {
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    const limits = { memoryBytes: size << 20, cpuMs: 20_000, wallMs: 30_000, transferBytes: 1 << 20 };
    const probe = {
      name: 'caught',
      source: 'try { const a = []; for (;;) a.push(new Uint8Array(1e6)) } catch { globalThis.ran = 1 }',
      options: { limits },
    };
    outcomes = await runAttacks([
      ...Object.entries(kinds).map(([name, source]) => ({ name, source, options: { limits } })),
      probe,
    ]);
  }, 120_000);

  it.each(Object.keys(kinds))('%s end in code memory', (name) => {
    const { code, over } = outcomes.get(name)!;
    expect({ code, over }).toEqual({ code: 'memory', over: true });
  });

  it('cannot be caught', () => {
    expect(outcomes.get('caught')).toMatchObject({ code: 'memory', over: true });
  });
});
