// The module's exports, classes and their attributes, and what arguments they refuse.
const channels = require('node:diagnostics_channel');
const { inspect } = require('node:util');

function show(object, name) {
  console.log(`== ${name}`);
  for (const key of Reflect.ownKeys(object)) {
    const { get, set, value, enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(object, key);
    const what = typeof value === 'function' ? `function ${value.name} ${value.length}` : inspect(value).slice(0, 60);
    console.log(String(key), get?.name, set?.name, get ? '' : what, enumerable, writable, configurable);
  }
}
show(channels, 'module');
show(channels.Channel, 'Channel');
show(channels.Channel.prototype, 'Channel.prototype');
const channel = channels.channel('shown');
show(channel, 'channel');
console.log(channel);
const listener = () => {};
channel.subscribe(listener);
console.log(channel, channel.constructor.name, channel.constructor.length);
show(Object.getPrototypeOf(channel), 'ActiveChannel.prototype');
channel.unsubscribe(listener);
console.log(channel.constructor.name, channel);
const tracing = channels.tracingChannel('traced');
show(tracing, 'tracing channel');
show(Object.getPrototypeOf(tracing), 'TracingChannel.prototype');

const attempt = (name, action) => {
  try {
    console.log(name, action());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
for (const name of [undefined, null, 5, {}, function f() {}, Symbol('s'), 'x', '', 1n]) {
  attempt('channel', () => channels.channel(name));
  attempt('hasSubscribers', () => channels.hasSubscribers(name));
  attempt('tracingChannel', () => channels.tracingChannel(name));
  attempt('subscribe', () => channels.subscribe(name, listener));
  attempt('unsubscribe', () => channels.unsubscribe(name, listener));
  attempt('new Channel', () => new channels.Channel(name));
}
for (const value of [undefined, 5]) {
  attempt('subscribe', () => channels.subscribe('q', value));
  attempt('method', () => channels.channel('q').subscribe(value));
  attempt('unsubscribe', () => channels.channel('q').unsubscribe(value));
  attempt('unbindStore', () => channels.channel('q').unbindStore(value));
  attempt('runStores', () => channels.channel('q').runStores({}, value));
}
attempt('instances', () => [5, {}, channel, Object.create(channel)].map((value) => value instanceof channels.Channel));
const { start, end, asyncStart, asyncEnd, error } = tracing;
attempt('own', () => channels.tracingChannel({ start, end, asyncStart, asyncEnd, error }).start.name);
attempt('parts missing', () => channels.tracingChannel({ start }));
attempt('no channels', () => channels.tracingChannel({ start: 1, end: 2, asyncStart: 3, asyncEnd: 4, error: 5 }));
attempt('no handlers', () => tracing.subscribe());
attempt('no functions', () => tracing.subscribe({ start: 5 }));
attempt('other handlers', () => tracing.subscribe({ foo() {} }));
