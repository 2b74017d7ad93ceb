import { customInspectSymbol, inspect } from 'internal:inspect';
import {
  type AbortSignal,
  abortSignal,
  createAbortSignal,
  defaultReason,
  type InspectOptions,
  inspectDepth,
} from './guest-signal.ts';

/** https://dom.spec.whatwg.org/#interface-abortcontroller */
export class AbortController {
  #signal: AbortSignal | undefined;

  /** Made at its first use: many controllers are never listened to. */
  get signal(): AbortSignal {
    this.#signal ??= createAbortSignal();
    return this.#signal;
  }

  abort(reason: unknown = defaultReason()): void {
    this.#signal ??= createAbortSignal();
    abortSignal(this.#signal, reason);
  }

  [customInspectSymbol](depth: number, options: InspectOptions): unknown {
    if (depth < 0) return this;
    return `${this.constructor.name} ${inspect({ signal: this.signal }, inspectDepth(options))}`;
  }
}

const { defineProperty } = Object;
for (const name of ['signal', 'abort']) defineProperty(AbortController.prototype, name, { enumerable: true });
defineProperty(AbortController.prototype, Symbol.toStringTag, { value: 'AbortController', configurable: true });
