import { codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { httpCodes } from './guest-errors.ts';
import type { Callback, HttpSocket, Outgoing, Output } from './guest-types.ts';

export const kSocket = Symbol('kSocket');
export const kErrored = Symbol('errored');
export const kNeedDrain = Symbol('kNeedDrain');
export const kHighWaterMark = Symbol('kHighWaterMark');
export const kRejectNonStandardBodyWrites = Symbol('kRejectNonStandardBodyWrites');
export const kWritableFinished = Symbol('kWritableFinished');
export const kEndCallbacks = Symbol('kEndCallbacks');
export const kBytesWritten = Symbol('kBytesWritten');
export const kCorked = Symbol('corked');
export const kChunkedBuffer = Symbol('kChunkedBuffer');
export const kChunkedLength = Symbol('kChunkedLength');

/** A part of a chunk: its data, how it is encoded, how many bytes it has, and who waits for it. */
interface Waiting {
  readonly data: string | Uint8Array;
  readonly encoding: string | null;
  readonly callback: Callback;
}
export interface OutgoingState extends Outgoing {
  [kSocket]: HttpSocket | null;
  [kErrored]: unknown;
  [kNeedDrain]: boolean;
  [kHighWaterMark]: number;
  [kRejectNonStandardBodyWrites]: boolean;
  [kWritableFinished]: boolean;
  [kEndCallbacks]: Callback[] | null;
  [kBytesWritten]: number;
  [kCorked]: number;
  [kChunkedBuffer]: Waiting[];
  [kChunkedLength]: number;
}

export function nop(): void {}

/** The head goes with the first bytes of the body, in one write where both are text. */
export function send(
  this: OutgoingState,
  data: string | Uint8Array,
  encoding?: string | null,
  callback?: Callback,
  size?: number,
): boolean {
  if (this._headerSent) return writeRaw.call(this, data, encoding, callback, size);
  // Programs that write heads of their own leave it empty.
  const header = this._header ?? '';
  this._headerSent = true;
  if (typeof data === 'string' && (encoding === 'utf8' || encoding === 'latin1' || !encoding)) {
    return writeRaw.call(this, header + data, encoding, callback, size === undefined ? undefined : header.length + size);
  }
  this.outputData.unshift({ data: header, encoding: 'latin1', callback: null });
  this.outputSize += header.length;
  this._onPendingData(header.length);
  return writeRaw.call(this, data, encoding, callback, size);
}

export function writeRaw(
  this: OutgoingState,
  data: string | Uint8Array,
  given?: unknown,
  then?: Callback,
  size?: number,
): boolean {
  let encoding = given as string | null | undefined;
  let callback = then;
  if (typeof given === 'function') {
    callback = given as Callback;
    encoding = null;
  }
  const { socket } = this;
  if (socket && socket._httpMessage === this && socket.writable) {
    if (this.outputData.length > 0) this._flushOutput(socket);
    return socket.write(data, encoding ?? undefined, callback ?? undefined);
  }
  if (socket?.destroyed) return false;
  const length = size ?? data.length;
  this.outputData.push({ data, encoding, callback });
  this.outputSize += length;
  this._onPendingData(length);
  return this.outputSize < this[kHighWaterMark];
}

const getBytes = (chunk: string | Uint8Array, encoding: unknown): number => {
  if (typeof chunk !== 'string') return chunk.byteLength;
  const { Buffer } = globalThis as unknown as { Buffer: { byteLength(text: string, encoding?: unknown): number } };
  return Buffer.byteLength(chunk, encoding);
};

function assertChunk(chunk: unknown): asserts chunk is string | Uint8Array {
  if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  }
}

/** `strictContentLength`: as much as was promised, where the head says how much (http.html#responsestrictcontentlength). */
export function assertLength(message: OutgoingState, written: number, isEnd: boolean): void {
  const expected = message._contentLength;
  if (!message.strictContentLength || expected === null || message._removedContLen || message.chunkedEncoding) return;
  if (isEnd ? written !== expected : written > expected) {
    throw new httpCodes.ERR_HTTP_CONTENT_LENGTH_MISMATCH(String(written), String(expected));
  }
}

