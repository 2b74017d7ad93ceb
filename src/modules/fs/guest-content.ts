import { codes } from 'internal:errors';
import { requireShared } from 'internal:loader';
import { parseFileMode, validateBoolean, validateEncoding, validateInteger, validateObject } from 'internal:validators';
import { Buffer } from 'node:buffer';
import { contentEncoding, flagsNumber, isDescriptor, type Options, pathText, toBuffer, toBytes } from './guest-arguments.ts';
import { readAll, readFrom, writeAll, writeTo } from './guest-streams.ts';
import { host } from './guest-turn.ts';

/**
 * Reading and writing. Each function checks its arguments, in Node's order, and gives the operation itself as a function:
 * the sync form calls it, the callback form runs it under `settle`, the promise form inside a promise.
 */
type Operation<T> = () => T;

const NEW_FILE_MODE = 0o666;

export const READ_DEFAULTS: Options = { flag: 'r' };

export function readFileOperation(path: unknown, options: Options): Operation<string | Buffer> {
  const into =
    options['buffer'] === undefined ? undefined : (requireShared('part:fs/read-into') as typeof import('./guest-read-into.ts'));
  into?.checkTarget(options);
  const flags = isDescriptor(path) ? 0 : flagsNumber(options.flag === undefined ? 'r' : options.flag);
  const target = isDescriptor(path) ? path : pathText(path);
  return () => {
    const encoding = contentEncoding(options.encoding);
    if (into !== undefined) return into.readInto(readAll(target, flags, undefined) as Uint8Array, options, encoding);
    const content = readAll(target, flags, encoding);
    return typeof content === 'string' ? content : toBuffer(content);
  };
}

export const WRITE_DEFAULTS: Options = { encoding: 'utf8', mode: NEW_FILE_MODE, flag: 'w', flush: false };
export const APPEND_DEFAULTS: Options = { encoding: 'utf8', mode: NEW_FILE_MODE, flag: 'a' };

/** The options of `appendFile`: those of `writeFile`, with its flag, and always at the end of a descriptor. */
export function appendOptions(path: unknown, options: Options): Options {
  const copy = { ...options };
  if (!copy.flag || isDescriptor(path)) copy.flag = 'a';
  return copy;
}

export function writeFileOperation(path: unknown, data: unknown, options: Options): Operation<void> {
  const flag = options.flag || 'w';
  const flush = options.flush ?? false;
  validateBoolean(flush, 'options.flush');
  const content = contentArgument(data, 'data');
  const encoding = typeof content === 'string' ? contentEncoding(options.encoding) : undefined;
  if (isDescriptor(path)) return () => writeAll(path, content, 0, 0, encoding, flush);
  const target = pathText(path);
  const flags = flagsNumber(flag);
  const mode = parseFileMode(options.mode, 'mode', NEW_FILE_MODE);
  return () => writeAll(target, content, flags, mode, encoding, flush);
}

