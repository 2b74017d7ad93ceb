import { beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, prepare } from '../../src/index.ts';
import { type Outcome, runAttacks } from './attack.ts';

/** Threat: native loops that no interrupt reaches. Each must stop within 20 ms of a 50 ms deadline; the test allows a loaded machine more. */
const limits = { cpuMs: 50, memoryBytes: 512 << 20 };
const LONGEST = 2 ** 53 - 1;
const programs: Record<string, string> = {
  'plain loop': 'for (;;);',
  'do-while': 'do {} while (true)',
  recursion: '(function f() { try { f() } finally { f() } })()',
  'Array.prototype.indexOf': `[].indexOf.call({ length: ${LONGEST} }, 1)`,
  'Array.prototype.lastIndexOf': `[].lastIndexOf.call({ length: ${LONGEST} }, 1)`,
  'Array.prototype.includes': `[].includes.call({ length: ${LONGEST} }, 1)`,
  'Array.prototype.reverse': `[].reverse.call({ length: ${LONGEST} })`,
  'Array.prototype.fill': `[].fill.call({ length: ${LONGEST} }, 1)`,
  'Array.prototype.splice': `[].splice.call({ length: ${LONGEST} }, 0, 1)`,
  'Array.prototype.slice': `[].slice.call({ length: 2 ** 32 - 1 })`,
  'Array.prototype.copyWithin': `[].copyWithin.call({ length: ${LONGEST} }, 0, 1)`,
  'Array.prototype.concat': 'const a = []; a.length = 2 ** 31; for (;;) a.concat([])',
  'Array.prototype.join': `new Array(1e8) + ''`,
  'Array.prototype.sort': 'const a = []; a.length = 2 ** 31; a.sort()',
  'String.prototype.indexOf': `const s = 'a'.repeat(2 ** 24); for (;;) s.indexOf('a'.repeat(2 ** 12) + 'b')`,
  'String.prototype.split': `const s = 'ab'.repeat(2 ** 20); for (;;) s.split('b')`,
  'String.prototype.replaceAll': `const s = 'ab'.repeat(2 ** 18); for (;;) s.replaceAll('b', 'cc')`,
  'String.prototype.normalize': `const s = '\\u1e9b\\u0323'.repeat(2 ** 18); for (;;) s.normalize('NFKD')`,
  'String.prototype.padEnd': `for (;;) ''.padEnd(2 ** 24, 'abc')`,
  'regular expression backtracking': `/^(a+)+$/.test('a'.repeat(40) + 'b')`,
  'regular expression over a long text': `/(x+x+)+y/.test('x'.repeat(2 ** 20))`,
  'BigInt power': 'for (let n = 3n; ; ) n = n ** 65537n % (1n << 60000n)',
  'BigInt toString': 'const n = (1n << 400000n) - 1n; for (;;) n.toString()',
  'JSON.stringify': 'const a = new Array(2 ** 20).fill([1, 2]); for (;;) JSON.stringify(a)',
  'JSON.parse': `const s = '[' + '1,'.repeat(2 ** 20) + '1]'; for (;;) JSON.parse(s)`,
  'typed array sort': 'const t = new Float64Array(2 ** 21); for (let i = 0; i < t.length; i++) t[i] = -i; for (;;) t.sort()',
  'typed array fill': 'for (;;) new Uint8Array(8e6).fill(1)',
  'typed array set': 'const t = new Uint8Array(2 ** 24); for (;;) t.set(t)',
  'Map churn': 'for (;;) { const m = new Map(); for (let i = 0; i < 1e5; i++) m.set(i, {}); }',
  'Object.keys': 'const o = {}; for (let i = 0; i < 1e5; i++) o[i] = i; for (;;) Object.keys(o)',
  'Function.prototype.apply': 'const a = new Array(60000).fill(1); for (;;) Math.max.apply(null, a)',
  'promise jobs': '(function f() { Promise.resolve().then(f); })()',
  'nextTick queue': '(function f() { process.nextTick(f); })()',
  'getter in a loop': `[].indexOf.call(new Proxy({ length: ${LONGEST} }, { has: () => true, get: (t, k) => (k === 'length' ? t.length : 0) }), 1)`,
  'source text': `eval('1' + '+1'.repeat(4e5)); for (;;) eval('1' + '+1'.repeat(1e4))`,
  'structured clone': 'const a = new Array(1e5).fill({}); for (;;) structuredClone(a)',
  'a stream of ISO-2022-JP': `const d = new TextDecoder('iso-2022-jp'), b = new Uint8Array(2e7); for (;;) d.decode(b, { stream: true })`,
  'matches at odd places': `const b = Buffer.alloc(2e7, 'ab'); for (;;) b.indexOf('ba', 0, 'latin1') + b.indexOf(Buffer.from('ba'), 0, 'utf16le')`,
  'long bytes in a buffer': `const half = Buffer.alloc(5e5, 'a'), b = Buffer.alloc(2e7, 'a'); b.indexOf(Buffer.concat([half, Buffer.from('b'), half]))`,
  'long bytes in a buffer, from its end': `const half = Buffer.alloc(5e5, 'a'), b = Buffer.alloc(2e7, 'a'); b.lastIndexOf(Buffer.concat([half, Buffer.from('b'), half]))`,
  'long text in a buffer': `const half = 'a'.repeat(5e5), b = Buffer.alloc(2e7, 'a'); b.includes(half + 'b' + half, 0, 'latin1')`,
  'a property behind many prototypes': `let o = {}; for (let i = 0; i < 5e4; i++) o = Object.create(o); for (;;) o.x`,
  'references back in a regular expression': `new RegExp('^(a{1000000})' + '(?:\\\\1b)?'.repeat(5e3)).test('a'.repeat(1e7))`,
  // What polls by steps of the interpreter has made its interval as long as it gets, when the calls come.
  'searches of many bytes, behind a cheap loop': `const b = Buffer.alloc(2e7, 'a'); for (let i = 0; i < 3e5; i++); for (;;) b.indexOf('ab')`,
  'many bytes in a legacy encoding, behind a cheap loop': `const b = Buffer.alloc(2e7, 'a'), d = new TextDecoder('gbk'); for (let i = 0; i < 3e5; i++); for (;;) d.decode(b)`,
  'searches in text that is put together of itself': `let s = 'a'.repeat(1e4); while (s.length < 2e8) s += s; for (;;) Buffer.byteLength(s)`,
  'a long text in another encoding': `process.getBuiltinModule('buffer').transcode(Buffer.alloc(2e8, 0xe4), 'utf16le', 'latin1')`,
  // Each of these damaged the heap of Node 20.
  'half a unit behind a text in UTF-16': `const { transcode } = process.getBuiltinModule('buffer'), b = Buffer.alloc(8388633, 'a'); for (;;) transcode(b, 'utf16le', 'latin1') + transcode(b, 'utf16le', 'ascii')`,
  'a long text in UTF-8 that is none': `const b = Buffer.alloc(1e8, 0xe4); for (;;) b.toString() + new TextDecoder().decode(b)`,
  'a long text in ISO-2022-JP': `new TextDecoder('iso-2022-jp').decode(new Uint8Array(2e8))`,
  'an URL of megabytes': `const text = 'http://a/' + '\u00e9'.repeat(1.5e7); for (;;) new URL(text)`,
  Buffer: `const b = Buffer.alloc(2 ** 20); for (;;) b.toString('hex')`,
};

