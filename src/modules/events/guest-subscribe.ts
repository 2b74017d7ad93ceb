import { codes } from 'internal:errors';

interface EmitterLike {
  on?: Method;
  once?: Method;
  removeListener?: Method;
  addEventListener?: Method;
  removeEventListener?: Method;
}
export interface SubscribeOptions {
  readonly once?: boolean;
  readonly [internal: symbol]: unknown;
}
type Method = (...args: unknown[]) => unknown;

/** Adds a listener to an emitter or to an event target, whichever the object is like. */
export function subscribe(emitter: unknown, name: unknown, listener: Method, options?: SubscribeOptions): void {
  const source = emitter as EmitterLike;
  if (typeof source.on === 'function') {
    if (options?.once) source.once!(name, listener);
    else source.on(name, listener);
  } else if (typeof source.addEventListener === 'function') {
    source.addEventListener(name, listener, options);
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

export function unsubscribe(emitter: unknown, name: unknown, listener: Method, options?: SubscribeOptions): void {
  const source = emitter as EmitterLike;
  if (typeof source.removeListener === 'function') source.removeListener(name, listener);
  else if (typeof source.removeEventListener === 'function') source.removeEventListener(name, listener, options);
  else throw new codes.ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
}
