import { codes } from 'internal:errors';
import { invalidState, kState } from './guest-internals.ts';
import { clearAlgorithms, closeStream, errorController, pullIfNeeded, waitingReads } from './guest-readable-operations.ts';
import type { ByteController, ByteSlots, PullInto, Reader, ReadRequest, ViewClass } from './guest-readable-types.ts';

/** https://streams.spec.whatwg.org/#rbs-controller-abstract-ops */
const transfer = (buffer: ArrayBuffer): ArrayBuffer => (buffer as ArrayBuffer & { transfer(): ArrayBuffer }).transfer();

const bytesOf = (buffer: ArrayBuffer, offset: number, length: number): Uint8Array => new Uint8Array(buffer, offset, length);

export function cancelBytes(controller: ByteController): void {
  const slots = controller[kState];
  invalidateRequest(slots);
  slots.pullIntos = [];
  slots.queue = [];
  slots.totalSize = 0;
}

/** What a reader that goes leaves behind is filled into the queue. */
export function releaseBytes(controller: ByteController): void {
  const [first] = controller[kState].pullIntos;
  if (first === undefined) return;
  first.readerType = 'none';
  controller[kState].pullIntos = [first];
}

export function invalidateRequest(slots: ByteSlots): void {
  if (slots.request === undefined) return;
  slots.request[kState].controller = undefined;
  slots.request[kState].view = undefined;
  slots.request = undefined;
}

function enqueueEntry(slots: ByteSlots, buffer: ArrayBuffer, byteOffset: number, byteLength: number): void {
  slots.queue.push({ buffer, byteOffset, byteLength });
  slots.totalSize += byteLength;
}

function enqueueClone(controller: ByteController, buffer: ArrayBuffer, offset: number, length: number): void {
  enqueueEntry(controller[kState], buffer.slice(offset, offset + length), 0, length);
}

/** https://streams.spec.whatwg.org/#rbs-controller-private-pull */
export function pullBytes(controller: ByteController, request: ReadRequest): void {
  const slots = controller[kState];
  if (slots.totalSize > 0) {
    request.chunk(takeEntry(controller));
    return;
  }
  if (slots.autoAllocate !== undefined) {
    let buffer: ArrayBuffer;
    try {
      buffer = new ArrayBuffer(slots.autoAllocate);
    } catch (error) {
      request.error(error);
      return;
    }
    slots.pullIntos.push({
      buffer,
      bufferByteLength: slots.autoAllocate,
      byteOffset: 0,
      byteLength: slots.autoAllocate,
      bytesFilled: 0,
      minimumFill: 1,
      elementSize: 1,
      View: Uint8Array as unknown as ViewClass,
      readerType: 'default',
    });
  }
  slots.stream[kState].reader![kState].requests.push(request);
  pullIfNeeded(controller);
}

function takeEntry(controller: ByteController): Uint8Array {
  const slots = controller[kState];
  const entry = slots.queue.shift()!;
  slots.totalSize -= entry.byteLength;
  handleDrain(controller);
  return bytesOf(entry.buffer, entry.byteOffset, entry.byteLength);
}

function handleDrain(controller: ByteController): void {
  const slots = controller[kState];
  if (slots.totalSize === 0 && slots.closeRequested) {
    clearAlgorithms(controller);
    closeStream(slots.stream);
  } else {
    pullIfNeeded(controller);
  }
}

/** https://streams.spec.whatwg.org/#readable-byte-stream-controller-close */
export function closeBytes(controller: ByteController): void {
  const slots = controller[kState];
  if (slots.closeRequested || slots.stream[kState].state !== 'readable') return;
  if (slots.totalSize > 0) {
    slots.closeRequested = true;
    return;
  }
  const [first] = slots.pullIntos;
  if (first !== undefined && first.bytesFilled % first.elementSize !== 0) {
    const error = invalidState('Partial read');
    errorController(controller, error);
    throw error;
  }
  clearAlgorithms(controller);
  closeStream(slots.stream);
}

