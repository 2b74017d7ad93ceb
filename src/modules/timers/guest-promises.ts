import { AbortError, codes } from 'internal:errors';
import { validateAbortSignal, validateBoolean, validateNumber, validateObject } from 'internal:validators';
import timers, {
  clearImmediate,
  clearInterval,
  clearTimeout,
  promisifyCustom,
  setImmediate as startImmediate,
  setInterval as startInterval,
  setTimeout as startTimeout,
} from './guest.ts';

/** nodejs.org/api/timers.html#timers-promises-api */
interface TimerOptions {
  readonly signal?: AbortSignalLike;
  readonly ref?: boolean;
}
interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

function readOptions(options: TimerOptions): { signal: AbortSignalLike | undefined; ref: boolean } {
  validateObject(options, 'options');
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  if (options.ref !== undefined) validateBoolean(options.ref, 'options.ref');
  return { signal: options.signal, ref: options.ref ?? true };
}

function wait<T>(
  options: TimerOptions,
  start: (fire: () => void) => { unref(): unknown },
  clear: (handle: unknown) => void,
  value: T,
): Promise<T> {
  let read: ReturnType<typeof readOptions>;
  try {
    read = readOptions(options);
  } catch (error) {
    return Promise.reject(error as Error);
  }
  const { signal, ref } = read;
  if (signal?.aborted) return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
  return new Promise<T>((resolve, reject) => {
    const cancel = (): void => {
      clear(handle);
      reject(new AbortError(undefined, { cause: signal!.reason }));
    };
    const handle = start(() => {
      signal?.removeEventListener('abort', cancel);
      resolve(value);
    });
    if (!ref) handle.unref();
    signal?.addEventListener('abort', cancel, { once: true });
  });
}

export function setTimeout<T>(delay?: number, value?: T, options: TimerOptions = {}): Promise<T | undefined> {
  try {
    if (delay !== undefined) validateNumber(delay, 'delay');
  } catch (error) {
    return Promise.reject(error as Error);
  }
  return wait(options, (fire) => startTimeout(fire, delay), clearTimeout, value);
}

export function setImmediate<T>(value?: T, options: TimerOptions = {}): Promise<T | undefined> {
  return wait(options, (fire) => startImmediate(fire), clearImmediate, value);
}

export async function* setInterval<T>(
  delay?: number,
  value?: T,
  options: TimerOptions = {},
): AsyncGenerator<T | undefined, void> {
  if (delay !== undefined) validateNumber(delay, 'delay');
  const { signal, ref } = readOptions(options);
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  let waiting = 0;
  let wake: (() => void) | undefined;
  const handle = startInterval(() => {
    waiting++;
    wake?.();
  }, delay);
  if (!ref) handle.unref();
  const cancel = (): void => {
    clearInterval(handle);
    wake?.();
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    while (!signal?.aborted) {
      if (waiting === 0) await new Promise<void>((resolve) => (wake = resolve));
      for (; waiting > 0; waiting--) yield value;
    }
    throw new AbortError(undefined, { cause: signal.reason });
  } finally {
    clearInterval(handle);
    signal?.removeEventListener('abort', cancel);
  }
}

const kScheduler = Symbol('kScheduler');

function assertScheduler(value: object): void {
  if (!(value as Scheduler)[kScheduler]) throw new codes.ERR_INVALID_THIS('Scheduler');
}

/** nodejs.org/api/timers.html#timerspromisesscheduler */
class Scheduler {
  declare [kScheduler]: boolean;

  constructor() {
    throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }
  yield(): Promise<void> {
    assertScheduler(this);
    return setImmediate() as Promise<void>;
  }
  wait(delay: number, options?: TimerOptions): Promise<void> {
    assertScheduler(this);
    return setTimeout(delay, undefined, options) as Promise<void>;
  }
}
export const scheduler = Object.create(Scheduler.prototype) as Scheduler;
scheduler[kScheduler] = true;

for (const [callbackForm, promiseForm] of [
  [startTimeout, setTimeout],
  [startImmediate, setImmediate],
] as const) {
  Object.defineProperty(callbackForm, promisifyCustom, { enumerable: true, get: () => promiseForm });
}

const promises = { setTimeout, setImmediate, setInterval, scheduler };
Object.defineProperty(timers, 'promises', { configurable: true, enumerable: true, get: () => promises });
export default promises;
