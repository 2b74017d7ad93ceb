import { codes } from 'internal:errors';
import {
  assertMade,
  assertThis,
  type Deferred,
  defer,
  dictionary,
  finishClass,
  invalidState,
  kMake,
  kState,
  members,
  method,
  objectArgument,
  promiseCall,
  promiseResolvedBy,
  setState,
  tag,
} from './guest-internals.ts';
import { makeReadable, type ReadableStream } from './guest-readable.ts';
import { canCloseOrEnqueue, closeDefault, desiredSizeOf, enqueueDefault, errorController } from './guest-readable-operations.ts';
import type { DefaultController } from './guest-readable-types.ts';
import { highWaterMarkOf, type Strategy, sizeOf } from './guest-strategies.ts';
import { errorWritableIfNeeded, makeWritable, type WritableStream } from './guest-writable.ts';

interface StreamSlots {
  readonly kind: object;
  readable: ReadableStream;
  writable: WritableStream;
  backpressure: boolean;
  change: Deferred;
  readonly controller: TransformStreamDefaultController;
}
interface ControllerSlots {
  readonly kind: object;
  readonly stream: TransformStream;
  transform: ((chunk: unknown) => Promise<unknown>) | undefined;
  flush: (() => Promise<unknown>) | undefined;
  cancel: ((reason: unknown) => Promise<unknown>) | undefined;
  finish: Promise<unknown> | undefined;
}

/** https://streams.spec.whatwg.org/#ts-class */
export class TransformStream {
  declare [kState]: StreamSlots;

  constructor(transformer: unknown = undefined, writableStrategy: unknown = undefined, readableStrategy: unknown = undefined) {
    const given = objectArgument(transformer, 'transformer');
    const writing = dictionary(writableStrategy, 'writableStrategy') as Strategy | undefined;
    const reading = dictionary(readableStrategy, 'readableStrategy') as Strategy | undefined;
    const first = members(given, 'readableType writableType start');
    for (const name of ['readableType', 'writableType']) {
      if (first[name] === undefined) continue;
      throw new (
        codes.ERR_INVALID_ARG_VALUE as unknown as { RangeError: new (name: string, value: unknown) => Error }
      ).RangeError(`transformer.${name}`, first[name]);
    }
    const readableStrategyMembers = members(reading, 'highWaterMark size');
    const writableStrategyMembers = members(writing, 'highWaterMark size');
    const readableMark = highWaterMarkOf(readableStrategyMembers['highWaterMark'], 0);
    const readableSize = sizeOf(readableStrategyMembers['size']);
    const writableMark = highWaterMarkOf(writableStrategyMembers['highWaterMark'], 1);
    const writableSize = sizeOf(writableStrategyMembers['size']);
    const callbacks = members(given, 'transform flush cancel');
    const transform = method('transformer.transform', given, callbacks['transform']);
    const flush = method('transformer.flush', given, callbacks['flush']);
    const cancel = method('transformer.cancel', given, callbacks['cancel']);
    const start = method('transformer.start', given, first['start']);
    const controller = new TransformStreamDefaultController(kMake);
    const started = defer<unknown>();
    setState<ControllerSlots>(controller, {
      kind: TransformStreamDefaultController.prototype,
      stream: this,
      transform: (chunk) =>
        promiseCall(() => (transform === undefined ? enqueue(controller, chunk) : transform(chunk, controller))),
      flush: () => promiseResolvedBy(() => flush?.(controller)),
      cancel: (reason) => promiseResolvedBy(() => cancel?.(reason)),
      finish: undefined,
    });
    const slots = {
      kind: TransformStream.prototype,
      backpressure: false,
      change: defer(),
      controller,
    } as StreamSlots;
    setState(this, slots);
    slots.writable = makeWritable(
      {
        start: () => started.promise,
        write: (chunk) => sinkWrite(this, chunk),
        abort: (reason) => sinkAbort(this, reason).then(() => undefined),
        close: () => sinkClose(this),
      },
      writableMark,
      writableSize,
    );
    slots.readable = makeReadable(
      {
        start: () => started.promise,
        pull: () => sourcePull(this),
        cancel: (reason) => sourceCancel(this, reason),
      },
      readableMark,
      readableSize,
    );
    setBackpressure(this, true);
    started.resolve(start?.(controller));
  }

  get readable(): ReadableStream {
    assertThis(this, TransformStream);
    return this[kState].readable;
  }
  get writable(): WritableStream {
    assertThis(this, TransformStream);
    return this[kState].writable;
  }
}

/** https://streams.spec.whatwg.org/#ts-default-controller-class */
export class TransformStreamDefaultController {
  declare [kState]: ControllerSlots;
  constructor(key: unknown = undefined) {
    assertMade(key);
  }
  get desiredSize(): number | null {
    assertThis(this, TransformStreamDefaultController);
    return desiredSizeOf(readableOf(this));
  }
  enqueue(chunk: unknown = undefined): void {
    assertThis(this, TransformStreamDefaultController);
    enqueue(this, chunk);
  }
  error(reason: unknown = undefined): void {
    assertThis(this, TransformStreamDefaultController);
    errorTransform(this[kState].stream, reason);
  }
  terminate(): void {
    assertThis(this, TransformStreamDefaultController);
    const { stream } = this[kState];
    closeDefault(readableOf(this));
    errorWritableAndUnblock(stream, invalidState('TransformStream terminated'));
  }
}

