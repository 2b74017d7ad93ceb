import { closeBytes, enqueueBytes, readInto, respond, respondWithView } from './guest-byte-operations.ts';
import { defer, kState } from './guest-internals.ts';
import { byobRequestOf } from './guest-readable-controllers.ts';
import { cancelStream, errorController, readChunk, releaseReader } from './guest-readable-operations.ts';
import type { ByteController, Reader, ReadRequest, SourceAlgorithms, Stream } from './guest-readable-types.ts';
import { ReadableStreamBYOBReader, ReadableStreamDefaultReader } from './guest-readers.ts';

/**
 * Both branches of a byte stream. A buffer that the consumer of one branch offers is handed on to the source; the other
 * branch gets a copy: https://streams.spec.whatwg.org/#abstract-opdef-readablebytestreamtee
 */
export function teeBytes(stream: Stream, make: (algorithms: SourceAlgorithms) => Stream): [Stream, Stream] {
  let reader: Reader = new ReadableStreamDefaultReader(stream);
  let reading = false;
  const readAgain = [false, false];
  const canceled = [false, false];
  const reasons: unknown[] = [undefined, undefined];
  const cancellation = defer<unknown>();
  const branches: Stream[] = [];
  const controllerOf = (index: number): ByteController => branches[index]![kState].controller as ByteController;
  const settleCancellation = (): void => {
    if (!canceled[0] || !canceled[1]) cancellation.resolve(undefined);
  };

  const forwardError = (watched: Reader): void => {
    watched[kState].closed.promise.then(undefined, (error: unknown) => {
      if (watched !== reader) return;
      for (const index of [0, 1]) errorController(controllerOf(index), error);
      settleCancellation();
    });
  };
  const fail = (error: unknown): void => {
    for (const index of [0, 1]) errorController(controllerOf(index), error);
    cancellation.resolve(cancelStream(stream, error));
  };
  const goOn = (): void => {
    reading = false;
    if (readAgain[0]) pull(0);
    else if (readAgain[1]) pull(1);
  };
  /** What is read is given in a turn of its own: a branch must be able to be read and canceled in between. */
  const inOwnTurn = (give: () => void): void =>
    void Promise.resolve().then(() => {
      readAgain[0] = false;
      readAgain[1] = false;
      give();
    });

  const pullForDefault = (): void => {
    if (reader[kState].isByob) {
      releaseReader(reader);
      reader = new ReadableStreamDefaultReader(stream);
      forwardError(reader);
    }
    readChunk(reader, {
      chunk: (chunk) =>
        inOwnTurn(() => {
          let second = chunk as Uint8Array;
          if (!canceled[0] && !canceled[1]) {
            try {
              second = copyOf(second);
            } catch (error) {
              fail(error);
              return;
            }
          }
          if (!canceled[0]) enqueueBytes(controllerOf(0), chunk as Uint8Array);
          if (!canceled[1]) enqueueBytes(controllerOf(1), second);
          goOn();
        }),
      close() {
        reading = false;
        for (const index of [0, 1]) if (!canceled[index]) closeBytes(controllerOf(index));
        for (const index of [0, 1]) if (controllerOf(index)[kState].pullIntos.length > 0) respond(controllerOf(index), 0);
        settleCancellation();
      },
      error() {
        reading = false;
      },
    });
  };

  const pullForByob = (view: Uint8Array, index: number): void => {
    if (!reader[kState].isByob) {
      releaseReader(reader);
      reader = new ReadableStreamBYOBReader(stream);
      forwardError(reader);
    }
    const other = 1 - index;
    const request: ReadRequest = {
      chunk: (chunk) =>
        inOwnTurn(() => {
          const isOtherCanceled = canceled[other];
          let copy: Uint8Array | undefined;
          if (!isOtherCanceled) {
            try {
              copy = copyOf(chunk as Uint8Array);
            } catch (error) {
              fail(error);
              return;
            }
          }
          if (!canceled[index]) respondWithView(controllerOf(index), chunk as Uint8Array);
          if (copy !== undefined) enqueueBytes(controllerOf(other), copy);
          goOn();
        }),
      close(chunk) {
        reading = false;
        for (const each of [index, other]) if (!canceled[each]) closeBytes(controllerOf(each));
        if (chunk !== undefined) {
          if (!canceled[index]) respondWithView(controllerOf(index), chunk as Uint8Array);
          if (!canceled[other] && controllerOf(other)[kState].pullIntos.length > 0) respond(controllerOf(other), 0);
        }
        settleCancellation();
      },
      error() {
        reading = false;
      },
    };
    readInto(reader, view, 1, request);
  };

  const pull = (index: number): void => {
    if (reading) {
      readAgain[index] = true;
      return;
    }
    reading = true;
    const request = byobRequestOf(controllerOf(index));
    if (request === undefined) pullForDefault();
    else pullForByob(request[kState].view!, index);
  };
  const cancel = (index: number, reason: unknown): Promise<unknown> => {
    canceled[index] = true;
    reasons[index] = reason;
    if (canceled[1 - index]) cancellation.resolve(cancelStream(stream, reasons));
    return cancellation.promise;
  };

  for (const index of [0, 1]) {
    branches.push(
      make({
        start: () => undefined,
        pull() {
          pull(index);
          return Promise.resolve();
        },
        cancel: (reason) => cancel(index, reason),
      }),
    );
  }
  forwardError(reader);
  return branches as [Stream, Stream];
}

/** https://streams.spec.whatwg.org/#abstract-opdef-cloneasuint8array */
function copyOf({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array((buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength));
}
