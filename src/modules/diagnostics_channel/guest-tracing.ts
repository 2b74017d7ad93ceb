import { assertApplicable } from 'internal:applicable';
import { codes } from 'internal:errors';
import { validateFunction } from 'internal:validators';
import { Channel, channel } from './guest-channel.ts';

type Callback = (...args: unknown[]) => unknown;
type Handlers = Partial<Record<EventName, (message: unknown, name: string | symbol) => unknown>>;
const events = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const;
type EventName = (typeof events)[number];
interface Context {
  error?: unknown;
  result?: unknown;
}

const { apply } = Reflect;
const { then } = Promise.prototype;
const NativePromise = Promise;

function findChannel(source: unknown, name: EventName): Channel {
  if (typeof source === 'string') return channel(`tracing:${source}:${name}`);
  if (typeof source === 'object' && source !== null) {
    const own = (source as Record<string, unknown>)[name];
    if (own === undefined || own === null) throw new TypeError('Cannot convert undefined or null to object');
    if (!(own instanceof Channel)) throw new codes.ERR_INVALID_ARG_TYPE(`nameOrChannels.${name}`, ['Channel'], own);
    return own;
  }
  throw new codes.ERR_INVALID_ARG_TYPE('nameOrChannels', ['string', 'object', 'TracingChannel'], source);
}

/** nodejs.org/api/diagnostics_channel.html#class-tracingchannel */
class TracingChannel {
  declare readonly start: Channel;
  declare readonly end: Channel;
  declare readonly asyncStart: Channel;
  declare readonly asyncEnd: Channel;
  declare readonly error: Channel;

  constructor(nameOrChannels: unknown) {
    for (const event of events) Object.defineProperty(this, event, { value: findChannel(nameOrChannels, event) });
  }

  get hasSubscribers(): boolean {
    return events.some((event) => this[event]?.hasSubscribers);
  }

  subscribe(handlers: Handlers): void {
    for (const event of events) {
      const handler = handlerOf(handlers, event);
      if (handler) this[event]?.subscribe(handler);
    }
  }

  unsubscribe(handlers: Handlers): boolean {
    let all = true;
    for (const event of events) {
      const handler = handlerOf(handlers, event);
      if (handler && !this[event]?.unsubscribe(handler)) all = false;
    }
    return all;
  }

  traceSync(fn: Callback, context: Context = {}, thisArg?: unknown, ...args: unknown[]): unknown {
    if (!this.hasSubscribers) return call(fn, thisArg, args);
    return this.start.runStores(context, () => {
      try {
        const result = call(fn, thisArg, args);
        context.result = result;
        return result;
      } catch (error) {
        this.#fail(context, error);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  tracePromise(fn: Callback, context: Context = {}, thisArg?: unknown, ...args: unknown[]): unknown {
    if (!this.hasSubscribers) return call(fn, thisArg, args);
    const settle = (): void => {
      this.asyncStart.publish(context);
      this.asyncEnd.publish(context);
    };
    const fulfilled = (result: unknown): unknown => {
      context.result = result;
      settle();
      return result;
    };
    const rejected = (error: unknown): unknown => {
      this.#fail(context, error);
      settle();
      return NativePromise.reject(error);
    };
    return this.start.runStores(context, () => {
      try {
        let promise = call(fn, thisArg, args);
        if (!(promise instanceof NativePromise)) promise = NativePromise.resolve(promise);
        return apply(then, promise as Promise<unknown>, [fulfilled, rejected]) as unknown;
      } catch (error) {
        this.#fail(context, error);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  traceCallback(fn: Callback, position = -1, context: Context = {}, thisArg?: unknown, ...args: unknown[]): unknown {
    if (!this.hasSubscribers) return call(fn, thisArg, args);
    const callback = args.at(position);
    validateFunction(callback, 'callback');
    const channels = this;
    function wrappedCallback(this: unknown, ...results: unknown[]): unknown {
      const [error, result] = results;
      if (error) channels.#fail(context, error);
      else context.result = result;
      return channels.asyncStart.runStores(context, () => {
        try {
          return apply(callback as unknown as Callback, this, results) as unknown;
        } finally {
          channels.asyncEnd.publish(context);
        }
      });
    }
    args.splice(position, 1, wrappedCallback);
    return this.start.runStores(context, () => {
      try {
        return call(fn, thisArg, args);
      } catch (error) {
        this.#fail(context, error);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  #fail(context: Context, error: unknown): void {
    context.error = error;
    this.error.publish(context);
  }
}

function handlerOf(handlers: Handlers, event: EventName): Handlers[EventName] {
  if (handlers === undefined || handlers === null) {
    throw new TypeError(`Cannot read properties of ${handlers} (reading '${event}')`);
  }
  return handlers[event];
}

function call(fn: Callback, thisArg: unknown, args: unknown[]): unknown {
  assertApplicable(fn);
  return apply(fn, thisArg, args);
}

/** nodejs.org/api/diagnostics_channel.html#diagnostics_channeltracingchannelnameorchannels */
export function tracingChannel(nameOrChannels: unknown): TracingChannel {
  return new TracingChannel(nameOrChannels);
}
