/** What a value is called in `inspect`'s output: class names, prefixes, function forms. */
import { isLibraryClass, proxyDetails } from 'internal:engine-details';
import type { InspectContext } from 'internal:inspect-context';
import { inspectWith } from 'internal:inspect-value';

const { hasOwn } = Object;

const { getPrototypeOf, getOwnPropertyDescriptor, ownKeys } = Reflect;

/** The language's own classes. Node's additions to the global object do not count (observed: `%s` with an URL). */
const LANGUAGE_CLASSES =
  ' Object Function Array Number Boolean String Symbol BigInt Date RegExp Promise Proxy Iterator Map Set WeakMap WeakSet WeakRef ' +
  'FinalizationRegistry Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError ArrayBuffer ' +
  'SharedArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
  'BigInt64Array BigUint64Array Float16Array Float32Array Float64Array ';

/** Whether a class of that name belongs to the language. User code may have given its own class such a name, as in Node. */
export function isBuiltinName(name: unknown): boolean {
  return typeof name === 'string' && name !== '' && LANGUAGE_CLASSES.includes(` ${name} `);
}

/** The value of an own data property, without running getters. */
function ownValue(object: object, key: PropertyKey): unknown {
  try {
    return getOwnPropertyDescriptor(object, key)?.value;
  } catch {
    return undefined;
  }
}

function isInstanceOf(value: object, constructor: unknown): boolean {
  try {
    return value instanceof (constructor as new () => unknown);
  } catch {
    return false;
  }
}

/** What the engine calls an object without a constructor: its tag, if any. */
function inheritedTag(prototype: object): string {
  try {
    const tag = (prototype as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
    return typeof tag === 'string' && tag !== '' ? tag : 'Object';
  } catch {
    return 'Object';
  }
}

/** Name of the nearest named constructor on the prototype chain that the value is an instance of. */
function nearestConstructor(value: object): string | undefined {
  for (let object: object | null = value; object !== null; object = getPrototypeOf(object)) {
    const constructor = ownValue(object, 'constructor');
    if (typeof constructor !== 'function') continue;
    const { name } = constructor as { name: unknown };
    if (name !== '' && isInstanceOf(value, constructor)) return `${name as string}`;
  }
  return undefined;
}

/**
 * The class's name, null for an object without a prototype. A chain that ends without a constructor is spelled out:
 * `Object <[Object: null prototype] {}>`.
 */
export function constructorNameOf(value: object, brand: string, context: InspectContext, level: number): string | null {
  const name = nearestConstructor(value);
  if (name !== undefined) return name;
  const prototype = getPrototypeOf(value);
  if (prototype === null) return null;
  // DIVERGES: for an instance of a user class whose prototype was replaced, Node still knows the class's name from the
  // engine's hidden class; here only the internal class is known.
  const known = brand === 'Object' ? inheritedTag(prototype) : brand;
  if (context.depth !== null && level > context.depth) return `${known} <Complex prototype>`;
  const above =
    constructorNameOf(prototype, 'Object', context, level + 1) ??
    inspectWith(prototype, { ...context, customInspect: false, depth: -1 });
  return `${known} <${above}>`;
}

/** Prototypes above an instance that showHidden looks into. */
const MOST_PROTOTYPES = 3;

/** Accessors and data properties that an object has from user classes, for `showHidden`; those of builtins are known. */
export function inheritedProperties(value: object): [key: PropertyKey, descriptor: PropertyDescriptor][] {
  const seen = new Set<PropertyKey>(ownKeys(value)).add('constructor');
  const found: [PropertyKey, PropertyDescriptor][] = [];
  let prototype = getPrototypeOf(value);
  for (let level = 0; prototype !== null && level < MOST_PROTOTYPES; level++, prototype = getPrototypeOf(prototype)) {
    const constructor = ownValue(prototype, 'constructor');
    if (typeof constructor === 'function' && isBuiltinName((constructor as { name: unknown }).name)) break;
    for (const key of ownKeys(prototype)) {
      if (seen.has(key)) continue;
      seen.add(key);
      const descriptor = getOwnPropertyDescriptor(prototype, key)!;
      if (typeof descriptor.value !== 'function') found.push([key, descriptor]);
    }
  }
  return found;
}

/** `class MySet extends Set` tells its tag by its own name: the tag is a word of it (observed: the first occurrence decides). */
function isTagWordOf(name: string, tag: string): boolean {
  const start = name.indexOf(tag);
  if (start < 0) return false;
  const next = name.charAt(start + tag.length);
  return next === '' || next !== next.toLowerCase();
}

/** `Foo [Tag] `, `[Map(2): null prototype] `, `Foo(2) [Map] `: what stands before the opening bracket. */
export function prefixOf(name: string | null, tag: string, fallback: string, size = ''): string {
  if (name === null) return `[${fallback}${size}: null prototype] ${tag === '' || tag === fallback ? '' : `[${tag}] `}`;
  return tag === '' || isTagWordOf(name, tag) ? `${name}${size} ` : `${name}${size} [${tag}] `;
}

// A class has no parenthesis before its body; comments do not count (observed in Node 24).
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

function isClassSource(source: string): boolean {
  if (!source.startsWith('class') || !source.endsWith('}')) return false;
  const plainHead = source.slice(5, source.indexOf('{'));
  if (!plainHead.includes('(')) return true;
  const bare = source.slice(5).replace(COMMENTS, '');
  return /^\s[^({]*\{/.test(bare);
}

const sourceOf = Function.prototype.toString;

/** `[class B extends A]`, `[AsyncFunction: name]`, `[Function (null prototype): f] Derived [Tag]`. */
export function functionForm(value: object, brand: string, name: string | null, tag: string): string {
  const ownName = (value as { name: unknown }).name;
  const source = brand === 'Function' && proxyDetails(value) === undefined ? sourceOf.call(value as () => void) : '';
  if (isClassSource(source) || (source.includes('[native code]') && isLibraryClass(value))) {
    let form = `[class ${hasOwn(value, 'name') && ownName !== '' ? (ownName as string) : '(anonymous)'}`;
    if (name !== 'Function' && name !== null) form += ` [${name}]`;
    if (tag !== '' && name !== tag) form += ` [${tag}]`;
    if (name === null) return `${form} extends [null prototype]]`;
    const parent = (getPrototypeOf(value) as { name?: unknown }).name;
    return parent ? `${form} extends ${parent as string}]` : `${form}]`;
  }
  let form = `[${brand}${name === null ? ' (null prototype)' : ''}`;
  form += ownName === '' || ownName === undefined ? ' (anonymous)]' : `: ${ownName as string}]`;
  if (name !== brand && name !== null) form += ` ${name}`;
  if (tag !== '' && name !== tag) form += ` [${tag}]`;
  return form;
}
