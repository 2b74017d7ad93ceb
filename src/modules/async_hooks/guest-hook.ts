import { codes } from 'internal:errors';
import { validateBoolean } from 'internal:validators';
import { type Callbacks, enabledHooks, isEnabled, kind, setEnabled } from './guest-emit.ts';
import { followPromises } from './guest-promise-hook.ts';

interface HookOptions {
  init?: unknown;
  before?: unknown;
  after?: unknown;
  destroy?: unknown;
  promiseResolve?: unknown;
  trackPromises?: unknown;
}

const kNoPromiseHook = Symbol('kNoPromiseHook');
const names = ['init', 'before', 'after', 'destroy', 'promiseResolve'] as const;

function apply(hook: AsyncHook, on: boolean): AsyncHook {
  const callbacks = hook as unknown as Callbacks;
  if (isEnabled(callbacks) !== on) {
    setEnabled(callbacks, on);
    followPromises(enabledHooks().some((one) => one[kNoPromiseHook] !== true));
  }
  return hook;
}

/** nodejs.org/api/async_hooks.html#class-asynchook */
class AsyncHook {
  constructor({ init, before, after, destroy, promiseResolve }: HookOptions, noPromiseHook: boolean) {
    const values = { init, before, after, destroy, promiseResolve };
    const self = this as unknown as Record<symbol, unknown>;
    for (const name of names) self[kind[name]] = values[name];
    self[kNoPromiseHook] = noPromiseHook;
  }

  enable(): this {
    return apply(this, true) as this;
  }

  disable(): this {
    return apply(this, false) as this;
  }
}
Object.defineProperty(AsyncHook, 'length', { value: 1, configurable: true });

/**
 * nodejs.org/api/async_hooks.html#async_hookscreatehookoptions. DIVERGES: calls of `node:fs` show as one request each, where Node has
 * several for some; there are no resources `FILEHANDLE` and `DIRHANDLE`.
 */
export function createHook(options: HookOptions): AsyncHook {
  if (options === undefined || options === null) {
    throw new TypeError(
      `Cannot destructure property 'init' of '${options === null ? 'object null' : options}' as it is ${options}.`,
    );
  }
  const { init, before, after, destroy, promiseResolve, trackPromises } = options;
  const values = { init, before, after, destroy, promiseResolve };
  for (const name of names) {
    const callback = values[name];
    if (callback !== undefined && typeof callback !== 'function') throw new codes.ERR_ASYNC_CALLBACK(`hook.${name}`);
  }
  if (trackPromises !== undefined) validateBoolean(trackPromises, 'trackPromises');
  if (trackPromises === false && promiseResolve !== undefined) {
    throw new codes.ERR_INVALID_ARG_VALUE('trackPromises', false, 'must not be false when promiseResolve is enabled');
  }
  return new AsyncHook(values, trackPromises === false);
}
