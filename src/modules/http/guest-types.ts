import type { EventEmitter } from 'node:events';
import type { NodeDuplex, NodeReadable } from 'node:stream';
import type { HttpParser } from './guest-parser.ts';

/** What HTTP uses of a socket, and what it leaves on it; any Duplex may stand for one (http.html#event-connection). */
export interface HttpSocket extends NodeDuplex {
  parser: Parser | null;
  server?: HttpServer | null;
  _httpMessage: Outgoing | null;
  _paused?: boolean;
  _hadError?: boolean;
  _handle?: unknown;
  connecting?: boolean;
  timeout?: number;
  writableCorked?: number;
  writableFinished: boolean;
  writableEnded: boolean;
  writableLength: number;
  readonly writableHighWaterMark: number;
  setTimeout?(duration: number, callback?: () => void): unknown;
  setNoDelay?(enable?: unknown): unknown;
  setKeepAlive?(enable?: unknown, delay?: unknown): unknown;
  destroySoon?(): void;
  ref?(): unknown;
  unref?(): unknown;
  cork(): void;
  uncork(): void;
  [key: symbol]: unknown;
}

/** A parser with what belongs to its connection. */
export interface Parser extends HttpParser {
  socket: HttpSocket | null;
  incoming: Incoming | null;
  outgoing: ClientMessage | null;
  maxHeaderPairs: number;
  joinDuplicateHeaders: boolean | null;
  onIncoming: ((message: Incoming, keepsAlive: boolean) => number) | null;
  makeIncoming: ((socket: HttpSocket) => Incoming) | null;
  /** When the message that is being read began and when its head was whole, in milliseconds; 0 for never. */
  messageStart: number;
  headersEnd: number;
}

export interface Incoming extends NodeReadable {
  socket: HttpSocket;
  httpVersionMajor: number | null;
  httpVersionMinor: number | null;
  httpVersion: string | null;
  complete: boolean;
  rawHeaders: string[];
  rawTrailers: string[];
  joinDuplicateHeaders: boolean | null;
  aborted: boolean;
  upgrade: boolean | null;
  url: string;
  method: string | null;
  statusCode: number | null;
  statusMessage: string | null;
  client: HttpSocket | null;
  req?: ClientMessage;
  _consuming: boolean;
  _dumped: boolean;
  readonly headers: Record<string, string & string[]>;
  _addHeaderLines(headers: string[], count: number): void;
  _addHeaderLine(field: string, value: string, target: Record<string, unknown>): void;
  _addHeaderLineDistinct(field: string, value: string, target: Record<string, unknown>): void;
  _dump(): void;
  _dumpAndCloseReadable(): void;
  setTimeout(duration: number, callback?: () => void): this;
}

export interface Output {
  data: string | Uint8Array;
  encoding: string | null | undefined;
  callback: Callback;
}
export type Callback = ((error?: unknown) => void) | undefined | null;
export type HeaderTable = Record<string, [name: string, value: unknown]>;

export interface Outgoing extends EventEmitter {
  outputData: Output[];
  outputSize: number;
  writable: boolean;
  destroyed: boolean;
  _last: boolean;
  chunkedEncoding: boolean;
  shouldKeepAlive: boolean;
  maxRequestsOnConnectionReached: boolean;
  _defaultKeepAlive: boolean;
  useChunkedEncodingByDefault: boolean;
  sendDate: boolean;
  _removedConnection: boolean;
  _removedContLen: boolean;
  _removedTE: boolean;
  strictContentLength: boolean;
  _contentLength: number | null;
  _hasBody: boolean;
  _trailer: string;
  finished: boolean;
  _headerSent: boolean;
  _closed: boolean;
  _header: string | null;
  _keepAliveTimeout: number;
  _maxRequestsPerSocket?: number;
  _onPendingData: (amount: number) => void;
  agent?: unknown;
  socket: HttpSocket | null;
  statusCode?: number;
  req?: Incoming;
  readonly writableFinished: boolean;
  readonly writableLength: number;
  readonly writableEnded: boolean;
  readonly headersSent: boolean;
  _isLenientHeaderValidation(): boolean;
  _implicitHeader(): void;
  _storeHeader(firstLine: string, headers: unknown): void;
  _send(data: unknown, encoding?: unknown, callback?: Callback, byteLength?: number): boolean;
  _writeRaw(data: unknown, encoding?: unknown, callback?: Callback, size?: number): boolean;
  _finish(): void;
  _flush(): void;
  _flushOutput(socket: HttpSocket): boolean | undefined;
  setHeader(name: string, value: unknown): this;
  appendHeader(name: string, value: unknown): this;
  getHeader(name: string): unknown;
  hasHeader(name: string): boolean;
  removeHeader(name: string): void;
  write(chunk: unknown, encoding?: unknown, callback?: Callback): boolean;
  end(chunk?: unknown, encoding?: unknown, callback?: unknown): this;
  destroy(error?: unknown): this;
  cork(): void;
  uncork(): void;
  setTimeout(duration: number, callback?: () => void): this;
  [key: symbol]: unknown;
}

