import { classOf } from 'internal:native';

/**
 * Names of types and methods as V8 finds them for a stack (v8.dev/docs/stack-trace-api), without running a getter or a trap of
 * the program, and by nothing that it may have replaced.
 */

/** Classes of the engine. */
const [BOUND_FUNCTION, PROXY, GLOBAL_OBJECT, ARGUMENTS, MAPPED_ARGUMENTS, ERROR] = [14, 50, 49, 8, 9, 3];
const MOST_PROTOTYPES = 100;

const { apply, getPrototypeOf } = Reflect;
const { getOwnPropertyDescriptor, keys } = Object;
const { charCodeAt } = String.prototype;
const { toStringTag } = Symbol;

export function ownName(callee: object): string {
  const value = ownValue(callee, 'name');
  return typeof value === 'string' ? value : '';
}

/** The value of an own property that is no accessor. */
function ownValue(object: object, key: string | symbol): unknown {
  if (classOf(object) === PROXY) return undefined;
  try {
    const descriptor = getOwnPropertyDescriptor(object, key);
    // The prototype of all objects may have been given a `value`.
    return descriptor === undefined || getOwnPropertyDescriptor(descriptor, 'value') === undefined ? undefined : descriptor.value;
  } catch {
    return undefined;
  }
}

export function isGlobal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && classOf(value) === GLOBAL_OBJECT;
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

const primitives: Record<string, string> = {
  __proto__: null as never,
  string: 'String',
  number: 'Number',
  boolean: 'Boolean',
  symbol: 'Symbol',
  bigint: 'BigInt',
};

/** `JSReceiver::GetConstructorName`: a tag or a constructor with a name, of the object or of what it inherits from. */
export function typeNameOf(receiver: unknown): string {
  if (!isObject(receiver)) return primitives[typeof receiver] ?? 'Object';
  const classId = classOf(receiver);
  if (classId === PROXY) return 'Proxy';
  if (typeof receiver === 'function' && classId !== BOUND_FUNCTION) {
    const name = ownName(receiver);
    if (name !== '') return name;
  }
  let at: object | null = receiver;
  for (let level = 0; level < MOST_PROTOTYPES && at !== null && classOf(at) !== PROXY; level++) {
    const tag = ownValue(at, toStringTag);
    if (typeof tag === 'string') return tag;
    const constructor = ownValue(at, 'constructor');
    if (typeof constructor === 'function' && classOf(constructor) !== PROXY) {
      const name = ownName(constructor);
      if (name !== '' && name !== 'Object') return name;
    }
    at = getPrototypeOf(at);
  }
  if (typeof receiver === 'function') return 'Function';
  if (classId === ARGUMENTS || classId === MAPPED_ARGUMENTS) return 'Arguments';
  return classId === ERROR ? 'Error' : 'Object';
}

function holds(object: object, key: string, callee: object): boolean {
  if (classOf(object) === PROXY) return false;
  try {
    const descriptor = getOwnPropertyDescriptor(object, key);
    return descriptor !== undefined && (descriptor.value === callee || descriptor.get === callee || descriptor.set === callee);
  } catch {
    return false;
  }
}

export function findMethod(receiver: unknown, name: string, callee: object): string | null {
  const start = isObject(receiver) ? receiver : getPrototypeOf(Object(receiver) as object);
  if (name !== '') {
    let at = start;
    for (let level = 0; level < MOST_PROTOTYPES && at !== null && classOf(at) !== PROXY; level++) {
      if (holds(at, name, callee)) return name;
      at = getPrototypeOf(at);
    }
  }
  let found: string | null = null;
  let at = start;
  for (let level = 0; level < MOST_PROTOTYPES && at !== null && classOf(at) !== PROXY; level++) {
    const names = enumerableNames(at);
    for (let index = 0; index < names.length; index++) {
      if (isIndex(names[index]!) || !holds(at, names[index]!, callee)) continue;
      // Of several it is not known which was called.
      if (found !== null) return null;
      found = names[index]!;
    }
    at = getPrototypeOf(at);
  }
  return found;
}

/** Elements are no methods. */
function isIndex(name: string): boolean {
  const unit = apply(charCodeAt, name, [0]) as number;
  return unit >= 48 && unit <= 57 && +name >= 0;
}

function enumerableNames(object: object): readonly string[] {
  try {
    return keys(object);
  } catch {
    return [];
  }
}

/** Letters, digits, `$`, `_` and what is beyond ASCII: V8 puts the type before such names only. */
export function isPlainName(name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    const unit = apply(charCodeAt, name, [index]) as number;
    const isLetter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 36 || unit === 95 || unit >= 128;
    if (!isLetter && (index === 0 || unit < 48 || unit > 57)) return false;
  }
  return name !== '';
}
