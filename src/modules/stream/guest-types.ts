import type { EventEmitter } from 'node:events';

/** What guest modules use of streams. Programs see more: nodejs.org/api/stream.html. */
export type StreamCallback = (error?: unknown, value?: unknown) => void;
export type Operator = (this: unknown, ...args: unknown[]) => unknown;

export interface PipelineOptions {
  readonly signal?: unknown;
  readonly end?: unknown;
}

export interface ReadableState {
  objectMode: boolean;
  ended: boolean;
  endEmitted: boolean;
  reading: boolean;
  readableListening: boolean;
  errorEmitted: boolean;
  errored: unknown;
  destroyed: boolean;
  autoDestroy: boolean;
  constructed: boolean;
  needReadable: boolean;
  flowing: boolean | null;
  highWaterMark: number;
  length: number;
  readable?: boolean;
  buffer: unknown[];
  decoder: unknown;
  encoding: string | null;
  defaultEncoding: string;
}

export interface WritableState {
  objectMode: boolean;
  ending: boolean;
  ended: boolean;
  finished: boolean;
  errored: unknown;
  destroyed: boolean;
  autoDestroy: boolean;
  needDrain: boolean;
  writable?: boolean;
  highWaterMark: number;
  length: number;
}

export interface Readable extends EventEmitter {
  _readableState: ReadableState;
  readable: boolean;
  readonly destroyed: boolean;
  readonly closed: boolean;
  readonly errored: unknown;
  readonly readableDidRead: boolean;
  readonly readableEnded: boolean;
  readonly readableFlowing: boolean | null;
  readonly readableHighWaterMark: number;
  readonly readableLength: number;
  readonly readableObjectMode: boolean;
  push(chunk: unknown, encoding?: string): boolean;
  unshift(chunk: unknown, encoding?: string): void;
  read(size?: number): unknown;
  _read(size: number): void;
  _destroy(error: unknown, callback: StreamCallback): void;
  pipe<Target>(destination: Target, options?: { end?: boolean }): Target;
  pause(): this;
  resume(): this;
  isPaused(): boolean;
  setEncoding(encoding?: string): this;
  destroy(error?: unknown, callback?: StreamCallback): this;
  [Symbol.asyncIterator](): AsyncIterableIterator<unknown>;
}

export interface Writable extends EventEmitter {
  _writableState: WritableState;
  writable: boolean;
  readonly destroyed: boolean;
  readonly closed: boolean;
  readonly writableEnded: boolean;
  readonly writableFinished: boolean;
  readonly writableNeedDrain: boolean;
  readonly writableHighWaterMark: number;
  readonly writableLength: number;
  readonly writableObjectMode: boolean;
  write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean;
  end(chunk?: unknown, encoding?: unknown, callback?: unknown): this;
  cork(): void;
  uncork(): void;
  setDefaultEncoding(encoding: string): this;
  destroy(error?: unknown, callback?: StreamCallback): this;
  _destroy(error: unknown, callback: StreamCallback): void;
}

export interface Duplex extends Readable {
  _writableState: WritableState;
  allowHalfOpen: boolean;
  writable: boolean;
  readonly writableEnded: boolean;
  write: Writable['write'];
  end: Writable['end'];
}

interface Class<Instance> {
  new (options?: object): Instance;
  prototype: Instance;
}
export interface StreamClass extends Class<EventEmitter> {
  [name: string]: unknown;
}
export interface ReadableClass extends Class<Readable> {
  ReadableState: { prototype: ReadableState };
  from(iterable: unknown, options?: object): Readable;
  fromWeb: unknown;
  toWeb: unknown;
  wrap(stream: unknown, options?: object): Readable;
}
export interface WritableClass extends Class<Writable> {
  WritableState: { prototype: WritableState };
  fromWeb: unknown;
  toWeb: unknown;
}
export interface DuplexClass extends Class<Duplex> {
  from(body: unknown): Duplex;
  fromWeb: unknown;
  toWeb: unknown;
}
export type TransformClass = Class<Duplex>;
export type PassThroughClass = Class<Duplex>;

type Check = (stream: unknown) => boolean | null;
/** The package's `utils.js`. */
export interface StreamChecks {
  readonly isDestroyed: Check;
  readonly isDisturbed: Check;
  readonly isErrored: Check;
  readonly isReadable: Check;
  readonly isWritable: Check;
  readonly isNodeStream: Check;
  readonly isReadableNodeStream: Check;
  readonly isWritableNodeStream: Check;
  readonly isWebStream: Check;
  readonly isIterable: Check;
}
