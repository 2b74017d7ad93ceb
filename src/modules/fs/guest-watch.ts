import { thenQuietly } from 'internal:async-context';
import { codes } from 'internal:errors';
import { systemErrors } from 'internal:system-errors';
import { enqueueTick, makeTick, nextTick } from 'internal:tasks';
import { validateAbortSignal, validateBoolean, validateFunction } from 'internal:validators';
import EventEmitter from 'node:events';
import { assertEncoding, encoded, type Options, pathText } from './guest-arguments.ts';
import { unwatchFile, watchFile } from './guest-stat-watcher.ts';
import { host } from './guest-turn.ts';
import { type Ignore, ignoreOption } from './guest-watch-ignore.ts';
import { type Signal, watchLater } from './guest-watch-iterator.ts';

type Listener = (status: number, eventType: string, filename: string) => void;

/** What hears of the events of one path, as the object that Node's watcher holds. */
class FSEvent {
  onchange: Listener;
  #id = 0;
  #isReferenced = true;
  /** The asynchronous context of the one who watches, for what follows from events. */
  #frame: unknown;

  constructor(onchange: Listener) {
    this.onchange = onchange;
  }

  get initialized(): boolean {
    return this.#id !== 0;
  }

  start(path: string, recursive: boolean, isPersistent: boolean): void {
    this.#id = host.watch(path, recursive);
    this.#frame = makeTick('FSEVENTWRAP', () => {}).frame;
    this.#isReferenced = isPersistent;
    this.#ask();
  }

  close(): void {
    if (this.#id === 0) return;
    host.watchClose(this.#id);
    this.#id = 0;
  }

  hold(isReferenced: boolean): void {
    this.#isReferenced = isReferenced;
    if (this.#id !== 0) this.#ask();
  }

  hasRef(): boolean {
    return this.#isReferenced;
  }

  #ask(): void {
    const id = this.#id;
    thenQuietly(
      () => host.watchEvent(id, this.#isReferenced),
      (event) => {
        // Another question took the place of this one, or the watcher is closed.
        if (event === undefined || event === '' || this.#id !== id) return;
        this.#ask();
        const tick = makeTick('FSEVENTWRAP', () => this.onchange(0, event[0] === 'r' ? 'rename' : 'change', event.slice(1)));
        enqueueTick(Object.assign(tick, { frame: this.#frame }));
      },
    );
  }
}

interface WatchSettings {
  readonly isPersistent: boolean;
  readonly recursive: boolean;
  readonly encoding: unknown;
  readonly ignore: Ignore;
}

/** nodejs.org/api/fs.html#class-fsfswatcher */
class FSWatcher extends EventEmitter {
  _handle: FSEvent | null;
  #onClose: (() => void) | undefined;

  constructor({ encoding, ignore }: WatchSettings) {
    super();
    this._handle = new FSEvent((status, eventType, filename) => {
      if (this._handle === null) return;
      if (status < 0) {
        this._handle.close();
        this._handle = null;
        this.emit('error', watchError(status, filename));
      } else if (!ignore(filename)) this.emit('change', eventType, encoded(filename, encoding));
    });
  }

  /** Begins to watch; `stop` ends it from outside and is told when it ends by itself. */
  begin(path: string, { recursive, isPersistent }: WatchSettings): void {
    try {
      this._handle!.start(path, recursive, isPersistent);
    } catch (error) {
      this._handle = null;
      throw Object.assign(error as Error, { filename: path });
    }
  }

  closeOn(signal: Signal): void {
    const close = (): void => this.close();
    if (signal.aborted) {
      nextTick(close);
      return;
    }
    signal.addEventListener('abort', close, { once: true });
    this.#onClose = () => signal.removeEventListener('abort', close);
  }

  start(): void {}

  close(): void {
    if (this._handle === null) return;
    this._handle.close();
    this._handle = null;
    this.#onClose?.();
    nextTick(() => this.emit('close'));
  }

  ref(): this {
    this._handle?.hold(true);
    return this;
  }

  unref(): this {
    this._handle?.hold(false);
    return this;
  }
}

function watchError(errno: number, filename: string): Error {
  const [code, text] = systemErrors().get(errno) ?? ['UNKNOWN', 'unknown error'];
  const error = new Error(`${code}: ${text}, watch '${filename}'`);
  return Object.assign(error, { errno, code, syscall: 'watch', path: filename, filename });
}

/**
 * nodejs.org/api/fs.html#fswatchfilename-options-listener
 *
 * DIVERGES: `recursive` watches as the rest does: it throws where there is nothing, unless `throwIfNoEntry` is false, and a file
 * that is made is a `rename` and a `change`. Node 24.21 walks the tree itself on Linux and gives neither.
 */
function watch(filename: unknown, options: unknown, listener: unknown): FSWatcher {
  const isShort = typeof options === 'function';
  const path = pathText(filename);
  const given = watchOptions(isShort ? undefined : options);
  const { persistent = true, recursive, encoding, signal, ignore, throwIfNoEntry = true } = given;
  if (recursive !== undefined && recursive !== null) validateBoolean(recursive, 'options.recursive');
  const settings = { isPersistent: Boolean(persistent), recursive: recursive === true, encoding, ignore: ignoreOption(ignore) };
  const watcher = new FSWatcher(settings);
  const heard = isShort ? options : listener;
  if (heard) validateFunction(heard, 'listener');
  try {
    watcher.begin(path, settings);
  } catch (error) {
    if (throwIfNoEntry || (error as { code?: string }).code !== 'ENOENT') throw error;
  }
  if (heard) watcher.addListener('change', heard as never);
  if (signal !== undefined) watcher.closeOn(signal as Signal);
  return watcher;
}

function watchOptions(options: unknown): Options {
  if (options === undefined || options === null) return {};
  if (typeof options === 'string') {
    assertEncoding(options);
    return { encoding: options };
  }
  if (typeof options !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'object'], options);
  const { encoding, signal } = options as Options;
  assertEncoding(encoding);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  return options as Options;
}

export const functions = {
  watch,
  watchFile,
  unwatchFile,
  watchLater(path: unknown, options: unknown): AsyncGenerator<unknown> {
    return watchLater(path, options, (onchange) => new FSEvent(onchange));
  },
};
