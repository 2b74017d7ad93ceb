import { inspect } from 'internal:inspect';

/** Checks and conversions of event constructors with the texts that Node's global classes have (observed). */
export function requireArgument(count: number, where: string): void {
  if (count === 0) throw new TypeError(`${where}: 1 argument required, but 0 found.`);
}

export function toDictionary(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' && typeof value !== 'function') {
    throw new TypeError(`${where}: Expected ${String(value)} to be one of: Null, Undefined, Object.`);
  }
  return value as Readonly<Record<string, unknown>>;
}

/** What `Event` itself takes; it refuses functions, which are dictionaries too. */
export function eventInit({ bubbles, cancelable, composed }: Readonly<Record<string, unknown>>): object {
  return { bubbles, cancelable, composed };
}

export function toDOMString(value: unknown, where: string): string {
  if (typeof value === 'symbol') throw new TypeError(`${where} is a symbol, which cannot be converted to a DOMString.`);
  return `${value}`;
}

/** A value as it shows in "Expected ... to be an instance of". */
export function quote(value: unknown): string {
  return typeof value === 'object' || typeof value === 'function' ? inspect(value) : String(value);
}

export function illegalInvocation(): never {
  throw Object.assign(new TypeError('Illegal invocation'), { code: 'ERR_INVALID_THIS' });
}
