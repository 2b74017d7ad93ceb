/** What the package takes from files of its own, by our modules. */
import { CURRENT, frames, PROMISE_HOOK } from 'internal:async-context';
import { getBuiltin } from 'internal:loader';
import { Buffer, isBlob } from 'node:buffer';
import { types } from 'node:util/types';
import { AbortSignal } from 'web:abort';

export { deprecate } from 'internal:deprecate';
export { AbortError, aggregateTwoErrors, codes } from 'internal:errors';
export { inspect } from 'internal:inspect';
export { addAbortListener } from 'node:events';
export { isBlob, types };

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

export const kEmptyObject = Object.freeze({});

export function once(callback: AnyFunction): AnyFunction {
  let isCalled = false;
  return function (...args) {
    if (isCalled) return undefined;
    isCalled = true;
    return Reflect.apply(callback, this, args);
  };
}

/** What is told of a stream's end is a resource of its own, where the code that asks has a context or a hook is there. */
export function bindToContext(callback: AnyFunction): AnyFunction {
  if (frames[CURRENT] === undefined && frames[PROMISE_HOOK] === undefined) return callback;
  const { AsyncResource } = getBuiltin('async_hooks') as { AsyncResource: { bind(fn: AnyFunction, type: string): AnyFunction } };
  return AsyncResource.bind(callback, 'STREAM_END_OF_STREAM');
}

export const createDeferredPromise = (): PromiseWithResolvers<unknown> => Promise.withResolvers();

export const hideStackFrames = (fn: unknown): unknown => fn;

/** `NODE_DEBUG=stream` prints nothing. */
export const debuglog = () => (): void => {};

export const AbortSignalAny = (signals: Iterable<AbortSignal>): AbortSignal => AbortSignal.any(signals);

export const bufferFrom = Buffer.from;