/** https://streams.spec.whatwg.org/#readable-byte-stream-controller-enqueue */
export function enqueueBytes(controller: ByteController, chunk: ArrayBufferView): void {
  const slots = controller[kState];
  const { stream } = slots;
  if (slots.closeRequested || stream[kState].state !== 'readable') return;
  const { byteOffset, byteLength } = chunk;
  const buffer = transfer(chunk.buffer as ArrayBuffer);
  const [first] = slots.pullIntos;
  if (first !== undefined) {
    invalidateRequest(slots);
    first.buffer = transfer(first.buffer);
    if (first.readerType === 'none') enqueueDetached(controller, first);
  }
  const { reader } = stream[kState];
  if (reader !== undefined && !reader[kState].isByob) {
    while (waitingReads(stream) > 0 && slots.totalSize > 0) reader[kState].requests.shift()!.chunk(takeEntry(controller));
    if (waitingReads(stream) === 0) {
      enqueueEntry(slots, buffer, byteOffset, byteLength);
    } else {
      if (slots.pullIntos.length > 0) slots.pullIntos.shift();
      reader[kState].requests.shift()!.chunk(bytesOf(buffer, byteOffset, byteLength));
    }
  } else if (reader !== undefined) {
    enqueueEntry(slots, buffer, byteOffset, byteLength);
    for (const filled of processPullIntos(controller)) commit(controller, filled);
  } else {
    enqueueEntry(slots, buffer, byteOffset, byteLength);
  }
  pullIfNeeded(controller);
}

function enqueueDetached(controller: ByteController, pullInto: PullInto): void {
  if (pullInto.bytesFilled > 0) enqueueClone(controller, pullInto.buffer, pullInto.byteOffset, pullInto.bytesFilled);
  controller[kState].pullIntos.shift();
}

/** Fills as much of the queue into a descriptor as goes; true when that is enough for it. */
function fillFromQueue(slots: ByteSlots, pullInto: PullInto): boolean {
  const most = Math.min(slots.totalSize, pullInto.byteLength - pullInto.bytesFilled);
  const filled = pullInto.bytesFilled + most;
  const aligned = filled - (filled % pullInto.elementSize);
  let rest = most;
  let ready = false;
  if (filled >= pullInto.minimumFill) {
    rest = aligned - pullInto.bytesFilled;
    ready = true;
  }
  while (rest > 0) {
    const head = slots.queue[0]!;
    const count = Math.min(rest, head.byteLength);
    bytesOf(pullInto.buffer, pullInto.byteOffset + pullInto.bytesFilled, count).set(bytesOf(head.buffer, head.byteOffset, count));
    if (head.byteLength === count) {
      slots.queue.shift();
    } else {
      head.byteOffset += count;
      head.byteLength -= count;
    }
    slots.totalSize -= count;
    pullInto.bytesFilled += count;
    rest -= count;
  }
  return ready;
}

function processPullIntos(controller: ByteController): PullInto[] {
  const slots = controller[kState];
  const filled: PullInto[] = [];
  while (slots.pullIntos.length > 0 && slots.totalSize > 0) {
    const first = slots.pullIntos[0]!;
    if (!fillFromQueue(slots, first)) break;
    slots.pullIntos.shift();
    filled.push(first);
  }
  return filled;
}

function viewOf({ View, buffer, byteOffset, bytesFilled, elementSize }: PullInto): ArrayBufferView {
  return new View(transfer(buffer), byteOffset, bytesFilled / elementSize);
}

/** https://streams.spec.whatwg.org/#readable-byte-stream-controller-commit-pull-into-descriptor */
function commit(controller: ByteController, pullInto: PullInto): void {
  const { stream } = controller[kState];
  const isDone = stream[kState].state === 'closed';
  const view = viewOf(pullInto);
  const request = stream[kState].reader![kState].requests.shift()!;
  if (isDone) request.close(view);
  else request.chunk(view);
}

