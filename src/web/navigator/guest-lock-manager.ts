import { codes } from 'internal:errors';
import { queueMicrotask } from 'internal:tasks';
import { DOMException } from 'web:dom-exception';

type Mode = 'exclusive' | 'shared';
type Callback = (lock: Lock | null) => unknown;

interface Request {
  readonly name: string;
  readonly mode: Mode;
  readonly callback: Callback;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  /** Ends the watch of the request's signal. */
  forget(): void;
}

interface Held {
  readonly name: string;
  readonly mode: Mode;
  readonly reject: (reason: unknown) => void;
}

interface AbortLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: string, listener: () => void, options?: object): void;
  removeEventListener(type: string, listener: () => void): void;
}

const kName = Symbol('kName');
const kMode = Symbol('kMode');
const MODES: readonly unknown[] = ['exclusive', 'shared'];
const { defineProperty } = Object;

/** `Lock` (w3c.github.io/web-locks/#api-lock). */
class Lock {
  readonly [kName]: string;
  readonly [kMode]: Mode;

  constructor(name: string, mode: Mode) {
    this[kName] = name;
    this[kMode] = mode;
  }

  get name(): string {
    return this[kName];
  }

  get mode(): Mode {
    return this[kMode];
  }
}

/** The locks of one sandbox, which is one agent: nothing outside can hold or see them. */
let held: Held[] = [];
let queue: Request[] = [];
const clientId = 'node-0-0';

function refused(message: string): Error {
  return new DOMException(message, 'NotSupportedError') as unknown as Error;
}

/** w3c.github.io/web-locks/#lock-grantable. */
function isGrantable(name: string, mode: Mode, before: readonly Request[]): boolean {
  if (before.some((request) => request.name === name)) return false;
  return !held.some((lock) => lock.name === name && (mode === 'exclusive' || lock.mode === 'exclusive'));
}

function processQueue(): void {
  let waiting: Request[] = [];
  for (const request of queue) {
    if (isGrantable(request.name, request.mode, waiting)) grant(request);
    else waiting = [...waiting, request];
  }
  queue = waiting;
}

function grant(request: Request): void {
  const { name, mode, callback, resolve, reject } = request;
  request.forget();
  const lock: Held = { name, mode, reject };
  held = [...held, lock];
  const release = (settle: (value: unknown) => void) => (value: unknown) => {
    // A lock that was stolen is gone already, and its promise rejected.
    held = held.filter((other) => other !== lock);
    settle(value);
    processQueue();
  };
  // The callback runs in a task of its own (w3c.github.io/web-locks/#process-the-lock-request-queue).
  queueMicrotask(() => {
    new Promise((done) => done(callback(new Lock(name, mode)))).then(release(resolve), release(reject));
  });
}

function steal(name: string): void {
  for (const lock of held) {
    if (lock.name === name) lock.reject(new DOMException('The operation was aborted', 'AbortError'));
  }
  held = held.filter((lock) => lock.name !== name);
}

interface LockOptions {
  readonly mode: Mode;
  readonly ifAvailable: boolean;
  readonly steal: boolean;
  readonly signal: AbortLike | undefined;
}

function readOptions(value: unknown): LockOptions {
  if (value !== undefined && value !== null && typeof value !== 'object' && typeof value !== 'function') {
    throw Object.assign(new TypeError('Value cannot be converted to a dictionary'), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  const { ifAvailable, mode = 'exclusive', signal, steal } = (value ?? {}) as Record<string, unknown>;
  if (!MODES.includes(`${mode as string}`)) {
    const message = `mode '${mode as string}' is not a valid enum value of type LockMode.`;
    throw Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_VALUE' });
  }
  if (signal !== undefined && (typeof signal !== 'object' || signal === null)) {
    throw Object.assign(new TypeError('signal is not an object.'), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  return { mode: mode as Mode, ifAvailable: !!ifAvailable, steal: !!steal, signal: signal as AbortLike | undefined };
}

/** `LockManager` (w3c.github.io/web-locks/#api-lock-manager, nodejs.org/api/worker_threads.html#locks). */
class LockManager {
  constructor(key: unknown = undefined) {
    if (key !== kName) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  async request(name: unknown, options: unknown, callback: unknown = undefined): Promise<unknown> {
    if (callback === undefined) {
      callback = options;
      options = undefined;
    }
    if (typeof name === 'symbol') {
      const message = 'Value is a Symbol and cannot be converted to a string.';
      throw Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
    }
    const title = `${name as string}`;
    if (typeof callback !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('callback', 'function', callback);
    const { mode, ifAvailable, steal: isTheft, signal } = readOptions(options);
    if (title.startsWith('-')) throw refused('Lock name may not start with hyphen');
    if (isTheft && ifAvailable) throw refused('ifAvailable and steal are mutually exclusive');
    if (mode !== 'exclusive' && isTheft) throw refused('mode: "shared" and steal are mutually exclusive');
    if (signal !== undefined && (isTheft || ifAvailable)) throw refused('signal cannot be used with steal or ifAvailable');
    if (signal?.aborted) throw signal.reason;
    if (ifAvailable && !isGrantable(title, mode, queue)) return (callback as Callback)(null);
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        queue = queue.filter((other) => other !== request);
        reject(signal?.reason);
        processQueue();
      };
      const forget = (): void => signal?.removeEventListener('abort', abort);
      const request: Request = { name: title, mode, callback: callback as Callback, resolve, reject, forget };
      signal?.addEventListener('abort', abort, { once: true });
      if (isTheft) steal(title);
      queue = isTheft ? [request, ...queue] : [...queue, request];
      processQueue();
    });
  }

  async query(): Promise<object> {
    const info = ({ name, mode }: { name: string; mode: Mode }) => ({ name, mode, clientId });
    return { held: held.map(info), pending: queue.map(info) };
  }
}

for (const [Class, names] of [
  [LockManager, ['request', 'query']],
  [Lock, ['name', 'mode']],
] as const) {
  for (const name of names) defineProperty(Class.prototype, name, { enumerable: true });
  defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

/** The one manager of a sandbox. */
export function lockManager(): object {
  return new LockManager(kName);
}
