/** `mock.timers` (nodejs.org/api/test.html#class-mocktimers). */

import { AbortError, codes } from 'internal:errors';
import { validateAbortSignal, validateNumber, validateObject, validateStringArray } from 'internal:validators';
import timers from 'node:timers';
import promises from 'node:timers/promises';
import util from 'node:util';
import { AbortController, AbortSignal } from 'web:abort';
import { DOMException } from 'web:dom-exception';
import { type Entry, MockClock } from './guest-mock-clock.ts';
import { createMockDate } from './guest-mock-date.ts';

const APIS = ['setTimeout', 'setInterval', 'setImmediate', 'Date', 'scheduler.wait', 'AbortSignal.timeout'] as const;
type Api = (typeof APIS)[number];
type Table = Record<string, unknown>;

const tables = { timers: timers as unknown as Table, promises: promises as unknown as Table };

/** Value and reason are the wrong way round in Node's text too. */
function validateTime(time: number, name = 'time'): void {
  validateNumber(time, name);
  if (time < 0) throw new codes.ERR_INVALID_ARG_VALUE('time', 'positive integer', `${time}` as never);
}

/** What a mocked timer function gives back. */
class MockTimer {
  readonly #clock: MockClock;
  readonly #entry: Entry;
  readonly #delay: number;
  #hasRef = true;

  constructor(clock: MockClock, entry: Entry) {
    this.#clock = clock;
    this.#entry = entry;
    this.#delay = entry.runAt - clock.now;
  }
  get id(): number {
    return this.#entry.id;
  }
  hasRef(): boolean {
    return this.#hasRef;
  }
  ref(): this {
    this.#hasRef = true;
    return this;
  }
  unref(): this {
    this.#hasRef = false;
    return this;
  }
  refresh(): this {
    this.#clock.restart(this.#entry, this.#delay);
    return this;
  }
  close(): this {
    this.#clock.remove(this.#entry.id);
    return this;
  }
  [Symbol.toPrimitive](): number {
    return this.#entry.id;
  }
}

interface WaitOptions {
  signal?: AbortSignal;
}

export class MockTimers {
  #clock = new MockClock(0);
  #isEnabled = false;
  #undo: (() => void)[] = [];

