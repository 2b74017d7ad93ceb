/**
 * Programs that never end, or not within seconds. The first is a plain loop; `natives` never return to the interpreter, so
 * a limit that only the interpreter polls does not hold for them; `loops` make each step of the interpreter expensive.
 */
export interface HostileProgram {
  readonly name: string;
  readonly source: string;
}

const endless = '{ length: 2 ** 53 - 1 }';

/** What has to exist before the native starts must not count: it is made within a few milliseconds or by doubling. */
export const natives: readonly HostileProgram[] = [
  { name: 'indexOf', source: `[].indexOf.call(${endless}, 1)` },
  { name: 'lastIndexOf', source: `[].lastIndexOf.call(${endless}, 1)` },
  { name: 'includes', source: `[].includes.call(${endless}, 1)` },
  { name: 'reverse', source: `[].reverse.call(${endless})` },
  { name: 'fill', source: `[].fill.call({ length: 2 ** 53 - 1, set 0(x) {} }, 1)` },
  { name: 'splice', source: `[].splice.call(${endless}, 0, 1)` },
  { name: 'slice', source: `[].slice.call(new Proxy({ length: 2 ** 32 - 1 }, {}), 0)` },
  { name: 'copyWithin', source: `[].copyWithin.call(${endless}, 0, 1)` },
  { name: 'array to text', source: `new Array(1e8) + ''` },
  { name: 'join', source: `for (;;) new Array(3e6).join('')` },
  { name: 'string indexOf', source: `const a = 'a'.repeat(2 ** 23); for (;;) a.indexOf('a'.repeat(2 ** 11) + 'b')` },
  { name: 'string lastIndexOf', source: `const a = 'a'.repeat(2 ** 23); for (;;) a.lastIndexOf('b' + 'a'.repeat(2 ** 11))` },
  { name: 'split', source: `const a = 'ab'.repeat(2 ** 18); for (;;) a.split('b')` },
  { name: 'replaceAll', source: `const a = 'ab'.repeat(2 ** 18); for (;;) a.replaceAll('b', 'cc')` },
  { name: 'string compare', source: `const a = 'a'.repeat(2 ** 23), b = 'a'.repeat(2 ** 23) + 'b'; for (;;) a < b` },
  { name: 'sort', source: `const a = Array.from({ length: 1e5 }, (_, i) => (i * 7919) % 100003); for (;;) a.slice().sort()` },
  { name: 'sort by a native', source: `[].sort.call({ length: 2 ** 31, 0: 1, 5: 2 }, Math.max)` },
  { name: 'flat', source: `let a = []; for (let i = 0; i < 6; i++) a = new Array(100).fill(a); a.flat(Infinity)` },
  { name: 'concat', source: `[].concat.call({ length: 2 ** 53 - 1, [Symbol.isConcatSpreadable]: true })` },
  { name: 'Array.from', source: `Array.from({ length: 2 ** 32 - 1 }, Math.max)` },
  { name: 'apply', source: `for (;;) Math.max.apply(null, { length: 60000 })` },
  { name: 'BigInt power', source: `7n ** (2n ** 22n)` },
  { name: 'BigInt product', source: `let a = 3n ** 200000n; for (;;) a * a` },
  { name: 'BigInt to text', source: `(2n ** 900000n).toString()` },
  { name: 'text to BigInt', source: `BigInt('9'.repeat(300000))` },
  { name: 'BigInt division', source: `const a = 3n ** 200000n, b = 7n ** 30000n; for (;;) a / b` },
  {
    name: 'JSON.stringify',
    source: `let a = { b: undefined }; for (let i = 0; i < 6; i++) a = new Array(100).fill(a); JSON.stringify(a)`,
  },
  { name: 'JSON.stringify wide', source: `const a = new Array(3e5).fill({ b: undefined }); for (;;) JSON.stringify(a)` },
  {
    name: 'typed array sort',
    source: `const a = new Float64Array(1e6).map((_, i) => (i * 7919) % 1000003); for (;;) a.slice().sort()`,
  },
  { name: 'typed array search', source: `const a = new Uint8Array(1 << 24); for (;;) a.indexOf(1)` },
  { name: 'typed array reverse', source: `const a = new Uint8Array(1 << 24); for (;;) a.reverse()` },
  { name: 'normalize', source: `'\\u0344\\u0041\\u030a'.repeat(1e5).normalize('NFD').normalize('NFC')` },
  { name: 'upper case', source: `const a = 'straße'.repeat(2 ** 18); for (;;) a.toUpperCase()` },
  { name: 'regexp backtracking', source: `/^(a+)+$/.test('a'.repeat(40) + 'b')` },
  { name: 'regexp over long text', source: `const a = 'a'.repeat(2 ** 22); for (;;) /b/.test(a)` },
  { name: 'Set operations', source: `const a = new Set(new Float64Array(2e5).map((_, i) => i)); for (;;) a.isSubsetOf(a)` },
  { name: 'Object.keys', source: `const a = {}; for (let i = 0; i < 3e4; i++) a['k' + i] = i; for (;;) Object.keys(a)` },
];

export const plainLoop: HostileProgram = { name: 'plain loop', source: 'for (;;);' };

export const loops: readonly HostileProgram[] = [
  { name: '8 MB fills', source: `const a = new Uint8Array(8e6); for (;;) a.fill(1)` },
  { name: '8 MB allocations', source: `for (;;) new Uint8Array(8e6)` },
  { name: '8 MB copies', source: `const a = new Uint8Array(8e6); for (;;) a.copyWithin(1, 0)` },
  { name: 'JSON.parse', source: `const a = '[' + '1,'.repeat(1e6) + '1]'; for (;;) JSON.parse(a)` },
  { name: 'garbage collection', source: `let a = {}; for (let i = 0; ; i++) { a = { a }; a.b = a; if (i % 100 === 0) a = {}; }` },
];
