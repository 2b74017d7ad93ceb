import { EventEmitter } from 'node:events';

/** The events that a new stream has a place for, which is also the order in which it tells their names (observed). */
const WRITABLE_EVENTS = ['close', 'error', 'prefinish', 'finish', 'drain'];
const READABLE_EVENTS = ['close', 'error', 'data', 'end', 'readable'];
const PLACES = {
  writable: WRITABLE_EVENTS,
  readable: READABLE_EVENTS,
  duplex: [...WRITABLE_EVENTS, ...READABLE_EVENTS.slice(2)],
};

type LegacySource = EventEmitter & { readable?: boolean; pause?(): void; resume?(): void };
type LegacyTarget = EventEmitter & {
  writable?: boolean;
  _isStdio?: boolean;
  write(chunk: unknown): unknown;
  end(): void;
  destroy?(): void;
};
type Events = Record<string, unknown>;

/** Gives a stream its places before anything else is put on it: that is the order in which it prints (observed). */
export function placeEvents(stream: { _events?: Events }, kind: keyof typeof PLACES): void {
  if (Object.hasOwn(stream, '_events')) return;
  const events: Events = {};
  for (const name of PLACES[kind]) events[name] = undefined;
  stream._events = events;
}

/** What all streams extend, and the streams of Node 0.4 (nodejs.org/api/stream.html#types-of-streams, observed). */
export function Stream(this: EventEmitter, options?: object): void {
  Reflect.apply(EventEmitter as unknown as (options?: object) => void, this, [options]);
}
Object.setPrototypeOf(Stream.prototype as object, EventEmitter.prototype);
Object.setPrototypeOf(Stream, EventEmitter);

/** Adds a listener before all others, whatever kind of emitter it is. */
export function prependListener(emitter: EventEmitter, type: string, listener: (...args: never[]) => unknown): unknown {
  if (typeof emitter.prependListener === 'function') return emitter.prependListener(type, listener as never);
  const events = (emitter as unknown as { _events?: Record<string, unknown> })._events;
  const existing = events?.[type];
  if (events === undefined || !existing) return (emitter as EventEmitter).on(type, listener as never);
  if (Array.isArray(existing)) existing.unshift(listener);
  else events[type] = [listener, existing];
  return undefined;
}

const methods = {
  /** `data` is written, `end` ends, `close` destroys, an `error` that nobody else handles is thrown. */
  pipe(this: LegacySource, dest: LegacyTarget, options?: { end?: boolean }): LegacyTarget {
    const pairs: [EventEmitter, string, (...args: never[]) => void][] = [];
    const listen = (emitter: EventEmitter, type: string, listener: (...args: never[]) => void): void => {
      emitter.on(type, listener as never);
      pairs.push([emitter, type, listener]);
    };
    const cleanup = (): void => {
      for (const [emitter, type, listener] of pairs) emitter.removeListener(type, listener as never);
    };
    let isOver = false;
    const once = (action: () => void) => (): void => {
      if (isOver) return;
      isOver = true;
      action();
    };
    function onerror(this: EventEmitter, error: unknown): void {
      cleanup();
      // An emitter of another kind may have no count of its own.
      if (Reflect.apply(EventEmitter.prototype.listenerCount, this, ['error']) === 0) this.emit('error', error);
    }
    listen(this, 'data', ((chunk: unknown) => {
      if (dest.writable && dest.write(chunk) === false) this.pause?.();
    }) as never);
    listen(dest, 'drain', () => {
      if (this.readable) this.resume?.();
    });
    if (!dest._isStdio && options?.end !== false) {
      listen(
        this,
        'end',
        once(() => dest.end()),
      );
      listen(
        this,
        'close',
        once(() => dest.destroy?.()),
      );
    }
    for (const emitter of [this, dest]) {
      prependListener(emitter, 'error', onerror as never);
      pairs.push([emitter, 'error', onerror as never]);
    }
    listen(this, 'end', cleanup);
    listen(this, 'close', cleanup);
    listen(dest, 'close', cleanup);
    dest.emit('pipe', this);
    return dest;
  },
  /** Places without a listener are no names. */
  eventNames(this: { _events?: Record<string, unknown> }): PropertyKey[] {
    const events = this._events ?? {};
    return Reflect.ownKeys(events).filter((name) => events[name as string] !== undefined);
  },
};
Object.assign(Stream.prototype as object, methods);