/** https://streams.spec.whatwg.org/#readable-byte-stream-controller-pull-into */
export function readInto(reader: Reader, view: ArrayBufferView, min: number, request: ReadRequest): void {
  const stream = reader[kState].stream!;
  stream[kState].disturbed = true;
  if (stream[kState].state === 'errored') {
    request.error(stream[kState].storedError);
    return;
  }
  const controller = stream[kState].controller as ByteController;
  const slots = controller[kState];
  const elementSize = (view as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT ?? 1;
  const View = view.constructor as ViewClass;
  const { byteOffset, byteLength } = view;
  let buffer: ArrayBuffer;
  try {
    buffer = transfer(view.buffer as ArrayBuffer);
  } catch (error) {
    request.error(error);
    return;
  }
  const pullInto: PullInto = {
    buffer,
    bufferByteLength: buffer.byteLength,
    byteOffset,
    byteLength,
    bytesFilled: 0,
    minimumFill: min * elementSize,
    elementSize,
    View,
    readerType: 'byob',
  };
  if (slots.pullIntos.length > 0) {
    slots.pullIntos.push(pullInto);
    reader[kState].requests.push(request);
    return;
  }
  if (stream[kState].state === 'closed') {
    request.close(new View(buffer, byteOffset, 0));
    return;
  }
  if (slots.totalSize > 0) {
    if (fillFromQueue(slots, pullInto)) {
      const filled = viewOf(pullInto);
      handleDrain(controller);
      request.chunk(filled);
      return;
    }
    if (slots.closeRequested) {
      const error = invalidState('Insufficient bytes to fill elements');
      errorController(controller, error);
      request.error(error);
      return;
    }
  }
  slots.pullIntos.push(pullInto);
  reader[kState].requests.push(request);
  pullIfNeeded(controller);
}

/** https://streams.spec.whatwg.org/#readable-byte-stream-controller-respond */
export function respond(controller: ByteController, bytesWritten: number): void {
  const slots = controller[kState];
  const first = slots.pullIntos[0]!;
  if (slots.stream[kState].state === 'closed') {
    if (bytesWritten !== 0) throw invalidState('Controller is closed');
  } else {
    if (bytesWritten === 0) throw invalidState('Controller is not closed');
    if (first.bytesFilled + bytesWritten > first.byteLength) {
      throw new (
        codes.ERR_INVALID_ARG_VALUE as unknown as { RangeError: new (name: string, value: unknown) => Error }
      ).RangeError('bytesWritten', bytesWritten);
    }
  }
  first.buffer = transfer(first.buffer);
  respondInternal(controller, bytesWritten);
}

/** https://streams.spec.whatwg.org/#readable-byte-stream-controller-respond-with-new-view */
export function respondWithView(controller: ByteController, view: ArrayBufferView): void {
  const slots = controller[kState];
  const first = slots.pullIntos[0]!;
  const { byteLength, byteOffset } = view;
  if (slots.stream[kState].state === 'closed') {
    if (byteLength !== 0) throw invalidState('View is not zero-length');
  } else if (byteLength === 0) {
    throw invalidState('View is zero-length');
  }
  const RangeRefusal = (codes.ERR_INVALID_ARG_VALUE as unknown as { RangeError: new (name: string, value: unknown) => Error })
    .RangeError;
  if (first.byteOffset + first.bytesFilled !== byteOffset) throw new RangeRefusal('view', view);
  if (first.bufferByteLength !== view.buffer.byteLength) throw new RangeRefusal('view', view);
  if (first.bytesFilled + byteLength > first.byteLength) throw new RangeRefusal('view', view);
  first.buffer = transfer(view.buffer as ArrayBuffer);
  respondInternal(controller, byteLength);
}

function respondInternal(controller: ByteController, bytesWritten: number): void {
  const slots = controller[kState];
  const first = slots.pullIntos[0]!;
  invalidateRequest(slots);
  if (slots.stream[kState].state === 'closed') respondClosed(controller, first);
  else respondReadable(controller, bytesWritten, first);
  pullIfNeeded(controller);
}

function respondClosed(controller: ByteController, first: PullInto): void {
  const slots = controller[kState];
  if (first.readerType === 'none') slots.pullIntos.shift();
  const { reader } = slots.stream[kState];
  if (!reader?.[kState].isByob) return;
  const filled: PullInto[] = [];
  while (filled.length < waitingReads(slots.stream)) filled.push(slots.pullIntos.shift()!);
  for (const each of filled) commit(controller, each);
}

function respondReadable(controller: ByteController, bytesWritten: number, first: PullInto): void {
  const slots = controller[kState];
  first.bytesFilled += bytesWritten;
  if (first.readerType === 'none') {
    enqueueDetached(controller, first);
    for (const filled of processPullIntos(controller)) commit(controller, filled);
    return;
  }
  if (first.bytesFilled < first.minimumFill) return;
  slots.pullIntos.shift();
  const rest = first.bytesFilled % first.elementSize;
  if (rest > 0) {
    const end = first.byteOffset + first.bytesFilled;
    enqueueClone(controller, first.buffer, end - rest, rest);
    first.bytesFilled -= rest;
  }
  const filled = processPullIntos(controller);
  commit(controller, first);
  for (const each of filled) commit(controller, each);
}
