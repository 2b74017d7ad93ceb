import type { EventEmitter } from 'node:events';
import type { ClientMessage, HttpSocket } from './guest-types.ts';

export type Options = Record<string, unknown>;
/** A request that waits for a connection, with what it is asked for and where it was asked. */
export interface Queued extends ClientMessage {
  [key: symbol]: unknown;
}

export interface AgentInstance extends EventEmitter {
  options: Options;
  defaultPort: number;
  protocol: string;
  requests: Record<string, Queued[]>;
  sockets: Record<string, HttpSocket[]>;
  freeSockets: Record<string, HttpSocket[]>;
  keepAliveMsecs: unknown;
  keepAlive: unknown;
  maxSockets: unknown;
  maxFreeSockets: unknown;
  scheduling: unknown;
  maxTotalSockets: unknown;
  totalSocketCount: number;
  agentKeepAliveTimeoutBuffer: unknown;
  getName(options?: Options): string;
  createConnection(options: Options, callback: (error: unknown, socket?: HttpSocket) => void): HttpSocket | undefined;
  addRequest(request: Queued, options: Options, port?: unknown, localAddress?: unknown): void;
  createSocket(request: Queued, options: Options, callback: (error: unknown, socket?: HttpSocket) => void): void;
  removeSocket(socket: HttpSocket, options: Options): void;
  keepSocketAlive(socket: HttpSocket): boolean;
  reuseSocket(socket: HttpSocket, request: Queued): void;
}
