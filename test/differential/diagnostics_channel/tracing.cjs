// TracingChannel: order of events, contexts, results.
const channels = require('node:diagnostics_channel');
const { AsyncLocalStorage } = require('node:async_hooks');
const log = console.log;
const text = (context) =>
  JSON.stringify(context, (key, value) =>
    value instanceof Error ? `Error ${value.message}` : value === undefined ? 'undefined' : value,
  );
const tracing = channels.tracingChannel('t');
const events = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];
log(
  events.map((event) => tracing[event].name),
  tracing.hasSubscribers,
);
const handlers = Object.fromEntries(events.map((event) => [event, (context, name) => log(name, text(context))]));
log(
  tracing.traceSync(() => 1),
  tracing.tracePromise(() => 2),
  tracing.traceCallback(() => 3, 0, {}, null, 5),
);
log(tracing.subscribe(handlers), tracing.hasSubscribers);
const attempt = (action) => {
  try {
    log(action());
  } catch (error) {
    log(error.name, error.code, error.message);
  }
};
attempt(() =>
  tracing.traceSync(
    function (...args) {
      return [this.k, ...args];
    },
    { c: 1 },
    { k: 'this' },
    1,
    2,
  ),
);
attempt(() =>
  tracing.traceSync(() => {
    throw new Error('E');
  }, {}),
);
attempt(() => tracing.traceSync());
attempt(() => tracing.tracePromise(5));
attempt(() => tracing.traceCallback(5));
attempt(() => tracing.traceCallback(() => {}, -1, {}, null, 1));
log(tracing.unsubscribe({ start: handlers.start }), tracing.unsubscribe({ start: handlers.start }));
tracing.subscribe({ start: handlers.start });

async function main() {
  log('- promises');
  log(await tracing.tracePromise(async () => 9, { p: 1 }));
  for (const fails of [
    async () => {
      throw new Error('rejected');
    },
    () => {
      throw new Error('thrown');
    },
  ]) {
    try {
      await tracing.tracePromise(fails, {});
    } catch (error) {
      log('caught', error.message);
    }
  }
  const plain = tracing.tracePromise(() => 7, {});
  log(plain instanceof Promise, await plain);
  class Sub extends Promise {}
  const sub = tracing.tracePromise(() => Sub.resolve(3), {});
  log(sub instanceof Sub, await sub);
  // biome-ignore lint/suspicious/noThenProperty: it is what is tried.
  log(await tracing.tracePromise(() => ({ then: (done) => done(4) }), {}));
  log('- callbacks');
  tracing.traceCallback(
    function (a, callback) {
      log('inside', this.k, a);
      callback(null, 'r');
    },
    1,
    { cb: 1 },
    { k: 'this' },
    'x',
    (error, result) => log('callback', error, result),
  );
  await new Promise((done) => {
    tracing.traceCallback(
      (callback) => setTimeout(callback, 1, new Error('late')),
      0,
      {},
      null,
      (error) => {
        log('callback', error.message);
        setTimeout(done, 1);
      },
    );
  });
  tracing.traceCallback(
    (callback) => callback(),
    -2,
    {},
    undefined,
    () => log('last but one'),
    5,
  );
  attempt(() =>
    tracing.traceCallback(
      () => {
        throw new Error('thrown');
      },
      -1,
      {},
      null,
      () => {},
    ),
  );
  tracing.traceCallback(
    (callback) => callback(null, 1),
    undefined,
    undefined,
    undefined,
    () => log('by default'),
  );
  log('- stores');
  const storage = new AsyncLocalStorage();
  tracing.start.bindStore(storage, () => 'start');
  tracing.asyncStart.bindStore(storage, () => 'asyncStart');
  tracing.traceSync(() => log(storage.getStore()), {});
  const inside = tracing.tracePromise(async () => {
    await 1;
    log('awaited', storage.getStore());
  }, {});
  await inside.then(() => log('after', storage.getStore()));
  await new Promise((done) => {
    tracing.traceCallback(
      (callback) => setTimeout(callback, 1),
      -1,
      {},
      null,
      () => done(log('callback', storage.getStore())),
    );
  });
  log(tracing.unsubscribe(handlers), tracing.hasSubscribers);
  const some = channels.tracingChannel('some');
  some.subscribe({ end: handlers.end });
  log(
    some.hasSubscribers,
    some.traceSync(() => 1, { z: 1 }),
  );
  await some.tracePromise(async () => 1, {});
}
main();
