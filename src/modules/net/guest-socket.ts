import { AbortError, codes } from 'internal:errors';
import { describeFunction } from 'internal:surface';
import { nextTick } from 'internal:tasks';
import { validateAbortSignal, validateInt32, validateNumber } from 'internal:validators';
import { Duplex } from 'node:stream';
import { BlockList } from './guest-block-list.ts';
import { netCodes } from './guest-errors.ts';
import { attachHandle, stopReading } from './guest-socket-io.ts';
import { checkTypeOfService, socketMethods } from './guest-socket-methods.ts';
import {
  asyncIdSymbol,
  kBuffer,
  kBufferCb,
  kBufferGen,
  kBytesRead,
  kBytesWritten,
  kHandle,
  kLastWriteQueueSize,
  kSetKeepAlive,
  kSetKeepAliveInitialDelay,
  kSetNoDelay,
  kSetTOS,
  kTimeout,
  type NetSocket,
  type SocketOptions,
} from './guest-socket-types.ts';
import { withTrigger } from './guest-trigger.ts';

interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

function assertNoObjects(options: SocketOptions | undefined): void {
  for (const name of ['objectMode', 'readableObjectMode', 'writableObjectMode'] as const) {
    if (options?.[name]) throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, options[name], 'is not supported');
  }
}

/** What ends the side that a peer has ended, unless both sides may live alone. */
function onReadableStreamEnd(this: NetSocket): void {
  if (!this.allowHalfOpen) this.write = writeAfterFin as never;
}

function writeAfterFin(this: NetSocket, chunk: unknown, encoding: unknown, callback: unknown): boolean {
  if (!this.writableEnded) return Reflect.apply(Duplex.prototype.write, this, [chunk, encoding, callback]) as boolean;
  const error = Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' });
  const done = typeof encoding === 'function' ? encoding : callback;
  if (typeof done === 'function') withTrigger(this[asyncIdSymbol], () => nextTick(done as () => void, error));
  this.destroy(error);
  return false;
}
Object.defineProperty(writeAfterFin, 'name', { value: 'writeAfterFIN' });

function useSignal(socket: NetSocket, signal: Signal): void {
  validateAbortSignal(signal, 'signal');
  const abort = (): void => {
    socket.destroy(new AbortError(undefined, { cause: signal.reason }));
  };
  if (signal.aborted) {
    nextTick(abort);
    return;
  }
  signal.addEventListener('abort', abort);
  socket.once('close', () => signal.removeEventListener('abort', abort));
}

/** nodejs.org/api/net.html#new-netsocketoptions */
function SocketClass(this: NetSocket, given?: SocketOptions | number): unknown {
  if (!(this instanceof SocketClass)) return new Socket(given);
  const settings = typeof given === 'number' ? { fd: given } : given;
  assertNoObjects(settings);
  let delay = settings?.keepAliveInitialDelay;
  if (delay !== undefined) {
    validateNumber(delay, 'options.keepAliveInitialDelay');
    if ((delay as number) < 0) delay = 0;
  }
  if (settings?.typeOfService !== undefined) checkTypeOfService(settings.typeOfService, 'options.typeOfService');
  const { signal, onread, fd, handle } = settings ?? {};
  this.connecting = false;
  this[asyncIdSymbol] = -1;
  this._hadError = false;
  this[kHandle] = null;
  this._parent = null;
  this._host = null;
  this[kLastWriteQueueSize] = 0;
  this[kTimeout] = null;
  this[kBuffer] = null;
  this[kBufferCb] = null;
  this[kBufferGen] = null;
  this._closeAfterHandlingError = false;
  // The handle tells when the socket is closed, and it takes strings as they are.
  const options: SocketOptions = {
    ...settings,
    allowHalfOpen: Boolean(settings?.allowHalfOpen),
    emitClose: false,
    autoDestroy: true,
    decodeStrings: false,
  };
  Reflect.deleteProperty(options, 'signal');
  Reflect.deleteProperty(options, 'read');
  Reflect.apply(Duplex as unknown as () => void, this, [options]);
  if (handle) {
    this._handle = handle;
    this[asyncIdSymbol] = handle.getAsyncId();
  } else if (fd !== undefined) {
    validateInt32(fd, 'fd', 0);
    throw new netCodes.ERR_INVALID_FD_TYPE('UNKNOWN');
  }
  if (onread !== null && typeof onread === 'object') {
    const { buffer, callback } = onread;
    if (typeof callback === 'function' && (buffer instanceof Uint8Array || typeof buffer === 'function')) {
      this[kBuffer] = typeof buffer === 'function' ? true : (buffer as Uint8Array);
      this[kBufferGen] = typeof buffer === 'function' ? (buffer as () => Uint8Array) : null;
      this[kBufferCb] = callback as never;
    }
  }
  this.on('end', onReadableStreamEnd as never);
  attachHandle(this);
  this._sockname = null;
  this._pendingData = null;
  this._pendingEncoding = '';
  if (this._handle && options.readable !== false) {
    if (options.pauseOnCreate) {
      stopReading(this, this._handle);
      this._readableState.flowing = false;
    } else if (!options.manualStart) this.read(0);
  }
  this.server = null;
  this._server = null;
  this[kSetNoDelay] = Boolean(settings?.noDelay);
  this[kSetKeepAlive] = Boolean(settings?.keepAlive);
  this[kSetKeepAliveInitialDelay] = ~~(((delay as number) ?? 0) / 1000);
  this[kSetTOS] = settings?.typeOfService as number | undefined;
  this[kBytesRead] = 0;
  this[kBytesWritten] = 0;
  if (settings?.blockList) {
    if (!BlockList.isBlockList(settings.blockList)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options.blockList', 'net.BlockList', settings.blockList);
    }
    this.blockList = settings.blockList as never;
  }
  if (signal) useSignal(this, signal as Signal);
  return undefined;
}

/** Sockets are functions that can be called without `new`, as in Node. */
export const Socket = describeFunction(SocketClass, 'Socket', 1) as unknown as {
  new (options?: SocketOptions | number): NetSocket;
  prototype: NetSocket;
};
Object.setPrototypeOf(Socket.prototype, Duplex.prototype);
Object.setPrototypeOf(Socket, Duplex);
Object.defineProperties(Socket.prototype, socketMethods);
