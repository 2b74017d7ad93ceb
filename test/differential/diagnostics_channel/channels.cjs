// Publishing, subscribers that fail, and stores.
const channels = require('node:diagnostics_channel');
const { AsyncLocalStorage } = require('node:async_hooks');
const log = console.log;
const one = new AsyncLocalStorage();
const two = new AsyncLocalStorage();
process.on('uncaughtException', (error) => log('uncaught', error.message, one.getStore()));

const channel = channels.channel('c');
log(channel === channels.channel('c'), channel.hasSubscribers, channels.hasSubscribers('c'));
function first(message, name) {
  'use strict';
  log('first', message, name, this, arguments.length);
}
const second = (message) => {
  log('second', message);
  channel.subscribe(third);
};
const third = (message) => log('third', message);
log(channel.subscribe(first), channel.subscribe(second), channel.subscribe(first));
channel.publish({ a: 1 });
log(
  channel.unsubscribe(first),
  channel.unsubscribe(() => {}),
  channel.unsubscribe(third),
);
channel.publish(2);
log(channel.unsubscribe(third), channel.unsubscribe(first), channel.unsubscribe(first), channel.unsubscribe(second));
log(channel.hasSubscribers, channels.hasSubscribers('c'), channel.constructor.name);
log(
  channels.subscribe('c', third),
  channels.hasSubscribers('c'),
  channels.unsubscribe('c', third),
  channels.unsubscribe('c', third),
);
const unsubscribing = () => {
  log('once', channel.unsubscribe(unsubscribing), channel.hasSubscribers);
};
channel.subscribe(unsubscribing);
channel.publish(1);
channel.publish(1);
channel.subscribe(() => {
  throw new Error('of a subscriber');
});
channel.subscribe(() => log('after it'));
channel.publish(1);
log('published');
const symbol = Symbol('channel');
channels.subscribe(symbol, (message, name) => log(message, String(name)));
channels.channel(symbol).publish('to a symbol');
channels.subscribe('kept', () => log('kept'));
channels.channel('kept').publish();

const stores = channels.channel('stores');
log(
  stores.bindStore(one),
  stores.bindStore(two, (data) => ({ ...data, more: 1 })),
  stores.hasSubscribers,
);
stores.subscribe((message) => log('subscriber', message, one.getStore(), two.getStore()));
const result = stores.runStores(
  { x: 1 },
  function (...args) {
    log('inside', one.getStore(), two.getStore(), this.k, args);
    return 'result';
  },
  { k: 'this' },
  1,
  2,
);
log(result, one.getStore(), two.getStore());
try {
  stores.runStores({}, () => {
    throw new Error('inside');
  });
} catch (error) {
  log(error.message, one.getStore());
}
stores.bindStore(two, () => {
  throw new Error('of a transform');
});
stores.runStores({ x: 2 }, () => log('inside', one.getStore(), two.getStore()));
log(stores.unbindStore(one), stores.unbindStore(one), stores.unbindStore(two), stores.hasSubscribers);
const empty = channels.channel('empty');
empty.bindStore(one);
log(empty.hasSubscribers, empty.unbindStore(one), empty.hasSubscribers, empty.unbindStore(one), empty.constructor.name);
stores.bindStore({});
try {
  stores.runStores(1, () => 2);
} catch (error) {
  log(error.name, error.message);
}
