/** What a description of grants is made of: it can be logged, written as JSON, hashed and compared. */
export type PlainData = string | number | boolean | null | readonly PlainData[] | { readonly [key: string]: PlainData };

/**
 * A frozen copy in one order, so that equal descriptions are equal as JSON. `Infinity`, which JSON has not, becomes
 * `'unlimited'`; what is no plain data throws a TypeError with its place.
 */
export function plainData(value: unknown, place: string): PlainData {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (value === Number.POSITIVE_INFINITY) return 'unlimited';
    if (Number.isFinite(value)) return value;
  }
  if (Array.isArray(value)) return Object.freeze(value.map((item, index) => plainData(item, `${place}[${index}]`)));
  if (typeof value === 'object' && isPlain(value)) {
    const copy: Record<string, PlainData> = Object.create(null);
    for (const key of Object.keys(value).sort()) {
      const member = (value as Record<string, unknown>)[key];
      if (member !== undefined) copy[key] = plainData(member, `${place}.${key}`);
    }
    return Object.freeze(copy);
  }
  throw new TypeError(`${place} must be plain data (text, numbers, booleans, null, arrays and objects of them)`);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
