import { codes } from 'internal:errors';
import { describeFunction } from 'internal:surface';
import { nextTick } from 'internal:tasks';
import { validateFunction, validateNumber } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import { Duplex, type NodeDuplex, type StreamCallback } from 'node:stream';
import { clearTimeout, setTimeout } from 'node:timers';
import { connectSocket } from './guest-connect.ts';
import { netCodes } from './guest-errors.ts';
import type { StreamHandle } from './guest-handle.ts';
import { accessors } from './guest-socket-accessors.ts';
import { shutdown, startReading, stopReading, writeChunks } from './guest-socket-io.ts';
import {
  kBuffer,
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
  type PartialAddress,
  type SocketOptions,
} from './guest-socket-types.ts';
import { TCP } from './guest-tcp.ts';

const LONGEST_TIMEOUT = 2 ** 31 - 1;
const base = Duplex.prototype as NodeDuplex & { end(...args: unknown[]): unknown };

/** A duration as timers take it: a longer one than they can hold is cut, with a warning. */
export function timerDuration(value: unknown, name: string): number {
  validateNumber(value, name);
  if (value < 0 || !Number.isFinite(value)) throw new codes.ERR_OUT_OF_RANGE(name, 'a non-negative finite number', value);
  if (value > LONGEST_TIMEOUT) {
    emitProcessWarning(
      `${value} does not fit into a 32-bit signed integer.\nTimer duration was truncated to ${LONGEST_TIMEOUT}.`,
      'TimeoutOverflowWarning',
    );
    return LONGEST_TIMEOUT;
  }
  return value;
}

function isReadingLate(socket: NetSocket): boolean {
  return Boolean(socket[kBuffer] && !socket.connecting && socket._handle && !socket._handle.reading);
}

