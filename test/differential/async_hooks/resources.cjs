// Events of resources: timers, ticks, microtasks, AsyncResource. Ids count up from 2 in a CommonJS main script.
const hooks = require('node:async_hooks');
const fs = require('node:fs');
const log = (...args) => fs.writeSync(1, `${args.map(String).join(' ')}\n`);
const { executionAsyncId: id, triggerAsyncId: trigger, executionAsyncResource: running, AsyncResource } = hooks;
log(id(), trigger());
const hook = hooks.createHook({
  init(asyncId, type, triggerId, resource) {
    log('init', asyncId, type, triggerId, id(), typeof resource);
  },
  before: (asyncId) => log('before', asyncId, id()),
  after: (asyncId) => log('after', asyncId, id()),
});
hook.enable();
// Its turn depends on the clock once timers run.
const ends = hooks.createHook({ destroy: (asyncId) => log('destroy', asyncId, id()) }).enable();
process.nextTick(() => log('tick'));
queueMicrotask(() => log('microtask'));
const immediate = setImmediate(() => log('immediate', running() === immediate));
clearImmediate(setImmediate(() => {}));
clearTimeout(setTimeout(() => {}, 1));
const resource = new AsyncResource('RESOURCE');
resource.runInAsyncScope(() => {
  log(id() === resource.asyncId(), trigger() === resource.triggerAsyncId(), running() === resource);
  process.nextTick(() => log('nested tick', trigger()));
});
resource.emitDestroy();
const other = new AsyncResource('OTHER', { triggerAsyncId: 5, requireManualDestroy: true });
other.runInAsyncScope(() => resource.runInAsyncScope(() => log(id(), trigger())));
try {
  other.runInAsyncScope(() => {
    throw new Error('expected');
  });
} catch {
  log('caught', id());
}
AsyncResource.bind(() => log('bound'))();
AsyncResource.bind(function named() {})();
hooks.AsyncLocalStorage.snapshot()(() => log('snapshot'));
try {
  new AsyncResource('');
} catch (error) {
  log(error.name, error.code, error.message);
}
log('main ends', id(), trigger());
setImmediate(() => {
  ends.disable();
  const timer = setTimeout(() => {
    log('timer', running() === timer);
    if (timer.count === undefined) {
      timer.count = 1;
      timer.refresh();
    } else after();
  }, 1);
});
function after() {
  let turns = 0;
  const interval = setInterval(() => {
    log('interval', ++turns);
    if (turns < 2) return;
    clearInterval(interval);
    hook.disable();
    hooks.createHook({ trackPromises: false, init: (asyncId, type) => log('second', asyncId > 2, type) }).enable();
    Promise.resolve().then(() => log('promise', id() > 2));
    setTimeout(() => log('last'), 1);
  }, 1);
}
