import { nextTick } from 'internal:tasks';
import { validateFunction, validateUint32 } from 'internal:validators';
import EventEmitter from 'node:events';
import nodePath from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { type Options, pathText } from './guest-arguments.ts';
import { copyStatNumbers, statNumbers, takeStats } from './guest-stats.ts';
import { host, later } from './guest-turn.ts';

/** What Node's documentation states for `interval`. */
const DEFAULT_INTERVAL_MS = 5007;

interface Timer {
  ref(): void;
  unref(): void;
}

/** The numbers of a stat; all are 0 where there is nothing. The time of the last access does not count as a change. */
function look(path: string): string {
  try {
    if (host.stat(path, statNumbers, true, false)) return copyStatNumbers();
  } catch {
    // What cannot be reached is not there.
  }
  statNumbers.fill(0);
  return copyStatNumbers();
}

/** nodejs.org/api/fs.html#class-fsstatwatcher: looks at a file again and again. */
class StatWatcher extends EventEmitter {
  readonly #bigint: boolean;
  #timer: Timer | undefined;
  #isReferenced = true;
  #last: string | undefined;
  #stats: object | undefined;

  constructor(bigint: unknown) {
    super();
    this.#bigint = Boolean(bigint);
  }

  start(path: string, persistent: unknown, interval: unknown): void {
    validateUint32(interval, 'interval');
    this.#isReferenced = Boolean(persistent);
    const timer = setInterval(() => this.#poll(path), interval) as unknown as Timer;
    this.#timer = timer;
    if (!this.#isReferenced) timer.unref();
    // The first look is on the event loop as well: what the program does before is no change.
    later(() => {
      if (this.#timer === timer) this.#poll(path);
    });
  }

  #poll(path: string): void {
    const now = look(path);
    const isFirst = this.#last === undefined;
    // That there is nothing is told once; what is there at first is only remembered (observed).
    const isNews = isFirst ? statNumbers.every((byte) => byte === 0) : now !== this.#last;
    const stats = takeStats(this.#bigint);
    const before = this.#stats ?? stats;
    this.#last = now;
    this.#stats = stats;
    if (isNews) this.emit('change', stats, before);
  }

  stop(): void {
    if (this.#timer === undefined) return;
    nextTick(() => this.emit('stop'));
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  ref(): this {
    this.#timer?.ref();
    return this;
  }

  unref(): this {
    this.#timer?.unref();
    return this;
  }
}

/** By absolute path: all listeners of a file share one watcher, with the options of the first. */
const watchers = new Map<string, StatWatcher>();

export function watchFile(filename: unknown, options: unknown, listener: unknown): StatWatcher {
  const path = nodePath.resolve(pathText(filename));
  const isShort = options === null || typeof options !== 'object';
  const heard = isShort ? options : listener;
  validateFunction(heard, 'listener');
  const { interval = DEFAULT_INTERVAL_MS, persistent = true, bigint } = (isShort ? {} : options) as Options;
  let watcher = watchers.get(path);
  if (watcher === undefined) {
    watcher = new StatWatcher(bigint);
    watcher.start(path, persistent, interval);
    watchers.set(path, watcher);
  }
  watcher.addListener('change', heard as never);
  return watcher;
}

export function unwatchFile(filename: unknown, listener: unknown): void {
  const path = nodePath.resolve(pathText(filename));
  const watcher = watchers.get(path);
  if (watcher === undefined) return;
  if (typeof listener === 'function') watcher.removeListener('change', listener as never);
  else watcher.removeAllListeners('change');
  if (watcher.listenerCount('change') > 0) return;
  watcher.stop();
  watchers.delete(path);
}