type Method = (this: NetSocket, ...args: never[]) => unknown;
/** In the order of Node's prototype; functions have no name there where none is stated. */
const methods: Record<string, Method | [name: string, length: number, method: Method]> = {
  _unrefTimer: [
    '_unrefTimer',
    0,
    function () {
      for (let socket: NetSocket | null = this; socket !== null; socket = socket._parent) socket[kTimeout]?.refresh();
    },
  ],
  _final(callback: StreamCallback) {
    // What was asked for before there is a connection waits for it.
    if (this.connecting) return this.once('connect', () => this._final(callback));
    return shutdown(this, callback);
  },
  setTimeout: [
    'setStreamTimeout',
    2,
    function (given: unknown, callback: unknown) {
      if (this.destroyed) return this;
      this.timeout = given;
      const duration = timerDuration(given, 'msecs');
      clearTimeout(this[kTimeout]);
      if (callback !== undefined) validateFunction(callback, 'callback');
      if (duration === 0) {
        if (callback !== undefined) this.removeListener('timeout', callback as never);
        return this;
      }
      const timer = setTimeout(() => this._onTimeout(), duration);
      timer.unref();
      this[kTimeout] = timer;
      if (callback !== undefined) this.once('timeout', callback as never);
      return this;
    } as Method,
  ],
  _onTimeout() {
    const handle = this._handle;
    const before = this[kLastWriteQueueSize];
    if (before > 0 && handle) {
      // A write that goes on is activity.
      const { writeQueueSize } = handle;
      if (before !== writeQueueSize) {
        this[kLastWriteQueueSize] = writeQueueSize;
        this._unrefTimer();
        return;
      }
    }
    this.emit('timeout');
  },
  setNoDelay: [
    '',
    1,
    function (enable: unknown) {
      const value = enable === undefined ? true : Boolean(enable);
      const handle = this._handle as Partial<TCP> | null;
      if (!handle) {
        this[kSetNoDelay] = value;
        return this;
      }
      if (handle.setNoDelay && value !== this[kSetNoDelay]) {
        this[kSetNoDelay] = value;
        (handle.setNoDelay as (value: boolean) => void)(value);
      }
      return this;
    } as Method,
  ],
  setKeepAlive: [
    '',
    4,
    function (enable: unknown, delay: unknown) {
      const value = Boolean(enable);
      const seconds = ~~((delay as number) / 1000);
      const handle = this._handle as Partial<TCP> | null;
      if (!handle) {
        this[kSetKeepAlive] = value;
        this[kSetKeepAliveInitialDelay] = seconds;
        return this;
      }
      if (!handle.setKeepAlive) return this;
      if (value !== this[kSetKeepAlive] || (value && this[kSetKeepAliveInitialDelay] !== seconds)) {
        this[kSetKeepAlive] = value;
        this[kSetKeepAliveInitialDelay] = seconds;
        (handle.setKeepAlive as (value: boolean, seconds: number) => void)(value, seconds);
      }
      return this;
    } as Method,
  ],
  setTypeOfService: [
    '',
    1,
    function (tos: unknown) {
      if (Number.isNaN(tos)) throw new codes.ERR_INVALID_ARG_TYPE('tos', 'number', tos);
      checkTypeOfService(tos, 'tos');
      this[kSetTOS] = tos as number;
      return this;
    } as Method,
  ],
  getTypeOfService() {
    return this[kSetTOS] ?? 0;
  },
  address() {
    return this._getsockname();
  },
  _read: [
    '',
    1,
    function (size: number) {
      if (this.connecting || !this._handle) this.once('connect', () => this._read(size));
      else if (!this._handle.reading) startReading(this);
    } as Method,
  ],
  end: [
    '',
    3,
    function (...args: unknown[]) {
      Reflect.apply(base.end, this, args);
      return this;
    } as Method,
  ],
  resetAndDestroy() {
    if (!this._handle) {
      this.destroy(new netCodes.ERR_SOCKET_CLOSED());
      return this;
    }
    if (!(this._handle instanceof TCP)) throw new netCodes.ERR_INVALID_HANDLE_TYPE();
    if (this.connecting) this.once('connect', () => this._reset());
    else this._reset();
    return this;
  },
  pause() {
    if (this[kBuffer] && !this.connecting && this._handle?.reading) stopReading(this, this._handle);
    return base.pause.call(this);
  },
  resume() {
    if (isReadingLate(this)) startReading(this);
    return base.resume.call(this);
  },
  read(size: number) {
    if (isReadingLate(this)) startReading(this);
    return base.read.call(this, size);
  },
  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy as never);
  },
  _destroy: [
    '',
    2,
    function (error: unknown, callback: StreamCallback) {
      this.connecting = false;
      for (let socket: NetSocket | null = this; socket !== null; socket = socket._parent) {
        clearTimeout(socket[kTimeout]);
        socket[kTimeout] = null;
      }
      const handle = this._handle;
      if (handle) closeHandle(this, handle, Boolean(error));
      callback(error);
      if (!handle) nextTick(() => this.emit('close', false));
      if (this._server) {
        this._server._connections--;
        this._server._emitCloseIfDrained();
      }
    } as Method,
  ],
  _reset() {
    this.resetAndClosing = true;
    return this.destroy();
  },
  _getpeername() {
    const handle = this._handle as (StreamHandle & Partial<TCP>) | null;
    if (!handle?.getpeername || this.connecting) return this._peername ?? {};
    if (!this._peername) {
      const address: PartialAddress = {};
      if (handle.getpeername(address) !== 0) return address;
      this._peername = address;
    }
    return this._peername;
  },
  _getsockname() {
    const handle = this._handle as (StreamHandle & Partial<TCP>) | null;
    if (!handle?.getsockname) return {};
    if (!this._sockname) {
      this._sockname = {};
      // A failure leaves it empty, as in Node.
      handle.getsockname(this._sockname);
    }
    return this._sockname;
  },
  _writeGeneric: [
    '',
    4,
    function (isMany: boolean, data: unknown, encoding: unknown, callback: StreamCallback) {
      if (this.connecting) {
        this._pendingData = data;
        this._pendingEncoding = encoding;
        const onClose = (): void => callback(new netCodes.ERR_SOCKET_CLOSED_BEFORE_CONNECTION());
        this.once('connect', () => {
          this.off('close', onClose);
          this._writeGeneric(isMany, data, encoding, callback);
        });
        this.once('close', onClose);
        return undefined;
      }
      this._pendingData = null;
      this._pendingEncoding = '';
      if (!this._handle) {
        callback(new netCodes.ERR_SOCKET_CLOSED());
        return false;
      }
      this._unrefTimer();
      writeChunks(this, isMany, data, encoding, callback);
      return undefined;
    } as Method,
  ],
  _writev: [
    '',
    2,
    function (chunks: unknown, callback: StreamCallback) {
      this._writeGeneric(true, chunks, '', callback);
    } as Method,
  ],
  _write: [
    '',
    3,
    function (data: unknown, encoding: unknown, callback: StreamCallback) {
      this._writeGeneric(false, data, encoding, callback);
    } as Method,
  ],
  connect: [
    '',
    0,
    function (...args: unknown[]) {
      connectSocket(this, args);
      return this;
    } as Method,
  ],
  ref() {
    if (!this._handle) this.once('connect', this.ref as never);
    else this._handle.ref();
    return this;
  },
  unref() {
    if (!this._handle) this.once('connect', this.unref as never);
    else this._handle.unref();
    return this;
  },
};