export interface Response extends Outgoing {
  statusCode: number;
  statusMessage: string | undefined;
  req: Incoming;
  _sent100: boolean;
  _expect_continue: boolean;
  assignSocket(socket: HttpSocket): void;
  detachSocket(socket: HttpSocket): void;
  writeContinue(callback?: Callback): void;
  writeHead(statusCode: unknown, reason?: unknown, headers?: unknown): this;
}

export interface ClientMessage extends Outgoing {
  agent: unknown;
  method: string;
  path: string;
  host: string;
  protocol: string;
  aborted: boolean;
  res: Incoming | null;
  reusedSocket: boolean;
  timeout?: number;
  timeoutCb: (() => void) | null;
  upgradeOrConnect: boolean;
  parser: Parser | null;
  maxHeadersCount: number | null;
  maxHeaderSize?: number;
  insecureHTTPParser?: boolean;
  joinDuplicateHeaders?: boolean;
  onSocket(socket: HttpSocket, error?: unknown): void;
  _deferToConnect(method: string | null, args?: unknown[] | null): void;
}

export interface HttpServer extends EventEmitter {
  maxHeaderSize: number | undefined;
  insecureHTTPParser: boolean | undefined;
  httpValidation: string | undefined;
  requestTimeout: number;
  headersTimeout: number;
  keepAliveTimeout: number;
  keepAliveTimeoutBuffer: number;
  connectionsCheckingInterval: number;
  requireHostHeader: boolean;
  joinDuplicateHeaders: boolean | undefined;
  rejectNonStandardBodyWrites: boolean;
  shouldUpgradeCallback: (request: Incoming) => unknown;
  httpAllowHalfOpen: boolean;
  timeout: number;
  maxHeadersCount: number | null;
  maxRequestsPerSocket: number;
  listening: boolean;
  closeIdleConnections(): void;
  closeAllConnections(): void;
  setTimeout(duration: unknown, callback?: unknown): this;
  [key: symbol]: unknown;
}

/** Puts methods on a prototype as Node has them: enumerable, under their names, with these numbers of parameters. */
export function defineMethods(prototype: object, methods: object, lengths: Readonly<Record<string, number>> = {}): void {
  const table = methods as Record<PropertyKey, (...args: never[]) => unknown>;
  for (const name of Reflect.ownKeys(methods)) {
    const value = table[name as string]!;
    const length = lengths[name as string];
    if (length !== undefined) Object.defineProperty(value, 'length', { value: length, configurable: true });
    Object.defineProperty(prototype, name, { value, writable: true, enumerable: true, configurable: true });
  }
}

/** Accessors as Node has them: most are fixed and do not show. */
export function defineAccessors(
  prototype: object,
  accessors: Readonly<Record<string, { get: (this: never) => unknown; set?: (this: never, value: never) => void }>>,
  shape: { enumerable?: boolean; configurable?: boolean } = {},
): void {
  for (const [name, { get, set }] of Object.entries(accessors)) {
    Object.defineProperty(prototype, name, { get, set, ...shape });
  }
}
