import { diagnostics } from 'internal:diagnostics';
import { codes } from 'internal:errors';
import { getBuiltin } from 'internal:loader';
import { nextTick } from 'internal:tasks';
import {
  validateBoolean,
  validateFunction,
  validateInt32,
  validateNumber,
  validatePort,
  validateString,
} from 'internal:validators';
import { connectTo, startAttempts, type Target } from './guest-connect-attempt.ts';
import { netCodes } from './guest-errors.ts';
import { atLeastShortest, familySettings } from './guest-family-settings.ts';
import { isIP } from './guest-ip.ts';
import { isNormalized, normalizeArgs, type Options } from './guest-normalize.ts';
import { attachHandle } from './guest-socket-io.ts';
import { asyncIdSymbol, type NetSocket } from './guest-socket-types.ts';
import { handleKind, Pipe, TCP } from './guest-tcp.ts';
import { withTrigger } from './guest-trigger.ts';

type LookupResult = (error: unknown, address: unknown, family: unknown) => void;
type Lookup = (host: string, options: object, callback: LookupResult) => void;
const HINT_ADDRCONFIG = 32;

/** nodejs.org/api/net.html#socketconnect */
export function connectSocket(socket: NetSocket, args: unknown[]): void {
  const [options, listener] = isNormalized(args[0]) ? args[0] : normalizeArgs(args);
  if (socket._parent?.connecting) return;
  diagnostics?.publish('net.client.socket', { socket });
  // It was replaced when the other end had ended the connection before.
  const { write } = Object.getPrototypeOf(socket) as NetSocket;
  if (socket.write !== write) socket.write = write;
  if (socket.destroyed) {
    socket._handle = null;
    socket._peername = undefined;
    socket._sockname = null;
    socket._undestroy();
  }
  const path = options['path'];
  if (path === undefined || path === null) checkPortIsThere(options);
  if (!socket._handle) {
    socket._handle = path ? new Pipe(handleKind.SOCKET) : new TCP(handleKind.SOCKET);
    attachHandle(socket);
  }
  if (listener !== null) socket.once('connect', listener);
  socket._unrefTimer();
  socket.connecting = true;
  if (path) {
    validateString(path, 'options.path');
    connectTo(socket, { address: path, port: undefined, family: undefined });
  } else lookupAndConnect(socket, options);
}

function checkPortIsThere(options: Options): void {
  if (options['port'] === undefined) {
    throw new codes.ERR_MISSING_ARGS(['options', 'port', 'path'] as never);
  }
}

function fail(socket: NetSocket, error: unknown): void {
  nextTick(() => {
    socket.destroy(error);
  });
}

function portOf(options: Options): number {
  const { port } = options;
  if (port === undefined) return 0;
  if (typeof port !== 'number' && typeof port !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
  }
  return validatePort(port) | 0;
}

function familyOf(family: unknown): unknown {
  if (family === 'IPv4') return 4;
  return family === 'IPv6' ? 6 : family;
}

