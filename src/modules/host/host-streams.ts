import type { HostContext } from '../../capabilities/capability.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import { blame, type CallPlace, callLimit, callTimeout } from './host-function-errors.ts';
import { GuestStream } from './host-guest-stream.ts';
import { GUEST_STREAMS_KEY, type GuestStreamEntries, HostStream } from './host-shared.ts';
import { bounded } from './host-values.ts';

/** Streams that are open at one time, in each direction. Each holds at most one item. */
export const MAX_STREAMS = 64;

export interface HostStreamOptions {
  readonly place: CallPlace;
  readonly timeoutMs: number | undefined;
  readonly ended: () => void;
}

interface Open extends HostStreamOptions {
  readonly iterator: AsyncIterator<unknown> | Iterator<unknown>;
  /** Items are asked for one after the other, whatever the guest does. */
  last: Promise<unknown>;
}

/** The streams of one sandbox. */
export function hostStreams(context: HostContext): HostStreams {
  return context.share('host-streams', () => new HostStreams(context));
}

/**
 * Streams between one sandbox and its host functions. Nothing flows by itself: each item is asked for by the side that wants
 * it, one at a time, and counts as a host call. So what is under way is one item of `limits.transferBytes` a stream, and a
 * side that does not read stops the other.
 */
export class HostStreams {
  readonly #context: HostContext;
  readonly #open = new Map<number, Open>();
  readonly #guest = new Map<number, GuestStream>();
  #lastId = 0;
  #listens = false;

  constructor(context: HostContext) {
    this.#context = context;
  }

  // -- From the host -----------------------------------------------------------------------------------------------

  /** The mark of a stream, when the value is one. */
  fromHost(value: unknown, options: HostStreamOptions): HostStream | undefined {
    const iterator = iteratorOf(value);
    if (iterator === undefined) return undefined;
    if (this.#context.signal.aborted) {
      // The function went on after the sandbox had ended.
      void closed(iterator);
      throw unknownStream();
    }
    if (this.#open.size >= MAX_STREAMS) {
      void closed(iterator);
      throw callLimit(this.#context, options.place, `gave a stream, and ${MAX_STREAMS} are open already`);
    }
    this.#listen();
    const id = ++this.#lastId;
    this.#open.set(id, { ...options, iterator, last: Promise.resolve() });
    return new HostStream(id, value instanceof ReadableStream);
  }

  next(id: number): Promise<{ value: unknown; done: boolean }> {
    this.#context.chargeHostCall();
    const stream = this.#open.get(id);
    if (stream === undefined) throw unknownStream();
    const turn = stream.last.then(async () => {
      // It may have ended while this waited.
      if (this.#open.get(id) !== stream) return { value: undefined, done: true };
      try {
        const { value, done = false } = await timed(this.#context, stream, stream.iterator.next());
        if (done) this.#end(id);
        return { value: bounded(this.#context, value), done };
      } catch (error) {
        blame(this.#context, stream.place, error);
        this.#end(id);
        void closed(stream.iterator);
        throw error;
      }
    });
    stream.last = turn.catch(() => {});
    return turn;
  }

  async close(id: number): Promise<void> {
    const stream = this.#open.get(id);
    if (stream === undefined) return;
    this.#end(id);
    await stream.iterator.return?.();
  }

  #end(id: number): void {
    const stream = this.#open.get(id);
    if (this.#open.delete(id)) stream?.ended();
  }

  // -- From the guest ----------------------------------------------------------------------------------------------

  fromGuest(id: number): GuestStream {
    // The guest counts too, by intrinsics that its program may have patched; and each has a number of its own.
    if (this.#guest.size >= MAX_STREAMS || this.#guest.has(id)) {
      throw new VerbError(`${MAX_STREAMS} streams are open already`, { code: 'ERR_HOST_CALL_LIMIT' });
    }
    this.#listen();
    const entries = this.#context.share<GuestStreamEntries>(GUEST_STREAMS_KEY, () => {
      throw new Error('There is no guest whose streams could be read');
    });
    const stream = new GuestStream(
      (action) => this.#context.enqueue(() => entries[action](id)),
      () => this.#guest.delete(id),
    );
    this.#guest.set(id, stream);
    return stream;
  }

  guestStream(id: number): GuestStream {
    const stream = this.#guest.get(id);
    if (stream === undefined) throw unknownStream();
    return stream;
  }

  #listen(): void {
    if (this.#listens) return;
    this.#listens = true;
    const { signal } = this.#context;
    const end = (): void => {
      for (const stream of [...this.#guest.values()]) stream.fail(signal.reason);
      for (const [id, { iterator }] of [...this.#open]) {
        this.#end(id);
        void closed(iterator);
      }
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  }
}

function iteratorOf(value: unknown): AsyncIterator<unknown> | Iterator<unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { [Symbol.asyncIterator]: async, [Symbol.iterator]: sync, next } = value as Partial<AsyncGenerator & Generator>;
  if (typeof async === 'function') return async.call(value as AsyncGenerator);
  // Lists and maps are iterable too, and are values: only what is its own iterator is a stream.
  if (typeof sync === 'function' && typeof next === 'function') return sync.call(value as Generator);
  return undefined;
}

/** Ends a stream that the guest will never hear of; any other value is left alone. */
export function endStream(value: unknown): void {
  const iterator = iteratorOf(value);
  if (iterator !== undefined) void closed(iterator);
}

/** Ends an iterator whose end nobody waits for. */
async function closed(iterator: AsyncIterator<unknown> | Iterator<unknown>): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // The stream has failed or its reader has gone: there is nobody to tell.
  }
}

async function timed(
  context: HostContext,
  { place, timeoutMs }: HostStreamOptions,
  result: IteratorResult<unknown> | Promise<IteratorResult<unknown>>,
): Promise<IteratorResult<unknown>> {
  if (timeoutMs === undefined) return result;
  const { signal } = context;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Nobody waits for an item after the sandbox's end, and the timer would keep the host's process alive.
  const stop = (): void => clearTimeout(timer);
  try {
    return await Promise.race([
      result,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(callTimeout(context, place, timeoutMs)), timeoutMs);
        signal.addEventListener('abort', stop, { once: true });
        if (signal.aborted) stop();
      }),
    ]);
  } finally {
    stop();
    signal.removeEventListener('abort', stop);
  }
}

function unknownStream(): VerbError {
  const message = 'The stream has ended, or belongs to the sandbox that a snapshot was taken of';
  return new VerbError(message, { code: 'ERR_INVALID_STATE' });
}
