/**
 * Deep equality as `assert` and `util.isDeepStrictEqual` define it (nodejs.org/api/assert.html#comparison-details,
 * #comparison-details_1 and #assertpartialdeepstrictequalactual-expected-message; the rest is observed in Node 24).
 */

import { brandOf } from 'internal:engine-details';
import { requireShared } from 'internal:loader';
import { keyChecks } from 'node:util/types';
import { URL } from 'web:url';
import { partialMap, partialSet, sameMap, sameSet } from './guest-deep-collections.ts';
import { sameBuffer, sameView } from './guest-deep-views.ts';

/** `partial`: the second value is the expected one, and what it does not have is not looked at. */
export type Mode = 'loose' | 'strict' | 'partial';

export interface Comparison {
  readonly mode: Mode;
  /** Prototypes need not be the same. */
  readonly skipPrototype: boolean;
  /** Pairs under comparison: a pair met again inside itself counts as equal. */
  readonly left: object[];
  readonly right: object[];
  readonly isEqual: (a: unknown, b: unknown) => boolean;
}

export type Compare = (a: object, b: object, comparison: Comparison) => boolean;

const toStringOf = Object.prototype.toString;
const isEnumerable = Object.prototype.propertyIsEnumerable;

const primitives: Readonly<Record<string, (this: never) => unknown>> = {
  Number: Number.prototype.valueOf,
  String: String.prototype.valueOf,
  Boolean: Boolean.prototype.valueOf,
  Symbol: Symbol.prototype.valueOf,
  BigInt: BigInt.prototype.valueOf,
  Date: Date.prototype.getTime,
};

function samePrimitive(brand: string): Compare {
  const read = primitives[brand]!;
  return (a, b) => Object.is(read.call(a as never), read.call(b as never));
}

/** Hidden fields of errors count; the stack does not. */
const sameError: Compare = (a, b, { mode, isEqual }) => {
  for (const key of ['message', 'name', 'cause', 'errors'] as const) {
    // An enumerable one is compared among the properties.
    if (isEnumerable.call(a, key) || isEnumerable.call(b, key)) {
      if (mode === 'partial' ? !isEnumerable.call(b, key) : isEnumerable.call(a, key) === isEnumerable.call(b, key)) continue;
      return false;
    }
    const first = a as Record<string, unknown>;
    const second = b as Record<string, unknown>;
    if (key === 'cause' || key === 'errors') {
      const isExpected = Object.hasOwn(second, key);
      if (mode === 'partial' && !isExpected) continue;
      if (Object.hasOwn(first, key) !== isExpected) return false;
    }
    if (!isEqual(first[key], second[key])) return false;
  }
  return true;
};

const sameRegExp: Compare = (a, b) => {
  const first = a as RegExp;
  const second = b as RegExp;
  return first.source === second.source && first.flags === second.flags && first.lastIndex === second.lastIndex;
};

/** Nothing can be seen of their content: two of them are never equal. */
const never: Compare = () => false;

/** An URL's state is private: its text stands for it. */
const sameHref: Compare = (a, b) => b instanceof URL && (a as URL).href === b.href;

const contents: Readonly<Record<string, Compare>> = {
  Date: samePrimitive('Date'),
  Number: samePrimitive('Number'),
  String: samePrimitive('String'),
  Boolean: samePrimitive('Boolean'),
  Symbol: samePrimitive('Symbol'),
  BigInt: samePrimitive('BigInt'),
  RegExp: sameRegExp,
  Error: sameError,
  Set: (a, b, comparison) => (comparison.mode === 'partial' ? partialSet : sameSet)(a, b, comparison),
  Map: (a, b, comparison) => (comparison.mode === 'partial' ? partialMap : sameMap)(a, b, comparison),
  ArrayBuffer: sameBuffer,
  SharedArrayBuffer: sameBuffer,
  DataView: sameView,
  WeakMap: never,
  WeakSet: never,
  Promise: never,
};

type Fields = Record<PropertyKey, unknown>;

function symbolsOf(value: object): symbol[] {
  const symbols = Object.getOwnPropertySymbols(value);
  return symbols.length === 0 ? symbols : symbols.filter((symbol) => isEnumerable.call(value, symbol));
}

/** The keys given, which are all of both but in a partial comparison. */
function sameProperties(a: object, b: object, keys: readonly string[], count: number, comparison: Comparison): boolean {
  const { mode, isEqual } = comparison;
  if (mode !== 'partial' && keys.length !== count) return false;
  for (const key of keys) if (!isEnumerable.call(a, key)) return false;
  const symbols = mode === 'loose' ? [] : symbolsOf(b);
  if (mode === 'strict' && symbols.length !== symbolsOf(a).length) return false;
  for (const symbol of symbols) if (!isEnumerable.call(a, symbol)) return false;
  for (const key of keys) if (!isEqual((a as Fields)[key], (b as Fields)[key])) return false;
  for (const symbol of symbols) if (!isEqual((a as Fields)[symbol], (b as Fields)[symbol])) return false;
  return true;
}

function sameObject(a: object, b: object, comparison: Comparison): boolean {
  return sameProperties(a, b, Object.keys(b), comparison.mode === 'partial' ? 0 : Object.keys(a).length, comparison);
}

const INDEX = /^(?:0|[1-9][0-9]{0,9})$/;

/** Keys of an array or a view that are no elements. */
function extrasOf(value: object, length: number): string[] {
  const keys = Object.keys(value);
  if (keys.length === length && (length === 0 || keys[length - 1] === String(length - 1))) return [];
  return keys.filter((key) => !INDEX.test(key) || Number(key) >= 2 ** 32 - 1);
}

