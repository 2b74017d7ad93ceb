import { codes } from 'internal:errors';
import { AbortController } from 'web:abort';
import {
  assertMade,
  assertThis,
  type Deferred,
  defer,
  dictionary,
  finishClass,
  handled,
  hasState,
  invalidState,
  kMake,
  kState,
  members,
  method,
  objectArgument,
  promiseCall,
  promiseResolvedBy,
  rejected,
  setState,
  startMethod,
  tag,
} from './guest-internals.ts';
import { SizedQueue } from './guest-queue.ts';
import { highWaterMarkOf, type SizeAlgorithm, type Strategy, sizeOf } from './guest-strategies.ts';
import {
  rejectClosed,
  rejectReady,
  renewReady,
  resolveClosed,
  resolveReady,
  WritableStreamDefaultWriter,
} from './guest-writer.ts';

/** https://streams.spec.whatwg.org/#ws */
interface StreamSlots {
  readonly kind: object;
  state: 'writable' | 'erroring' | 'errored' | 'closed';
  storedError: unknown;
  backpressure: boolean;
  writer: WritableStreamDefaultWriter | undefined;
  controller: WritableStreamDefaultController;
  writeRequests: Deferred[];
  inFlightWrite: Deferred | undefined;
  closeRequest: Deferred | undefined;
  inFlightClose: Deferred | undefined;
  pendingAbort: { readonly deferred: Deferred; readonly reason: unknown; readonly wasErroring: boolean } | undefined;
  readonly closedForNode: Deferred;
}
const CLOSE = Symbol('close sentinel');
interface ControllerSlots {
  readonly kind: object;
  readonly stream: WritableStream;
  readonly queue: SizedQueue<unknown>;
  readonly abortController: AbortController;
  started: boolean;
  readonly highWaterMark: number;
  size: SizeAlgorithm | undefined;
  write: ((chunk: unknown) => Promise<unknown>) | undefined;
  close: (() => Promise<unknown>) | undefined;
  abort: ((reason: unknown) => Promise<unknown>) | undefined;
}

export interface SinkAlgorithms {
  start(controller: WritableStreamDefaultController): unknown;
  write(chunk: unknown, controller: WritableStreamDefaultController): Promise<unknown>;
  close(): Promise<unknown>;
  abort(reason: unknown): Promise<unknown>;
}

export class WritableStream {
  declare [kState]: StreamSlots;

  constructor(underlyingSink: unknown = undefined, queuingStrategy: unknown = undefined) {
    if ((underlyingSink as unknown) === kMake) return;
    const sink = objectArgument(underlyingSink, 'sink');
    const strategy = dictionary(queuingStrategy, 'strategy') as Strategy | undefined;
    const { type } = (sink ?? {}) as { type?: unknown };
    if (type !== undefined) {
      throw new (
        codes.ERR_INVALID_ARG_VALUE as unknown as { RangeError: new (name: string, value: unknown) => Error }
      ).RangeError('type', type);
    }
    const size = sizeOf(strategy?.size);
    const mark = highWaterMarkOf(strategy?.highWaterMark, 1);
    const callbacks = members(sink, 'start write close abort');
    const start = startMethod(sink, callbacks['start']);
    const write = method('sink.write', sink, callbacks['write']);
    const close = method('sink.close', sink, callbacks['close']);
    const abort = method('sink.abort', sink, callbacks['abort']);
    setUpWritable(
      this,
      {
        start: (controller) => start?.(controller),
        write: (chunk, controller) => promiseCall(() => write?.(chunk, controller)),
        close: () => promiseResolvedBy(() => close?.()),
        abort: (reason) => promiseResolvedBy(() => abort?.(reason)),
      },
      mark,
      size,
    );
  }

  get locked(): boolean {
    assertThis(this, WritableStream);
    return isWritableLocked(this);
  }

  abort(reason: unknown = undefined): Promise<void> {
    if (!hasState(this, WritableStream)) return rejected(new codes.ERR_INVALID_THIS('WritableStream'));
    if (isWritableLocked(this)) return rejected(invalidState('WritableStream is locked'));
    return abortWritable(this, reason);
  }

  close(): Promise<void> {
    if (!hasState(this, WritableStream)) return rejected(new codes.ERR_INVALID_THIS('WritableStream'));
    if (isWritableLocked(this)) return rejected(invalidState('WritableStream is locked'));
    if (isCloseQueued(this)) return rejected(invalidState('Failure closing WritableStream'));
    return closeWritable(this);
  }

  getWriter(): WritableStreamDefaultWriter {
    assertThis(this, WritableStream);
    return new WritableStreamDefaultWriter(this);
  }
}

