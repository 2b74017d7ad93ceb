/**
 * What Intl's functions do with their arguments before the host sees them: every getter and `toString` of user code runs
 * here, and what crosses is text.
 */

/** A list of language tags out of a `locales` argument (ECMA-402, 9.2.1 CanonicalizeLocaleList; the host checks the tags). */
export function readLocaleList(locales: unknown, tagOf: (value: object) => string | undefined): string[] {
  if (locales === undefined) return [];
  if (typeof locales === 'string') return [locales];
  if (locales === null) throw new TypeError('Cannot convert undefined or null to object');
  const own = typeof locales === 'object' ? tagOf(locales) : undefined;
  if (own !== undefined) return [own];
  const list = Object(locales) as Record<number, unknown> & { length?: unknown };
  const length = Math.min(Math.max(Math.trunc(Number(list.length)) || 0, 0), 2 ** 32);
  const tags: string[] = [];
  for (let index = 0; index < length; index++) {
    if (!(index in list)) continue;
    const item = list[index];
    if (typeof item !== 'string' && (typeof item !== 'object' || item === null)) {
      throw new TypeError('Language ID should be string or object.');
    }
    const tag = typeof item === 'string' ? item : (tagOf(item) ?? `${item as object as unknown as string}`);
    if (!tags.includes(tag)) tags.push(tag);
  }
  return tags;
}

/** How an option is coerced: `s` string, `b` boolean, `n` number, `g` the grouping, which is a boolean or a string. */
export type OptionType = 's' | 'b' | 'n' | 'g';

/** Names of options in the order in which they are read, `name` or `name:type`. */
export type OptionNames = readonly string[];

type Primitive = string | number | boolean;

function coerce(value: unknown, type: OptionType): Primitive {
  if (type === 'b') return Boolean(value);
  if (type === 'g') return value === true || (value ? `${value as string}` : false);
  if (type === 's') return `${value as string}`;
  const number = Number(value);
  // JSON has no NaN; the host coerces the text back.
  return Number.isFinite(number) ? number : `${number}`;
}

/** Reads options in their order, each once. */
export function readOptions(options: unknown, names: OptionNames): Record<string, Primitive> {
  // Without the members that a program could give to all objects.
  const read: Record<string, Primitive> = Object.create(null);
  if (options === undefined) return read;
  const source = Object(options) as Record<string, unknown>;
  for (const entry of names) {
    const [name, type = 's'] = entry.split(':') as [string, OptionType?];
    const value = source[name];
    if (value !== undefined) read[name] = coerce(value, type);
  }
  return read;
}

/** ECMA-262, 7.1.1 ToPrimitive with hint number. */
function toPrimitive(value: object): unknown {
  const exotic = (value as { [Symbol.toPrimitive]?: unknown })[Symbol.toPrimitive];
  const isPrimitive = (result: unknown): boolean =>
    result === null || (typeof result !== 'object' && typeof result !== 'function');
  if (exotic !== undefined && exotic !== null) {
    const result = Reflect.apply(exotic as () => unknown, value, ['number']) as unknown;
    if (isPrimitive(result)) return result;
  } else {
    for (const name of ['valueOf', 'toString'] as const) {
      const method = value[name] as unknown;
      if (typeof method !== 'function') continue;
      const result = Reflect.apply(method, value, []) as unknown;
      if (isPrimitive(result)) return result;
    }
  }
  throw new TypeError('Cannot convert object to primitive value');
}

/** ECMA-402, 16.5.16 ToIntlMathematicalValue: texts keep all their digits. */
export function toIntlNumber(value: unknown): number | bigint | string {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  const primitive =
    (typeof value === 'object' && value !== null) || typeof value === 'function' ? toPrimitive(value as object) : value;
  if (typeof primitive === 'bigint' || typeof primitive === 'string') return primitive;
  if (typeof primitive === 'symbol') throw new TypeError('Cannot convert a Symbol value to a number');
  return Number(primitive);
}

/** A time for a format: now by default. */
export function toIntlDate(value: unknown): number {
  return value === undefined ? Date.now() : Number(value);
}

/** Strings of an iterable (ECMA-402, 14.5.1 StringListFromIterable). */
export function readStringList(iterable: unknown): string[] {
  if (iterable === undefined) return [];
  const list: string[] = [];
  if (typeof (Object(iterable) as { [Symbol.iterator]?: unknown })[Symbol.iterator] !== 'function') {
    const shown = iterable === null ? 'object null' : `${typeof iterable} ${String(iterable)}`;
    throw new TypeError(`${shown} is not iterable (cannot read property Symbol(Symbol.iterator))`);
  }
  for (const item of iterable as Iterable<unknown>) {
    if (typeof item !== 'string') throw new TypeError(`Iterable yielded ${String(item)} which is not a string`);
    list.push(item);
  }
  return list;
}
