import { incompatibleReceiver } from 'internal:receiver';
import { SuppressedError } from './guest-suppressed-error.ts';

/** One thing to dispose of; it takes the disposed value as receiver or as argument already. */
export interface Resource {
  /** Undefined for null and undefined in an asynchronous stack, where their turn is a tick. */
  readonly dispose: (() => unknown) | undefined;
  readonly isAsync: boolean;
}

/** What a stack holds; undefined once it was disposed of. */
export class Slots {
  readonly #name: string;
  readonly #resources = new WeakMap<object, { list: Resource[] | undefined }>();

  constructor(name: string) {
    this.#name = name;
  }

  has(stack: unknown): boolean {
    return typeof stack === 'object' && stack !== null && this.#resources.has(stack);
  }

  set(stack: object, list: Resource[]): void {
    this.#resources.set(stack, { list });
  }

  isDisposed(stack: unknown): boolean {
    return this.#slot(stack, `get ${this.#name}.prototype.disposed`).list === undefined;
  }

  /** The resources of a live stack. */
  open(stack: unknown, method: string): Resource[] {
    const { list } = this.#slot(stack, `${this.#name}.prototype.${method}`);
    if (list !== undefined) return list;
    // V8 names the synchronous class for both.
    const text = `Cannot call ${this.#name}.prototype.${method} on an already-disposed DisposableStack`;
    throw new ReferenceError(text);
  }

  /** Ends a stack: its resources, or nothing when it has ended. */
  take(stack: unknown, method: string): Resource[] {
    const slot = this.#slot(stack, `${this.#name}.prototype.${method}`);
    const { list = [] } = slot;
    slot.list = undefined;
    return list;
  }

  #slot(stack: unknown, method: string): { list: Resource[] | undefined } {
    const slot = typeof stack === 'object' && stack !== null ? this.#resources.get(stack) : undefined;
    if (slot === undefined) throw incompatibleReceiver(method, stack);
    return slot;
  }
}

export function requireFunction(value: unknown): asserts value is (...args: unknown[]) => unknown {
  if (typeof value !== 'function') {
    const shown = typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : String(value);
    throw new TypeError(`${shown === '[object Object]' ? '#<Object>' : shown} is not a function`);
  }
}

/** The method by which a value is disposed of (proposal, GetDisposeMethod). */
export function disposeMethodOf(value: unknown, symbol: symbol): ((...args: unknown[]) => unknown) | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    throw new TypeError('An object is expected with `using` declarations');
  }
  const method = (value as Record<symbol, unknown>)[symbol];
  if (method === undefined || method === null) return undefined;
  if (typeof method !== 'function') throw new TypeError(`${String(symbol)} is not a function`);
  return method as (...args: unknown[]) => unknown;
}

/** Errors of a disposal: each later one has those before it as what it suppressed. */
export class Failures {
  #hasError = false;
  #error: unknown;

  add(error: unknown): void {
    this.#error = this.#hasError ? new SuppressedError(error, this.#error, 'An error was suppressed during disposal') : error;
    this.#hasError = true;
  }

  throwAny(): void {
    if (this.#hasError) throw this.#error;
  }
}
