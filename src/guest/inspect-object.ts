/** Objects: which form each kind takes, its entries, its properties, and how they are put together. */
import { brandOf } from 'internal:engine-details';
import { constructorNameOf, functionForm, inheritedProperties, prefixOf } from 'internal:inspect-class';
import type { InspectContext } from 'internal:inspect-context';
import * as entriesOf from 'internal:inspect-entries';
import { errorForm } from 'internal:inspect-error';
import { joinEntries } from 'internal:inspect-layout';
import { inspectProperty } from 'internal:inspect-property';
import { inspectNumber, inspectPrimitive } from 'internal:inspect-value';

const { hasOwn, keys: listKeys, getOwnPropertySymbols: listSymbols } = Object;

/** One object on its way to text. */
export interface Form {
  readonly context: InspectContext;
  readonly value: object;
  readonly brand: string;
  /** Constructor's name, null without a prototype. */
  readonly name: string | null;
  /** Symbol.toStringTag where it says something new, else ''. */
  readonly tag: string;
  keys: PropertyKey[];
  readonly level: number;
  base: string;
  open: string;
  close: string;
  /** Array elements and the like may be put into columns, and their indices are not written. */
  isList: boolean;
  /** Text of an object without anything to list, when it has a shorter form. */
  empty: string | undefined;
  entries: ((form: Form, level: number) => string[]) | undefined;
}

const { ownKeys, getOwnPropertyDescriptor } = Reflect;
const isEnumerable = Object.prototype.propertyIsEnumerable;

/** Own keys to list: enumerable strings and symbols, or all of them with showHidden. */
function keysOf(value: object, showHidden: boolean): PropertyKey[] {
  if (showHidden) return ownKeys(value);
  const keys: PropertyKey[] = listKeys(value);
  for (const symbol of listSymbols(value)) {
    if (isEnumerable.call(value, symbol)) keys.push(symbol);
  }
  return keys;
}

const ARRAY_INDEX = /^(?:0|[1-9][0-9]{0,9})$/;

/** Keys of an array-like beyond its elements. Elements come first in the key order. */
function extraKeysOf(value: ArrayLike<unknown>, showHidden: boolean): PropertyKey[] {
  const keys = keysOf(value, showHidden);
  let first = 0;
  while (first < keys.length && typeof keys[first] === 'string' && ARRAY_INDEX.test(keys[first] as string)) {
    if (Number(keys[first]) >= 2 ** 32 - 1) break;
    first++;
  }
  return first === 0 ? keys : keys.slice(first);
}

function tagOf(value: object, name: string | null, showHidden: boolean): string {
  let tag: unknown;
  try {
    tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  } catch {
    return '';
  }
  if (typeof tag !== 'string' || tag === '' || tag === name) return '';
  // An own tag is listed among the properties already.
  const listed = showHidden ? hasOwn(value, Symbol.toStringTag) : isEnumerable.call(value, Symbol.toStringTag);
  return listed ? '' : tag;
}

type Shape = (form: Form) => void;

function shapeList(form: Form, size: number, fallback: string): void {
  const plain = form.name === fallback && form.tag === '' && fallback === 'Array';
  form.open = `${plain ? '' : prefixOf(form.name, form.tag, fallback, `(${size})`)}[`;
  form.close = ']';
  form.isList = true;
  if (size === 0) form.empty = `${form.open}]`;
}

function shapeArray(form: Form): void {
  shapeList(form, (form.value as unknown[]).length, 'Array');
  form.entries = entriesOf.arrayEntries;
}

function shapeTypedArray(form: Form): void {
  shapeList(form, entriesOf.typedArrayField(form.value, 'length') as number, form.brand);
  if (form.context.showHidden) form.empty = undefined;
  form.entries = entriesOf.typedArrayEntries;
}

function shapeCollection(form: Form, size: number, entries: Form['entries']): void {
  const prefix = prefixOf(form.name, form.tag, form.brand, `(${size})`);
  form.open = `${prefix}{`;
  if (size === 0) form.empty = `${prefix}{}`;
  form.entries = entries;
}

function shapeIterator(form: Form): void {
  const kind = form.brand;
  const tag = form.tag === '' || form.tag === kind ? '' : `${form.tag}] [`;
  form.open = `[${tag}${kind}] {`;
  form.entries = entriesOf.iteratorEntries;
}

function shapePrefixed(form: Form, entries?: Form['entries']): void {
  form.open = `${prefixOf(form.name, form.tag, form.brand)}{`;
  form.entries = entries;
}

function shapeText(form: Form, text: string, style: string): void {
  const prefix = prefixOf(form.name, form.tag, form.brand);
  form.base = prefix === `${form.brand} ` ? text : `${prefix}${text}`;
  form.empty = form.context.stylize(form.base, style);
}

