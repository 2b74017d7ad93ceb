import { errnoException } from 'internal:errors';
import { Buffer } from 'node:buffer';
import type { StreamCallback } from 'node:stream';
import { ownerSymbol, type StreamHandle } from './guest-handle.ts';
import { UV } from './guest-loopback.ts';
import {
  asyncIdSymbol,
  kBuffer,
  kBufferCb,
  kBufferGen,
  kLastWriteQueueSize,
  type ManyChunks,
  type NetSocket,
  type WriteRequest,
} from './guest-socket-types.ts';

/** Between a socket's stream and its handle: what the handle reports, and how chunks become requests. */

/** Names that programs see through `executionAsyncResource()` and in stacks. */
class ShutdownWrap {}
class WriteWrap {}

export function attachHandle(socket: NetSocket): void {
  const handle = socket._handle;
  if (!handle) {
    return;
  }
  handle[ownerSymbol] = socket;
  handle.onread = onStreamRead;
  socket[asyncIdSymbol] = handle.getAsyncId();
  let buffer = socket[kBuffer];
  if (buffer === true) {
    buffer = socket[kBufferGen]!();
    socket[kBuffer] = buffer;
  }
  if (buffer) handle.useUserBuffer(buffer);
}

export function startReading(socket: NetSocket): void {
  const handle = socket._handle!;
  handle.reading = true;
  const error = handle.readStart();
  if (error) socket.destroy(errnoException(error, 'read'));
}

function stopReading(socket: NetSocket, handle: StreamHandle): void {
  handle.reading = false;
  if (socket.destroyed) return;
  const error = handle.readStop();
  if (error) socket.destroy(errnoException(error, 'read'));
}

export { stopReading };

function onStreamRead(this: StreamHandle, count: number, chunk?: Buffer): void {
  const socket = this[ownerSymbol] as NetSocket;
  socket._unrefTimer();
  if (count > 0 && !socket.destroyed) {
    let goesOn: unknown;
    const buffer = socket[kBuffer];
    if (buffer) {
      goesOn = socket[kBufferCb]!(count, buffer as Uint8Array) !== false;
      const next = socket[kBufferGen]?.();
      if (next) {
        socket[kBuffer] = next;
        this.useUserBuffer(next);
      }
    } else goesOn = socket.push(chunk);
    if (!goesOn && this === socket._handle) stopReading(socket, this);
    return;
  }
  if (count === 0) return;
  if (count !== UV.EOF) {
    // The end that comes with it is the error's.
    socket.destroy(errnoException(count, 'read'));
    return;
  }
  if (socket._readableState.endEmitted) {
    if (socket.destroyed) return;
    socket.destroy();
    return;
  }
  socket.push(null);
  socket.read(0);
}

function afterShutdown(this: { callback(): void }): void {
  this.callback();
}

export function shutdown(socket: NetSocket, callback: StreamCallback): unknown {
  const handle = socket._handle;
  if (!handle) return callback();
  const request = Object.assign(new ShutdownWrap(), { oncomplete: afterShutdown, handle, callback });
  const error = handle.shutdown(request as never);
  if (error === UV.ENOTCONN) return callback();
  if (error) return callback(errnoException(error, 'shutdown'));
  return undefined;
}

function onWriteComplete(this: WriteRequest, status: number): void {
  const { callback } = this;
  const socket = this.handle[ownerSymbol] as NetSocket;
  if (socket.destroyed) {
    callback?.(null);
    return;
  }
  if (status < 0) {
    const error = errnoException(status, 'write');
    if (typeof callback === 'function') callback(error);
    else socket.destroy(error);
    return;
  }
  socket._unrefTimer();
  socket[kLastWriteQueueSize] = 0;
  callback?.(undefined);
}

const isText = (chunk: unknown): chunk is string => typeof chunk === 'string';

function bytesOf(chunk: unknown, encoding: unknown): Buffer {
  return (isText(chunk) ? Buffer.from(chunk, encoding as string) : chunk) as Buffer;
}

export function writeChunks(
  socket: NetSocket,
  isMany: boolean,
  data: unknown,
  encoding: unknown,
  callback: StreamCallback,
): void {
  const handle = socket._handle!;
  const request = Object.assign(new WriteWrap(), {
    handle,
    oncomplete: onWriteComplete,
    async: false,
    bytes: 0,
    callback: undefined,
  }) as unknown as WriteRequest;
  let error: number;
  if (isMany) {
    const chunks = (data as ManyChunks).map(({ chunk, encoding: own }) => bytesOf(chunk, own));
    error = handle.write(request, Buffer.concat(chunks) as Buffer, true);
  } else {
    const bytes = bytesOf(data, encoding);
    // What is made of a string is a part of the pool: others may see it, and nobody changes it. It is copied as a chunk of its own.
    error = handle.write(request, bytes, false);
    request.buffer = bytes;
  }
  if (error !== 0) {
    callback(errnoException(error, 'write'));
    return;
  }
  if (request.async) {
    request.callback = callback;
    socket[kLastWriteQueueSize] = request.bytes!;
  } else callback();
}
