import { defer, kState } from './guest-internals.ts';
import { cancelStream, closeDefault, enqueueDefault, errorController, readChunk } from './guest-readable-operations.ts';
import type { DefaultController, SourceAlgorithms, Stream } from './guest-readable-types.ts';
import { ReadableStreamDefaultReader } from './guest-readers.ts';

/** Both branches of a stream: https://streams.spec.whatwg.org/#abstract-opdef-readablestreamdefaulttee */
export function teeDefault(stream: Stream, make: (algorithms: SourceAlgorithms) => Stream): [Stream, Stream] {
  const reader = new ReadableStreamDefaultReader(stream);
  const canceled = [false, false];
  const reasons: unknown[] = [undefined, undefined];
  const cancellation = defer<unknown>();
  let reading = false;
  let readAgain = false;
  const branches: Stream[] = [];
  const controllers = (): DefaultController[] => branches.map((branch) => branch[kState].controller as DefaultController);

  const pull = (): Promise<unknown> => {
    if (reading) {
      readAgain = true;
      return Promise.resolve();
    }
    reading = true;
    readChunk(reader, {
      chunk: (chunk) =>
        void Promise.resolve().then(() => {
          readAgain = false;
          for (const [index, controller] of controllers().entries()) if (!canceled[index]) enqueueDefault(controller, chunk);
          reading = false;
          if (readAgain) void pull();
        }),
      close() {
        reading = false;
        for (const [index, controller] of controllers().entries()) if (!canceled[index]) closeDefault(controller);
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
  for (const index of [0, 1]) branches.push(make({ start: () => undefined, pull, cancel: cancel(index) }));
  reader.closed.catch((error: unknown) => {
    for (const controller of controllers()) errorController(controller, error);
    if (!canceled[0] || !canceled[1]) cancellation.resolve(undefined);
  });
  return branches as [Stream, Stream];
}
