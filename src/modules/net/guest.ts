import { surface } from 'internal:surface';
import { BlockList } from './guest-block-list.ts';
import {
  getDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout,
  setDefaultAutoSelectFamily,
  setDefaultAutoSelectFamilyAttemptTimeout,
} from './guest-family-settings.ts';
import { isIP, isIPv4, isIPv6 } from './guest-ip.ts';
import { normalizeArgs } from './guest-normalize.ts';
import { complete } from './guest-poll.ts';
import { Server } from './guest-server.ts';
import { createServerHandle } from './guest-server-listen.ts';
import type { NetServer, ServerOptions } from './guest-server-types.ts';
import { Socket } from './guest-socket.ts';
import { SocketAddress } from './guest-socket-address.ts';
import type { NetSocket } from './guest-socket-types.ts';

/** nodejs.org/api/net.html#netcreateconnection */
export function connect(...args: unknown[]): NetSocket {
  const normalized = normalizeArgs(args);
  const [options] = normalized;
  const socket = new Socket(options);
  if (options['timeout']) socket.setTimeout(options['timeout']);
  return socket.connect(normalized);
}

/** nodejs.org/api/net.html#netcreateserveroptions-connectionlistener */
export function createServer(options?: ServerOptions, connectionListener?: unknown): NetServer {
  return new Server(options, connectionListener);
}

const net = surface(
  'net',
  `
  _createServerHandle =createServerHandle
  _normalizeArgs =normalizeArgs
  BlockList
  SocketAddress
  BoundSocket/0 : Object address close
  connect
  createConnection =connect
  createServer
  isIP
  isIPv4
  isIPv6
  Server
  Socket
  Stream =Socket
  getDefaultAutoSelectFamily
  setDefaultAutoSelectFamily
  getDefaultAutoSelectFamilyAttemptTimeout
  setDefaultAutoSelectFamilyAttemptTimeout
`,
  {
    _createServerHandle: createServerHandle,
    _normalizeArgs: normalizeArgs,
    BlockList,
    SocketAddress,
    connect,
    createConnection: connect,
    createServer,
    isIP,
    isIPv4,
    isIPv6,
    Server,
    Socket,
    Stream: Socket,
    getDefaultAutoSelectFamily,
    setDefaultAutoSelectFamily,
    getDefaultAutoSelectFamilyAttemptTimeout,
    setDefaultAutoSelectFamilyAttemptTimeout,
  },
);

export { timerDuration } from './guest-socket-methods.ts';
export type { NetServer, NetSocket };
export { complete, isIP, Server, Socket };

/**
 * nodejs.org/api/net.html. DIVERGES: the network is the sandbox's own, of ports and paths that only its own sockets reach: connecting to
 * any other address gives ERR_ACCESS_DENIED, and listening at one EADDRNOTAVAIL. `setNoDelay`, `setKeepAlive` and
 * `setTypeOfService` are kept and change nothing. The socket of a path is no file in the file system, and there are no sockets
 * behind file descriptors: a `Socket` of one refuses.
 * DIVERGES: one direction of a connection holds 256 KB that nobody has read yet, where Linux holds more and lets it grow.
 */
export default net;