/** A failure is told after the call, to the callback and as an event. */
export function fail(message: OutgoingState, error: unknown, callback: NonNullable<Callback>): void {
  nextTick(() => {
    callback(error);
    if (typeof message.emit === 'function' && !message.destroyed) message.emit('error', error);
  });
}

export function writeChunk(message: OutgoingState, chunk: unknown, encoding: unknown, given: unknown, isEnd: boolean): boolean {
  const callback = (typeof given === 'function' ? given : nop) as NonNullable<Callback>;
  assertChunk(chunk);
  let error: unknown;
  if (message.finished) error = new codes.ERR_STREAM_WRITE_AFTER_END();
  else if (message.destroyed) error = new codes.ERR_STREAM_DESTROYED('write');
  if (error !== undefined) {
    if (message.destroyed) nextTick(callback as () => void, error);
    else fail(message, error, callback);
    return false;
  }
  let size: number | undefined;
  const length = (): number => (size ??= getBytes(chunk, encoding));
  if (message.strictContentLength) {
    const total = message[kBytesWritten] + length();
    assertLength(message, total, isEnd);
    message[kBytesWritten] = total;
  }
  if (!message._header) {
    if (isEnd) message._contentLength = length();
    message._implicitHeader();
  }
  if (!message._hasBody) {
    if (message[kRejectNonStandardBodyWrites]) throw new httpCodes.ERR_HTTP_BODY_NOT_ALLOWED();
    nextTick(callback);
    return true;
  }
  const { socket } = message;
  if (!isEnd && socket && !socket.writableCorked) {
    socket.cork();
    nextTick(() => socket.uncork());
  }
  let isRoomLeft: boolean;
  if (message.chunkedEncoding && chunk.length !== 0) {
    if (message[kCorked] > 0 && message._headerSent) {
      message[kChunkedBuffer].push({ data: chunk, encoding: encoding as string, callback });
      message[kChunkedLength] += length();
      isRoomLeft = message[kChunkedLength] < message[kHighWaterMark];
    } else isRoomLeft = sendChunk(message, chunk, encoding as string | undefined, length(), callback);
  } else isRoomLeft = message._send(chunk, encoding, callback, size ?? chunk.length);
  if (!isRoomLeft) message[kNeedDrain] = true;
  return isRoomLeft;
}

/** RFC 9112, 7.1. Text that is written as it is goes with its frame in one write. */
function sendChunk(
  message: OutgoingState,
  chunk: string | Uint8Array,
  encoding: string | undefined,
  length: number,
  callback: Callback,
): boolean {
  const size = `${length.toString(16)}\r\n`;
  const isPlain = typeof chunk === 'string' && (!encoding || encoding === 'utf8' || encoding === 'latin1');
  // A head with other letters than ASCII is Latin-1, whatever the body is.
  if (isPlain && (message._headerSent || encoding === 'latin1' || !/[\x80-\xff]/.test(message._header ?? ''))) {
    return message._send(`${size}${chunk}\r\n`, encoding, callback, size.length + length + 2);
  }
  message._send(size, 'latin1', null);
  message._send(chunk, encoding, null, length);
  return message._send('\r\n', 'latin1', callback);
}

export function write(this: OutgoingState, chunk: unknown, given?: unknown, then?: unknown): boolean {
  if (typeof given === 'function') return writeChunk(this, chunk, null, given, false);
  return writeChunk(this, chunk, given, then, false);
}

/** Sends what waited for a socket. */
export function flush(this: OutgoingState): void {
  const { socket } = this;
  if (!socket?.writable) return;
  const isRoomLeft = this._flushOutput(socket);
  if (this.finished) this._finish();
  else if (isRoomLeft && this[kNeedDrain]) {
    this[kNeedDrain] = false;
    this.emit('drain');
  }
}

export function flushOutput(this: OutgoingState, socket: HttpSocket): boolean | undefined {
  for (let count = this[kCorked]; count > 0; count--) socket.cork();
  const output: Output[] = this.outputData;
  if (output.length === 0) return true;
  const size = this.outputSize;
  this.outputData = [];
  this.outputSize = 0;
  socket.cork();
  let isRoomLeft = true;
  for (const { data, encoding, callback } of output) {
    isRoomLeft = socket.write(data, encoding ?? undefined, callback ?? undefined);
  }
  socket.uncork();
  this._onPendingData(-size);
  return isRoomLeft;
}