export function checkTypeOfService(value: unknown, name: string): void {
  validateNumber(value, name);
  if (!Number.isInteger(value)) throw new codes.ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (value < 0 || value > 255) throw new codes.ERR_OUT_OF_RANGE(name, '>= 0 && <= 255', value);
}

function closeHandle(socket: NetSocket, handle: StreamHandle, hadError: boolean): void {
  socket[kBytesRead] = handle.bytesRead;
  socket[kBytesWritten] = handle.bytesWritten;
  const onClosed = (): void => {
    socket.emit('close', hadError);
  };
  if (socket.resetAndClosing) {
    socket.resetAndClosing = false;
    const error = handle.reset(onClosed);
    if (error) handle.close(onClosed);
  } else handle.close(onClosed);
  handle.onread = () => {};
  socket._handle = null;
  socket._sockname = null;
}

const ORDER =
  '_unrefTimer _final setTimeout _onTimeout setNoDelay setKeepAlive setTypeOfService getTypeOfService address _connecting pending ' +
  'readyState bufferSize _read end resetAndDestroy pause resume read destroySoon _destroy _reset _getpeername bytesRead ' +
  'remoteAddress remoteFamily remotePort _getsockname localAddress localPort localFamily _writeGeneric _writev _write ' +
  '_bytesDispatched bytesWritten connect ref unref';

export const socketMethods: PropertyDescriptorMap = {};
for (const name of ORDER.split(' ')) {
  const accessor = accessors[name];
  if (accessor !== undefined) {
    const [shown, flags, get] = accessor;
    describeFunction(get, shown, 0);
    socketMethods[name] = { get, enumerable: flags.includes('e'), configurable: flags.includes('c') };
    continue;
  }
  const stated = methods[name]!;
  const [shown, length, value] = Array.isArray(stated) ? stated : ['', stated.length, stated];
  describeFunction(value, shown, length);
  socketMethods[name] = { value, writable: true, enumerable: true, configurable: true };
}
socketMethods['_handle'] = {
  get: describeFunction(
    function (this: NetSocket) {
      return this[kHandle];
    },
    'get',
    0,
  ),
  set: describeFunction(
    function (this: NetSocket, handle: StreamHandle | null) {
      this[kHandle] = handle;
    },
    'set',
    1,
  ),
};

export type { SocketOptions };
