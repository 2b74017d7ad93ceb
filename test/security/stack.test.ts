import { beforeAll, describe, expect, it } from 'vitest';
import { type Attack, type Outcome, runAttacks } from './attack.ts';

/**
 * Threat: the stack. Whatever recurses ends as the error that Node throws, which the guest can catch, and the sandbox goes on. V8's
 * own stack, whose end is the sandbox's, is never the first to end: not in the engine's baseline code, whose frames are the
 * largest, not in optimized code, and not when the embedder has used up a quarter of it.
 */
const OVERFLOW = 'RangeError: Maximum call stack size exceeded';
/** V8 says so of regular expressions that it cannot compile, and so does the guest. */
const TOO_DEEP_EXPRESSION = 'SyntaxError: Maximum call stack size exceeded';

const nested = (open: string, close: string, middle = '') =>
  `(0, eval)(${JSON.stringify(open)}.repeat(1e4) + ${JSON.stringify(middle)} + ${JSON.stringify(close)}.repeat(1e4))`;
const chain = (first: string, next: string, then: string, length = 1e4) =>
  `let o = ${first}; for (let i = 0; i < ${length}; i++) o = ${next}; ${then}`;

const overflows: Record<string, string> = {
  // The interpreter
  calls: '(function f() { f() })()',
  'calls with many arguments': '(function f(...a) { f(...a, 1, 2, 3) })()',
  'calls of apply': '(function f() { f.apply(this, arguments) })()',
  'calls of Reflect.construct': '(function f() { Reflect.construct(f, []) })()',
  constructors: '(function f() { new f() })()',
  'class heritage': chain('class {}', 'class extends o {}', 'new o()'),
  getters: 'const o = { get x() { return this.x } }; o.x',
  setters: 'const o = { set x(v) { this.x = v } }; o.x = 1',
  generators: 'function* g() { yield* g() }; [...g()]',
  'generators by hand': 'function* g() { g().next() }; g().next()',
  iteration: 'const o = { [Symbol.iterator]() { for (const x of o); } }; for (const x of o);',
  spreading: 'const o = { [Symbol.iterator]() { return [...o] } }; [...o]',
  toPrimitive: 'const o = { valueOf() { return +o } }; +o',
  'toString in templates': 'const o = { toString() { return `${o}` } }; `${o}`',
  'toString of keys': 'const o = { toString() { return o[o] } }; o[o]',
  instanceof: 'const o = { [Symbol.hasInstance]() { return 1 instanceof o } }; 1 instanceof o',
  'eval in eval': `globalThis.f = function () { (0, eval)('f()') }; f()`,
  'direct eval': `(function f() { eval('f()') })()`,
  'new Function': `globalThis.f = function () { new Function('f()')() }; f()`,
  'nested require': `
    const fs = process.getBuiltinModule('fs');
    for (let i = 0; i < 1000 && !fs.existsSync('/m999.js'); i++) fs.writeFileSync('/m' + i + '.js', 'require("./m' + (i + 1) + '.js")');
    process.getBuiltinModule('module').createRequire('/x.js')('./m0.js')`,
  // Natives that call back
  map: '(function f() { [1].map(f) })()',
  reduce: '(function f() { [1, 2].reduce(f) })()',
  'sort comparator': '[2, 1].sort(function f() { [2, 1].sort(f) })',
  'replace callback': `(function f() { 'a'.replace('a', f) })()`,
  species: 'const a = [1]; a.constructor = { [Symbol.species]: function f() { return a.slice() } }; a.slice()',
  'String.raw': 'const o = { raw: { length: 1, get 0() { return String.raw(o, 1) } } }; String.raw(o, 1)',
  'sets that intersect':
    'const o = { size: 1, has() { return new Set([1]).intersection(o) }, keys() {} }; new Set([1]).intersection(o)',
  // Natives that recurse
  proxies: 'const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x',
  'prototype of a proxy': 'const t = {}; const p = new Proxy(t, {}); Object.setPrototypeOf(t, p); p.x',
  ...Object.fromEntries(
    [
      'o.x',
      'o.x = 1',
      `'x' in o`,
      'delete o.x',
      'Reflect.ownKeys(o)',
      `Reflect.getOwnPropertyDescriptor(o, 'x')`,
      `Reflect.defineProperty(o, 'x', { value: 1 })`,
      'Reflect.getPrototypeOf(o)',
      'Reflect.setPrototypeOf(o, null)',
      'Reflect.isExtensible(o)',
      'Reflect.preventExtensions(o)',
      'Array.isArray(o)',
    ].map((operation) => [`proxies of proxies: ${operation}`, chain('{}', 'new Proxy(o, {})', operation)]),
  ),
  ...Object.fromEntries(
    ['o()', 'new o()', '({}) instanceof o'].map((operation) => [
      `proxies of functions: ${operation}`,
      chain('function () {}', 'new Proxy(o, {})', operation),
    ]),
  ),
  'bind chains': chain('() => 1', `(Object.defineProperty(o, 'name', { value: '' }), o).bind(null)`, 'o()'),
  'instanceof of bind chains': chain(
    'function () {}',
    `(Object.defineProperty(o, 'name', { value: '' }), o).bind(null)`,
    '({}) instanceof o',
  ),
  'iterator helpers': chain('[1].values()', 'o.map((x) => x)', 'o.next()'),
  'return of iterator helpers': chain('[1].values()', 'o.drop(0)', 'o.return()'),
  'JSON.stringify': chain('{}', '{ o }', 'JSON.stringify(o)'),
  'JSON.stringify of arrays': chain('[]', '[o]', 'JSON.stringify(o)'),
  'JSON.stringify, replacer': 'JSON.stringify({}, () => ({ a: 1 }))',
  'JSON.stringify, toJSON': 'JSON.stringify({ toJSON() { return { a: this } } })',
  'JSON.stringify in toJSON': 'const o = { toJSON() { return JSON.stringify(o) } }; JSON.stringify(o)',
  'JSON.parse': `JSON.parse('['.repeat(1e4) + ']'.repeat(1e4))`,
  'JSON.parse of objects': `JSON.parse('{"a":'.repeat(1e4) + '1' + '}'.repeat(1e4))`,
  'JSON.parse, reviver': `JSON.parse('[0,0]', function (k, v) { if (k === '0') this[1] = [0, 0]; return v })`,
  flat: chain('[]', '[o]', 'o.flat(Infinity)'),
  'String of arrays': chain('[]', '[o]', 'String(o)'),
  toLocaleString: chain('[]', '[o]', 'o.toLocaleString()'),
  // The parser
  parentheses: nested('(', ')', '1'),
  'parentheses behind operators': nested('1||1&&1|1^1&1==1<1<<1+1*(', ')', '1'),
  'parentheses behind in': `(0, eval)('class A { #a; m() {' + '#a in ('.repeat(1e4) + '1' + ')'.repeat(1e4) + '}}')`,
  brackets: nested('[', ']'),
  objects: nested('[{a:', '}]', '1'),
  'computed names': nested('[{[', ']:1}]', '1'),
  'arguments of calls': nested('a(', ')'),
  indices: nested('a[', ']', '1'),
  templates: nested('`${', '}`', '1'),
  'unary operators': nested('!', '', '1'),
  new: nested('new ', '', 'A'),
  conditions: nested('1?1:', '', '1'),
  assignments: nested('a=', '', '1'),
  arrows: nested('a=>', '', '1'),
  'arrows with bodies': nested('()=>{return ', '}', '1'),
  'async arrows': nested('async()=>', '', '1'),
  'defaults of parameters': nested('(a=', ')=>1', '1'),
  functions: nested('(function(){return ', '})', '1'),
  'function declarations': nested('function f(){', '}'),
  methods: nested('({a(){return ', '}})', '1'),
  'class fields': nested('(class{a=', '})', '1'),
  'class heritage in source': nested('class A extends ', '{}', 'B'),
  'static blocks': nested('class A{static{', '}}'),
  blocks: nested('{', '}'),
  'else if': nested('if(1);else ', '', ';'),
  loops: nested('for(var a of b)', '', ';'),
  try: nested('try{', '}catch{}'),
};