/** https://streams.spec.whatwg.org/#set-up-writable-stream-default-controller */
export function setUpWritable(stream: WritableStream, algorithms: SinkAlgorithms, mark: number, size: SizeAlgorithm): void {
  const controller = new WritableStreamDefaultController(kMake);
  const slots: ControllerSlots = {
    kind: WritableStreamDefaultController.prototype,
    stream,
    queue: new SizedQueue(),
    abortController: new AbortController(),
    started: false,
    highWaterMark: mark,
    size,
    write: (chunk) => algorithms.write(chunk, controller),
    close: () => algorithms.close(),
    abort: (reason) => algorithms.abort(reason),
  };
  setState(controller, slots);
  const closedForNode = defer();
  handled(closedForNode.promise);
  setState<StreamSlots>(stream, {
    kind: WritableStream.prototype,
    state: 'writable',
    storedError: undefined,
    backpressure: false,
    writer: undefined,
    controller,
    writeRequests: [],
    inFlightWrite: undefined,
    closeRequest: undefined,
    inFlightClose: undefined,
    pendingAbort: undefined,
    closedForNode,
  });
  updateBackpressure(stream, hasBackpressure(controller));
  const started = algorithms.start(controller);
  promiseResolvedBy(() => started).then(
    () => {
      slots.started = true;
      advanceQueue(controller);
    },
    (error) => {
      slots.started = true;
      dealWithRejection(stream, error);
    },
  );
}

export function makeWritable(algorithms: SinkAlgorithms, mark = 1, size: SizeAlgorithm = () => 1): WritableStream {
  const stream = new WritableStream(kMake);
  setUpWritable(stream, algorithms, mark, size);
  return stream;
}

export const isWritableStream = (value: unknown): value is WritableStream => hasState(value, WritableStream);
export const isWritableLocked = (stream: WritableStream): boolean => stream[kState].writer !== undefined;

export function isCloseQueued(stream: WritableStream): boolean {
  const { closeRequest, inFlightClose } = stream[kState];
  return closeRequest !== undefined || inFlightClose !== undefined;
}

/** https://streams.spec.whatwg.org/#writable-stream-abort */
export function abortWritable(stream: WritableStream, reason: unknown): Promise<void> {
  const slots = stream[kState];
  if (slots.state === 'closed' || slots.state === 'errored') return Promise.resolve();
  slots.controller[kState].abortController.abort(reason);
  // Listeners of the signal may have changed it.
  const { state } = slots as { state: string };
  if (state === 'closed' || state === 'errored') return Promise.resolve();
  if (slots.pendingAbort !== undefined) return slots.pendingAbort.deferred.promise;
  const wasErroring = state === 'erroring';
  const deferred = defer();
  slots.pendingAbort = { deferred, reason: wasErroring ? undefined : reason, wasErroring };
  if (!wasErroring) startErroring(stream, reason);
  return deferred.promise;
}

/** https://streams.spec.whatwg.org/#writable-stream-close */
export function closeWritable(stream: WritableStream): Promise<void> {
  const slots = stream[kState];
  if (slots.state === 'closed' || slots.state === 'errored') {
    return rejected(invalidState('WritableStream is closed'));
  }
  const deferred = defer();
  slots.closeRequest = deferred;
  if (slots.writer !== undefined && slots.backpressure && slots.state === 'writable') resolveReady(slots.writer);
  slots.controller[kState].queue.enqueue(CLOSE, 0);
  advanceQueue(slots.controller);
  return deferred.promise;
}

function startErroring(stream: WritableStream, reason: unknown): void {
  const slots = stream[kState];
  slots.state = 'erroring';
  slots.storedError = reason;
  if (slots.writer !== undefined) rejectReady(slots.writer, reason);
  if (!hasInFlight(slots) && slots.controller[kState].started) finishErroring(stream);
}

const hasInFlight = (slots: StreamSlots): boolean => slots.inFlightWrite !== undefined || slots.inFlightClose !== undefined;

function finishErroring(stream: WritableStream): void {
  const slots = stream[kState];
  slots.state = 'errored';
  slots.controller[kState].queue.reset();
  for (const request of slots.writeRequests) request.reject(slots.storedError);
  slots.writeRequests = [];
  const { pendingAbort } = slots;
  if (pendingAbort === undefined) {
    rejectCloseAndClosed(stream);
    return;
  }
  slots.pendingAbort = undefined;
  if (pendingAbort.wasErroring) {
    pendingAbort.deferred.reject(slots.storedError);
    rejectCloseAndClosed(stream);
    return;
  }
  const { abort } = slots.controller[kState];
  const promise = abort!(pendingAbort.reason);
  clearAlgorithms(slots.controller);
  promise.then(
    () => {
      pendingAbort.deferred.resolve();
      rejectCloseAndClosed(stream);
    },
    (error) => {
      pendingAbort.deferred.reject(error);
      rejectCloseAndClosed(stream);
    },
  );
}

function dealWithRejection(stream: WritableStream, error: unknown): void {
  if (stream[kState].state === 'writable') startErroring(stream, error);
  else finishErroring(stream);
}

