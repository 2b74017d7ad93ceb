import type { Deferred, kState } from './guest-internals.ts';
import type { SizedQueue } from './guest-queue.ts';
import type { SizeAlgorithm } from './guest-strategies.ts';

/** What a read is told: https://streams.spec.whatwg.org/#read-request and #read-into-request. */
export interface ReadRequest {
  chunk(chunk: unknown): void;
  close(chunk?: unknown): void;
  error(error: unknown): void;
}

/** https://streams.spec.whatwg.org/#pull-into-descriptor */
export interface PullInto {
  buffer: ArrayBuffer;
  bufferByteLength: number;
  byteOffset: number;
  byteLength: number;
  bytesFilled: number;
  minimumFill: number;
  readonly elementSize: number;
  readonly View: ViewClass;
  readerType: 'default' | 'byob' | 'none';
}
export type ViewClass = new (buffer: ArrayBuffer, byteOffset?: number, length?: number) => ArrayBufferView;

export interface Stream {
  [kState]: StreamSlots;
}
export interface StreamSlots {
  readonly kind: object;
  state: 'readable' | 'closed' | 'errored';
  storedError: unknown;
  disturbed: boolean;
  reader: Reader | undefined;
  controller: Controller;
  readonly closedForNode: Deferred;
}
export interface Reader {
  [kState]: ReaderSlots;
}
export interface ReaderSlots {
  readonly kind: object;
  readonly isByob: boolean;
  stream: Stream | undefined;
  closed: Deferred;
  isClosedPending: boolean;
  requests: ReadRequest[];
}
export type Controller = DefaultController | ByteController;
interface CommonSlots {
  readonly kind: object;
  readonly stream: Stream;
  started: boolean;
  closeRequested: boolean;
  pulling: boolean;
  pullAgain: boolean;
  readonly highWaterMark: number;
  pull: (() => Promise<unknown>) | undefined;
  cancel: ((reason: unknown) => Promise<unknown>) | undefined;
}
export interface DefaultSlots extends CommonSlots {
  readonly isByte: false;
  readonly queue: SizedQueue<unknown>;
  size: SizeAlgorithm | undefined;
}
export interface ByteEntry {
  readonly buffer: ArrayBuffer;
  byteOffset: number;
  byteLength: number;
}
export interface ByteSlots extends CommonSlots {
  readonly isByte: true;
  queue: ByteEntry[];
  totalSize: number;
  readonly autoAllocate: number | undefined;
  pullIntos: PullInto[];
  request: Request | undefined;
}
export interface DefaultController {
  [kState]: DefaultSlots;
}
export interface ByteController {
  [kState]: ByteSlots;
}
export interface Request {
  [kState]: { readonly kind: object; controller: ByteController | undefined; view: Uint8Array | undefined };
}
/** What a source does; `pull` and `cancel` always give promises. */
export interface SourceAlgorithms {
  start(controller: Controller): unknown;
  pull(controller: Controller): Promise<unknown>;
  cancel(reason: unknown): Promise<unknown>;
}
