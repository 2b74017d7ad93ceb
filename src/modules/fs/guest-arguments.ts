import { codes } from 'internal:errors';
import { validateAbortSignal, validateFunction, validateInt32, validateInteger } from 'internal:validators';
import { Buffer } from 'node:buffer';
import url from 'node:url';

export interface Options {
  encoding?: unknown;
  flag?: unknown;
  mode?: unknown;
  signal?: { readonly aborted: boolean; readonly reason: unknown };
  [option: string]: unknown;
}

const MAX_FD = 2147483647;

/**
 * The path as text. Bytes are read as UTF-8.
 *
 * DIVERGES: a path of bytes that are not UTF-8 names the file with U+FFFD in their place; names are text here.
 */
export function pathText(path: unknown, name = 'path'): string {
  if (typeof path === 'string') {
    if (path.includes('\0')) throw invalidPath(path, name);
    return path;
  }
  const given = fileUrlPath(path);
  if (given instanceof Uint8Array) {
    const text = toBuffer(given).toString();
    if (text.includes('\0')) throw invalidPath(path, name);
    return text;
  }
  if (typeof given !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  if (given.includes('\0')) throw invalidPath(given, name);
  return given;
}

function invalidPath(path: unknown, name: string): Error {
  return new codes.ERR_INVALID_ARG_VALUE(name, path, 'must be a string, Uint8Array, or URL without null bytes');
}

/** A URL's path; anything else as it is. What looks like a URL of the WHATWG kind is one, as in Node. */
export function fileUrlPath(path: unknown): unknown {
  if (typeof path !== 'object' || path === null || path instanceof Uint8Array) return path;
  const { href, protocol, auth, path: legacy } = path as Record<string, unknown>;
  return href && protocol && auth === undefined && legacy === undefined ? url.fileURLToPath(path) : path;
}

export function toBuffer(bytes: ArrayBufferView): Buffer {
  return Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes behind any view. */
export function toBytes(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

export function descriptor(fd: unknown, name = 'fd'): number {
  validateInt32(fd, name, 0, MAX_FD);
  // -0 is 0.
  return fd + 0;
}

/** A function that takes a path also takes a descriptor where it is a 32-bit integer. */
export function isDescriptor(value: unknown): value is number {
  return value === (value as number) >>> 0 && (value as number) <= MAX_FD;
}

export type Callback = (error: unknown, ...values: never[]) => void;

export function callbackArgument(callback: unknown): Callback {
  validateFunction(callback, 'cb');
  return callback as unknown as Callback;
}

/** The options of the functions that also take an encoding in their place. They are not copied: getters run when they are read. */
export function optionsArgument(options: unknown, defaults: Options): Options {
  if (options === null || options === undefined || typeof options === 'function') return defaults;
  if (typeof options === 'string') {
    assertEncoding(options);
    return { ...defaults, encoding: options };
  }
  if (typeof options !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  const { encoding, signal } = options as Options;
  assertEncoding(encoding);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  return options as Options;
}

export function assertEncoding(encoding: unknown): void {
  if (encoding && encoding !== 'buffer' && !Buffer.isEncoding(encoding as string)) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
}

/** The encoding of a content; `buffer` is no encoding of text. */
export function contentEncoding(encoding: unknown): string | undefined {
  if (!encoding) return undefined;
  if (encoding === 'buffer') throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  return encoding as string;
}

/** A name or path in the encoding that was asked for: text, other text for its bytes, or a Buffer. */
export function encoded(text: string, encoding: unknown): string | Buffer {
  if (!encoding || encoding === 'utf8' || encoding === 'utf-8') return text;
  const bytes = Buffer.from(text);
  return encoding === 'buffer' ? bytes : bytes.toString(encoding as string);
}

const CREATE_TRUNCATE = 0o1100;
const CREATE_APPEND = 0o2100;
const SYNC = 0o4010000;
const EXCLUSIVE = 0o200;

/** nodejs.org/api/fs.html#file-system-flags, with Linux's numbers. */
export function flagsNumber(flags: unknown, name = 'flags'): number {
  if (typeof flags === 'number') {
    validateInt32(flags, name);
    return flags;
  }
  switch (flags) {
    case null:
    case undefined:
    case 'r':
      return 0;
    case 'rs':
    case 'sr':
      return SYNC;
    case 'r+':
      return 2;
    case 'rs+':
    case 'sr+':
      return 2 | SYNC;
    case 'w':
      return 1 | CREATE_TRUNCATE;
    case 'wx':
    case 'xw':
      return 1 | CREATE_TRUNCATE | EXCLUSIVE;
    case 'w+':
      return 2 | CREATE_TRUNCATE;
    case 'wx+':
    case 'xw+':
      return 2 | CREATE_TRUNCATE | EXCLUSIVE;
    case 'a':
      return 1 | CREATE_APPEND;
    case 'ax':
    case 'xa':
      return 1 | CREATE_APPEND | EXCLUSIVE;
    case 'as':
    case 'sa':
      return 1 | CREATE_APPEND | SYNC;
    case 'a+':
      return 2 | CREATE_APPEND;
    case 'ax+':
    case 'xa+':
      return 2 | CREATE_APPEND | EXCLUSIVE;
    case 'as+':
    case 'sa+':
      return 2 | CREATE_APPEND | SYNC;
    default:
      throw new codes.ERR_INVALID_ARG_VALUE(name, flags);
  }
}

/** The mode of `access` and `copyFile`: 0 to 7. These two messages come from Node's native side and have their own form. */
export function smallMode(mode: unknown): number {
  if (mode === null || mode === undefined) return 0;
  if (typeof mode !== 'number') throw nativeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'mode must be int32 or null/undefined');
  if (mode < 0 || mode > 7) throw nativeError(RangeError, 'ERR_OUT_OF_RANGE', 'mode is out of range: >= 0 && <= 7');
  return mode | 0;
}

function nativeError(Base: ErrorConstructor, code: string, message: string): Error {
  return Object.assign(new Base(message), { code });
}

/** A length of `truncate`: negative ones are 0. */
export function lengthArgument(length: unknown): number {
  if (length === undefined) return 0;
  validateInteger(length, 'len');
  return Math.max(0, length);
}

export function idArgument(id: unknown, name: 'uid' | 'gid'): number {
  validateInteger(id, name, -1, 0xffffffff);
  return id;
}

/** A time of `utimes` in milliseconds, from seconds, a numeric string or a Date. */
export function timeMs(time: unknown, name = 'time'): number {
  return unixTimestamp(time, name) * 1000;
}

export function unixTimestamp(time: unknown, name = 'time'): number {
  if (typeof time === 'string' && !Number.isNaN(+time)) return +time;
  // Before 1970 means now, unless it is said with a Date (observed).
  if (Number.isFinite(time)) return (time as number) < 0 ? Date.now() / 1000 : (time as number);
  if (Object.prototype.toString.call(time) === '[object Date]') return (time as Date).getTime() / 1000;
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], time);
}
