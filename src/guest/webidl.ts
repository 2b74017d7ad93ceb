import { inspect } from 'internal:inspect';

/** Checks and conversions of Web IDL (webidl.spec.whatwg.org) with the texts of Node's classes of fetch (observed); they have no code. */
export function requireArguments(given: ArrayLike<unknown>, count: number, method: string): void {
  if (given.length >= count) return;
  const [noun, found] = [count === 1 ? 'argument' : 'arguments', given.length === 0 ? '0' : `only ${given.length}`];
  throw new TypeError(`${method}: ${count} ${noun} required, but ${found} found.`);
}

export function illegalInvocation(): TypeError {
  return Object.assign(new TypeError('Illegal invocation'), { code: 'ERR_INVALID_THIS' });
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

/** webidl.spec.whatwg.org/#es-ByteString */
export function toByteString(value: unknown): string {
  const text = `${value as string}`;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 255) continue;
    const problem = `the character at index ${i} has a value of ${unit} which is greater than 255`;
    throw new TypeError(`Cannot convert argument to a ByteString because ${problem}.`);
  }
  return text;
}

/** A value as it shows in "Expected ... to be an instance of". */
export function quote(value: unknown): string {
  return typeof value === 'object' || typeof value === 'function' ? inspect(value) : String(value);
}

/** Makes a prototype's members enumerable and names its class. */
export function defineInterface(prototype: object, tag: string, members: readonly string[]): void {
  for (const name of members) Object.defineProperty(prototype, name, { enumerable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: tag, configurable: true });
}
