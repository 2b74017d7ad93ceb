import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RefusedValue } from '../../../src/engine/machine.ts';
import { createIsolate, evaluate } from '../../helpers/isolate.ts';

/** Both ways through an isolate: written by the host, read back from the guest's memory. */
function roundTrip(isolate: ReturnType<typeof createIsolate>, value: unknown): unknown {
  const box = isolate.callEntry('pickExport', [false], [isolate.callEntry('parseJson', ['{"default":0}'])]);
  isolate.machine.freeBox(box);
  // `revive` of an identity: the entry that gives back its argument is `callExport` on a table made here.
  const table = isolate.evaluate('({ same: (value) => value })', 'same.js', 'script');
  const result = isolate.callEntry('callExport', ['same', value], [table]);
  try {
    return isolate.read(result);
  } finally {
    isolate.machine.freeBox(result);
    isolate.machine.freeBox(table);
  }
}

describe.each([
  ['in place', true],
  ['by calls', false],
])('values %s', (_name, direct) => {
  const isolate = createIsolate({ direct });

  it('keeps primitives', () => {
    for (const value of [
      undefined,
      null,
      true,
      false,
      0,
      -0,
      1,
      -1,
      2 ** 31,
      -(2 ** 31) - 1,
      0.1,
      NaN,
      Infinity,
      -Infinity,
      5e-324,
      1.7976931348623157e308,
    ]) {
      expect(roundTrip(isolate, value)).toBe(value);
    }
    for (const value of [0n, 1n, -1n, 2n ** 31n, -(2n ** 31n), 2n ** 64n, -(2n ** 200n) + 7n])
      expect(roundTrip(isolate, value)).toBe(value);
  });

  it('keeps every UTF-16 unit of a string', () => {
    const texts = [
      '',
      '\0',
      'a\0b',
      '\xff',
      '\u0100',
      '\ud800',
      '\udc00x',
      '😀',
      'x'.repeat(23),
      'x'.repeat(24),
      'é'.repeat(1000),
      '漢'.repeat(1000),
      `${'a'.repeat(999)}\ud800`,
    ];
    for (const text of texts) expect(roundTrip(isolate, text)).toBe(text);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }), (units) => {
        const text = String.fromCharCode(...units);
        expect(roundTrip(isolate, text)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the heap whole after thousands of wide strings', () => {
    const texts = Array.from({ length: 3000 }, (_, i) => `${'a'.repeat(24 + (i % 40))}\u6f22${i}`);
    for (const text of texts) expect(roundTrip(isolate, text)).toBe(text);
    expect(
      evaluate(isolate, `let all = []; for (let i = 0; i < 2000; i++) all.push('\u6f22'.repeat(30) + i); new Set(all).size`),
    ).toBe(2000);
  });

  it('reads ropes that the engine has not flattened', () => {
    expect(evaluate(isolate, `let s = ''; for (let i = 0; i < 5000; i++) s += '漢' + i; s.length`)).toBe(23_890);
    expect(evaluate(isolate, `'x'.repeat(9000) + 'y'.repeat(9000)`)).toBe('x'.repeat(9000) + 'y'.repeat(9000));
  });

  it('keeps structures', () => {
    const value = {
      list: [1, 'two', [3], { four: null }],
      date: new Date(1e12),
      invalid: new Date(Number.NaN),
      map: new Map<unknown, unknown>([
        ['a', 1],
        [{ key: true }, new Set([1n])],
      ]),
      expression: /a+\/b/gimsuy,
      bytes: new Uint8Array([0, 127, 128, 255]),
      floats: new Float64Array([1.5, -0]),
      big: new BigInt64Array([-5n]),
      buffer: new Uint8Array([9, 8]).buffer,
      view: new DataView(new Uint8Array([1, 2, 3]).buffer),
      empty: {},
      missing: undefined,
    };
    expect(roundTrip(isolate, value)).toEqual(value);
  });

  it('keeps the order of Maps and Sets, also after deletions', () => {
    const map = evaluate(isolate, 'const m = new Map([[3, 1], [1, 2], [2, 3], [9, 4]]); m.delete(1); m.set(1, 5); m') as Map<
      number,
      number
    >;
    expect([...map]).toEqual([
      [3, 1],
      [2, 3],
      [9, 4],
      [1, 5],
    ]);
    expect([...(evaluate(isolate, 'new Set(["c", "a", "b"])') as Set<string>)]).toEqual(['c', 'a', 'b']);
  });

  it('keeps errors with cause and fields', () => {
    const error = Object.assign(new RangeError('outer', { cause: new TypeError('inner') }), { code: 'E', count: 3 });
    const result = roundTrip(isolate, { error }) as { error: RangeError & { code: string; count: number } };
    expect(result.error).toBeInstanceOf(RangeError);
    expect(result.error).toMatchObject({ message: 'outer', code: 'E', count: 3 });
    expect(result.error.cause).toBeInstanceOf(TypeError);
    expect(evaluate(isolate, `class Custom extends Error { name = 'Custom' }; new Custom('m')`)).toMatchObject({
      name: 'Custom',
      message: 'm',
    });
    expect((evaluate(isolate, `new AggregateError([new Error('a')], 'many')`) as AggregateError).errors).toHaveLength(1);
  });

  it('keeps cycles and shared references', () => {
    const cycle: { self?: unknown; list: unknown[] } = { list: [] };
    cycle.self = cycle;
    cycle.list.push(cycle.list, cycle);
    const result = roundTrip(isolate, cycle) as typeof cycle;
    expect(result.self).toBe(result);
    expect(result.list[0]).toBe(result.list);
    expect(result.list[1]).toBe(result);
  });

  it('keeps holes, and does not make 2e7 elements of them', () => {
    const sparse: unknown[] = [];
    sparse[20_000_000] = 'last';
    const result = roundTrip(isolate, sparse) as unknown[];
    expect(result.length).toBe(20_000_001);
    expect(Object.keys(result)).toEqual(['20000000']);
    const holes = roundTrip(isolate, Object.assign(new Array(3), { 1: 1 })) as unknown[];
    expect(0 in holes).toBe(false);
    expect(holes).toHaveLength(3);
  });

  it('carries dangerous names as own properties', () => {
    const value = JSON.parse('{"__proto__":{"polluted":1},"constructor":2,"toJSON":3,"then":4,"hasOwnProperty":5}');
    const result = roundTrip(isolate, value) as object;
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.keys(result)).toEqual(Object.keys(value));
    expect(Object.hasOwn(result, '__proto__')).toBe(true);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('reads getters inside the guest and never on the host', () => {
    expect(evaluate(isolate, `({ get a() { return [1] }, b: { get c() { return 'x' } } })`)).toEqual({ a: [1], b: { c: 'x' } });
  });

  it.each([
    ['({ f() {} })', 'A function (f) cannot cross (at value.f)'],
    ['[1, [Symbol("s")]]', 'A symbol cannot cross (at value[1][0])'],
    ['({ a: { "b c": Promise.resolve() } })', 'A promise cannot cross (at value.a["b c"])'],
    ['new Proxy({}, {})', 'A proxy cannot cross (at value)'],
    ['new WeakMap()', 'A weak collection cannot cross (at value)'],
  ])('refuses %s', (source, message) => {
    expect(() => evaluate(isolate, source)).toThrow(RefusedValue);
    expect(() => evaluate(isolate, source)).toThrow(direct ? message : message.replace('["b c"]', '.b c'));
  });

  it.each([
    [{ f: () => 1 }, 'A function (f) cannot cross (at value.f)'],
    [[Symbol('s')], 'A symbol cannot cross (at value[0])'],
    [{ p: Promise.resolve() }, 'A promise cannot cross (at value.p)'],
  ])('refuses the host value %o', (value, message) => {
    expect(() => roundTrip(isolate, value)).toThrow(message);
  });

  it('holds the budgets both ways', () => {
    expect(() => evaluate(isolate, `'x'.repeat(2e5).split('')`)).toThrow('larger than 1048576 bytes');
    expect(() => roundTrip(isolate, ['x'.repeat(2 ** 20)])).toThrow('larger than 1048576 bytes');
    expect(() => evaluate(isolate, `let deep = 1; for (let i = 0; i < 100; i++) deep = [deep]; deep`)).toThrow(
      'nested deeper than 64 levels',
    );
    let deep: unknown = 1;
    for (let i = 0; i < 100; i++) deep = [deep];
    expect(() => roundTrip(isolate, deep)).toThrow('nested deeper than 64 levels');
    expect(evaluate(isolate, '1 + 1')).toBe(2);
  });

  it('gives back what structuredClone gives, for any value', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
      withNullPrototype: false,
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(roundTrip(isolate, value)).toEqual(structuredClone(value));
      }),
      { numRuns: 300 },
    );
  });
});
