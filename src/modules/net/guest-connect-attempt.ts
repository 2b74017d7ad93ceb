import { clearTimeout, setImmediate, setTimeout } from 'node:timers';
import { startTiming } from 'web:user-timing';
import { allFailed, connectionError, denial, netCodes } from './guest-errors.ts';
import { ownerSymbol, type StreamHandle } from './guest-handle.ts';
import { UV } from './guest-loopback.ts';
import { attachHandle } from './guest-socket-io.ts';
import { kSetKeepAlive, kSetKeepAliveInitialDelay, kSetNoDelay, type NetSocket } from './guest-socket-types.ts';
import { handleKind, type Pipe, TCP } from './guest-tcp.ts';

export interface Target {
  readonly address: string;
  readonly port: number | undefined;
  readonly family: 4 | 6 | undefined;
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
}
type OnComplete = (status: number, handle: StreamHandle, request: ConnectRequest) => void;
interface ConnectRequest extends Target {
  oncomplete(status: number, handle: StreamHandle): void;
}
/** Names that programs see in stacks and through `executionAsyncResource()`. */
class TCPConnectWrap {}
class PipeConnectWrap {}

function bind(socket: NetSocket, { family, localAddress, localPort = 0 }: Target): Error | undefined {
  if (!localAddress && !localPort) return undefined;
  const handle = socket._handle as TCP;
  const address = localAddress || (family === 6 ? '::' : '0.0.0.0');
  const error = family === 6 ? handle.bind6(address, localPort) : handle.bind(address, localPort);
  return error === 0 ? undefined : connectionError(error, 'bind', address, localPort);
}

function begin(socket: NetSocket, target: Target, complete: OnComplete): Error | undefined {
  const { address, port, family } = target;
  const request = Object.assign(family === undefined ? new PipeConnectWrap() : new TCPConnectWrap(), target) as ConnectRequest;
  const finish = family === undefined ? undefined : startTiming('net', 'connect');
  request.oncomplete = (status, handle) => {
    if (status === 0 && !(handle[ownerSymbol] as NetSocket).destroyed) finish?.({ host: address, port });
    complete(status, handle, request);
  };
  let error: number;
  if (family === undefined) error = (socket._handle as Pipe).connect(request, address);
  else if (family === 6) error = (socket._handle as TCP).connect6(request, address, port!);
  else error = (socket._handle as TCP).connect(request, address, port!);
  if (error === 0) return undefined;
  const { address: local } = socket._getsockname();
  return connectionError(error, 'connect', address, port, local ? `${local}:${port}` : 'undefined:undefined');
}

/** What refuses an address before anything is tried. */
function refusal(socket: NetSocket, { address, port, family }: Target): Error | undefined {
  if (family === undefined) return undefined;
  if (socket.blockList?.check(address, family === 6 ? 'ipv6' : 'ipv4')) return new netCodes.ERR_IP_BLOCKED(address);
  return denial(address, family, port);
}

/** Connects to one address. */
export function connectTo(socket: NetSocket, target: Target): void {
  const bindError = bind(socket, target);
  if (bindError !== undefined) {
    socket.destroy(bindError);
    return;
  }
  socket.emit('connectionAttempt', target.address, target.port, target.family);
  const error =
    refusal(socket, target) ??
    begin(socket, target, (status, handle, request) => {
      afterConnect(status, handle, request);
    });
  if (error !== undefined) socket.destroy(error);
}

function errorOf(status: number, { address, port, localAddress, localPort }: Target): Error {
  const details = localAddress && localPort ? `${localAddress}:${localPort}` : undefined;
  const error = connectionError(status, 'connect', address, port, details);
  if (details !== undefined) Object.assign(error, { localAddress, localPort });
  return error;
}

function afterConnect(status: number, handle: StreamHandle, target: Target): void {
  const socket = handle[ownerSymbol] as NetSocket;
  if (socket.destroyed) return;
  socket.connecting = false;
  socket._sockname = null;
  if (status !== 0) {
    const error = errorOf(status, target);
    socket.emit('connectionAttemptFailed', target.address, target.port, target.family, error);
    socket.destroy(error);
    return;
  }
  socket._unrefTimer();
  const tcp = handle as unknown as Partial<TCP>;
  if (socket[kSetNoDelay]) (tcp.setNoDelay as ((value: boolean) => void) | undefined)?.(true);
  if (socket[kSetKeepAlive]) {
    (tcp.setKeepAlive as ((value: boolean, delay: number) => void) | undefined)?.(true, socket[kSetKeepAliveInitialDelay]);
  }
  socket.emit('connect');
  socket.emit('ready');
  if (!socket.isPaused()) socket.read(0);
}

/** Tries one address after the other, each with some time before the next is tried (RFC 8305, 5). */
export function startAttempts(socket: NetSocket, targets: readonly Target[], timeout: number): void {
  const errors: unknown[] = [];
  let current = 0;
  let timer: unknown;

  const failed = (target: Target, error: Error): void => {
    errors.push(error);
    socket.emit('connectionAttemptFailed', target.address, target.port, target.family, error);
  };
  const next = (isCanceled: boolean): void => {
    clearTimeout(timer);
    if (isCanceled || current === targets.length) {
      socket.destroy(errors.length === 0 ? new netCodes.ERR_SOCKET_CONNECTION_TIMEOUT() : allFailed(errors));
      return;
    }
    const index = current++;
    const target = targets[index]!;
    if (index > 0) {
      socket._handle!.close();
      socket._handle = new TCP(handleKind.SOCKET);
      attachHandle(socket);
    }
    const bindError = bind(socket, target);
    if (bindError !== undefined) {
      errors.push(bindError);
      next(false);
      return;
    }
    socket.autoSelectFamilyAttemptedAddresses!.push(`${target.address}:${target.port}`);
    socket.emit('connectionAttempt', target.address, target.port, target.family);
    let isDecided = false;
    const error =
      refusal(socket, target) ??
      begin(socket, target, (status, handle, request) => {
        isDecided = true;
        clearTimeout(timer);
        // It comes after its time: another attempt has the socket.
        if (status === 0 && index !== current - 1) {
          handle.close();
          return;
        }
        if (status === 0) {
          afterConnect(0, handle, request);
          return;
        }
        failed(target, errorOf(status, request));
        if (socket.connecting) next(status === UV.ECANCELED);
      });
    if (error !== undefined) {
      failed(target, error);
      next(false);
      return;
    }
    if (index < targets.length - 1) {
      timer = setTimeout(() => {
        // What the network has told meanwhile is heard first, however late a busy program comes to it.
        setImmediate(() => {
          if (isDecided || !socket.connecting) return;
          socket.emit('connectionAttemptTimeout', target.address, target.port, target.family);
          if (socket.connecting) next(false);
        });
      }, timeout);
    }
  };
  next(false);
}