function shapeBoxed(form: Form): void {
  const { brand, name, tag, context, value } = form;
  const primitive = boxes[brand]!.call(value as never);
  let base = `[${brand}`;
  if (brand !== name) base += name === null ? ' (null prototype)' : ` (${name})`;
  base += `: ${inspectPrimitive({ ...context, stylize: (text) => text, indentation: 0 } as InspectContext, primitive)}]`;
  if (tag !== '' && tag !== name) base += ` [${tag}]`;
  form.base = form.keys.length === 0 ? context.stylize(base, brand.toLowerCase()) : base;
  form.empty = form.base;
}

function shapeError(form: Form): void {
  form.base = errorForm(form);
  form.empty = form.base;
}

const boxes: Readonly<Record<string, (this: never) => unknown>> = {
  Number: Number.prototype.valueOf,
  String: String.prototype.valueOf,
  Boolean: Boolean.prototype.valueOf,
  Symbol: Symbol.prototype.valueOf,
  BigInt: BigInt.prototype.valueOf,
};

const sizeOfMap = getOwnPropertyDescriptor(Map.prototype, 'size')!.get!;
const sizeOfSet = getOwnPropertyDescriptor(Set.prototype, 'size')!.get!;

/** Form by internal class. What is not named here is an object with properties. */
const shapes: Readonly<Record<string, Shape>> = {
  __proto__: null as never,
  Map: (form) => shapeCollection(form, sizeOfMap.call(form.value), entriesOf.mapEntries),
  Set: (form) => shapeCollection(form, sizeOfSet.call(form.value), entriesOf.setEntries),
  RegExp(form) {
    const regexp = form.name === null ? new RegExp(form.value as RegExp) : (form.value as RegExp);
    shapeText(form, RegExp.prototype.toString.call(regexp), 'regexp');
  },
  Date(form) {
    const time = Date.prototype.getTime.call(form.value);
    const text = Number.isNaN(time) ? Date.prototype.toString.call(form.value) : Date.prototype.toISOString.call(form.value);
    shapeText(form, text, 'date');
  },
  Error: shapeError,
  ArrayBuffer: (form) => shapePrefixed(form, entriesOf.arrayBufferEntries),
  SharedArrayBuffer: (form) => shapePrefixed(form, entriesOf.arrayBufferEntries),
  DataView: (form) => shapePrefixed(form, entriesOf.dataViewEntries),
  Promise: (form) => shapePrefixed(form, entriesOf.promiseEntries),
  WeakSet: (form) => shapePrefixed(form, entriesOf.weakEntries),
  WeakMap: (form) => shapePrefixed(form, entriesOf.weakEntries),
  Module: (form) => shapePrefixed(form, entriesOf.namespaceEntries),
  Number: shapeBoxed,
  String: shapeBoxed,
  Boolean: shapeBoxed,
  Symbol: shapeBoxed,
  BigInt: shapeBoxed,
};

/** Kinds that take their own form only while they can be iterated, or when they have lost their prototype. */
const iterables: Readonly<Record<string, Shape>> = {
  __proto__: null as never,
  Array: shapeArray,
  Map: shapes.Map!,
  Set: shapes.Set!,
  'Map Iterator': shapeIterator,
  'Set Iterator': shapeIterator,
};
const TYPED_ARRAYS =
  'Uint8Array Int8Array Uint8ClampedArray Uint16Array Int16Array Uint32Array Int32Array BigUint64Array BigInt64Array ' +
  'Float16Array Float32Array Float64Array';
for (const brand of TYPED_ARRAYS.split(' ')) (iterables as Record<string, Shape>)[brand] = shapeTypedArray;

function shapePlain(form: Form): void {
  const { name, tag, brand } = form;
  if (name === 'Object') form.open = `${brand === 'Arguments' ? '[Arguments] ' : tag === '' ? '' : `Object [${tag}] `}{`;
  else form.open = `${prefixOf(name, tag, 'Object')}{`;
  form.empty = `${form.open}}`;
}

/** Without its custom inspection an URL is its text, but too deep down an object like any other (observed). */
function isUrl(value: object): boolean {
  const { URL: Url } = globalThis as { URL?: unknown };
  return typeof Url === 'function' && value instanceof (Url as new () => object);
}

function shapeUrl(form: Form): void {
  const { depth } = form.context;
  if (depth !== null && form.level > depth) {
    shapePlain(form);
    return;
  }
  form.base = (form.value as { href: string }).href;
  form.empty = form.base;
}

/** The form of that kind of object, while it still behaves as one: what lost its prototype's methods is plain. */
function shapeOf(value: object, brand: string, name: string | null): Shape {
  const iterable = iterables[brand];
  if (iterable !== undefined) return name === null || isIterable(value) ? iterable : shapePlain;
  if (name === 'Object') return shapePlain;
  if (name === 'URL' && isUrl(value)) return shapeUrl;
  return shapes[brand] ?? (value instanceof Error ? shapeError : shapePlain);
}

