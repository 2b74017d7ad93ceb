import { cancelBytes, pullBytes, releaseBytes } from './guest-byte-operations.ts';
import { defer, handled, invalidState, kState, rejected } from './guest-internals.ts';
import type { Controller, DefaultController, Reader, ReaderSlots, ReadRequest, Stream } from './guest-readable-types.ts';

/** https://streams.spec.whatwg.org/#rs-all-abstract-ops, but for what is about bytes. */
export const isLocked = (stream: Stream): boolean => stream[kState].reader !== undefined;

export function attachReader(reader: Reader, stream: Stream, kind: object, isByob: boolean): ReaderSlots {
  const slots = stream[kState];
  const own: ReaderSlots = { kind, isByob, stream, closed: defer(), isClosedPending: true, requests: [] };
  handled(own.closed.promise);
  slots.reader = reader;
  if (slots.state === 'closed') settleClosed(own);
  else if (slots.state === 'errored') failClosed(own, slots.storedError);
  return own;
}

function settleClosed(reader: ReaderSlots): void {
  reader.isClosedPending = false;
  reader.closed.resolve();
}
function failClosed(reader: ReaderSlots, error: unknown): void {
  if (!reader.isClosedPending) {
    reader.closed = defer();
    handled(reader.closed.promise);
  }
  reader.isClosedPending = false;
  reader.closed.reject(error);
}

/** https://streams.spec.whatwg.org/#abstract-opdef-readablestreamdefaultreaderrelease */
export function releaseReader(reader: Reader): void {
  const own = reader[kState];
  const stream = own.stream!;
  failClosed(own, invalidState('Reader released'));
  const { controller } = stream[kState];
  if (controller[kState].isByte) releaseBytes(controller as never);
  stream[kState].reader = undefined;
  own.stream = undefined;
  const requests = own.requests;
  own.requests = [];
  for (const request of requests) request.error(invalidState('Releasing reader'));
}

export function closeStream(stream: Stream): void {
  const slots = stream[kState];
  slots.state = 'closed';
  slots.closedForNode.resolve();
  const { reader } = slots;
  if (reader === undefined) return;
  settleClosed(reader[kState]);
  if (reader[kState].isByob) return;
  const { requests } = reader[kState];
  reader[kState].requests = [];
  for (const request of requests) request.close();
}

export function errorStream(stream: Stream, error: unknown): void {
  const slots = stream[kState];
  slots.state = 'errored';
  slots.storedError = error;
  slots.closedForNode.reject(error);
  const { reader } = slots;
  if (reader === undefined) return;
  failClosed(reader[kState], error);
  const { requests } = reader[kState];
  reader[kState].requests = [];
  for (const request of requests) request.error(error);
}

/** https://streams.spec.whatwg.org/#readable-stream-cancel */
export function cancelStream(stream: Stream, reason: unknown): Promise<void> {
  const slots = stream[kState];
  slots.disturbed = true;
  if (slots.state === 'closed') return Promise.resolve();
  if (slots.state === 'errored') return rejected(slots.storedError);
  closeStream(stream);
  const { reader } = slots;
  if (reader?.[kState].isByob) {
    const { requests } = reader[kState];
    reader[kState].requests = [];
    for (const request of requests) request.close(undefined);
  }
  return cancelSteps(slots.controller, reason).then(() => undefined);
}

function cancelSteps(controller: Controller, reason: unknown): Promise<unknown> {
  const slots = controller[kState];
  if (slots.isByte) cancelBytes(controller as never);
  else slots.queue.reset();
  const promise = slots.cancel!(reason);
  clearAlgorithms(controller);
  return promise;
}

export function clearAlgorithms(controller: Controller): void {
  const slots = controller[kState];
  slots.pull = undefined;
  slots.cancel = undefined;
  if (!slots.isByte) slots.size = undefined;
}

/** https://streams.spec.whatwg.org/#readable-stream-default-reader-read */
export function readChunk(reader: Reader, request: ReadRequest): void {
  const stream = reader[kState].stream!;
  const slots = stream[kState];
  slots.disturbed = true;
  if (slots.state === 'closed') {
    request.close();
  } else if (slots.state === 'errored') {
    request.error(slots.storedError);
  } else if (slots.controller[kState].isByte) {
    pullBytes(slots.controller as never, request);
  } else {
    pullDefault(slots.controller as DefaultController, request);
  }
}

function pullDefault(controller: DefaultController, request: ReadRequest): void {
  const { queue, stream, closeRequested } = controller[kState];
  if (queue.length === 0) {
    stream[kState].reader![kState].requests.push(request);
    pullIfNeeded(controller);
    return;
  }
  const chunk = queue.dequeue();
  if (closeRequested && queue.length === 0) {
    clearAlgorithms(controller);
    closeStream(stream);
  } else {
    pullIfNeeded(controller);
  }
  request.chunk(chunk);
}

export function waitingReads(stream: Stream): number {
  return stream[kState].reader?.[kState].requests.length ?? 0;
}

export function desiredSizeOf(controller: Controller): number | null {
  const slots = controller[kState];
  const { state } = slots.stream[kState];
  if (state === 'errored') return null;
  if (state === 'closed') return 0;
  return slots.highWaterMark - (slots.isByte ? slots.totalSize : slots.queue.totalSize);
}

function shouldPull(controller: Controller): boolean {
  const slots = controller[kState];
  if (slots.stream[kState].state !== 'readable' || slots.closeRequested || !slots.started) return false;
  return waitingReads(slots.stream) > 0 || desiredSizeOf(controller)! > 0;
}

/** https://streams.spec.whatwg.org/#readable-stream-default-controller-call-pull-if-needed */
export function pullIfNeeded(controller: Controller): void {
  const slots = controller[kState];
  if (!shouldPull(controller)) return;
  if (slots.pulling) {
    slots.pullAgain = true;
    return;
  }
  slots.pulling = true;
  slots.pull!().then(
    () => {
      slots.pulling = false;
      if (!slots.pullAgain) return;
      slots.pullAgain = false;
      pullIfNeeded(controller);
    },
    (error) => errorController(controller, error),
  );
}

export function errorController(controller: Controller, error: unknown): void {
  const slots = controller[kState];
  if (slots.stream[kState].state !== 'readable') return;
  if (slots.isByte) cancelBytes(controller as never);
  else slots.queue.reset();
  clearAlgorithms(controller);
  errorStream(slots.stream, error);
}

export function canCloseOrEnqueue(controller: Controller): boolean {
  const { closeRequested, stream } = controller[kState];
  return !closeRequested && stream[kState].state === 'readable';
}

/** https://streams.spec.whatwg.org/#readable-stream-default-controller-close */
export function closeDefault(controller: DefaultController): void {
  if (!canCloseOrEnqueue(controller)) return;
  const slots = controller[kState];
  slots.closeRequested = true;
  if (slots.queue.length > 0) return;
  clearAlgorithms(controller);
  closeStream(slots.stream);
}

/** https://streams.spec.whatwg.org/#readable-stream-default-controller-enqueue */
export function enqueueDefault(controller: DefaultController, chunk: unknown): void {
  if (!canCloseOrEnqueue(controller)) return;
  const { stream, queue, size } = controller[kState];
  if (waitingReads(stream) > 0) {
    stream[kState].reader![kState].requests.shift()!.chunk(chunk);
  } else {
    try {
      queue.enqueue(chunk, size!(chunk));
    } catch (error) {
      errorController(controller, error);
      throw error;
    }
  }
  pullIfNeeded(controller);
}
