import { customInspectSymbol } from 'internal:inspect';
import { Readable, Writable } from './guest-package.ts';

/**
 * How Node prints the state of a stream: a few fields and one number of flags. The package keeps fields of its own, so the
 * number is put together from them, each flag at the place where Node has it (observed). A slash means two flags: that the
 * field was set, and its value.
 */
const READABLE_FLAGS =
  'objectMode errorEmitted autoDestroy emitClose destroyed closed closeEmitted errored constructed ended endEmitted reading ' +
  'sync needReadable emittedReadable readableListening resumeScheduled multiAwaitDrain readingMore dataEmitted ' +
  'hasUtf8 decoder encoding flowing/ paused/';
const WRITABLE_FLAGS =
  'objectMode errorEmitted autoDestroy emitClose destroyed closed closeEmitted errored constructed sync finalCalled needDrain ' +
  'ending finished decodeStrings writing bufferProcessing prefinished allBuffers allNoop - writable/ - hasUtf8 writecb - ' +
  'afterWriteTickInfo - hasBuffered ended';
const READABLE_FIELDS = ['highWaterMark', 'buffer', 'bufferIndex', 'length', 'pipes', 'awaitDrainWriters'];
const WRITABLE_FIELDS = ['highWaterMark', 'length', 'corked', 'onwrite', 'writelen', 'bufferedIndex', 'pendingcb'];

type State = Record<PropertyKey, unknown>;
interface Options {
  stylize(text: string, style: string): string;
}

function flagsOf(state: State, names: string): number {
  const values: State = {
    hasUtf8: state['defaultEncoding'] === 'utf8',
    hasBuffered: (state['buffered'] as unknown[] | undefined)?.length,
  };
  let bits = 0;
  let place = 0;
  for (const name of names.split(' ')) {
    const isPair = name.endsWith('/');
    const key = isPair ? name.slice(0, -1) : name;
    const value = key in values ? values[key] : state[key];
    if (isPair) {
      const wasSet = value !== null && value !== undefined && (key !== 'paused' || state['paused'] === true);
      if (wasSet) bits += 2 ** place + (value ? 2 ** (place + 1) : 0);
      place += 2;
    } else {
      if (value) bits += 2 ** place;
      place++;
    }
  }
  return bits;
}

function addInspection(prototype: object, fields: readonly string[], flags: string, rest: State): void {
  Object.defineProperty(prototype, customInspectSymbol, {
    value(this: State, depth: number, options: Options, inspect: (value: unknown, options: object) => string): string {
      if (depth < 0) return options.stylize(`[${(this['constructor'] as { name: string }).name}]`, 'special');
      const shown = Object.create(prototype) as State;
      for (const field of fields) shown[field] = this[field];
      shown[Symbol('kState')] = flagsOf(this, flags);
      Object.assign(shown, rest);
      return inspect(shown, { ...options, customInspect: false });
    },
  });
}

addInspection(Readable.ReadableState.prototype, READABLE_FIELDS, READABLE_FLAGS, {});
addInspection(Writable.WritableState.prototype, WRITABLE_FIELDS, WRITABLE_FLAGS, { [Symbol('kBufferedValue')]: null });