function lookupAndConnect(socket: NetSocket, options: Options): void {
  const { localAddress, localPort } = options as { localAddress?: string; localPort?: number };
  const host = (options['host'] || 'localhost') as string;
  if (localAddress && !isIP(localAddress)) throw new netCodes.ERR_INVALID_IP_ADDRESS(localAddress);
  if (localPort) validateNumber(localPort, 'options.localPort');
  if (options['host']) validateString(options['host'], 'options.host');
  const port = portOf(options);
  let { autoSelectFamily, autoSelectFamilyAttemptTimeout: timeout } = options;
  if (autoSelectFamily != null) validateBoolean(autoSelectFamily, 'options.autoSelectFamily');
  else autoSelectFamily = familySettings.autoSelectFamily;
  if (timeout != null) {
    validateInt32(timeout, 'options.autoSelectFamilyAttemptTimeout', 1);
    timeout = atLeastShortest(timeout);
  } else timeout = familySettings.attemptTimeout;
  const local = { localAddress, localPort };
  const literal = isIP(host);
  if (literal !== 0) {
    withTrigger(socket[asyncIdSymbol], () => {
      nextTick(() => {
        if (socket.connecting) connectTo(socket, { address: host, port, family: literal, ...local });
      });
    });
    return;
  }
  if (options['lookup'] != null) validateFunction(options['lookup'], 'options.lookup');
  const request = { family: familyOf(options['family']), hints: (options['hints'] as number) || 0 } as Record<string, unknown>;
  if (request['family'] !== 4 && request['family'] !== 6 && request['hints'] === 0) request['hints'] = HINT_ADDRCONFIG;
  socket._host = host;
  const lookup = (options['lookup'] || (getBuiltin('dns') as { lookup: Lookup }).lookup) as Lookup;
  if (autoSelectFamily && request['family'] !== 4 && request['family'] !== 6 && !localAddress) {
    request['all'] = true;
    withTrigger(socket[asyncIdSymbol], () => {
      lookupAll(socket, lookup, host, request, { ...options, port } as never, timeout as number);
    });
    return;
  }
  withTrigger(socket[asyncIdSymbol], () => {
    lookup(host, request, function emitLookup(error, address, family) {
      socket.emit('lookup', error, address, family, host);
      // It may have been destroyed meanwhile.
      if (!socket.connecting) return;
      if (error) fail(socket, error);
      else if (typeof address !== 'string' || !isIP(address))
        fail(socket, new netCodes.ERR_INVALID_IP_ADDRESS(address as string));
      else if (family !== 4 && family !== 6) {
        fail(socket, new netCodes.ERR_INVALID_ADDRESS_FAMILY(family, options['host'], options['port']));
      } else {
        socket._unrefTimer();
        connectTo(socket, { address, port, family, ...local });
      }
    });
  });
}

interface Found {
  readonly address: string;
  readonly family: 4 | 6;
}

/** The families take turns, beginning with that of the first address (RFC 8305, 4). */
function takeTurns(found: readonly Found[]): Found[] {
  const first = found.filter(({ family }) => family === found[0]!.family);
  const second = found.filter(({ family }) => family !== found[0]!.family);
  const result: Found[] = [];
  for (let at = 0; at < Math.max(first.length, second.length); at++) {
    if (at < first.length) result.push(first[at]!);
    if (at < second.length) result.push(second[at]!);
  }
  return result;
}

function lookupAll(
  socket: NetSocket,
  lookup: Lookup,
  host: string,
  request: object,
  options: { host: unknown; port: number; localAddress?: string; localPort?: number },
  timeout: number,
): void {
  lookup(host, request, function emitLookup(error, given) {
    if (!socket.connecting) return;
    if (error) {
      socket.emit('lookup', error, undefined, undefined, host);
      fail(socket, error);
      return;
    }
    const addresses = given as Found[];
    const valid: Found[] = [];
    for (const { address, family } of addresses) {
      socket.emit('lookup', error, address, family, host);
      if (!socket.connecting) return;
      if (typeof address !== 'string' || !isIP(address) || (family !== 4 && family !== 6)) continue;
      if (!valid.some((other) => other.address === address && other.family === family)) valid.push({ address, family });
    }
    const { port, localPort, localAddress } = options;
    if (valid.length === 0) {
      const { address, family } = (addresses[0] ?? {}) as Partial<Found>;
      if (typeof address !== 'string' || !isIP(address)) fail(socket, new netCodes.ERR_INVALID_IP_ADDRESS(address as string));
      else fail(socket, new netCodes.ERR_INVALID_ADDRESS_FAMILY(family, options.host, port));
      return;
    }
    const targets = takeTurns(valid).map((found): Target => ({ ...found, port, localPort, localAddress }));
    socket._unrefTimer();
    if (targets.length === 1) connectTo(socket, targets[0]!);
    else {
      socket.autoSelectFamilyAttemptedAddresses = [];
      withTrigger(socket[asyncIdSymbol], () => startAttempts(socket, targets, timeout));
    }
  });
}
