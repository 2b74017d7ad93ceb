import { assertApplicable } from 'internal:applicable';
import { codes } from 'internal:errors';
import { nextTick, reportUncaught } from 'internal:tasks';
import { validateFunction } from 'internal:validators';
import { Registry } from './guest-registry.ts';

type Name = string | symbol;
type Subscriber = (message: unknown, name: Name) => unknown;
type Callback = (...args: unknown[]) => unknown;
type Transform = (data: unknown) => unknown;
interface Store {
  run(value: unknown, fn: Callback): unknown;
}

const { apply } = Reflect;
const { setPrototypeOf, getPrototypeOf } = Object;

/** Node's Map without user code between it and its entries, whose name shows on a channel that is printed. */
class SafeMap<Key, Value> extends Map<Key, Value> {}
Object.defineProperty(SafeMap.prototype, Symbol.toStringTag, { value: 'SafeMap', configurable: true });

/** What a subscriber throws is nobody's failure but its own: it is uncaught, on a tick of its own. */
function throwLater(error: unknown): void {
  nextTick(() => reportUncaught(error));
}

/**
 * A channel with subscribers or stores. A channel becomes one by a change of its prototype, so that publishing to one
 * without costs a call of an empty function.
 */
class ActiveChannel {
  declare _subscribers: readonly Subscriber[];
  declare _stores: Map<Store, Transform | undefined>;
  declare name: Name;

  subscribe(subscription: Subscriber): void {
    validateFunction(subscription, 'subscription');
    // A new list each time: a publication goes on over the one it began with.
    this._subscribers = [...this._subscribers, subscription];
    channels.retain(this.name, this as unknown as Channel);
  }

  unsubscribe(subscription: Subscriber): boolean {
    const index = this._subscribers.indexOf(subscription);
    if (index === -1) return false;
    this._subscribers = [...this._subscribers.slice(0, index), ...this._subscribers.slice(index + 1)];
    channels.release(this.name);
    deactivateIfUnused(this);
    return true;
  }

  bindStore(store: Store, transform: Transform | undefined): void {
    if (!this._stores.has(store)) channels.retain(this.name, this as unknown as Channel);
    this._stores.set(store, transform);
  }

  unbindStore(store: Store): boolean {
    if (!this._stores.delete(store)) return false;
    channels.release(this.name);
    deactivateIfUnused(this);
    return true;
  }

  get hasSubscribers(): boolean {
    return true;
  }

  publish(data: unknown): void {
    const subscribers = this._subscribers;
    for (let index = 0; index < (subscribers?.length ?? 0); index++) {
      try {
        const listener = subscribers[index]!;
        listener(data, this.name);
      } catch (error) {
        throwLater(error);
      }
    }
  }

  runStores(data: unknown, fn: Callback, thisArg: unknown, ...args: unknown[]): unknown {
    let run: Callback = () => {
      this.publish(data);
      assertApplicable(fn);
      return apply(fn, thisArg, args);
    };
    for (const [store, transform] of this._stores) run = enterStore(store, data, run, transform);
    return run();
  }
}

function enterStore(store: Store, data: unknown, next: Callback, transform: Transform | undefined): Callback {
  return () => {
    let value = data;
    if (transform !== undefined) {
      try {
        if (typeof transform !== 'function') throw new TypeError('transform is not a function');
        value = transform(data);
      } catch (error) {
        throwLater(error);
        return next();
      }
    }
    if (typeof store.run !== 'function') throw new TypeError('store.run is not a function');
    return store.run(value, next);
  };
}

/** nodejs.org/api/diagnostics_channel.html#class-channel */
export class Channel {
  _subscribers: readonly Subscriber[] | undefined;
  _stores: Map<Store, Transform | undefined> | undefined;
  name: Name;
  _index: undefined;

  constructor(name: Name) {
    this._subscribers = undefined;
    this._stores = undefined;
    this.name = name;
    this._index = undefined;
    channels.set(name, this);
  }

  static [Symbol.hasInstance](instance: object): boolean {
    return isChannel(instance);
  }

  subscribe(subscription: Subscriber): void {
    validateFunction(subscription, 'subscription');
    activate(this).subscribe(subscription);
  }

  unsubscribe(_subscription?: Subscriber): boolean {
    return false;
  }

  bindStore(store: Store, transform: Transform | undefined): void {
    activate(this).bindStore(store, transform);
  }

  unbindStore(_store?: Store): boolean {
    return false;
  }

  get hasSubscribers(): boolean {
    return false;
  }

  publish(_data?: unknown): void {}

  runStores(_data: unknown, fn: Callback, thisArg?: unknown, ...args: unknown[]): unknown {
    assertApplicable(fn);
    return apply(fn, thisArg, args);
  }
}

/** Outside of the class: a class that names itself gets another name from the bundler. */
function isChannel(instance: object): boolean {
  const prototype: unknown = getPrototypeOf(instance);
  return prototype === Channel.prototype || prototype === ActiveChannel.prototype;
}

function activate(channel: Channel): ActiveChannel {
  setPrototypeOf(channel, ActiveChannel.prototype);
  channel._subscribers = [];
  channel._stores = new SafeMap();
  return channel as unknown as ActiveChannel;
}

function deactivateIfUnused(channel: ActiveChannel): void {
  if (channel._subscribers.length > 0 || channel._stores.size > 0) return;
  setPrototypeOf(channel, Channel.prototype);
  const idle = channel as unknown as Channel;
  idle._subscribers = undefined;
  idle._stores = undefined;
}

const channels = new Registry<Channel>();

/** nodejs.org/api/diagnostics_channel.html#diagnostics_channelchannelname */
export function channel(name: Name): Channel {
  const known = channels.get(name);
  if (known !== undefined) return known;
  if (typeof name !== 'string' && typeof name !== 'symbol') {
    throw new codes.ERR_INVALID_ARG_TYPE('channel', ['string', 'symbol'], name);
  }
  return new Channel(name);
}

/** nodejs.org/api/diagnostics_channel.html#diagnostics_channelsubscribename-onmessage */
export function subscribe(name: Name, subscription: Subscriber): void {
  channel(name).subscribe(subscription);
}

/** nodejs.org/api/diagnostics_channel.html#diagnostics_channelunsubscribename-onmessage */
export function unsubscribe(name: Name, subscription: Subscriber): boolean {
  return channel(name).unsubscribe(subscription);
}

/** nodejs.org/api/diagnostics_channel.html#diagnostics_channelhassubscribersname */
export function hasSubscribers(name: Name): boolean {
  return channels.get(name)?.hasSubscribers ?? false;
}

// Parameters that are there for their type count in Node as in their own signature (observed).
for (const [method, length] of [
  [Channel.prototype.unsubscribe, 0],
  [Channel.prototype.unbindStore, 0],
  [Channel.prototype.publish, 0],
  [Channel.prototype.runStores, 3],
] as const) {
  Object.defineProperty(method, 'length', { value: length, configurable: true });
}
