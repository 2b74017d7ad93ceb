import { verbs } from 'internal:port';
import { incompatibleReceiver } from 'internal:receiver';
import { chosenZone } from 'internal:time-zone';
import type { IntlKind, IntlVerbs } from './contract.ts';
import { type OptionNames, readLocaleList, readOptions } from './guest-arguments.ts';

export const host = verbs<IntlVerbs>('intl');

/** What an object of Intl is: the description by which the host knows it. */
interface Slot {
  readonly kind: IntlKind;
  readonly description: string;
  /** The function that a `format` or `compare` accessor gave. */
  bound?: (...args: never[]) => unknown;
}

const slots = new WeakMap<object, Slot>();
const tags = new WeakMap<object, string>();
const { defineProperty } = Object;

/** A Locale's own tag. */
export const localeTag = (value: object): string | undefined => tags.get(value);

export function setLocaleTag(locale: object, tag: string): void {
  tags.set(locale, tag);
}

export const canonicalLocaleList = (locales: unknown): string[] => {
  const list = readLocaleList(locales, localeTag);
  return list.length === 0 ? list : host.canonicalLocales(list);
};

/** V8 refuses a wrong tag before it reads an option. */
function checkedLocaleList(locales: unknown): string[] {
  const list = readLocaleList(locales, localeTag);
  if (list.length > 0) host.canonicalLocales(list);
  return list;
}

const optionNames: Record<string, OptionNames> = {};

/** A formatter stays in the time zone that was current when it was made. */
function describeOptions(list: string[], given: unknown, kind: string, names: OptionNames): string {
  const options = readOptions(given, names) as Record<string, unknown>;
  if (chosenZone.name !== undefined && kind.startsWith('DateTimeFormat')) options['timeZone'] ??= chosenZone.name;
  return JSON.stringify([list, options]);
}

/** The description that an instance of a class would have: for methods that make one without showing it. */
export function describe(locales: unknown, options: unknown, kind: string, caller: string): string {
  const [name] = kind.split(' ') as [string];
  const list = checkedLocaleList(locales);
  if (options === null) throw new TypeError(`${caller} called on null or undefined`);
  const description = describeOptions(list, options, kind, optionNames[name]!);
  try {
    host.call(kind as IntlKind, description, '', undefined, undefined);
  } catch (error) {
    // V8 names the method that was called, and not the class that it uses.
    const refusal = error as Error;
    refusal.message = refusal.message.replace(`Intl.${name} `, `${caller} `);
    throw refusal;
  }
  return description;
}

export function slotOf(receiver: unknown, kind: IntlKind, method: string): Slot {
  const slot = typeof receiver === 'object' && receiver !== null ? slots.get(receiver) : undefined;
  if (slot === undefined || slot.kind !== kind) throw incompatibleReceiver(method, receiver);
  return slot;
}

/** Whether it is an object that one of the classes made. */
export const isService = (value: object): boolean => slots.has(value);

/** Calls a method of the host's instance. */
export function ask(slot: Slot, method: string, first?: unknown, second?: unknown): unknown {
  return host.call(slot.kind, slot.description, method, first, second);
}

export type ServiceClass = (new (locales?: unknown, options?: unknown) => object) & { readonly prototype: object };

interface ServiceOptions {
  readonly names: OptionNames;
  readonly length?: number;
  /** Whether it makes an object without `new` too (ECMA-402, 10.1.1, 11.1.1, 16.1.1). */
  readonly isCallable?: boolean;
  /** Whether options must be an object, instead of anything that can become one. */
  readonly isStrict?: boolean;
}

/** Copies methods and accessors, hidden as those of a class are. */
export function defineMembers(target: object, members: object): void {
  for (const key of Reflect.ownKeys(members)) {
    defineProperty(target, key, { ...Object.getOwnPropertyDescriptor(members, key), enumerable: false });
  }
}

export function defineTag(prototype: object, tag: string): void {
  defineProperty(prototype, Symbol.toStringTag, { value: tag, configurable: true });
}

/** Static members; the class may have another name than the kind whose locales it supports. */
export const statics = (kind: IntlKind, className: string): object => ({
  supportedLocalesOf(locales: unknown, ...rest: unknown[]): string[] {
    const tagList = canonicalLocaleList(locales);
    const [options] = rest;
    const name = `Intl.${className}.supportedLocalesOf`;
    if (options === null) throw new TypeError(`${name} called on null or undefined`);
    const { localeMatcher } = readOptions(options, ['localeMatcher']);
    if (localeMatcher !== undefined && localeMatcher !== 'lookup' && localeMatcher !== 'best fit') {
      throw new RangeError(`Value ${localeMatcher as string} out of range for ${name} options property localeMatcher`);
    }
    return host.supportedLocales(kind, tagList, localeMatcher as string | undefined);
  },
});

/** Makes one of Intl's classes. A function and no class, since some are called without `new`. */
export function defineService(kind: IntlKind, options: ServiceOptions, members: object): ServiceClass {
  const { names, length = 0, isCallable = false, isStrict = false } = options;
  optionNames[kind] = names;
  const Service = function (this: unknown, ...given: unknown[]): object {
    if (new.target === undefined && !isCallable) throw new TypeError(`Constructor Intl.${kind} requires 'new'`);
    const object = Reflect.construct(Object, [], (new.target as unknown as ServiceClass) ?? Service) as object;
    const list = checkedLocaleList(given[0]);
    const isMissing = given[1] === undefined && length === 2;
    if (isMissing || (isStrict && given[1] !== undefined && (typeof given[1] !== 'object' || given[1] === null))) {
      throw new TypeError('invalid_argument');
    }
    if (given[1] === null) throw new TypeError(`Intl.${kind} called on null or undefined`);
    const description = describeOptions(list, given[1], kind, names);
    host.call(kind, description, '', undefined, undefined);
    slots.set(object, { kind, description });
    return object;
  } as unknown as ServiceClass;
  defineProperty(Service, 'length', { value: length, configurable: true });
  defineProperty(Service, 'name', { value: kind, configurable: true });
  defineProperty(Service, 'prototype', { writable: false });
  defineMembers(Service, statics(kind, kind));
  defineMembers(Service.prototype, {
    resolvedOptions(this: unknown): unknown {
      return ask(slotOf(this, kind, `Intl.${kind}.prototype.resolvedOptions`), 'resolvedOptions');
    },
  });
  defineMembers(Service.prototype, members);
  defineTag(Service.prototype, `Intl.${kind}`);
  return Service;
}

/** The function that an accessor gives, made once for each object. It has no name, as V8's. */
export function boundFunction<F extends (...args: never[]) => unknown>(slot: Slot, make: () => F): F {
  if (slot.bound === undefined) {
    slot.bound = make();
    defineProperty(slot.bound, 'name', { value: '', configurable: true });
  }
  return slot.bound as F;
}
