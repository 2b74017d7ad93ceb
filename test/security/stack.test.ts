import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runAttacks } from './attack.ts';

/** Threat: the stack. The answer is a guest error or the end of the sandbox, never a wrong value and never the host's end. */
const programs: Record<string, string> = {
  calls: '(function f() { f() })()',
  'calls with many arguments': '(function f(...a) { f(...a, 1, 2, 3) })()',
  getters: 'const o = { get x() { return this.x } }; o.x',
  proxies: 'let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); p.x',
  'prototype proxies': 'const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x',
  'bind chains': 'let f = () => 1; for (let i = 0; i < 1e5; i++) f = f.bind(null); f()',
  'JSON.stringify': 'let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; JSON.stringify(o)',
  'JSON.parse': `JSON.parse('['.repeat(1e5) + ']'.repeat(1e5))`,
  'nested parentheses': `eval('('.repeat(1e5) + '1' + ')'.repeat(1e5))`,
  'nested brackets': `eval('['.repeat(1e5) + ']'.repeat(1e5))`,
  'nested functions': `eval('(()=>'.repeat(2e4) + '1' + ')'.repeat(2e4))`,
  flat: 'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; a.flat(Infinity)',
  toString: 'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; String(a)',
  toPrimitive: 'const o = { valueOf() { return +o } }; +o',
  'regular expression groups': `new RegExp('('.repeat(1e5) + ')'.repeat(1e5))`,
  'regular expression alternatives': `/(?:(a)|b)*/.test('ab'.repeat(1e6))`,
  'deep promises':
    'let p = Promise.resolve(); for (let i = 0; i < 1e5; i++) { const q = p; p = { then: (f) => q.then(f) } } Promise.resolve(p)',
  'class heritage': 'let C = class {}; for (let i = 0; i < 1e4; i++) C = class extends C {}; new C()',
  'structured clone': 'let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; structuredClone(o)',
  'result nesting': 'let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; o',
  inspect: 'let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; console.log(o); 1',
  'sort comparator': '[2, 1].sort(function f() { [2, 1].sort(f) })',
  'replace callback': `(function f() { 'a'.replace('a', f) })()`,
};

describe('a program that digs for the bottom of the stack', () => {
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runAttacks(
      Object.entries(programs).map(([name, source]) => ({
        name,
        source,
        repeat: 5,
        options: { limits: { cpuMs: 5_000, memoryBytes: 128 << 20 } },
      })),
    );
  }, 120_000);

  it.each(Object.keys(programs))('%s', (name) => {
    const { code, error, value } = outcomes.get(name)!;
    if (code === undefined) expect(HARMLESS[name]).toEqual(value === undefined ? 'undefined' : value);
    else
      expect(
        code === 'stack' ||
          code === 'serialize' ||
          (code === 'guest' && /stack|too much recursion|too many/i.test(error!)) ||
          code === 'syntax' ||
          code === 'cpu' ||
          code === 'memory',
      ).toBe(true);
  });
});

/** What does not need the stack it looks like it needs, and its right answer. */
const HARMLESS: Record<string, unknown> = {
  'regular expression alternatives': true,
  'deep promises': 'undefined',
  'class heritage': {},
  inspect: 1,
};
