import { addAbortListener } from 'node:events';
import { defer, handled, invalidState, kState } from './guest-internals.ts';
import { cancelStream, readChunk, releaseReader } from './guest-readable-operations.ts';
import type { Stream } from './guest-readable-types.ts';
import { ReadableStreamDefaultReader } from './guest-readers.ts';
import { abortWritable, closeWritable, isCloseQueued, type WritableStream } from './guest-writable.ts';
import { releaseWriter, WritableStreamDefaultWriter, writeChunk } from './guest-writer.ts';

export interface PipeOptions {
  readonly preventAbort: boolean;
  readonly preventCancel: boolean;
  readonly preventClose: boolean;
  readonly signal: AbortSource | undefined;
}
interface AbortSource {
  readonly aborted: boolean;
  readonly reason: unknown;
}

/** https://streams.spec.whatwg.org/#readable-stream-pipe-to */
export function pipe(source: Stream, dest: WritableStream, options: PipeOptions): Promise<void> {
  const { preventAbort, preventCancel, preventClose, signal } = options;
  const reader = new ReadableStreamDefaultReader(source);
  const writer = new WritableStreamDefaultWriter(dest);
  source[kState].disturbed = true;
  const done = defer();
  let isShuttingDown = false;
  let lastWrite: Promise<unknown> = Promise.resolve();
  let disposable: Record<symbol, () => void> | undefined;

  const finalize = (hasError: boolean, error: unknown): void => {
    releaseWriter(writer);
    releaseReader(reader);
    disposable?.[Symbol.dispose]?.();
    if (hasError) done.reject(error);
    else done.resolve();
  };
  /** All writes that were begun end before what comes after them. */
  const afterWrites = (act: () => void): void => {
    const { inFlightWrite, writeRequests } = dest[kState];
    if (inFlightWrite === undefined && writeRequests.length === 0) {
      act();
      return;
    }
    const waited = lastWrite;
    const look = (): void => {
      if (waited === lastWrite) act();
      else afterWrites(act);
    };
    waited.then(look, look);
  };
  const shutDown = (action: (() => Promise<unknown>) | undefined, hasError: boolean, error?: unknown): void => {
    if (isShuttingDown) return;
    isShuttingDown = true;
    const act = (): void => {
      if (action === undefined) {
        finalize(hasError, error);
        return;
      }
      action().then(
        () => finalize(hasError, error),
        (failure) => finalize(true, failure),
      );
    };
    const { state } = dest[kState];
    if (state === 'writable' && !isCloseQueued(dest)) afterWrites(act);
    else act();
  };

  if (signal !== undefined) {
    const onAbort = (): void => {
      const { reason } = signal;
      const actions: (() => Promise<unknown>)[] = [];
      if (!preventAbort)
        actions.push(() => (dest[kState].state === 'writable' ? abortWritable(dest, reason) : Promise.resolve()));
      if (!preventCancel) {
        actions.push(() => (source[kState].state === 'readable' ? cancelStream(source, reason) : Promise.resolve()));
      }
      shutDown(() => Promise.all(actions.map((action) => action())), true, reason);
    };
    if (signal.aborted) {
      onAbort();
      return done.promise;
    }
    disposable = addAbortListener(signal as never, onAbort) as unknown as Record<symbol, () => void>;
  }

  const onSourceError = (error: unknown): void => {
    shutDown(preventAbort ? undefined : () => abortWritable(dest, error), true, error);
  };
  const onDestError = (error: unknown): void => {
    shutDown(preventCancel ? undefined : () => cancelStream(source, error), true, error);
  };
  const onSourceClose = (): void => {
    shutDown(preventClose ? undefined : closeWithErrorPropagation, false);
  };
  const closeWithErrorPropagation = (): Promise<unknown> => {
    const { state, storedError } = dest[kState];
    if (isCloseQueued(dest) || state === 'closed') return Promise.resolve();
    return state === 'errored' ? Promise.reject(storedError) : closeWritable(dest);
  };
  const watch = (): void => {
    if (source[kState].state === 'errored') onSourceError(source[kState].storedError);
    else reader.closed.then(undefined, onSourceError);
    if (dest[kState].state === 'errored') onDestError(dest[kState].storedError);
    else writer.closed.then(undefined, onDestError);
    if (source[kState].state === 'closed') onSourceClose();
    else reader.closed.then(onSourceClose, () => {});
    if (isCloseQueued(dest) || dest[kState].state === 'closed') {
      const error = invalidState('Destination WritableStream is closed');
      shutDown(preventCancel ? undefined : () => cancelStream(source, error), true, error);
    }
  };
  const step = (): Promise<boolean> =>
    new Promise<boolean>((resolve, reject) => {
      readChunk(reader, {
        chunk(chunk) {
          lastWrite = handled(writeChunk(writer, chunk));
          resolve(false);
        },
        close: () => resolve(true),
        error: reject,
      });
    });
  const loop = async (): Promise<void> => {
    // The first read comes a turn after the pipe is made, as Node's does (observed).
    await undefined;
    for (let isOver = false; !isOver; ) {
      await writer.ready;
      isOver = isShuttingDown || (await step());
    }
  };
  watch();
  loop().catch(() => {});
  return done.promise;
}
