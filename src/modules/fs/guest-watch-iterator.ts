import { AbortError, codes } from 'internal:errors';
import { validateAbortSignal, validateBoolean, validateInteger, validateObject, validateOneOf } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import { assertEncoding, encoded, type Options, pathText } from './guest-arguments.ts';
import { ignoreOption } from './guest-watch-ignore.ts';

export interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface Source {
  start(path: string, recursive: boolean, isPersistent: boolean): void;
  close(): void;
}
type MakeSource = (onchange: (status: number, eventType: string, filename: string) => void) => Source;

const DEFAULT_QUEUE = 2048;

interface Settings {
  readonly path: string;
  readonly persistent: boolean;
  readonly recursive: boolean;
  readonly encoding: unknown;
  readonly maxQueue: number;
  readonly overflow: string;
  readonly ignore: (filename: string) => boolean;
  readonly signal: Signal | undefined;
}

function settingsOf(filename: unknown, options: unknown): Settings {
  const path = pathText(filename);
  validateObject(options, 'options');
  const { persistent = true, recursive = false, encoding = 'utf8', signal, ignore } = options as Options;
  const { maxQueue = DEFAULT_QUEUE, overflow = 'ignore' } = options as Options;
  validateBoolean(persistent, 'options.persistent');
  validateBoolean(recursive, 'options.recursive');
  validateInteger(maxQueue, 'options.maxQueue');
  validateOneOf(overflow, 'options.overflow', ['ignore', 'error']);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  assertEncoding(encoding);
  const checked = { path, persistent, recursive, encoding, maxQueue, overflow: overflow as string };
  return { ...checked, ignore: ignoreOption(ignore), signal: signal as Signal | undefined };
}

/** nodejs.org/api/fs.html#fspromiseswatchfilename-options */
export async function* watchLater(filename: unknown, options: unknown, make: MakeSource): AsyncGenerator<unknown> {
  const { path, persistent, recursive, encoding, maxQueue, overflow, ignore, signal } = settingsOf(filename, options);
  const aborted = (): Error => new AbortError(undefined, { cause: signal?.reason });
  if (signal?.aborted) throw aborted();
  let queue: object[] = [];
  let failure: Error | undefined;
  let wake: () => void = () => {};
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
  };
  const source = make((_status, eventType, name) => {
    if (ignore(name)) return;
    if (queue.length < maxQueue) {
      queue.push({ __proto__: null, eventType, filename: encoded(name, encoding) });
      wake();
    } else if (overflow === 'error') fail(new codes.ERR_FS_WATCH_QUEUE_OVERFLOW(maxQueue));
    else emitProcessWarning('fs.watch maxQueue exceeded');
  });
  const abort = (): void => fail(aborted());
  try {
    source.start(path, recursive, persistent);
    signal?.addEventListener('abort', abort, { once: true });
    for (;;) {
      if (queue.length === 0 && failure === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      // What waits behind a failure is dropped.
      if (failure !== undefined) throw failure;
      const events = queue;
      queue = [];
      yield* events;
    }
  } catch (error) {
    if ((error as { syscall?: string }).syscall === 'watch') Object.assign(error as Error, { filename: path });
    throw error;
  } finally {
    source.close();
    signal?.removeEventListener('abort', abort);
  }
}