function isIterable(value: object): boolean {
  try {
    return Symbol.iterator in value;
  } catch {
    return false;
  }
}

/** The text of an object, at that level of nesting. */
export function inspectObject(context: InspectContext, value: object, level: number, insideTypedArray: boolean): string {
  const brand = brandOf(value);
  const { showHidden, depth } = context;
  const name = constructorNameOf(value, brand, context, level);
  const shape = typeof value === 'function' ? shapeFunction : shapeOf(value, brand, name);
  // Their indices show in another way: as elements, or as the string itself.
  const isIndexed = shape === shapeTypedArray || shape === shapeArray || (brand === 'String' && shape === shapeBoxed);
  const form: Form = {
    context,
    value,
    brand,
    name,
    tag: tagOf(value, name, showHidden),
    keys: isIndexed ? extraKeysOf(value as ArrayLike<unknown>, showHidden) : keysOf(value, showHidden),
    level,
    base: '',
    open: '{',
    close: '}',
    isList: false,
    empty: undefined,
    entries: undefined,
  };
  shape(form);
  const inherited = showHidden && (depth === null || level <= depth) ? inheritedProperties(value) : [];
  return finish(form, inherited, insideTypedArray);
}

function shapeFunction(form: Form): void {
  form.base = functionForm(form.value, form.brand, form.name, form.tag);
  form.empty = form.context.stylize(form.base, 'special');
}

type InheritedProperties = ReturnType<typeof inheritedProperties>;

function finish(form: Form, inherited: InheritedProperties, insideTypedArray: boolean): string {
  const { context, value, keys, level } = form;
  const hasProperties = keys.length > 0 || inherited.length > 0;
  if (form.empty !== undefined && !hasProperties) return form.empty;
  if (insideTypedArray && !hasProperties && form.brand.endsWith('ArrayBuffer')) {
    const size = inspectNumber(context.stylize, (value as ArrayBuffer).byteLength, false);
    return `${prefixOf(form.name, form.tag, form.brand)}{ [byteLength]: ${size} }`;
  }
  if (context.depth !== null && level > context.depth) {
    if (form.brand === 'RegExp' && form.empty !== undefined) return form.empty;
    const label = prefixOf(form.name, form.tag, form.brand === 'Error' ? 'Error' : 'Object').slice(0, -1);
    return context.stylize(form.name === null ? label : `[${label}]`, 'special');
  }
  const inner = level + 1;
  context.seen.push(value);
  context.currentDepth = inner;
  let output: string[];
  const { indentation } = context;
  try {
    output = form.entries?.(form, inner) ?? [];
    for (const key of keys) output.push(inspectProperty(context, value, inner, key, form.isList ? 'extra' : 'object'));
    for (const [key, descriptor] of inherited) {
      // What a class's getter gives counts as one level further out than the object's own properties (observed).
      const text = inspectProperty(context, value, level, key, 'object', descriptor);
      output.push(context.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
  } catch (error) {
    return interrupted(form, error, indentation);
  }
  context.seen.length--;
  return assemble(form, output, inner);
}

/** A value nested so deeply that the engine's stack ended is cut there; every other error goes on. */
function interrupted(form: Form, error: unknown, indentation: number): string {
  const { name: errorName, message } = error as { name?: string; message?: string };
  const isOverflow = /stack/i.test(`${message}`) && (errorName === 'RangeError' || errorName === 'InternalError');
  if (!isOverflow) throw error;
  form.context.seen.length--;
  form.context.indentation = indentation;
  const label = prefixOf(form.name, form.tag, 'Object').slice(0, -1);
  const text = `[${label}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`;
  return form.context.stylize(text, 'special');
}

/** Text beyond this many characters ends further nesting: output may grow exponentially with shared references. */
const MOST_CHARACTERS = 2 ** 27;

function assemble(form: Form, output: string[], level: number): string {
  const { context, value, keys } = form;
  const reference = context.circular?.get(value);
  if (reference !== undefined) {
    const mark = context.stylize(`<ref *${reference}>`, 'special');
    if (context.compact === true) form.open = `${mark} ${form.open}`;
    else form.base = form.base === '' ? mark : `${mark} ${form.base}`;
  }
  if (context.sorted) {
    const compare = context.sorted === true ? undefined : context.sorted;
    if (!form.isList) output.sort(compare);
    else if (keys.length > 1) output.push(...output.splice(output.length - keys.length).sort(compare));
  }
  const { base, open, close, isList } = form;
  const list = isList ? (value as ArrayLike<unknown>) : undefined;
  const text = joinEntries(context, output, { base, open, close, isList, level, list });
  const written = (context.budget[context.indentation] ?? 0) + text.length;
  context.budget[context.indentation] = written;
  if (written > MOST_CHARACTERS) context.depth = -1;
  return text;
}