  #requireEnabled(): void {
    if (!this.#isEnabled) {
      throw new codes.ERR_INVALID_STATE('You should enable MockTimers first by calling the .enable function');
    }
  }

  #replace(host: object, key: string, value: unknown): void {
    const own = Object.getOwnPropertyDescriptor(host, key);
    Object.defineProperty(host, key, {
      configurable: own?.configurable ?? true,
      enumerable: own?.enumerable ?? true,
      writable: true,
      value,
    });
    this.#undo.push(() => {
      if (own === undefined) Reflect.deleteProperty(host, key);
      else Object.defineProperty(host, key, own);
    });
  }

  enable(...args: [options?: { apis?: Api[]; now?: number | Date }]): void {
    if (this.#isEnabled) throw new codes.ERR_INVALID_STATE('MockTimers is already enabled!');
    const options = args[0] !== null && typeof args[0] === 'object' ? args[0] : {};
    const { apis = APIS, now = 0 } = options;
    validateStringArray(apis, 'options.apis');
    for (const api of apis) {
      if (!(APIS as readonly string[]).includes(api)) {
        throw new codes.ERR_INVALID_ARG_VALUE('options.apis', api, `option ${api} is not supported`);
      }
    }
    const start = now instanceof Date ? now.getTime() : now;
    validateTime(start, 'initialTime');
    this.#clock = new MockClock(start);
    this.#isEnabled = true;
    for (const api of apis as readonly Api[]) this.#mock(api);
  }

  #mock(api: Api): void {
    if (api === 'Date') this.#replace(globalThis, 'Date', createMockDate(this.#clock));
    else if (api === 'scheduler.wait') {
      this.#replace(tables.promises.scheduler as object, 'wait', (ms: number, options?: WaitOptions) =>
        this.#wait(ms, undefined, options),
      );
    } else if (api === 'AbortSignal.timeout') {
      this.#replace(AbortSignal, 'timeout', (ms: number): AbortSignal => {
        const controller = new AbortController();
        this.#clock.add(
          () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
          ms,
          [],
        );
        return controller.signal;
      });
    } else {
      this.#mockTimer(api);
    }
  }

  #mockTimer(api: 'setTimeout' | 'setInterval' | 'setImmediate'): void {
    const clock = this.#clock;
    const isImmediate = api === 'setImmediate';
    const start = (callback: Entry['callback'], ...rest: unknown[]): MockTimer => {
      if (typeof callback !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
      const delay = isImmediate ? undefined : Number(rest[0] ?? 1);
      return new MockTimer(clock, clock.add(callback, delay, isImmediate ? rest : rest.slice(1), api === 'setInterval'));
    };
    const clear = (timer: unknown): void => {
      if (timer instanceof MockTimer || typeof timer === 'number' || typeof timer === 'string') clock.remove(Number(timer));
    };
    const promised = this.#promised(api);
    if (api !== 'setInterval') Object.defineProperty(start, util.promisify.custom, { value: promised, configurable: true });
    const clearName = api.replace('set', 'clear');
    for (const host of [globalThis, tables.timers]) {
      this.#replace(host, api, start);
      this.#replace(host, clearName, clear);
    }
    this.#replace(tables.promises, api, promised);
  }

  #promised(api: 'setTimeout' | 'setInterval' | 'setImmediate'): (...args: never[]) => unknown {
    if (api === 'setImmediate') return (value: unknown, options?: WaitOptions) => this.#wait(undefined, value, options);
    if (api === 'setTimeout') return (ms: number, value: unknown, options?: WaitOptions) => this.#wait(ms, value, options);
    return (ms: number, value: unknown, options?: WaitOptions) => this.#each(ms, value, options);
  }

  #wait(ms: number | undefined, value: unknown, options: WaitOptions = {}): Promise<unknown> {
    const { signal } = options;
    try {
      validateObject(options, 'options');
      if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
    } catch (error) {
      return Promise.reject(error as Error);
    }
    const abortion = (): Error => new AbortError(undefined, { cause: (signal as { reason?: unknown }).reason });
    if (signal?.aborted) return Promise.reject(abortion());
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        this.#clock.remove(entry.id);
        reject(abortion());
      };
      const entry = this.#clock.add(
        () => {
          signal?.removeEventListener('abort', onAbort);
          resolve(value);
        },
        ms,
        [],
      );
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  async *#each(ms: number, value: unknown, options: WaitOptions = {}): AsyncGenerator<unknown> {
    const { signal } = options;
    const abortion = (): Error => new AbortError(undefined, { cause: (signal as { reason?: unknown }).reason });
    if (signal?.aborted) throw abortion();
    const ready: unknown[] = [];
    let wake: (() => void) | undefined;
    const entry = this.#clock.add(
      () => {
        ready.push(value);
        wake?.();
      },
      ms,
      [],
      true,
    );
    const onAbort = (): void => wake?.();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      for (;;) {
        while (ready.length > 0) yield ready.shift();
        if (signal?.aborted) throw abortion();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      this.#clock.remove(entry.id);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  tick(...args: [time?: number]): void {
    this.#requireEnabled();
    const [time = 1] = args;
    validateTime(time);
    this.#clock.tick(time);
  }

  setTime(...args: [time?: number]): void {
    this.#requireEnabled();
    const [time = 1] = args;
    validateTime(time);
    if (time < this.#clock.now) this.#clock.now = time;
    else this.#clock.tick(time - this.#clock.now);
  }

  runAll(): void {
    this.#requireEnabled();
    this.#clock.runAll();
  }

  reset(): void {
    if (!this.#isEnabled) return;
    for (const undo of this.#undo.reverse()) undo();
    this.#undo = [];
    this.#isEnabled = false;
  }
}
if (Symbol.dispose !== undefined) {
  const { dispose } = {
    dispose(this: MockTimers): void {
      this.reset();
    },
  };
  Object.defineProperty(dispose, 'name', { value: '[Symbol.dispose]', configurable: true });
  Object.defineProperty(MockTimers.prototype, Symbol.dispose, { value: dispose, writable: true, configurable: true });
}
