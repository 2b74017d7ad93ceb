/**
 * Strict deep equality (nodejs.org/api/util.html#utilisdeepstrictequalval1-val2-options; the comparison details are
 * those of nodejs.org/api/assert.html#comparison-details_1).
 */
import { brandOf } from 'internal:engine-details';
import { typedArrayField } from 'internal:inspect-entries';

interface Comparison {
  /** Prototypes need not be the same. */
  readonly skipPrototype: boolean;
  /** Pairs under comparison: a pair met again inside itself counts as equal. */
  readonly left: object[];
  readonly right: object[];
}

type Compare = (a: object, b: object, comparison: Comparison) => boolean;

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

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** Bytes decide, for floats too: zeros of both signs differ, and equal NaNs are equal. */
function sameView(a: object, b: object): boolean {
  const bytes = (view: object): Uint8Array => {
    const { buffer, byteOffset, byteLength } = view as ArrayBufferView;
    return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  };
  const brand = brandOf(a);
  if (brand === 'Float32Array' || brand === 'Float64Array' || brand === 'Float16Array') {
    const length = typedArrayField(a, 'length') as number;
    if (length !== typedArrayField(b, 'length')) return false;
    for (let index = 0; index < length; index++) {
      if (!Object.is((a as Float64Array)[index], (b as Float64Array)[index])) return false;
    }
    return true;
  }
  return sameBytes(bytes(a), bytes(b));
}

/** Hidden fields of errors count; the stack does not. */
const sameError: Compare = (a, b, comparison) => {
  for (const key of ['message', 'name', 'cause', 'errors'] as const) {
    // An enumerable one is compared among the properties.
    if (isEnumerable.call(a, key) || isEnumerable.call(b, key)) {
      if (isEnumerable.call(a, key) !== isEnumerable.call(b, key)) return false;
      continue;
    }
    const first = a as Record<string, unknown>;
    const second = b as Record<string, unknown>;
    if ((key === 'cause' || key === 'errors') && Object.hasOwn(first, key) !== Object.hasOwn(second, key)) return false;
    if (!areEqual(first[key], second[key], comparison)) return false;
  }
  return true;
};

const sameRegExp: Compare = (a, b) => {
  const first = a as RegExp;
  const second = b as RegExp;
  return first.source === second.source && first.flags === second.flags && first.lastIndex === second.lastIndex;
};

/** Takes the first of the candidates that equals the value. */
function takeEqual(candidates: Set<unknown>, value: unknown, comparison: Comparison): { found: unknown } | undefined {
  for (const candidate of candidates) {
    if (areEqual(value, candidate, comparison)) {
      candidates.delete(candidate);
      return { found: candidate };
    }
  }
  return undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const sameSet: Compare = (a, b, comparison) => {
  const first = a as Set<unknown>;
  const second = b as Set<unknown>;
  if (first.size !== second.size) return false;
  const open: unknown[] = [];
  for (const value of first) {
    if (second.has(value)) continue;
    if (!isObject(value)) return false;
    open.push(value);
  }
  if (open.length === 0) return true;
  const candidates = new Set([...second].filter((value) => isObject(value) && !first.has(value)));
  return candidates.size === open.length && open.every((value) => takeEqual(candidates, value, comparison) !== undefined);
};

const sameMap: Compare = (a, b, comparison) => {
  const first = a as Map<unknown, unknown>;
  const second = b as Map<unknown, unknown>;
  if (first.size !== second.size) return false;
  const open: [unknown, unknown][] = [];
  for (const [key, value] of first) {
    if (second.has(key)) {
      if (!areEqual(value, second.get(key), comparison)) return false;
    } else {
      if (!isObject(key)) return false;
      open.push([key, value]);
    }
  }
  if (open.length === 0) return true;
  const candidates = new Set([...second.keys()].filter((key) => isObject(key) && !first.has(key)));
  return open.every(([key, value]) => {
    for (const candidate of candidates) {
      if (areEqual(key, candidate, comparison) && areEqual(value, second.get(candidate), comparison)) {
        return candidates.delete(candidate);
      }
    }
    return false;
  });
};

const sameBuffer: Compare = (a, b) => sameBytes(new Uint8Array(a as ArrayBuffer), new Uint8Array(b as ArrayBuffer));
/** Nothing can be seen of their content: two of them are never equal. */
const never: Compare = () => false;

const contents: Readonly<Record<string, Compare>> = {
  Date: samePrimitive('Date'),
  Number: samePrimitive('Number'),
  String: samePrimitive('String'),
  Boolean: samePrimitive('Boolean'),
  Symbol: samePrimitive('Symbol'),
  BigInt: samePrimitive('BigInt'),
  RegExp: sameRegExp,
  Error: sameError,
  Set: sameSet,
  Map: sameMap,
  ArrayBuffer: sameBuffer,
  SharedArrayBuffer: sameBuffer,
  DataView: sameView,
  WeakMap: never,
  WeakSet: never,
  Promise: never,
  Array: (a, b) => (a as unknown[]).length === (b as unknown[]).length,
};

/** Own enumerable keys; of indexed kinds those that are no elements come after them, and all are compared alike. */
function sameProperties(a: object, b: object, comparison: Comparison): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) if (!isEnumerable.call(b, key)) return false;
  const symbols = Object.getOwnPropertySymbols(a).filter((symbol) => isEnumerable.call(a, symbol));
  const others = Object.getOwnPropertySymbols(b).filter((symbol) => isEnumerable.call(b, symbol));
  if (symbols.length !== others.length || symbols.some((symbol) => !isEnumerable.call(b, symbol))) return false;
  for (const key of [...keys, ...symbols]) {
    if (!areEqual((a as Record<PropertyKey, unknown>)[key], (b as Record<PropertyKey, unknown>)[key], comparison)) return false;
  }
  return true;
}