function rejectCloseAndClosed(stream: WritableStream): void {
  const slots = stream[kState];
  slots.closeRequest?.reject(slots.storedError);
  slots.closeRequest = undefined;
  slots.closedForNode.reject(slots.storedError);
  if (slots.writer !== undefined) rejectClosed(slots.writer, slots.storedError);
}

export function updateBackpressure(stream: WritableStream, backpressure: boolean): void {
  const slots = stream[kState];
  if (slots.writer !== undefined && backpressure !== slots.backpressure) {
    if (backpressure) renewReady(slots.writer);
    else resolveReady(slots.writer);
  }
  slots.backpressure = backpressure;
}

const hasBackpressure = (controller: WritableStreamDefaultController): boolean => desiredSizeOf(controller) <= 0;
export function desiredSizeOf(controller: WritableStreamDefaultController): number {
  const { highWaterMark, queue } = controller[kState];
  return highWaterMark - queue.totalSize;
}

function clearAlgorithms(controller: WritableStreamDefaultController): void {
  const slots = controller[kState];
  slots.write = undefined;
  slots.close = undefined;
  slots.abort = undefined;
  slots.size = undefined;
}

/** https://streams.spec.whatwg.org/#writable-stream-default-controller-advance-queue-if-needed */
export function advanceQueue(controller: WritableStreamDefaultController): void {
  const { stream, started, queue } = controller[kState];
  const slots = stream[kState];
  if (!started || slots.inFlightWrite !== undefined) return;
  if (slots.state === 'erroring') {
    finishErroring(stream);
    return;
  }
  if (queue.length === 0) return;
  const value = queue.peek();
  if (value === CLOSE) processClose(controller);
  else processWrite(controller, value);
}

function processClose(controller: WritableStreamDefaultController): void {
  const { stream, queue, close } = controller[kState];
  const slots = stream[kState];
  slots.inFlightClose = slots.closeRequest;
  slots.closeRequest = undefined;
  queue.dequeue();
  const promise = close!();
  clearAlgorithms(controller);
  promise.then(
    () => {
      slots.inFlightClose!.resolve();
      slots.inFlightClose = undefined;
      if (slots.state === 'erroring') {
        slots.storedError = undefined;
        slots.pendingAbort?.deferred.resolve();
        slots.pendingAbort = undefined;
      }
      slots.state = 'closed';
      slots.closedForNode.resolve();
      if (slots.writer !== undefined) resolveClosed(slots.writer);
    },
    (error) => {
      slots.inFlightClose!.reject(error);
      slots.inFlightClose = undefined;
      slots.pendingAbort?.deferred.reject(error);
      slots.pendingAbort = undefined;
      dealWithRejection(stream, error);
    },
  );
}

function processWrite(controller: WritableStreamDefaultController, chunk: unknown): void {
  const { stream, queue, write } = controller[kState];
  const slots = stream[kState];
  slots.inFlightWrite = slots.writeRequests.shift();
  write!(chunk).then(
    () => {
      slots.inFlightWrite!.resolve();
      slots.inFlightWrite = undefined;
      queue.dequeue();
      if (!isCloseQueued(stream) && slots.state === 'writable') updateBackpressure(stream, hasBackpressure(controller));
      advanceQueue(controller);
    },
    (error) => {
      if (slots.state === 'writable') clearAlgorithms(controller);
      slots.inFlightWrite!.reject(error);
      slots.inFlightWrite = undefined;
      dealWithRejection(stream, error);
    },
  );
}

/** https://streams.spec.whatwg.org/#writable-stream-default-controller-error */
export function errorWritable(controller: WritableStreamDefaultController, error: unknown): void {
  clearAlgorithms(controller);
  startErroring(controller[kState].stream, error);
}
export function errorWritableIfNeeded(stream: WritableStream, error: unknown): void {
  if (stream[kState].state === 'writable') errorWritable(stream[kState].controller, error);
}

/** https://streams.spec.whatwg.org/#ws-default-controller-class */
export class WritableStreamDefaultController {
  declare [kState]: ControllerSlots;
  constructor(key: unknown = undefined) {
    assertMade(key);
  }
  get signal(): unknown {
    assertThis(this, WritableStreamDefaultController);
    return this[kState].abortController.signal;
  }
  error(error: unknown = undefined): void {
    assertThis(this, WritableStreamDefaultController);
    if (this[kState].stream[kState].state === 'writable') errorWritable(this, error);
  }
}

finishClass(WritableStream, 'locked abort close getWriter', (self: WritableStream) => ({
  locked: self.locked,
  state: self[kState].state,
}));
finishClass(WritableStreamDefaultController, 'signal error', (self: WritableStreamDefaultController) => ({
  stream: self[kState].stream,
}));
for (const Class of [WritableStream, WritableStreamDefaultController]) tag(Class, Class.name);
Object.defineProperty(WritableStreamDefaultController, 'length', { value: 0, configurable: true });
