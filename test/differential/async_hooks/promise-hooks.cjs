// Every step of every promise, native await included, with V8's ids.
const hooks = require('node:async_hooks');
const fs = require('node:fs');
const log = (...args) => fs.writeSync(1, `${args.map(String).join(' ')}\n`);
const { executionAsyncId: id, triggerAsyncId: trigger, executionAsyncResource: running } = hooks;
const old = Promise.resolve('older than the hook');
hooks
  .createHook({
    init: (asyncId, type, triggerId, resource) => log('init', asyncId, type, triggerId, id(), resource instanceof Promise),
    before: (asyncId) => log('before', asyncId, id()),
    after: (asyncId) => log('after', asyncId, id()),
    promiseResolve: (asyncId) => log('resolve', asyncId),
  })
  .enable();
let resolve;
log('- constructor');
const promise = new Promise((r) => {
  log('executor', id());
  resolve = r;
});
log('- then');
const derived = promise.then(() => log('then', id(), trigger(), running() === derived));
log('- async function');
async function steps() {
  log('begins', id());
  await promise;
  log('goes on', id(), trigger(), running() instanceof Promise);
  await 5;
  log('goes on', id());
  try {
    await Promise.reject(1);
  } catch {
    log('caught', id());
  }
  return 7;
}
steps();
log('- resolve');
resolve(1);
log('- reject, catch, finally');
Promise.reject(1)
  .catch(() => log('caught'))
  .finally(() => log('finally'));
log('- thenable');
Promise.resolve({
  // biome-ignore lint/suspicious/noThenProperty: it is what is tried.
  then(done) {
    log('then of thenable', id());
    done(3);
  },
});
log('- promise of a promise');
new Promise((done) => done(Promise.resolve(2)));
log('- all');
Promise.all([1]);
log('- capability');
const { resolve: settle } = Promise.withResolvers();
settle(1);
settle(2);
log('- older');
old.then(() => log('older', id()));
log('- main ends', id());
