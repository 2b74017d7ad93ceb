import { codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { validateFunction, validateUint32 } from 'internal:validators';
import nodePath from 'node:path';
import { encoded, type Options, optionsArgument, pathText } from './guest-arguments.ts';
import { Dirent } from './guest-stats.ts';
import { host, later } from './guest-turn.ts';

type Callback = (error: unknown, value?: unknown) => void;

/** A listing as the host gives it: entries of one folder that are still to be read. */
export interface Listing {
  readonly path: string;
  readonly entries: string[];
}

export function listingOf(path: string, isPathInError: boolean): Listing {
  const text = host.readdir(path, 'opendir', isPathInError);
  return { path, entries: text === '' ? [] : text.split('/') };
}

/**
 * An open directory (nodejs.org/api/fs.html#class-fsdir).
 *
 * DIVERGES: the listing is taken when the directory is opened and is sorted; what is made or removed while a `Dir` is read does not
 * show. No handle is held, so one that is not closed costs nothing but memory, and gives no warning.
 */
export class Dir {
  readonly #path: string;
  readonly #options: Options;
  /** The last one is being read; with `recursive`, folders met on the way wait before it. */
  #listings: Listing[];
  #isClosed = false;
  /** Reads and closes by callback or promise that have not answered yet. */
  #pending = 0;

  constructor(handle: unknown, path: string, options: unknown) {
    if (handle === null || handle === undefined) throw new codes.ERR_MISSING_ARGS('handle');
    this.#path = path;
    this.#options = { bufferSize: 32, ...optionsArgument(options, { encoding: 'utf8' }) };
    validateUint32(this.#options.bufferSize, 'options.bufferSize', true);
    this.#listings = [handle as Listing];
  }

  get path(): string {
    return this.#path;
  }

  read(callback?: Callback): Promise<unknown> | undefined {
    if (callback === undefined) return this.#promised(() => this.#next());
    if (this.#isClosed) throw new codes.ERR_DIR_CLOSED();
    validateFunction(callback, 'callback');
    this.#answer(callback, () => this.#next());
    return undefined;
  }

  readSync(): Dirent | null {
    this.#assertIdle();
    return this.#next();
  }

  close(callback?: Callback): Promise<unknown> | undefined {
    if (callback === undefined) return this.#promised(() => this.#close());
    validateFunction(callback, 'callback');
    if (this.#isClosed) nextTick(callback as never, new codes.ERR_DIR_CLOSED());
    else this.#answer(callback, () => this.#close());
    return undefined;
  }

  closeSync(): void {
    this.#assertIdle();
    this.#close();
  }

  async *entries(): AsyncGenerator<unknown> {
    try {
      for (let entry = await this.read(); entry !== null; entry = await this.read()) yield entry;
    } finally {
      await this.close();
    }
  }

  #assertIdle(): void {
    if (this.#isClosed) throw new codes.ERR_DIR_CLOSED();
    if (this.#pending > 0) throw new codes.ERR_DIR_CONCURRENT_OPERATION();
  }

  #next(): Dirent | null {
    if (this.#isClosed) throw new codes.ERR_DIR_CLOSED();
    let listing = this.#listings.at(-1);
    while (listing !== undefined && listing.entries.length === 0) {
      this.#listings.pop();
      listing = this.#listings.at(-1);
    }
    if (listing === undefined) return null;
    const entry = listing.entries.shift()!;
    const name = entry.slice(1);
    const type = Number(entry[0]);
    if (this.#options.recursive && type === 2) this.#listings.unshift(listingOf(nodePath.join(listing.path, name), true));
    return new Dirent(encoded(name, this.#options.encoding), type, listing.path);
  }

  #close(): void {
    if (this.#isClosed) throw new codes.ERR_DIR_CLOSED();
    this.#isClosed = true;
    this.#listings = [];
  }

  #answer(callback: Callback, operation: () => unknown): void {
    this.#pending++;
    let error: unknown = null;
    let value: unknown;
    try {
      value = operation();
    } catch (thrown) {
      error = thrown;
    }
    later(() => {
      this.#pending--;
      if (error === null && value !== undefined) callback(null, value);
      else callback(error);
    });
  }

  #promised(operation: () => unknown): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new codes.ERR_DIR_CLOSED());
    return new Promise((resolve, reject) => {
      this.#answer((error, value) => (error === null ? resolve(value) : reject(error)), operation);
    });
  }

  /** Disposing twice is no error, other than closing twice. */
  [Symbol.dispose](): void {
    if (!this.#isClosed) this.closeSync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isClosed) await this.close();
  }

  declare [Symbol.asyncIterator]: () => AsyncGenerator<unknown>;
}
Object.defineProperty(Dir.prototype, Symbol.asyncIterator, {
  value: Dir.prototype.entries,
  writable: true,
  enumerable: false,
  configurable: true,
});

export function opendirNow(path: unknown, options: unknown): Dir {
  const name = pathText(path);
  const checked = optionsArgument(options, { encoding: 'utf8' });
  return new Dir(listingOf(name, false), name, checked);
}