function sameExtras(a: object, b: object, comparison: Comparison): boolean {
  const first = extrasOf(a, (a as ArrayLike<unknown>).length);
  return sameProperties(a, b, extrasOf(b, (b as ArrayLike<unknown>).length), first.length, comparison);
}

/** Holes are equal to holes alone. */
function sameElements(a: readonly unknown[], b: readonly unknown[], { isEqual }: Comparison): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    const first = a[index];
    const second = b[index];
    if (first === undefined || second === undefined) {
      if (first !== second && (Object.hasOwn(a, index) ? !Object.hasOwn(b, index) : Object.hasOwn(b, index))) return false;
      if (first === second && Object.hasOwn(a, index) !== Object.hasOwn(b, index)) return false;
    }
    if (!isEqual(first, second)) return false;
  }
  return true;
}

/** The expected elements in their order, with others between them; a hole stands for nothing. */
function hasElements(actual: readonly unknown[], expected: readonly unknown[], { isEqual }: Comparison): boolean {
  if (expected.length > actual.length) return false;
  let position = 0;
  for (let index = 0; index < expected.length; index++) {
    const isHole = expected[index] === undefined && !Object.hasOwn(expected, index);
    if (isHole) continue;
    const isFound = (value: unknown): boolean =>
      isEqual(value, expected[index]) && (value !== undefined || Object.hasOwn(actual, position));
    while (position < actual.length && !isFound(actual[position])) position++;
    if (position++ >= actual.length) return false;
  }
  return true;
}

/** The same prototype, or prototypes that name the same constructor (observed in Node 24). */
function isSameClass(a: object, b: object): boolean {
  if (Object.getPrototypeOf(a) === Object.getPrototypeOf(b)) return true;
  const { constructor } = a as { constructor?: unknown };
  if (constructor === undefined || constructor !== (b as { constructor?: unknown }).constructor) return false;
  return !Object.hasOwn(a, 'constructor') && !Object.hasOwn(b, 'constructor');
}

/** Nor is a key's (observed of `assert`, which asks the key itself). */
const sameKey: Compare = (a, b) => keyChecks.isKeyObject(b) && (a as { equals(key: object): boolean }).equals(b);

const sameCryptoKey: Compare = (a, b) => {
  // There is no such key before the module is.
  const { isSameKey } = requireShared('web:webcrypto') as { isSameKey(a: object, b: object): boolean };
  return keyChecks.isCryptoKey(b) && isSameKey(a, b);
};

/** What says it is an error is compared as one. */
function contentByClass(a: object, b: object): Compare | undefined {
  if (a instanceof URL) return sameHref;
  if (keyChecks.isKeyObject(a)) return sameKey;
  if (keyChecks.isCryptoKey(a)) return sameCryptoKey;
  return a instanceof Error && b instanceof Error ? sameError : undefined;
}

function sameContent(a: object, b: object, comparison: Comparison): boolean {
  if (Array.isArray(a)) {
    const compare = comparison.mode === 'partial' ? hasElements : sameElements;
    return compare(a, b as unknown[], comparison) && sameExtras(a, b, comparison);
  }
  const brand = brandOf(a);
  if (ArrayBuffer.isView(a) && brand !== 'DataView') {
    return sameView(a, b, comparison) && sameExtras(a, b, comparison);
  }
  const compare = contents[brand] ?? contentByClass(a, b);
  return (compare === undefined || compare(a, b, comparison)) && sameObject(a, b, comparison);
}

/**
 * Objects that are met again inside themselves: their answer, undefined when the pair is new. Of the outermost pair both
 * must come back together; further in it is enough that both are on the way (observed).
 */
function isCycle(a: object, b: object, { left, right }: Comparison): boolean | undefined {
  if (left.length === 1) {
    if (left[0] === a) return right[0] === b;
    return right[0] === b ? false : undefined;
  }
  const first = left.includes(a) || right.includes(a);
  const second = left.includes(b) || right.includes(b);
  return first !== second ? false : first ? true : undefined;
}

/** What may equal an object of another kind. */
const transparent = new Set(['Proxy', 'Module']);

function areEqualObjects(a: object, b: object, comparison: Comparison): boolean {
  if (comparison.mode === 'strict' && !comparison.skipPrototype && !isSameClass(a, b)) return false;
  if (toStringOf.call(a) !== toStringOf.call(b)) return false;
  const brand = brandOf(a);
  const other = brandOf(b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (brand !== other) {
    if (!transparent.has(brand) && !transparent.has(other)) return false;
    // What a proxy stands for is not looked at, but for arrays; a namespace is compared by its properties.
    if ((contents[brand] ?? contents[other]) !== undefined) return false;
  }
  const { left, right } = comparison;
  const isKnown = isCycle(a, b, comparison);
  if (isKnown !== undefined) return isKnown;
  left.push(a);
  right.push(b);
  const result = sameContent(a, b, comparison);
  left.pop();
  right.pop();
  return result;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function areEqual(a: unknown, b: unknown, comparison: Comparison): boolean {
  if (Object.is(a, b)) return true;
  if (isObject(a)) return isObject(b) && areEqualObjects(a, b, comparison);
  // biome-ignore lint/suspicious/noDoubleEquals: that is what loose equality is.
  return comparison.mode === 'loose' && (b === null || typeof b !== 'object') && a == b;
}

/** Whether both values have the same structure, types and contents, or `b` is a part of `a` in the mode `partial`. */
export function isDeepEqual(a: unknown, b: unknown, mode: Mode, skipPrototype = false): boolean {
  const comparison: Comparison = {
    mode,
    skipPrototype,
    left: [],
    right: [],
    isEqual: (first, second) => areEqual(first, second, comparison),
  };
  return areEqual(a, b, comparison);
}
