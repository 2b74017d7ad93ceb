import { codes } from 'internal:errors';
import { closeBytes, enqueueBytes, respond, respondWithView } from './guest-byte-operations.ts';
import {
  assertMade,
  assertThis,
  defer,
  finishClass,
  handled,
  invalidState,
  kMake,
  kState,
  promiseResolvedBy,
  setState,
  tag,
} from './guest-internals.ts';
import { SizedQueue } from './guest-queue.ts';
import {
  canCloseOrEnqueue,
  closeDefault,
  desiredSizeOf,
  enqueueDefault,
  errorController,
  pullIfNeeded,
} from './guest-readable-operations.ts';
import type {
  ByteController,
  ByteSlots,
  Controller,
  DefaultSlots,
  Request,
  SourceAlgorithms,
  Stream,
  StreamSlots,
} from './guest-readable-types.ts';
import type { SizeAlgorithm } from './guest-strategies.ts';

/** https://streams.spec.whatwg.org/#rs-default-controller-class */
export class ReadableStreamDefaultController {
  declare [kState]: DefaultSlots;
  constructor(key: unknown = undefined) {
    assertMade(key);
  }
  get desiredSize(): number | null {
    assertThis(this, ReadableStreamDefaultController);
    return desiredSizeOf(this);
  }
  close(): void {
    assertThis(this, ReadableStreamDefaultController);
    if (!canCloseOrEnqueue(this)) throw invalidState('Controller is already closed');
    closeDefault(this);
  }
  enqueue(chunk: unknown = undefined): void {
    assertThis(this, ReadableStreamDefaultController);
    if (!canCloseOrEnqueue(this)) throw invalidState('Controller is already closed');
    enqueueDefault(this, chunk);
  }
  error(error: unknown = undefined): void {
    assertThis(this, ReadableStreamDefaultController);
    errorController(this, error);
  }
}

/** https://streams.spec.whatwg.org/#rbs-controller-class */
export class ReadableByteStreamController {
  declare [kState]: ByteSlots;
  constructor(key: unknown = undefined) {
    assertMade(key);
  }
  get byobRequest(): ReadableStreamBYOBRequest | null {
    assertThis(this, ReadableByteStreamController);
    return (byobRequestOf(this) as ReadableStreamBYOBRequest | undefined) ?? null;
  }
  get desiredSize(): number | null {
    assertThis(this, ReadableByteStreamController);
    return desiredSizeOf(this);
  }
  close(): void {
    assertThis(this, ReadableByteStreamController);
    if (!canCloseOrEnqueue(this)) throw invalidState('Controller is already closed');
    closeBytes(this);
  }
  enqueue(chunk: unknown): void {
    assertThis(this, ReadableByteStreamController);
    if (!ArrayBuffer.isView(chunk)) throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], chunk);
    if (chunk.byteLength === 0 || chunk.buffer.byteLength === 0) {
      throw invalidState('chunk ArrayBuffer is zero-length or detached');
    }
    if (!canCloseOrEnqueue(this)) throw invalidState('Controller is already closed');
    enqueueBytes(this, chunk);
  }
  error(error: unknown = undefined): void {
    assertThis(this, ReadableByteStreamController);
    errorController(this, error);
  }
}

/** https://streams.spec.whatwg.org/#rs-byob-request-class */
export class ReadableStreamBYOBRequest {
  declare [kState]: Request[typeof kState];
  constructor(key: unknown = undefined) {
    assertMade(key);
  }
  get view(): Uint8Array | null {
    assertThis(this, ReadableStreamBYOBRequest);
    return this[kState].view ?? null;
  }
  respond(bytesWritten: unknown): void {
    assertThis(this, ReadableStreamBYOBRequest);
    const { controller, view } = this[kState];
    const count = Number(bytesWritten);
    if (controller === undefined) throw invalidState('This BYOB request has been invalidated');
    if (view!.byteLength === 0 || view!.buffer.byteLength === 0) {
      throw invalidState('Viewed ArrayBuffer is zero-length or detached');
    }
    if (!Number.isInteger(count) || count < 0) throw new codes.ERR_INVALID_ARG_VALUE('bytesWritten', bytesWritten);
    respond(controller, count);
  }
  respondWithNewView(view: unknown): void {
    assertThis(this, ReadableStreamBYOBRequest);
    const { controller } = this[kState];
    if (!ArrayBuffer.isView(view)) throw new codes.ERR_INVALID_ARG_TYPE('view', ['Buffer', 'TypedArray', 'DataView'], view);
    if (controller === undefined) throw invalidState('This BYOB request has been invalidated');
    if ((view.buffer as ArrayBuffer & { detached?: boolean }).detached) throw invalidState('Viewed ArrayBuffer is detached');
    respondWithView(controller, view);
  }
}

