import { requireShared } from 'internal:loader';
import { dataCloneError, type Messaging, messaging } from 'web:structured-clone';
import { type Deferred, defer, kState, setState } from './guest-internals.ts';
import { pipe } from './guest-pipe.ts';
import { makeReadable, ReadableStream } from './guest-readable.ts';
import { canCloseOrEnqueue, closeDefault, enqueueDefault, errorController } from './guest-readable-operations.ts';
import type { DefaultController } from './guest-readable-types.ts';
import { TransformStream } from './guest-transform.ts';
import { errorWritableIfNeeded, isWritableLocked, makeWritable, WritableStream } from './guest-writable.ts';

/**
 * Streams in a transfer list (streams.spec.whatwg.org/#transferrable-streams): the stream itself is piped into a port, and what
 * it becomes reads from the other one, or the other way round. Chunks are cloned on their way.
 */

interface Port {
  onmessage: ((event: { readonly data: Packet }) => void) | null;
  postMessage(packet: Packet): void;
  close(): void;
}
type Packet = readonly [kind: 'pull' | 'chunk' | 'close' | 'error', value: unknown];

/** The ports are loaded with the first stream that is transferred. */
function connect(): { readonly port1: Port; readonly port2: Port } {
  const { MessageChannel } = requireShared('web:messaging') as {
    readonly MessageChannel: new () => { readonly port1: Port; readonly port2: Port };
  };
  return new MessageChannel();
}

/** PackAndPostMessageHandlingError: what cannot be cloned is told to the other end by an error that can. */
async function post(port: Port, kind: Packet[0], value: unknown): Promise<void> {
  try {
    port.postMessage([kind, value]);
  } catch (error) {
    try {
      port.postMessage(['error', error]);
    } catch {
      // CrossRealmTransformSendError discards it.
    }
    throw error;
  }
}

/** SetUpCrossRealmTransformReadable */
function readFrom(port: Port): ReadableStream {
  const stream: ReadableStream = makeReadable(
    {
      start: () => undefined,
      pull: () => post(port, 'pull', undefined),
      cancel: (reason) => post(port, 'error', reason).finally(() => port.close()),
    },
    0,
  );
  const controller = stream[kState].controller as DefaultController;
  port.onmessage = ({ data: [kind, value] }) => {
    if (kind === 'chunk') {
      if (canCloseOrEnqueue(controller)) enqueueDefault(controller, value);
      return;
    }
    if (kind === 'close') {
      if (canCloseOrEnqueue(controller)) closeDefault(controller);
    } else if (kind === 'error') errorController(controller, value);
    port.close();
  };
  return stream;
}

/** SetUpCrossRealmTransformWritable */
function writeTo(port: Port): WritableStream {
  let pulled: Deferred<void> | undefined = defer();
  const wanted = (): void => {
    pulled?.resolve();
    pulled = undefined;
  };
  const stream: WritableStream = makeWritable({
    start: () => undefined,
    async write(chunk) {
      await pulled?.promise;
      pulled = defer();
      try {
        await post(port, 'chunk', chunk);
      } catch (error) {
        port.close();
        throw error;
      }
    },
    close: () => post(port, 'close', undefined).finally(() => port.close()),
    abort: (reason) => post(port, 'error', reason).finally(() => port.close()),
  });
  port.onmessage = ({ data: [kind, value] }) => {
    if (kind === 'error') errorWritableIfNeeded(stream, value);
    wanted();
  };
  return stream;
}

function pipeQuietly(source: ReadableStream, target: WritableStream): void {
  const options = { preventAbort: false, preventCancel: false, preventClose: false, signal: undefined };
  // Both streams have the error; nobody waits for the pipe.
  pipe(source as never, target, options).catch(() => {});
}

const isReadableLocked = (stream: ReadableStream): boolean => stream[kState].reader !== undefined;

/** What was free when the transfer began is locked when the list has a TransformStream and one of its sides. */
function assertFree(isLocked: boolean): void {
  if (isLocked) throw dataCloneError('The transfer list is invalid.');
}

const readable: Messaging = {
  className: 'ReadableStream',
  prepare(stream: ReadableStream) {
    if (isReadableLocked(stream)) throw dataCloneError('Cannot transfer a locked ReadableStream');
  },
  transfer(stream: ReadableStream) {
    assertFree(isReadableLocked(stream));
    const { port1, port2 } = connect();
    pipeQuietly(stream, writeTo(port1));
    return readFrom(port2);
  },
};

const writable: Messaging = {
  className: 'WritableStream',
  prepare(stream: WritableStream) {
    if (isWritableLocked(stream)) throw dataCloneError('Cannot transfer a locked WritableStream');
  },
  transfer(stream: WritableStream) {
    assertFree(isWritableLocked(stream));
    const { port1, port2 } = connect();
    pipeQuietly(readFrom(port1), stream);
    return writeTo(port2);
  },
};

const transform: Messaging = {
  className: 'TransformStream',
  prepare(stream: TransformStream) {
    readable.prepare!(stream[kState].readable as never);
    writable.prepare!(stream[kState].writable as never);
  },
  transfer(stream: TransformStream) {
    assertFree(isWritableLocked(stream[kState].writable as never));
    const successor = Object.create(TransformStream.prototype) as TransformStream;
    setState(successor, {
      kind: TransformStream.prototype,
      readable: readable.transfer!(stream[kState].readable as never),
      writable: writable.transfer!(stream[kState].writable as never),
      backpressure: undefined,
    } as never);
    return successor;
  },
};

for (const [Class, hooks] of [
  [ReadableStream, readable],
  [WritableStream, writable],
  [TransformStream, transform],
] as const) {
  Object.defineProperty(Class.prototype, messaging, { value: hooks });
}
