import { requireShared } from 'internal:loader';
import { port, verbId } from 'internal:port';
import { incompatibleReceiver } from 'internal:receiver';
import { chosenZone } from 'internal:time-zone';
import type { IntlKind } from './contract.ts';

/**
 * The methods of the language that depend on a locale (tc39.es/ecma402/#locale-sensitive-functions). Without a locale and
 * options they ask the host at once; `Intl` itself is evaluated for the others only.
 */
interface IntlModule {
  canonicalLocaleList(locales: unknown): string[];
  describe(locales: unknown, options: unknown, kind: string, caller: string): string;
}

const CALL = verbId('intl.call');
const CHANGE_CASE = verbId('intl.changeCase');
const ZONE_NAME = verbId('intl.zoneName');
const DEFAULTS = '[[],{}]';
const { apply } = Reflect;
const { getTime, toString: dateToString, toTimeString } = Date.prototype;
const { valueOf: numberValueOf } = Number.prototype;
const { valueOf: bigintValueOf } = BigInt.prototype;
const { toUpperCase, toLowerCase } = String.prototype;
const { isNaN: isNotNumber } = Number;

const intl = (): IntlModule => requireShared('web:intl') as unknown as IntlModule;

function describe(kind: string, caller: string, given: readonly unknown[]): string {
  const isDefault = given[0] === undefined && given[1] === undefined;
  if (isDefault && (chosenZone.name === undefined || kind[0] !== 'D')) return DEFAULTS;
  return intl().describe(given[0], given[1], kind, caller);
}

function timeOf(date: unknown, method: string): number {
  try {
    return apply(getTime, date, []) as number;
  } catch {
    throw incompatibleReceiver('Date.prototype.' + method, date);
  }
}

function formatDate(date: unknown, method: string, kind: IntlKind, given: readonly unknown[]): string {
  const time = timeOf(date, method);
  if (isNotNumber(time)) return 'Invalid Date';
  return port(CALL, kind, describe(kind, 'Date.prototype.' + method, given), 'format', time) as string;
}

function formatNumber(value: number | bigint, given: readonly unknown[], className: string): string {
  const description = describe('NumberFormat', className + '.prototype.toLocaleString', given);
  return port(CALL, 'NumberFormat', description, 'format', value) as string;
}

/** Time zones are the host's to name (ECMA-262, 21.4.4.41.3 TimeZoneString). */
function withZone(toText: () => string, date: Date, method: string): string {
  const time = timeOf(date, method);
  const text = apply(toText, date, []) as string;
  return isNotNumber(time) ? text : text + ' (' + (port(ZONE_NAME, time) as string) + ')';
}

const dateMethods = {
  toString(this: Date): string {
    return withZone(dateToString, this, 'toString');
  },
  toTimeString(this: Date): string {
    return withZone(toTimeString, this, 'toTimeString');
  },
  toLocaleString(this: unknown, ...given: unknown[]): string {
    return formatDate(this, 'toLocaleString', 'DateTimeFormat any', given);
  },
  toLocaleDateString(this: unknown, ...given: unknown[]): string {
    return formatDate(this, 'toLocaleDateString', 'DateTimeFormat date', given);
  },
  toLocaleTimeString(this: unknown, ...given: unknown[]): string {
    return formatDate(this, 'toLocaleTimeString', 'DateTimeFormat time', given);
  },
};

function receiverOf<T>(valueOf: () => T, receiver: unknown, name: string): T {
  try {
    return apply(valueOf, receiver, []) as T;
  } catch {
    throw new TypeError(name + ".prototype.toLocaleString requires that 'this' be a " + name);
  }
}

const numberMethods = {
  toLocaleString(this: unknown, ...given: unknown[]): string {
    return formatNumber(receiverOf(numberValueOf, this, 'Number'), given, 'Number');
  },
};

const bigintMethods = {
  toLocaleString(this: unknown, ...given: unknown[]): string {
    return formatNumber(receiverOf(bigintValueOf, this, 'BigInt'), given, 'BigInt');
  },
};

/** Arrays on the way, for those that hold themselves (ECMA-262 leaves it open; V8 gives the empty string). */
const joining = new Set<object>();

/** ECMA-402, 20.5.1: what the elements show gets locales and options. */
function joinElements(array: ArrayLike<unknown>, length: number, given: readonly unknown[]): string {
  if (joining.has(array)) return '';
  joining.add(array);
  try {
    let text = '';
    for (let i = 0; i < length; i++) {
      if (i > 0) text += ',';
      const item = array[i] as { toLocaleString(...given: unknown[]): string } | undefined | null;
      if (item !== undefined && item !== null) text += String(item.toLocaleString(given[0], given[1]));
    }
    return text;
  } finally {
    joining.delete(array);
  }
}

const arrayMethods = {
  toLocaleString(this: unknown, ...given: unknown[]): string {
    if (this === undefined || this === null) {
      throw new TypeError('Array.prototype.toLocaleString called on null or undefined');
    }
    const array = Object(this) as ArrayLike<unknown>;
    return joinElements(array, +array.length, given);
  },
};

const typedArray = Reflect.getPrototypeOf(Uint8Array.prototype) as object;
const { get: typedLength } = Object.getOwnPropertyDescriptor(typedArray, 'length')!;
const { at: typedAt } = typedArray as { at: () => unknown };
const typedArrayMethods = {
  toLocaleString(this: unknown, ...given: unknown[]): string {
    const method = '%TypedArray%.prototype.toLocaleString';
    let length: number;
    try {
      // The accessor is the check of the receiver.
      length = apply(typedLength!, this, []);
    } catch {
      throw incompatibleReceiver(method, this);
    }
    try {
      apply(typedAt, this, [0]);
    } catch {
      throw new TypeError('Cannot perform ' + method + ' on a detached ArrayBuffer');
    }
    return joinElements(this as ArrayLike<unknown>, length, given);
  },
};

function textOf(receiver: unknown, method: string): string {
  if (receiver === undefined || receiver === null) {
    throw new TypeError('String.prototype.' + method + ' called on null or undefined');
  }
  return String(receiver);
}

function changeCase(text: string, locales: unknown, isUpper: boolean): string {
  // Four languages have rules of their own (unicode.org/Public/UCD/latest/ucd/SpecialCasing.txt): the host knows them.
  const list = locales === undefined ? [] : intl().canonicalLocaleList(locales);
  if (list.length > 0) return port(CHANGE_CASE, text, list, isUpper) as string;
  return apply(isUpper ? toUpperCase : toLowerCase, text, []) as string;
}

const stringMethods = {
  localeCompare(this: unknown, that: unknown, ...given: unknown[]): number {
    const text = textOf(this, 'localeCompare');
    const description = describe('Collator', 'String.prototype.localeCompare', given);
    return port(CALL, 'Collator', description, 'compare', text, String(that)) as number;
  },
  toLocaleLowerCase(this: unknown, ...given: unknown[]): string {
    return changeCase(textOf(this, 'toLocaleLowerCase'), given[0], false);
  },
  toLocaleUpperCase(this: unknown, ...given: unknown[]): string {
    return changeCase(textOf(this, 'toLocaleUpperCase'), given[0], true);
  },
};

for (const [target, methods] of [
  [Date.prototype, dateMethods],
  [Number.prototype, numberMethods],
  [BigInt.prototype, bigintMethods],
  [Array.prototype, arrayMethods],
  [typedArray, typedArrayMethods],
  [String.prototype, stringMethods],
] as const) {
  for (const name of Object.keys(methods)) {
    const value = (methods as Record<string, unknown>)[name];
    Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
  }
}