/** https://streams.spec.whatwg.org/#abstract-opdef-readablebytestreamcontrollergetbyobrequest */
export function byobRequestOf(controller: ByteController): Request | undefined {
  const slots = controller[kState];
  const [first] = slots.pullIntos;
  if (slots.request === undefined && first !== undefined) {
    const request = new ReadableStreamBYOBRequest(kMake);
    const { buffer, byteOffset, bytesFilled, byteLength } = first;
    setState<Request[typeof kState]>(request, {
      kind: ReadableStreamBYOBRequest.prototype,
      controller,
      view: new Uint8Array(buffer, byteOffset + bytesFilled, byteLength - bytesFilled),
    });
    slots.request = request;
  }
  return slots.request;
}

finishClass(ReadableStreamDefaultController, 'desiredSize close enqueue error', () => ({}));
finishClass(ReadableByteStreamController, 'byobRequest desiredSize close enqueue error', () => ({}));
finishClass(ReadableStreamBYOBRequest, 'view respond respondWithNewView', (self: ReadableStreamBYOBRequest) => ({
  view: self.view,
  controller: self[kState].controller,
}));
for (const Class of [ReadableStreamDefaultController, ReadableByteStreamController, ReadableStreamBYOBRequest])
  tag(Class, Class.name);

function start(stream: Stream, controller: Controller, kind: object, algorithms: SourceAlgorithms): void {
  const closedForNode = defer();
  handled(closedForNode.promise);
  setState<StreamSlots>(stream, {
    kind,
    state: 'readable',
    storedError: undefined,
    disturbed: false,
    reader: undefined,
    controller,
    closedForNode,
  });
  const started = algorithms.start(controller);
  promiseResolvedBy(() => started).then(
    () => {
      controller[kState].started = true;
      pullIfNeeded(controller);
    },
    (error) => errorController(controller, error),
  );
}

/** https://streams.spec.whatwg.org/#set-up-readable-stream-default-controller */
export function setUpDefault(
  stream: Stream,
  kind: object,
  algorithms: SourceAlgorithms,
  mark: number,
  size: SizeAlgorithm,
): void {
  const controller = new ReadableStreamDefaultController(kMake);
  setState<DefaultSlots>(controller, {
    kind: ReadableStreamDefaultController.prototype,
    isByte: false,
    stream,
    queue: new SizedQueue(),
    started: false,
    closeRequested: false,
    pulling: false,
    pullAgain: false,
    highWaterMark: mark,
    size,
    pull: () => algorithms.pull(controller),
    cancel: (reason) => algorithms.cancel(reason),
  });
  start(stream, controller, kind, algorithms);
}

/** https://streams.spec.whatwg.org/#set-up-readable-byte-stream-controller */
export function setUpBytes(
  stream: Stream,
  kind: object,
  algorithms: SourceAlgorithms,
  mark: number,
  autoAllocate?: number,
): void {
  const controller = new ReadableByteStreamController(kMake);
  setState<ByteSlots>(controller, {
    kind: ReadableByteStreamController.prototype,
    isByte: true,
    stream,
    queue: [],
    totalSize: 0,
    autoAllocate,
    pullIntos: [],
    request: undefined,
    started: false,
    closeRequested: false,
    pulling: false,
    pullAgain: false,
    highWaterMark: mark,
    pull: () => algorithms.pull(controller),
    cancel: (reason) => algorithms.cancel(reason),
  });
  start(stream, controller, kind, algorithms);
}