function readableOf(controller: TransformStreamDefaultController): DefaultController {
  return controller[kState].stream[kState].readable[kState].controller as DefaultController;
}

function enqueue(controller: TransformStreamDefaultController, chunk: unknown): void {
  const { stream } = controller[kState];
  const readable = readableOf(controller);
  if (!canCloseOrEnqueue(readable)) throw invalidState('Unable to enqueue');
  try {
    enqueueDefault(readable, chunk);
  } catch (error) {
    errorWritableAndUnblock(stream, error);
    throw stream[kState].readable[kState].storedError;
  }
  const { reader } = stream[kState].readable[kState];
  const backpressure = !((reader?.[kState].requests.length ?? 0) > 0 || desiredSizeOf(readable)! > 0);
  if (backpressure !== stream[kState].backpressure) setBackpressure(stream, true);
}

function setBackpressure(stream: TransformStream, backpressure: boolean): void {
  const slots = stream[kState];
  slots.change.resolve();
  slots.change = defer();
  slots.backpressure = backpressure;
}

function clear(controller: TransformStreamDefaultController): void {
  const slots = controller[kState];
  slots.transform = undefined;
  slots.flush = undefined;
  slots.cancel = undefined;
}

function errorTransform(stream: TransformStream, error: unknown): void {
  errorController(stream[kState].readable[kState].controller, error);
  errorWritableAndUnblock(stream, error);
}

function errorWritableAndUnblock(stream: TransformStream, error: unknown): void {
  clear(stream[kState].controller);
  errorWritableIfNeeded(stream[kState].writable, error);
  if (stream[kState].backpressure) setBackpressure(stream, false);
}

async function perform(stream: TransformStream, chunk: unknown): Promise<void> {
  try {
    await stream[kState].controller[kState].transform!(chunk);
  } catch (error) {
    errorTransform(stream, error);
    throw error;
  }
}

function sinkWrite(stream: TransformStream, chunk: unknown): Promise<void> {
  return stream[kState].backpressure ? performLater(stream, chunk) : perform(stream, chunk);
}

async function performLater(stream: TransformStream, chunk: unknown): Promise<void> {
  const slots = stream[kState];
  await slots.change.promise;
  const { state, storedError } = slots.writable[kState];
  if (state === 'erroring') throw storedError;
  await perform(stream, chunk);
}

/** Ends once, whoever asked first: by closing, by aborting the one side or by cancelling the other. */
function finish(stream: TransformStream, run: () => Promise<unknown>): Promise<unknown> {
  const slots = stream[kState].controller[kState];
  slots.finish ??= run();
  return slots.finish;
}

function sinkAbort(stream: TransformStream, reason: unknown): Promise<unknown> {
  const { controller, readable } = stream[kState];
  return finish(stream, () => {
    const canceled = controller[kState].cancel!(reason);
    clear(controller);
    return canceled.then(
      () => {
        if (readable[kState].state === 'errored') throw readable[kState].storedError;
        errorController(readable[kState].controller, reason);
      },
      (error) => {
        errorController(readable[kState].controller, error);
        throw error;
      },
    );
  });
}

function sinkClose(stream: TransformStream): Promise<unknown> {
  const { controller, readable } = stream[kState];
  return finish(stream, () => {
    const flushed = controller[kState].flush!();
    clear(controller);
    return flushed.then(
      () => {
        if (readable[kState].state === 'errored') throw readable[kState].storedError;
        closeDefault(readable[kState].controller as DefaultController);
      },
      (error) => {
        errorController(readable[kState].controller, error);
        throw error;
      },
    );
  });
}

function sourcePull(stream: TransformStream): Promise<unknown> {
  setBackpressure(stream, false);
  return stream[kState].change.promise;
}

function sourceCancel(stream: TransformStream, reason: unknown): Promise<unknown> {
  const { controller, writable } = stream[kState];
  return finish(stream, () => {
    const canceled = controller[kState].cancel!(reason);
    clear(controller);
    return canceled.then(
      () => {
        if (writable[kState].state === 'errored') throw writable[kState].storedError;
        errorWritableIfNeeded(writable, reason);
        if (stream[kState].backpressure) setBackpressure(stream, false);
      },
      (error) => {
        errorWritableIfNeeded(writable, error);
        if (stream[kState].backpressure) setBackpressure(stream, false);
        throw error;
      },
    );
  });
}

finishClass(TransformStream, 'readable writable', (self: TransformStream) => ({
  readable: self.readable,
  writable: self.writable,
  backpressure: self[kState].backpressure,
}));
finishClass(
  TransformStreamDefaultController,
  'desiredSize enqueue error terminate',
  (self: TransformStreamDefaultController) => ({
    stream: self[kState].stream,
  }),
);
for (const Class of [TransformStream, TransformStreamDefaultController]) tag(Class, Class.name);