function contentArgument(data: unknown, name: string): string | Uint8Array {
  if (typeof data === 'string') return data;
  if (!ArrayBuffer.isView(data)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  return toBytes(data);
}

export function openOperation(path: unknown, flags: unknown, mode: unknown): Operation<number> {
  const target = pathText(path);
  const how = flagsNumber(flags);
  const bits = parseFileMode(mode, 'mode', NEW_FILE_MODE);
  return () => host.open(target, how, bits);
}

/** What is read into and where from, after Node's checks. */
export interface ReadRequest {
  readonly buffer: ArrayBufferView;
  readonly offset: number;
  readonly length: number;
  readonly position: number;
}

const LARGEST_POSITION = 2n ** 63n - 1n;

export function readRequest(
  buffer: ArrayBufferView,
  givenOffset: unknown,
  givenLength: unknown,
  givenPosition: unknown,
): ReadRequest {
  let offset = 0;
  if (givenOffset !== undefined) {
    validateInteger(givenOffset, 'offset', 0);
    offset = givenOffset;
  }
  // `|= 0` as in Node: what is no number is 0.
  const length = (givenLength as number) | 0;
  if (length === 0) return { buffer, offset, length, position: -1 };
  if (buffer.byteLength === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  if (length > buffer.byteLength - offset) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${buffer.byteLength - offset}`, length);
  return { buffer, offset, length, position: readPosition(givenPosition, length) };
}

function readPosition(position: unknown, length: number): number {
  if (position === undefined || position === null) return -1;
  if (typeof position === 'number') {
    validateInteger(position, 'position', -1);
    return position;
  }
  if (typeof position !== 'bigint') throw new codes.ERR_INVALID_ARG_TYPE('position', ['bigint', 'integer'], position);
  const largest = LARGEST_POSITION - BigInt(length);
  if (position < -1n || position > largest) throw new codes.ERR_OUT_OF_RANGE('position', `>= -1 && <= ${largest}`, position);
  // What lies beyond the safe integers lies beyond every file.
  return Math.min(Number(position), Number.MAX_SAFE_INTEGER);
}

/** The part of a view that is read into or written from. */
function slice({ buffer, offset, length }: Omit<ReadRequest, 'position'>): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);
}

export function readOperation(fd: number, request: ReadRequest): Operation<number> {
  return () => (request.length === 0 ? 0 : readFrom(fd, slice(request), request.position));
}

/** `{ offset, length, position }` in place of three arguments. */
export function readRequestFromOptions(buffer: ArrayBufferView, options: unknown): ReadRequest {
  const { offset = 0, length = buffer.byteLength - (offset as number), position } = positionOptions(options);
  return readRequest(buffer, offset, length, position);
}

export function positionOptions(options: unknown): Options {
  if (options === null || options === undefined) return {};
  validateObject(options, 'options');
  return options as Options;
}

export interface WriteRequest {
  readonly source: Uint8Array | string;
  readonly position: number;
  readonly encoding?: string;
}

/** The arguments of `write` after the descriptor: `buffer, offset, length, position`, `buffer, options` or `string, position, encoding`. */
export function writeRequest(data: unknown, offsetOrOptions: unknown, length: unknown, position: unknown): WriteRequest {
  if (ArrayBuffer.isView(data)) {
    if (typeof offsetOrOptions !== 'object') return writeBytesRequest(data, offsetOrOptions, length, position);
    const options = (offsetOrOptions ?? {}) as Options;
    const { offset = 0, length: size = data.byteLength - (offset as number), position: at } = options;
    return writeBytesRequest(data, offset, size, at);
  }
  if (typeof data !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  const encoding = length;
  validateEncoding(data, encoding);
  const known = typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8';
  return { source: data, position: loosePosition(offsetOrOptions), encoding: known };
}

/** Laxer about the position than reading is (observed). */
function writeBytesRequest(buffer: ArrayBufferView, offset: unknown, length: unknown, position: unknown): WriteRequest {
  let start = 0;
  if (offset !== null && offset !== undefined) {
    validateInteger(offset, 'offset', 0);
    start = offset;
  }
  const size = typeof length === 'number' ? length : buffer.byteLength - start;
  if (start > buffer.byteLength) throw new codes.ERR_OUT_OF_RANGE('offset', `<= ${buffer.byteLength}`, start);
  if (size > buffer.byteLength - start) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${buffer.byteLength - start}`, size);
  if (size < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', size);
  validateInteger(size, 'length', 0);
  return { source: slice({ buffer, offset: start, length: size }), position: loosePosition(position) };
}

/** Anything but a whole number means the current position. */
function loosePosition(position: unknown): number {
  return Number.isSafeInteger(position) ? (position as number) : -1;
}

export function writeOperation(fd: number, { source, position, encoding }: WriteRequest): Operation<number> {
  return () => writeTo(fd, source, position, encoding);
}

export function viewsArgument(buffers: unknown): ArrayBufferView[] {
  if (!Array.isArray(buffers) || !buffers.every((view) => ArrayBuffer.isView(view))) {
    throw new codes.ERR_INVALID_ARG_TYPE('buffers', 'ArrayBufferView[]', buffers);
  }
  return buffers as ArrayBufferView[];
}

export function readvOperation(fd: number, views: readonly ArrayBufferView[], position: unknown): Operation<number> {
  if (views.length === 0) {
    return () => {
      // libuv refuses a vector of nothing for reading, and Linux takes it for writing (observed).
      throw Object.assign(new Error('EINVAL: invalid argument, read'), { errno: -22, code: 'EINVAL', syscall: 'read' });
    };
  }
  return vectorOperation(views, position, (bytes, at) => readFrom(fd, bytes, at));
}

export function writevOperation(fd: number, views: readonly ArrayBufferView[], position: unknown): Operation<number> {
  return vectorOperation(views, position, (bytes, at) => writeTo(fd, bytes, at, undefined));
}

function vectorOperation(
  views: readonly ArrayBufferView[],
  position: unknown,
  move: (bytes: Uint8Array, at: number) => number,
): Operation<number> {
  const start = loosePosition(position);
  return () => {
    let moved = 0;
    // writev(2) of nothing still tells whether the descriptor is any good.
    if (views.length === 0) move(new Uint8Array(0), -1);
    for (const view of views) {
      const count = move(toBytes(view), start < 0 ? -1 : start + moved);
      moved += count;
      if (count < view.byteLength) break;
    }
    return moved;
  };
}
