// AbortController and AbortSignal: shape, reasons, handlers, order, errors.
const { inspect } = require('util');
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    const message = error instanceof TypeError && error.code === undefined ? '(engine)' : error?.message;
    console.log(label, 'threw', error?.constructor?.name, error?.name, error?.code, message ?? error);
  }
}
function describe(owner, label) {
  for (const key of Reflect.ownKeys(owner)) {
    if (typeof key === 'symbol' && !/toStringTag/.test(String(key))) continue;
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    const flags = (descriptor.writable ? 'w' : '-') + (descriptor.enumerable ? 'e' : '-') + (descriptor.configurable ? 'c' : '-');
    const { value } = descriptor;
    let text;
    if (descriptor.get || descriptor.set) {
      text = `${descriptor.get?.name}/${descriptor.get?.length} ${descriptor.set?.name}/${descriptor.set?.length}`;
    } else if (typeof value === 'function') text = `function ${value.name}/${value.length}`;
    else text = typeof value === 'object' && value !== null ? 'object' : String(value);
    console.log(label, String(key), flags, text);
  }
}
for (const name of ['AbortController', 'AbortSignal']) {
  const { value, ...descriptor } = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(name, descriptor);
  describe(value, name);
  describe(value.prototype, `${name}.prototype`);
}
console.log(
  Object.getPrototypeOf(AbortSignal) === EventTarget,
  Object.getPrototypeOf(AbortSignal.prototype) === EventTarget.prototype,
);

const controller = new AbortController();
const { signal } = controller;
console.log(
  controller.signal === signal,
  signal instanceof AbortSignal,
  signal.aborted,
  signal.reason,
  signal.onabort,
  Object.keys(signal),
  Object.keys(controller),
);
console.log(
  inspect(controller),
  inspect(signal),
  inspect({ a: { b: { c: controller, d: signal } } }),
  inspect({ a: { b: { c: { controller, signal } } } }),
  inspect(signal, { depth: -1 }),
  inspect(controller, { depth: -1 }),
  inspect(controller, { depth: 0 }),
);
console.log(String(controller), String(signal), signal.throwIfAborted());
signal.onabort = function (event) {
  console.log(
    'onabort',
    this === signal,
    event.type,
    event.isTrusted,
    event.target === signal,
    event.bubbles,
    event.cancelable,
    event.composed,
    event instanceof Event,
    event.constructor === Event,
    signal.aborted,
  );
};
signal.addEventListener('abort', (event) => console.log('listener', event.type));
console.log(typeof signal.onabort);
console.log(
  controller.abort(),
  signal.aborted,
  signal.reason.name,
  signal.reason.code,
  signal.reason.message,
  signal.reason instanceof DOMException,
);
controller.abort('again');
console.log(signal.reason.name, inspect(signal), inspect(controller));
show('throwIfAborted', () => signal.throwIfAborted());

for (const reason of [undefined, null, 0, false, '', 'text', new Error('mine'), { a: 1 }, Symbol('s')]) {
  const each = new AbortController();
  each.abort(reason);
  console.log(String(each.signal.reason), each.signal.reason === reason);
  try {
    each.signal.throwIfAborted();
  } catch (error) {
    console.log(error === each.signal.reason);
  }
  console.log(AbortSignal.abort(reason).aborted, AbortSignal.abort(reason).reason === reason);
}
console.log(AbortSignal.abort().reason.message, AbortSignal.abort() instanceof AbortSignal);

show('new AbortSignal', () => new AbortSignal());
show('AbortSignal()', () => AbortSignal());
show('AbortController()', () => AbortController());
for (const receiver of [{}, undefined, new EventTarget(), new AbortController()]) {
  show(
    'signal',
    () => Object.getOwnPropertyDescriptor(AbortController.prototype, 'signal').get.call(receiver) instanceof AbortSignal,
  );
  show('abort', () => AbortController.prototype.abort.call(receiver));
  show('aborted', () => Object.getOwnPropertyDescriptor(AbortSignal.prototype, 'aborted').get.call(receiver));
  show('reason', () => Object.getOwnPropertyDescriptor(AbortSignal.prototype, 'reason').get.call(receiver));
  show('throwIfAborted', () => AbortSignal.prototype.throwIfAborted.call(receiver));
}

const handlers = new AbortController();
const { signal: handled } = handlers;
const order = [];
handled.addEventListener('abort', () => order.push('before'));
handled.onabort = () => order.push('first handler');
handled.addEventListener('abort', () => order.push('after'));
handled.onabort = () => order.push('second handler');
handlers.abort();
console.log(order, typeof handled.onabort);
for (const value of [null, undefined, 1, 'x', {}, { handleEvent() {} }, () => {}]) {
  const { signal: each } = new AbortController();
  each.onabort = value;
  console.log(inspect(value), inspect(each.onabort), require('events').getEventListeners(each, 'abort').length);
  each.onabort = null;
  console.log(each.onabort, require('events').getEventListeners(each, 'abort').length);
}

// The flag is set before listeners run; a listener added while aborting waits for ever.
const during = new AbortController();
during.signal.addEventListener('abort', () => {
  console.log('aborted?', during.signal.aborted);
  during.abort('second');
  during.signal.addEventListener('abort', () => console.log('never'));
});
during.abort('first');
console.log(during.signal.reason);
during.signal.dispatchEvent(new Event('abort'));

class MyController extends AbortController {}
console.log(inspect(new MyController()), new MyController().signal.aborted);
const fake = new AbortController();
fake.signal.dispatchEvent(new Event('abort'));
console.log(fake.signal.aborted);