/** What ends otherwise, or does not need the stack it looks like it needs. */
const others: Record<string, readonly [program: string, outcome: string]> = {
  'regular expression groups': [`new RegExp('(?:'.repeat(1e4) + ')'.repeat(1e4))`, TOO_DEEP_EXPRESSION],
  'regular expression classes': [`new RegExp('['.repeat(1e4) + 'a' + ']'.repeat(1e4), 'v')`, TOO_DEEP_EXPRESSION],
  'regular expression alternatives': [`/(?:(a)|b)*/.test('ab'.repeat(1e5))`, 'none'],
  'deep promises': [
    'let p = Promise.resolve(); for (let i = 0; i < 1e4; i++) { const q = p; p = { then: (f) => q.then(f) } } Promise.resolve(p).catch(() => {})',
    'none',
  ],
  'structured clone': [chain('{}', '{ o }', 'structuredClone(o)'), 'none'],
  inspect: [chain('{}', '{ o }', 'console.log(o)'), 'none'],
  'what is freed': [chain('{}', '{ o }', 'o = null'), 'none'],
  'deep equality': [
    `const { isDeepStrictEqual } = process.getBuiltinModule('util'); ${chain('{}', '{ o }', 'isDeepStrictEqual(o, { ...o })')}`,
    'none',
  ],
};