describe('a stack of frames in one large function', () => {
  it('is read no longer than the deadline', async () => {
    const body = 'q=q+1;'.repeat(300_000);
    const source = `globalThis.f = function f(n, q) { if (q) { ${body} } return n > 0 ? f(n - 1, q) + 1 : stack(); };
      function stack() { Error.stackTraceLimit = 1000; return new Error('x').stack.length; }`;
    const limits = { cpuMs: 20_000, wallMs: 20_000, memoryBytes: 512 << 20 };
    const snapshot = await prepare({ files: { '/f.cjs': source }, entry: '/f.cjs', limits });
    const sandbox = await createSandbox({ snapshot, limits: { ...limits, cpuMs: 50 } });
    const started = performance.now();
    expect(sandbox.evaluate('f(800, 0)')).toMatchObject({ error: { code: 'cpu' } });
    // Without a look at it between frames this took a second and more.
    expect(performance.now() - started).toBeLessThan(600);
    sandbox.dispose();
  });
});

describe('a program that would never stop', () => {
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runAttacks(Object.entries(programs).map(([name, source]) => ({ name, source, options: { limits } })));
  }, 60_000);

  it.each(Object.keys(programs))('%s is ended by its deadline', (name) => {
    const { code, ms, over } = outcomes.get(name)!;
    expect({ code, over }).toEqual({ code: 'cpu', over: true });
    expect(ms).toBeLessThan(1_000);
  });
});
