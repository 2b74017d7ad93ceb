import { AbortError } from 'internal:errors';
import { validateAbortSignal, validateObject } from 'internal:validators';
import { kResistStopPropagation } from 'web:events';
import { subscribe, unsubscribe } from './guest-subscribe.ts';

interface AbortSource {
  readonly aborted: boolean;
  readonly reason: unknown;
}
interface OnceOptions {
  signal?: AbortSource;
}
type Method = (...args: unknown[]) => unknown;
interface ErrorSource {
  once?: Method;
  removeListener?: Method;
}

const none: OnceOptions = Object.freeze({ __proto__: null }) as OnceOptions;
const onceOptions = { __proto__: null, once: true, [kResistStopPropagation]: true } as { once: true };

/** nodejs.org/api/events.html#eventsonceemitter-name-options */
export const { once } = {
  async once(emitter: unknown, name: unknown, options: OnceOptions = none): Promise<unknown[]> {
    validateObject(options, 'options');
    const { signal } = options;
    validateAbortSignal(signal, 'options.signal');
    if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
    return new Promise((resolve, reject) => {
      const source = emitter as ErrorSource;
      const onError = (error: unknown): void => {
        source.removeListener!(name, onEvent);
        if (signal !== undefined) unsubscribe(signal, 'abort', onAbort);
        reject(error);
      };
      const onEvent = (...args: unknown[]): void => {
        if (typeof source.removeListener === 'function') source.removeListener('error', onError);
        if (signal !== undefined) unsubscribe(signal, 'abort', onAbort);
        resolve(args);
      };
      const onAbort = (): void => {
        unsubscribe(emitter, name, onEvent);
        // An event target has no 'error' listener of ours.
        unsubscribe(emitter, 'error', onError);
        reject(new AbortError(undefined, { cause: signal?.reason }));
      };
      subscribe(emitter, name, onEvent, onceOptions);
      // For an event target 'error' is an event like any other.
      if (name !== 'error' && typeof source.once === 'function') source.once('error', onError);
      if (signal !== undefined) subscribe(signal, 'abort', onAbort, onceOptions);
    });
  },
};
