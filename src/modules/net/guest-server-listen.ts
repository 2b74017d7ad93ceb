import { diagnostics } from 'internal:diagnostics';
import { codes } from 'internal:errors';
import { getBuiltin } from 'internal:loader';
import { nextTick } from 'internal:tasks';
import { validateAbortSignal, validatePort } from 'internal:validators';
import { listenError, netCodes } from './guest-errors.ts';
import { ownerSymbol, type StreamHandle } from './guest-handle.ts';
import { UV } from './guest-loopback.ts';
import { isPipeName, type Normalized, normalizeArgs, type Options, toNumber } from './guest-normalize.ts';
import { onConnection } from './guest-server-connection.ts';
import type { NetServer } from './guest-server-types.ts';
import { asyncIdSymbol } from './guest-socket-types.ts';
import { handleKind, IPV6_ONLY, Pipe, REUSE_PORT, TCP } from './guest-tcp.ts';
import { withTrigger } from './guest-trigger.ts';

const DEFAULT_BACKLOG = 511;

/** A bound handle, or the number of the error (`net._createServerHandle`). */
export function createServerHandle(
  address: string | null,
  port: number | null,
  addressType: number | null,
  fd: number | undefined,
  flags: number | undefined,
): StreamHandle | number {
  // A sandbox has no descriptors of sockets.
  if (typeof fd === 'number' && fd >= 0) return UV.EINVAL;
  if (port === -1 && addressType === -1) {
    const pipe = new Pipe(handleKind.SERVER);
    const failed = address ? pipe.bind(address) : 0;
    if (failed === 0) return pipe;
    pipe.close();
    return failed;
  }
  const tcp = new TCP(handleKind.SERVER);
  let failed: number;
  if (!address) {
    failed = tcp.bind6('::', port!, flags);
    if (failed !== 0) {
      tcp.close();
      return createServerHandle('0.0.0.0', port, 4, undefined, flags);
    }
  } else failed = addressType === 6 ? tcp.bind6(address, port!, flags) : tcp.bind(address, port!, flags);
  if (failed === 0) return tcp;
  tcp.close();
  return failed;
}

function trace(event: 'asyncStart' | 'asyncEnd' | 'error', message: object): void {
  diagnostics?.publish(`tracing:net.server.listen:${event}`, message);
}

function failLater(server: NetServer, error: Error): void {
  trace('error', { server, error });
  withTrigger(server[asyncIdSymbol], () => {
    nextTick(() => {
      server.emit('error', error);
    });
  });
}

/** Makes the handle where there is none, and listens (`server._listen2`). */
export function setupListenHandle(
  this: NetServer,
  address: string | null,
  port: number | null,
  addressType: number | null,
  backlog: number | false | undefined,
  fd: number | undefined,
  flags: number | undefined,
): void {
  let place = address;
  let type = addressType;
  if (!this._handle) {
    let handle: StreamHandle | number | undefined;
    if (!place && typeof fd !== 'number') {
      handle = createServerHandle('::', port, 6, fd, flags);
      [place, type] = typeof handle === 'number' ? ['0.0.0.0', 4] : ['::', 6];
      if (typeof handle === 'number') handle = undefined;
    }
    handle ??= createServerHandle(place, port, type, fd, flags);
    if (typeof handle === 'number') {
      failLater(this, listenError(handle, place, port));
      return;
    }
    this._handle = handle;
  }
  const handle = this._handle as TCP;
  this[asyncIdSymbol] = handle.getAsyncId();
  handle.onconnection = onConnection as never;
  handle[ownerSymbol] = this;
  const failed = handle.listen(backlog || DEFAULT_BACKLOG);
  if (failed) {
    handle.close();
    this._handle = null;
    failLater(this, listenError(failed, place, port));
    return;
  }
  trace('asyncEnd', { server: this });
  this._connectionKey = `${type}:${place}:${port}`;
  if (this._unref) this.unref();
  withTrigger(this[asyncIdSymbol], () => {
    nextTick(() => {
      // It may have been closed meanwhile.
      if (this._handle) this.emit('listening');
    });
  });
}

