import { codes, errnoException } from 'internal:errors';
import { describeFunction } from 'internal:surface';
import { nextTick } from 'internal:tasks';
import { validateFunction, validateNumber } from 'internal:validators';
import { EventEmitter } from 'node:events';
import { Stream } from 'node:stream';
import { netCodes } from './guest-errors.ts';
import { listen, setupListenHandle } from './guest-server-listen.ts';
import type { NetServer, ServerOptions } from './guest-server-types.ts';
import { asyncIdSymbol } from './guest-socket-types.ts';
import type { TCP } from './guest-tcp.ts';
import { withTrigger } from './guest-trigger.ts';

const getDefaultHighWaterMark = (): number =>
  (Stream as unknown as { getDefaultHighWaterMark(objectMode: boolean): number }).getDefaultHighWaterMark(false);

/** nodejs.org/api/net.html#new-netserveroptions-connectionlistener */
function ServerClass(this: NetServer, given?: ServerOptions | null | (() => void), connectionListener?: unknown): unknown {
  if (!(this instanceof ServerClass)) return new Server(given as ServerOptions, connectionListener);
  Reflect.apply(EventEmitter as unknown as () => void, this, []);
  let options: ServerOptions = {};
  if (typeof given === 'function') this.on('connection', given as never);
  else if (given === undefined || given === null || typeof given === 'object') {
    options = { ...given };
    if (typeof connectionListener === 'function') this.on('connection', connectionListener as never);
  } else throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', given);
  if (options.keepAliveInitialDelay !== undefined) {
    validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
    if ((options.keepAliveInitialDelay as number) < 0) options.keepAliveInitialDelay = 0;
  }
  if (options.highWaterMark !== undefined) {
    validateNumber(options.highWaterMark, 'options.highWaterMark');
    if ((options.highWaterMark as number) < 0) options.highWaterMark = getDefaultHighWaterMark();
  }
  this._connections = 0;
  this[asyncIdSymbol] = -1;
  this._handle = null;
  this._usingWorkers = false;
  this._workers = [];
  this._unref = false;
  this._listeningId = 1;
  this.allowHalfOpen = (options.allowHalfOpen as boolean) || false;
  this.pauseOnConnect = Boolean(options.pauseOnConnect);
  this.noDelay = Boolean(options.noDelay);
  this.keepAlive = Boolean(options.keepAlive);
  this.keepAliveInitialDelay = ~~(((options.keepAliveInitialDelay as number) ?? 0) / 1000);
  this.highWaterMark = (options.highWaterMark as number) ?? getDefaultHighWaterMark();
  if (options.blockList) this.blockList = options.blockList as never;
  return undefined;
}

export const Server = describeFunction(ServerClass, 'Server', 2) as unknown as {
  new (options?: ServerOptions | null, connectionListener?: unknown): NetServer;
  prototype: NetServer;
};
Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Server, EventEmitter);

type Method = (this: NetServer, ...args: never[]) => unknown;

function address(this: NetServer): unknown {
  const handle = this._handle as Partial<TCP> | null;
  if (handle?.getsockname) {
    const out = {};
    const failed = handle.getsockname(out);
    if (failed) throw errnoException(failed, 'address');
    return out;
  }
  return handle && this._pipeName ? this._pipeName : null;
}

function close(this: NetServer, callback: unknown): NetServer {
  if (typeof callback === 'function') {
    const tell = callback as (error?: unknown) => void;
    if (this._handle) this.once('close', tell as never);
    else this.once('close', () => tell(new netCodes.ERR_SERVER_NOT_RUNNING()));
  }
  if (this._handle) {
    this._handle.close();
    this._handle = null;
  }
  this._listeningId++;
  this._emitCloseIfDrained();
  return this;
}

function emitCloseIfDrained(this: NetServer): void {
  if (this._handle || this._connections) return;
  withTrigger(this[asyncIdSymbol], () => {
    nextTick(() => {
      this.emit('close');
    });
  });
}

function define(key: PropertyKey, value: Method, length: number, name = ''): void {
  describeFunction(value, name, length);
  Object.defineProperty(Server.prototype, key, { value, writable: true, enumerable: true, configurable: true });
}
define('_listen2', setupListenHandle as never, 6, 'setupListenHandle');
define(
  'listen',
  function (this: NetServer, ...args: unknown[]) {
    listen(this, args);
    return this;
  } as Method,
  0,
);
Object.defineProperty(Server.prototype, 'listening', {
  get: describeFunction(
    function (this: NetServer): boolean {
      return Boolean(this._handle);
    },
    'get',
    0,
  ),
  enumerable: true,
  configurable: true,
});
define('address', address, 0);
define(
  'getConnections',
  function (this: NetServer, callback: unknown) {
    validateFunction(callback, 'callback');
    const { _connections: count } = this;
    withTrigger(this[asyncIdSymbol], () => nextTick(callback as () => void, null, count));
    return this;
  } as Method,
  1,
);
define('close', close as Method, 1);
define('_emitCloseIfDrained', emitCloseIfDrained as Method, 0);
define(
  '_setupWorker',
  function (this: NetServer, list: unknown) {
    this._usingWorkers = true;
    this._workers.push(list);
  } as Method,
  1,
);
define(
  'ref',
  function (this: NetServer) {
    this._unref = false;
    this._handle?.ref();
    return this;
  } as Method,
  0,
);
define(
  'unref',
  function (this: NetServer) {
    this._unref = true;
    this._handle?.unref();
    return this;
  } as Method,
  0,
);
define(
  Symbol.asyncDispose,
  async function (this: NetServer) {
    if (!this._handle) return;
    await new Promise<void>((resolve, reject) => {
      this.close((error: unknown) => (error ? reject(error as Error) : resolve()));
    });
  } as Method,
  0,
);
define(
  Symbol.for('nodejs.rejection'),
  function (this: NetServer, error: unknown, event: string, socket: { destroy(error: unknown): void }) {
    if (event === 'connection') socket.destroy(error);
    else this.emit('error', error);
  } as Method,
  3,
);