/** Each program some times in one sandbox, which must compute correctly afterwards. */
const attack = (name: string, program: string): Attack => ({
  name,
  source: `
    const outcomes = new Set();
    for (let i = 0; i < 10; i++) {
      try { (function () { ${program} })(); outcomes.add('none'); }
      catch (error) { outcomes.add(error.name + ': ' + error.message); }
    }
    [...outcomes].join() + ' ' + [1, [2, [3]]].flat(2) + JSON.stringify(JSON.parse('{"a":[1]}')) + (0, eval)('((1 + 2) * 3)')`,
  repeat: 2,
  options: { limits: { cpuMs: 20_000, wallMs: 20_000, memoryBytes: 128 << 20 } },
});
const attacks: readonly Attack[] = [
  ...Object.entries(overflows).map(([name, program]) => attack(name, program)),
  ...Object.entries(others).map(([name, [program]]) => attack(name, program)),
];

/** V8's stack is 984 KB where nothing is said. */
const LESS_STACK = '--stack-size=750';
describe.each([
  ['tiers up', []],
  ['is baseline code', [LESS_STACK, '--liftoff', '--no-wasm-tier-up']],
  ['is optimized code', [LESS_STACK, '--no-liftoff', '--no-wasm-tier-up']],
])('a program that digs for the bottom of the stack, where the engine %s', (_, flags) => {
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runAttacks(attacks, flags);
  }, 180_000);

  it.each(attacks.map(({ name }) => name))('%s', (name) => {
    const { code, error, value, over, after } = outcomes.get(name)!;
    const expected = `${others[name]?.[1] ?? OVERFLOW} 1,2,3{"a":[1]}9`;
    expect({ code, error, value, over, after }).toEqual({ value: expected, over: false, after: 'quiet' });
  });
});

describe('what is told to the guest where its stack ends', () => {
  const programs: Record<string, readonly [program: string, ran: string]> = {
    'rejections of promises': [
      `process.on('unhandledRejection', (error) => { globalThis.ran = error.name + ': ' + error.message });
       (function f() { new Promise(f) })()`,
      OVERFLOW,
    ],
    'errors of the host': [
      `const fs = process.getBuiltinModule('fs');
       (function f() {
         try { fs.readFileSync('/none') } catch (error) { globalThis.ran = error.name; if (error instanceof RangeError) throw error }
         f()
       })()`,
      'RangeError',
    ],
  };
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runAttacks(
      Object.entries(programs).map(([name, [source]]) => ({
        name,
        source: `try { ${source} } catch {} 1`,
        repeat: 5,
        options: { limits: { cpuMs: 20_000, wallMs: 20_000 } },
      })),
    );
  }, 60_000);

  it.each(Object.keys(programs))('%s', (name) => {
    expect(outcomes.get(name)).toMatchObject({ value: 1, over: false, after: programs[name]![1] });
  });
});

describe('a graph of modules that is too deep', () => {
  const files = (kind: string) =>
    Object.fromEntries(
      Array.from({ length: 3_000 }, (_, i) => [
        `/m${i}.mjs`,
        i === 2_999 ? 'export default 1' : kind.replaceAll('#', `${i + 1}`),
      ]),
    );
  const graphs = {
    imports: `import value from './m#.mjs'; export default value`,
    'exports of all': `export * from './m#.mjs'; export default 1`,
    awaits: `import './m#.mjs'; await 1`,
  };
  const source = `try { await import('/m0.mjs') } catch (error) { globalThis.ran = error.name + ': ' + error.message }`;
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runAttacks(
      Object.entries(graphs).map(([name, kind]) => ({
        name,
        source,
        module: true,
        options: { files: files(kind), limits: { cpuMs: 20_000, wallMs: 20_000, memoryBytes: 128 << 20 } },
      })),
    );
  }, 60_000);

  it.each(Object.keys(graphs))('%s', (name) => {
    expect(outcomes.get(name)).toMatchObject({ over: false, after: OVERFLOW });
  });
});

describe('a value that is nested too deep to cross', () => {
  it('is refused', async () => {
    const outcomes = await runAttacks([{ name: 'result', source: chain('{}', '{ o }', 'o') }]);
    expect(outcomes.get('result')).toMatchObject({ code: 'serialize', over: false });
  });
});