interface Signal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options: { once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

function useSignal(server: NetServer, signal: unknown): void {
  if (signal === undefined) return;
  validateAbortSignal(signal, 'options.signal');
  const target = signal as Signal;
  const abort = (): void => {
    server.close();
  };
  if (target.aborted) nextTick(abort);
  else {
    target.addEventListener('abort', abort, { once: true });
    server.once('close', () => target.removeEventListener('abort', abort));
  }
}

interface Found {
  readonly address: string;
  readonly family: number;
}
type Lookup = (host: unknown, options: { all: true }, callback: (error: unknown, found: readonly Found[]) => void) => void;

/** fe80::/10 (RFC 4291, 2.5.6): nothing can listen there without a zone. */
const isLinkLocal = ({ address, family }: Found): boolean => family === 6 && /^fe[89ab]/i.test(address);

function lookupAndListen(server: NetServer, port: number, host: unknown, backlog: number | false, flags: number): void {
  const { lookup } = getBuiltin('dns') as { lookup: Lookup };
  const { _listeningId: id } = server;
  lookup(host, { all: true }, (error, found) => {
    // Another `listen` or `close` came in between.
    if (server._listeningId !== id) return;
    if (error) {
      server.emit('error', error);
      return;
    }
    const { address, family } = found.find((one) => !isLinkLocal(one)) ?? found[0]!;
    server._listen2(address, port, family, backlog, undefined, flags);
  });
}

function handleOf(options: Options): unknown {
  return options['_handle'] || options['handle'] || options;
}

/** nodejs.org/api/net.html#serverlisten */
export function listen(server: NetServer, args: unknown[]): void {
  const [given, listener]: Normalized = normalizeArgs(args);
  if (server._handle) throw new netCodes.ERR_SERVER_ALREADY_LISTEN();
  if (listener !== null) server.once('listening', listener);
  const backlogArgument = toNumber(args.length > 1 && args[1]) || toNumber(args.length > 2 && args[2]);
  const options = handleOf(given) as Options;
  trace('asyncStart', { server, options });
  const flags = (options['ipv6Only'] ? IPV6_ONLY : 0) | (options['reusePort'] ? REUSE_PORT : 0);
  server._listeningId++;
  if ((options as unknown) instanceof TCP || (options as unknown) instanceof Pipe) {
    server._handle = options as unknown as StreamHandle;
    server._listen2(null, -1, -1, backlogArgument, undefined, undefined);
    return;
  }
  useSignal(server, options['signal']);
  if (typeof options['fd'] === 'number' && options['fd'] >= 0) {
    server._listen2(null, null, null, backlogArgument, options['fd'], undefined);
    return;
  }
  if (
    args.length === 0 ||
    typeof args[0] === 'function' ||
    (options['port'] === undefined && 'port' in options) ||
    options['port'] === null
  ) {
    options['port'] = 0;
  }
  const backlog = (options['backlog'] as number) || backlogArgument;
  if (typeof options['port'] === 'number' || typeof options['port'] === 'string') {
    const port = validatePort(options['port'], 'options.port') | 0;
    if (options['host']) lookupAndListen(server, port, options['host'], backlog, flags);
    else server._listen2(null, port, 4, backlog, undefined, flags);
    return;
  }
  if (options['path'] && isPipeName(options['path'])) {
    const path = options['path'];
    const { readableAll, writableAll } = options;
    if (path.startsWith('\0') && (readableAll || writableAll)) {
      const reason = 'can not set readableAll or writableAllt to true when path is abstract unix socket';
      throw new codes.ERR_INVALID_ARG_VALUE('options', options, reason);
    }
    server._pipeName = path;
    server._listen2(path, -1, -1, backlog, undefined, undefined);
    return;
  }
  if (!('port' in options || 'path' in options)) {
    throw new codes.ERR_INVALID_ARG_VALUE('options', options, 'must have the property "port" or "path"');
  }
  throw new codes.ERR_INVALID_ARG_VALUE('options', options);
}
