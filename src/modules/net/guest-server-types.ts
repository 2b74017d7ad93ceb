import type { EventEmitter } from 'node:events';
import type { StreamHandle } from './guest-handle.ts';
import type { asyncIdSymbol, ServerSide } from './guest-socket-types.ts';

export interface NetServer extends EventEmitter, ServerSide {
  _handle: StreamHandle | null;
  _usingWorkers: boolean;
  _workers: unknown[];
  _unref: boolean;
  _listeningId: number;
  _pipeName: string | undefined;
  _connectionKey: string | undefined;
  allowHalfOpen: boolean;
  pauseOnConnect: boolean;
  noDelay: boolean;
  keepAlive: boolean;
  keepAliveInitialDelay: number;
  highWaterMark: number;
  maxConnections: number | null | undefined;
  blockList: { check(address: string, family: string): boolean } | undefined;
  readonly listening: boolean;
  [asyncIdSymbol]: number;
  _listen2(
    address: string | null,
    port: number | null,
    addressType: number | null,
    backlog: number | false | undefined,
    fd: number | undefined,
    flags: number | undefined,
  ): void;
  listen(...args: unknown[]): this;
  close(callback?: unknown): this;
  ref(): this;
  unref(): this;
}

export interface ServerOptions {
  allowHalfOpen?: unknown;
  pauseOnConnect?: unknown;
  noDelay?: unknown;
  keepAlive?: unknown;
  keepAliveInitialDelay?: unknown;
  highWaterMark?: unknown;
  blockList?: unknown;
}
