import { closeBytes, enqueueBytes, respond } from './guest-byte-operations.ts';
import { defer, kState } from './guest-internals.ts';
import { cancelStream, closeDefault, enqueueDefault, errorController, readChunk } from './guest-readable-operations.ts';
import type { ByteController, DefaultController, SourceAlgorithms, Stream } from './guest-readable-types.ts';
import { ReadableStreamDefaultReader } from './guest-readers.ts';

/**
 * Both branches of a stream: https://streams.spec.whatwg.org/#abstract-opdef-readablestreamdefaulttee
 *
 * DIVERGES: branches of a byte stream copy what they are given instead of reading into a buffer of the consumer's.
 */
export function tee(stream: Stream, make: (algorithms: SourceAlgorithms, isByte: boolean) => Stream): [Stream, Stream] {
  const isByte = stream[kState].controller[kState].isByte;
  const reader = new ReadableStreamDefaultReader(stream);
  const canceled = [false, false];
  const reasons: unknown[] = [undefined, undefined];
  const cancellation = defer<unknown>();
  let reading = false;
  let readAgain = false;
  const branches: Stream[] = [];
  const controllers = (): (DefaultController | ByteController)[] => branches.map((branch) => branch[kState].controller);

  const give = (controller: DefaultController | ByteController, chunk: unknown): void => {
    if (isByte) enqueueBytes(controller as ByteController, (chunk as Uint8Array).slice());
    else enqueueDefault(controller as DefaultController, chunk);
  };
  const pull = (): Promise<unknown> => {
    if (reading) {
      readAgain = true;
      return Promise.resolve();
    }
    reading = true;
    readChunk(reader, {
      chunk: (chunk) =>
        queueMicrotask(() => {
          readAgain = false;
          for (const [index, controller] of controllers().entries()) if (!canceled[index]) give(controller, chunk);
          reading = false;
          if (readAgain) void pull();
        }),
      close() {
        reading = false;
        for (const [index, controller] of controllers().entries()) {
          if (canceled[index]) continue;
          if (!isByte) {
            closeDefault(controller as DefaultController);
            continue;
          }
          closeBytes(controller as ByteController);
          if ((controller as ByteController)[kState].pullIntos.length > 0) respond(controller as ByteController, 0);
        }
        if (!canceled[0] || !canceled[1]) cancellation.resolve(undefined);
      },
      error() {
        reading = false;
      },
    });
    return Promise.resolve();
  };
  const cancel = (index: number) => (reason: unknown) => {
    canceled[index] = true;
    reasons[index] = reason;
    if (canceled[1 - index]) cancellation.resolve(cancelStream(stream, reasons));
    return cancellation.promise;
  };
  for (const index of [0, 1]) branches.push(make({ start: () => undefined, pull, cancel: cancel(index) }, isByte));
  reader.closed.catch((error: unknown) => {
    for (const controller of controllers()) errorController(controller, error);
    if (!canceled[0] || !canceled[1]) cancellation.resolve(undefined);
  });
  return branches as [Stream, Stream];
}

const queueMicrotask = (callback: () => void): void => void Promise.resolve().then(callback);
