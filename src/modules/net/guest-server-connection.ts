import { diagnostics } from 'internal:diagnostics';
import { errnoException } from 'internal:errors';
import { ownerSymbol, type StreamHandle } from './guest-handle.ts';
import type { NetServer } from './guest-server-types.ts';
import { Socket } from './guest-socket.ts';
import { kSetKeepAlive, kSetKeepAliveInitialDelay, kSetNoDelay, type PartialAddress } from './guest-socket-types.ts';
import type { TCP } from './guest-tcp.ts';

type Client = StreamHandle & Partial<Pick<TCP, 'getsockname' | 'getpeername' | 'setNoDelay' | 'setKeepAlive'>>;

function refuse(server: NetServer, client: Client): void {
  if (client.getsockname && client.getpeername) {
    const local: PartialAddress = {};
    const remote: PartialAddress = {};
    client.getsockname(local);
    client.getpeername(remote);
    server.emit('drop', {
      localAddress: local.address,
      localPort: local.port,
      localFamily: local.family,
      remoteAddress: remote.address,
      remotePort: remote.port,
      remoteFamily: remote.family,
    });
  } else server.emit('drop');
  client.close();
}

function isBlocked({ blockList }: NetServer, client: Client): boolean {
  if (!blockList || !client.getpeername) return false;
  const remote: PartialAddress = {};
  client.getpeername(remote);
  return remote.address !== undefined && blockList.check(remote.address, remote.family === 'IPv6' ? 'ipv6' : 'ipv4');
}

/** What a listening handle reports. */
export function onConnection(this: StreamHandle, status: number, client: Client): void {
  const server = this[ownerSymbol] as NetServer;
  if (status !== 0) {
    server.emit('error', errnoException(status, 'accept'));
    return;
  }
  if (server.maxConnections != null && server._connections >= server.maxConnections) {
    refuse(server, client);
    return;
  }
  if (isBlocked(server, client)) {
    client.close();
    return;
  }
  const socket = new Socket({
    handle: client,
    allowHalfOpen: server.allowHalfOpen,
    pauseOnCreate: server.pauseOnConnect,
    readable: true,
    writable: true,
    readableHighWaterMark: server.highWaterMark,
    writableHighWaterMark: server.highWaterMark,
  } as never);
  if (server.noDelay && client.setNoDelay) {
    socket[kSetNoDelay] = true;
    (client.setNoDelay as (value: boolean) => void)(true);
  }
  if (server.keepAlive && client.setKeepAlive) {
    socket[kSetKeepAlive] = true;
    socket[kSetKeepAliveInitialDelay] = server.keepAliveInitialDelay;
    (client.setKeepAlive as (value: boolean, delay: number) => void)(true, server.keepAliveInitialDelay);
  }
  server._connections++;
  socket.server = server;
  socket._server = server;
  server.emit('connection', socket);
  diagnostics?.publish('net.server.socket', { socket });
}
Object.defineProperty(onConnection, 'name', { value: 'onconnection' });
