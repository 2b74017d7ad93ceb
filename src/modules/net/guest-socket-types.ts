import type { Buffer } from 'node:buffer';
import type { NodeDuplex, StreamCallback } from 'node:stream';
import type { Request, StreamHandle } from './guest-handle.ts';
import type { Address } from './guest-loopback.ts';

/** Symbols under which Node keeps a socket's own state; programs see them when they print one (observed). */
export const asyncIdSymbol: unique symbol = Symbol('async_id_symbol');
export const kHandle: unique symbol = Symbol('kHandle');
export const kLastWriteQueueSize: unique symbol = Symbol('lastWriteQueueSize');
export const kTimeout: unique symbol = Symbol('timeout');
export const kBuffer: unique symbol = Symbol('kBuffer');
export const kBufferCb: unique symbol = Symbol('kBufferCb');
export const kBufferGen: unique symbol = Symbol('kBufferGen');
export const kSetNoDelay: unique symbol = Symbol('kSetNoDelay');
export const kSetKeepAlive: unique symbol = Symbol('kSetKeepAlive');
export const kSetKeepAliveInitialDelay: unique symbol = Symbol('kSetKeepAliveInitialDelay');
export const kSetTOS: unique symbol = Symbol('kSetTOS');
export const kBytesRead: unique symbol = Symbol('kBytesRead');
export const kBytesWritten: unique symbol = Symbol('kBytesWritten');

export interface Timer {
  refresh(): unknown;
  unref(): unknown;
}

/** What both `Socket` and `Server` have of each other. */
export interface ServerSide {
  _connections: number;
  _emitCloseIfDrained(): void;
}
export type PartialAddress = Partial<Address>;

export interface NetSocket extends NodeDuplex {
  connecting: boolean;
  _hadError: boolean;
  _parent: NetSocket | null;
  _host: string | null;
  _closeAfterHandlingError: boolean;
  _handle: StreamHandle | null;
  _sockname: PartialAddress | null;
  _peername: PartialAddress | undefined;
  _pendingData: unknown;
  _pendingEncoding: unknown;
  server: ServerSide | null;
  _server: ServerSide | null;
  resetAndClosing: boolean | undefined;
  timeout: unknown;
  blockList: { check(address: string, family: string): boolean } | undefined;
  autoSelectFamilyAttemptedAddresses: string[] | undefined;
  readonly pending: boolean;
  readonly readyState: string;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  readonly _bytesDispatched: number | undefined;
  readonly _connecting: boolean;
  readonly writableFinished: boolean;
  readonly writableEnded: boolean;
  readonly writableLength: number;
  [asyncIdSymbol]: number;
  [kHandle]: StreamHandle | null;
  [kLastWriteQueueSize]: number;
  [kTimeout]: Timer | null;
  [kBuffer]: Uint8Array | true | null;
  [kBufferCb]: ((size: number, buffer: Uint8Array) => unknown) | null;
  [kBufferGen]: (() => Uint8Array) | null;
  [kSetNoDelay]: boolean;
  [kSetKeepAlive]: boolean;
  [kSetKeepAliveInitialDelay]: number;
  [kSetTOS]: number | undefined;
  [kBytesRead]: number;
  [kBytesWritten]: number;
  _unrefTimer(): void;
  _onTimeout(): void;
  _reset(): unknown;
  _final(callback: StreamCallback): unknown;
  _getpeername(): PartialAddress;
  _getsockname(): PartialAddress;
  _writeGeneric(isMany: boolean, data: unknown, encoding: unknown, callback: StreamCallback): boolean | undefined;
  _undestroy(): void;
  destroySoon(): void;
  setTimeout(duration: unknown, callback?: unknown): this;
  setNoDelay(enable?: unknown): this;
  setKeepAlive(enable?: unknown, delay?: unknown): this;
  connect(...args: unknown[]): this;
  ref(): this;
  unref(): this;
}

export interface WriteRequest extends Request {
  handle: StreamHandle;
  callback: StreamCallback | undefined;
  buffer?: unknown;
}
export type ManyChunks = readonly { readonly chunk: Buffer | string; readonly encoding: string }[];

export interface SocketOptions {
  allowHalfOpen?: unknown;
  fd?: unknown;
  handle?: StreamHandle;
  readable?: unknown;
  writable?: unknown;
  signal?: unknown;
  onread?: { buffer?: unknown; callback?: unknown } | null;
  noDelay?: unknown;
  keepAlive?: unknown;
  keepAliveInitialDelay?: unknown;
  typeOfService?: unknown;
  objectMode?: unknown;
  readableObjectMode?: unknown;
  writableObjectMode?: unknown;
  pauseOnCreate?: unknown;
  manualStart?: unknown;
  blockList?: unknown;
  timeout?: unknown;
  emitClose?: unknown;
  autoDestroy?: unknown;
  decodeStrings?: unknown;
}
