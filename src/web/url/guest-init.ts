import { codes } from 'internal:errors';
import { toText } from './guest-text.ts';

const hasIterator = (value: unknown): value is Iterable<unknown> =>
  value !== null &&
  (typeof value === 'object' || typeof value === 'function') &&
  typeof (value as { [Symbol.iterator]?: unknown })[Symbol.iterator] === 'function';

/** A sequence of pairs (url.spec.whatwg.org/#urlsearchparams-initialize). */
export function parsePairs(pairs: Iterable<unknown>): string[] {
  const list: string[] = [];
  for (const pair of pairs) {
    if (!hasIterator(pair)) throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    const elements = Array.isArray(pair) ? (pair as unknown[]) : [...pair];
    if (elements.length !== 2) throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    list.push(toText(elements[0]).toWellFormed(), toText(elements[1]).toWellFormed());
  }
  return list;
}

/** A record: the own enumerable properties. A symbol among their keys throws, as its conversion to text does. */
export function parseRecord(record: object): string[] {
  const list: string[] = [];
  for (const key of Reflect.ownKeys(record)) {
    if (!Reflect.getOwnPropertyDescriptor(record, key)?.enumerable) continue;
    const name = toText(key).toWellFormed();
    const value = toText((record as Record<PropertyKey, unknown>)[key]).toWellFormed();
    // Two keys that differ in lone surrogates only are one name, and the later value counts.
    let at = name.includes('\ufffd') ? list.indexOf(name) : -1;
    while (at % 2 === 1) at = list.indexOf(name, at + 1);
    if (at < 0) list.push(name, value);
    else list[at + 1] = value;
  }
  return list;
}
