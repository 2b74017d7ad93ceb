import { codes } from 'internal:errors';
import {
  assertThis,
  type Deferred,
  defer,
  finishClass,
  handled,
  hasState,
  invalidState,
  kState,
  rejected,
  setState,
  tag,
} from './guest-internals.ts';
import {
  abortWritable,
  advanceQueue,
  closeWritable,
  desiredSizeOf,
  errorWritableIfNeeded,
  isCloseQueued,
  isWritableStream,
  updateBackpressure,
  type WritableStream,
} from './guest-writable.ts';

interface WriterSlots {
  readonly kind: object;
  stream: WritableStream | undefined;
  closed: Deferred;
  ready: Deferred;
  /** Whether the promises are settled, which a promise does not tell. */
  isReadyPending: boolean;
  isClosedPending: boolean;
}
/** https://streams.spec.whatwg.org/#default-writer-class */
export class WritableStreamDefaultWriter {
  declare [kState]: WriterSlots;

  constructor(stream: unknown) {
    if (!isWritableStream(stream)) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'WritableStream', stream);
    const slots = stream[kState];
    if (slots.writer !== undefined) throw invalidState('WritableStream is locked');
    const own: WriterSlots = {
      kind: WritableStreamDefaultWriter.prototype,
      stream,
      closed: defer(),
      ready: defer(),
      isReadyPending: true,
      isClosedPending: true,
    };
    setState(this, own);
    slots.writer = this;
    handled(own.ready.promise);
    handled(own.closed.promise);
    if (slots.state === 'writable') {
      if (isCloseQueued(stream) || !slots.backpressure) resolveReady(this);
    } else if (slots.state === 'erroring') {
      rejectReady(this, slots.storedError);
    } else if (slots.state === 'closed') {
      resolveReady(this);
      resolveClosed(this);
    } else {
      rejectReady(this, slots.storedError);
      rejectClosed(this, slots.storedError);
    }
  }

  get closed(): Promise<void> {
    if (!hasState(this, WritableStreamDefaultWriter)) return rejected(new codes.ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    return this[kState].closed.promise;
  }
  get desiredSize(): number | null {
    assertThis(this, WritableStreamDefaultWriter);
    const { stream } = this[kState];
    if (stream === undefined) throw invalidState('Writer is not bound to a WritableStream');
    const { state, controller } = stream[kState];
    if (state === 'errored' || state === 'erroring') return null;
    return state === 'closed' ? 0 : desiredSizeOf(controller);
  }
  get ready(): Promise<void> {
    if (!hasState(this, WritableStreamDefaultWriter)) return rejected(new codes.ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    return this[kState].ready.promise;
  }
  abort(reason: unknown = undefined): Promise<void> {
    if (!hasState(this, WritableStreamDefaultWriter)) return rejected(new codes.ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    const { stream } = this[kState];
    if (stream === undefined) return rejected(invalidState('Writer is not bound to a WritableStream'));
    return abortWritable(stream, reason);
  }
  close(): Promise<void> {
    if (!hasState(this, WritableStreamDefaultWriter)) return rejected(new codes.ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    const { stream } = this[kState];
    if (stream === undefined) return rejected(invalidState('Writer is not bound to a WritableStream'));
    if (isCloseQueued(stream)) return rejected(invalidState('Failure to close WritableStream'));
    return closeWritable(stream);
  }
  releaseLock(): void {
    assertThis(this, WritableStreamDefaultWriter);
    if (this[kState].stream !== undefined) releaseWriter(this);
  }
  write(chunk: unknown = undefined): Promise<void> {
    if (!hasState(this, WritableStreamDefaultWriter)) return rejected(new codes.ERR_INVALID_THIS('WritableStreamDefaultWriter'));
    if (this[kState].stream === undefined) return rejected(invalidState('Writer is not bound to a WritableStream'));
    return writeChunk(this, chunk);
  }
}

/** https://streams.spec.whatwg.org/#writable-stream-default-writer-release */
export function releaseWriter(writer: WritableStreamDefaultWriter): void {
  const released = invalidState('Writer has been released');
  rejectReady(writer, released);
  rejectClosed(writer, released);
  writer[kState].stream![kState].writer = undefined;
  writer[kState].stream = undefined;
}

/** https://streams.spec.whatwg.org/#writable-stream-default-writer-write */
export function writeChunk(writer: WritableStreamDefaultWriter, chunk: unknown): Promise<void> {
  const stream = writer[kState].stream!;
  const slots = stream[kState];
  const { controller } = slots;
  const { size, queue } = controller[kState];
  let amount: unknown = 1;
  try {
    if (size !== undefined) amount = size(chunk);
  } catch (error) {
    errorWritableIfNeeded(stream, error);
  }
  if (stream !== writer[kState].stream) return rejected(invalidState('Mismatched WritableStreams'));
  if (slots.state === 'errored') return rejected(slots.storedError);
  if (isCloseQueued(stream) || slots.state === 'closed') return rejected(invalidState('WritableStream is closed'));
  if (slots.state === 'erroring') return rejected(slots.storedError);
  const deferred = defer();
  slots.writeRequests.push(deferred);
  try {
    queue.enqueue(chunk, amount);
  } catch (error) {
    errorWritableIfNeeded(stream, error);
    return deferred.promise;
  }
  if (!isCloseQueued(stream) && slots.state === 'writable') updateBackpressure(stream, desiredSizeOf(controller) <= 0);
  advanceQueue(controller);
  return deferred.promise;
}

export function resolveReady(writer: WritableStreamDefaultWriter): void {
  writer[kState].isReadyPending = false;
  writer[kState].ready.resolve();
}
export function renewReady(writer: WritableStreamDefaultWriter): void {
  writer[kState].ready = defer();
  writer[kState].isReadyPending = true;
  handled(writer[kState].ready.promise);
}
export function rejectReady(writer: WritableStreamDefaultWriter, error: unknown): void {
  if (!writer[kState].isReadyPending) renewReady(writer);
  writer[kState].isReadyPending = false;
  writer[kState].ready.reject(error);
}
export function resolveClosed(writer: WritableStreamDefaultWriter): void {
  writer[kState].isClosedPending = false;
  writer[kState].closed.resolve();
}
export function rejectClosed(writer: WritableStreamDefaultWriter, error: unknown): void {
  const slots = writer[kState];
  if (!slots.isClosedPending) {
    slots.closed = defer();
    handled(slots.closed.promise);
  }
  slots.isClosedPending = false;
  slots.closed.reject(error);
}

finishClass(
  WritableStreamDefaultWriter,
  'closed desiredSize ready abort close releaseLock write',
  (self: WritableStreamDefaultWriter) => ({
    stream: self[kState].stream,
    close: self.closed,
    ready: self.ready,
    desiredSize: self[kState].stream === undefined ? null : self.desiredSize,
  }),
);
tag(WritableStreamDefaultWriter, 'WritableStreamDefaultWriter');
