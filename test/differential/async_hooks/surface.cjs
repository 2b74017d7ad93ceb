// The module's exports, classes and their attributes.
const hooks = require('node:async_hooks');
const { inspect } = require('node:util');

function show(object, name) {
  console.log(`== ${name}`);
  for (const key of Reflect.ownKeys(object)) {
    const { get, set, value, enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(object, key);
    const what = typeof value === 'function' ? `function ${value.name} ${value.length}` : inspect(value).slice(0, 60);
    console.log(String(key), get?.name, set?.name, get ? '' : what, enumerable, writable, configurable);
  }
}
show(hooks, 'module');
show(hooks.AsyncLocalStorage, 'AsyncLocalStorage');
show(hooks.AsyncLocalStorage.prototype, 'AsyncLocalStorage.prototype');
show(hooks.AsyncResource, 'AsyncResource');
show(hooks.AsyncResource.prototype, 'AsyncResource.prototype');
const hook = hooks.createHook({ init() {} });
show(hook, 'hook');
show(Object.getPrototypeOf(hook), 'AsyncHook.prototype');
console.log(hook, new hooks.AsyncLocalStorage(), new (class Sub extends hooks.AsyncLocalStorage {})());
console.log(JSON.stringify(hooks.asyncWrapProviders), Object.isFrozen(hooks.asyncWrapProviders));
const storage = new hooks.AsyncLocalStorage();
const scope = storage.withScope(1);
show(scope, 'scope');
show(Object.getPrototypeOf(scope), 'RunScope.prototype');
show(
  hooks.AsyncResource.bind(() => {}),
  'bound',
);
show(
  hooks.AsyncResource.bind((a, b) => [a, b], 'T', {}),
  'bound with this',
);
const { AsyncLocalStorage, AsyncResource } = hooks;
const { createHook } = hooks;
for (const attempt of [
  () => new AsyncLocalStorage(null),
  () => new AsyncLocalStorage(5),
  () => new AsyncLocalStorage('x'),
  () => new AsyncLocalStorage({ name: Symbol('s') }),
  () => new AsyncLocalStorage({ name: 5 }).name,
  () => new AsyncLocalStorage({}).name,
  () => storage.run(1),
  () => storage.run(1, {}),
  () => storage.run(1, null),
  () => storage.run(1, 'x'),
  () => storage.run(1, [1]),
  () => storage.exit(),
  () => AsyncLocalStorage.bind(),
  () => AsyncLocalStorage.bind(5),
  () => AsyncLocalStorage.snapshot()(5),
  () => new AsyncResource(),
  () => new AsyncResource('') instanceof AsyncResource,
  () => new AsyncResource('a', null),
  () => new AsyncResource('a', { triggerAsyncId: -2 }),
  () => new AsyncResource('a', { triggerAsyncId: 'x' }),
  () => new AsyncResource('a', { triggerAsyncId: null }),
  () => new AsyncResource('a', 1.5),
  () => new AsyncResource('a', -1).triggerAsyncId(),
  () => new AsyncResource('a', 7).triggerAsyncId(),
  () => new AsyncResource('a', 'x').triggerAsyncId(),
  () => new AsyncResource('a').bind(),
  () => new AsyncResource('a').bind(5),
  () => AsyncResource.bind(5),
  () => AsyncResource.bind(() => {}, 5),
  () => new AsyncResource('a').runInAsyncScope(5),
  () => createHook(),
  () => createHook(null),
  () => typeof createHook(5),
  () => createHook({ init: 5 }),
  () => createHook({ promiseResolve: 5, before: 5 }),
  () => createHook({ after: null }),
  () => createHook({ destroy: {} }),
  () => createHook({ trackPromises: 5 }),
  () => createHook({ trackPromises: false, promiseResolve() {} }),
  () => createHook({ trackPromises: false }),
]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
