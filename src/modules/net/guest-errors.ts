import { defineCodes, NodeAggregateError, type NodeError } from 'internal:errors';
import { systemErrors } from 'internal:system-errors';
import { ownAddress } from './guest-loopback-addresses.ts';

type Fields = Record<string, unknown>;

export const netCodes = defineCodes({
  Error: {
    ERR_SERVER_ALREADY_LISTEN: 'Listen method has been called more than once without closing.',
    ERR_SERVER_NOT_RUNNING: 'Server is not running.',
    ERR_SOCKET_CLOSED: 'Socket is closed',
    ERR_SOCKET_CLOSED_BEFORE_CONNECTION: 'Socket closed before the connection was established',
    ERR_SOCKET_CONNECTION_TIMEOUT: 'Socket connection timeout',
    ERR_IP_BLOCKED(this: Error, address: string) {
      return `IP(${address}) is blocked by net.BlockList`;
    },
    ERR_ACCESS_DENIED(this: Error, permission: string, resource: string) {
      Object.assign(this, { permission, resource });
      return `Access to this API has been restricted. Use capabilities.${permission} to manage permissions.`;
    },
  },
  TypeError: {
    ERR_INVALID_HANDLE_TYPE: 'This handle type cannot be sent',
    ERR_INVALID_FD_TYPE: 'Unsupported fd type: %s',
    ERR_INVALID_IP_ADDRESS: 'Invalid IP address: %s',
  },
  RangeError: {
    ERR_INVALID_ADDRESS_FAMILY(this: Error, family: unknown, host: unknown, port: unknown) {
      Object.assign(this, { host, port });
      return `Invalid address family: ${String(family)} ${String(host)}:${String(port)}`;
    },
  },
});

const place = (address: unknown, port: unknown): string => {
  if (typeof port === 'number' && port > 0) return ` ${String(address)}:${port}`;
  return address ? ` ${String(address)}` : '';
};

/** An error of a connection: `connect ECONNREFUSED 127.0.0.1:1` (observed). */
export function connectionError(errno: number, syscall: string, address: unknown, port?: unknown, details?: string): NodeError {
  const code = systemErrors().get(errno)?.[0] ?? `Unknown system error ${errno}`;
  const local = details === undefined ? '' : ` - Local (${details})`;
  const error = new Error(`${syscall} ${code}${place(address, port)}${local}`) as NodeError & Fields;
  Object.assign(error, { errno, code, syscall, address });
  if (port) error['port'] = port;
  return error;
}

/** An error of a server: `listen EADDRINUSE: address already in use :::80` (observed). */
export function listenError(errno: number, address: unknown, port: unknown): NodeError {
  const [code, text] = systemErrors().get(errno) ?? ['UNKNOWN', 'unknown error'];
  const error = new Error(`listen ${code}: ${text}${place(address, port)}`) as NodeError & Fields;
  Object.assign(error, { code, errno, syscall: 'listen', address });
  if (port) error['port'] = port;
  return error;
}

/** All attempts of one connection have failed. */
export function allFailed(errors: readonly unknown[]): NodeAggregateError {
  return new NodeAggregateError(errors, '');
}

/** Why this sandbox may not connect there; undefined for its own network. */
export function denial(address: string, family: 4 | 6, port: unknown): NodeError | undefined {
  if (ownAddress(address, family === 4 ? 'IPv4' : 'IPv6') !== undefined) return undefined;
  return new netCodes.ERR_ACCESS_DENIED('net.connect', `${family === 6 ? `[${address}]` : address}:${String(port)}`);
}