function sameExtras(a: object, b: object, comparison: Comparison): boolean {
  const length = typedArrayField(a, 'length') as number;
  const extras = (view: object): object => {
    const copy: Record<PropertyKey, unknown> = {};
    for (const key of Reflect.ownKeys(view).slice(length)) {
      if (isEnumerable.call(view, key)) copy[key] = (view as Record<PropertyKey, unknown>)[key];
    }
    return copy;
  };
  return sameProperties(extras(a), extras(b), comparison);
}

/** The same prototype, or prototypes that name the same constructor (observed in Node 24). */
function isSameClass(a: object, b: object): boolean {
  if (Object.getPrototypeOf(a) === Object.getPrototypeOf(b)) return true;
  const { constructor } = a as { constructor?: unknown };
  if (constructor === undefined || constructor !== (b as { constructor?: unknown }).constructor) return false;
  return !Object.hasOwn(a, 'constructor') && !Object.hasOwn(b, 'constructor');
}

function areEqualObjects(a: object, b: object, comparison: Comparison): boolean {
  if (!comparison.skipPrototype && !isSameClass(a, b)) return false;
  if (toStringOf.call(a) !== toStringOf.call(b)) return false;
  const brand = brandOf(a);
  const other = brandOf(b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (brand !== other && brand !== 'Proxy' && other !== 'Proxy') return false;
  const { left, right } = comparison;
  for (let index = 0; index < left.length; index++) {
    if (left[index] === a) return right[index] === b || left.indexOf(a, index + 1) >= 0 || right.includes(b);
  }
  left.push(a);
  right.push(b);
  const isView = ArrayBuffer.isView(a) && brand !== 'DataView';
  const compareContent = isView ? sameView : (contents[brand] ?? contentByInterface(a));
  const result =
    (compareContent === undefined || compareContent(a, b, comparison)) &&
    (isView ? sameExtras(a, b, comparison) : sameProperties(a, b, comparison));
  left.pop();
  right.pop();
  return result;
}

/** An URL's state is private: its text stands for it. */
const sameHref: Compare = (a, b) => (a as { href: string }).href === (b as { href: string }).href;

function contentByInterface(value: object): Compare | undefined {
  const { URL: Url } = globalThis as { URL?: new (text: string) => object };
  return Url !== undefined && value instanceof Url ? sameHref : undefined;
}

function areEqual(a: unknown, b: unknown, comparison: Comparison): boolean {
  if (Object.is(a, b)) return true;
  return isObject(a) && isObject(b) && areEqualObjects(a, b, comparison);
}

/** Whether both values have the same structure, types and contents. */
export function isDeepStrictEqual(val1: unknown, val2: unknown, skipPrototype = false): boolean {
  return areEqual(val1, val2, { skipPrototype, left: [], right: [] });
}
