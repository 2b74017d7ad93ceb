// getEventListeners, getMaxListeners, setMaxListeners, listenerCount, addAbortListener on emitters and event targets.
const EventEmitter = require('events');
const { getEventListeners, getMaxListeners, setMaxListeners, listenerCount, addAbortListener } = EventEmitter;

function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    // Messages of the engine itself are not compared.
    const message = error instanceof TypeError && error.code === undefined ? '(engine)' : error.message;
    console.log(label, 'threw', error.constructor.name, error.name, error.code, message);
  }
}
function a() {}
function b() {}

const emitter = new EventEmitter();
emitter.on('x', a).once('x', b);
show('emitter', () => getEventListeners(emitter, 'x'));
show('emitter none', () => getEventListeners(emitter, 'none'));
const copy = getEventListeners(emitter, 'x');
copy.push(1);
show('copy', () => emitter.listenerCount('x'));
const target = new EventTarget();
target.addEventListener('x', a);
target.addEventListener('x', b, { once: true });
const object = { handleEvent() {} };
target.addEventListener('x', object);
show('target', () =>
  getEventListeners(target, 'x').map((listener) => (typeof listener === 'function' ? listener.name : listener === object)),
);
show('target none', () => getEventListeners(target, 'none'));
for (const value of [undefined, null, 1, 'x', {}, []]) show('getEventListeners', () => getEventListeners(value, 'x'));

show('emitter max', () => getMaxListeners(emitter));
show('target max', () => getMaxListeners(target));
show('signal max', () => getMaxListeners(new AbortController().signal));
setMaxListeners(3, emitter, target);
show('both', () => [getMaxListeners(emitter), getMaxListeners(target)]);
for (const value of [undefined, null, 1, 'x', {}, []]) show('getMaxListeners', () => getMaxListeners(value));
show('duck', () => getMaxListeners({ getMaxListeners: () => 'duck' }));
show('duck set', () => setMaxListeners(1, { setMaxListeners: (n) => console.log('set', n) }));

show('count', () => [
  listenerCount(emitter, 'x'),
  listenerCount(emitter, 'none'),
  listenerCount(target, 'x'),
  listenerCount(target, 'none'),
]);
show('count duck', () => listenerCount({ listenerCount: (...args) => args }, 'x', 'y'));
for (const value of [undefined, null, 1, {}]) show('listenerCount', () => listenerCount(value, 'x'));

const controller = new AbortController();
const disposable = addAbortListener(controller.signal, (event) =>
  console.log('aborted', event.type, event.target === controller.signal),
);
console.log(Object.keys(disposable), Object.getPrototypeOf(disposable), Reflect.ownKeys(disposable).map(String));
const removed = addAbortListener(controller.signal, () => console.log('never'));
const dispose = removed[Reflect.ownKeys(removed)[0]];
console.log(typeof dispose, dispose.call(removed));
controller.signal.addEventListener('abort', (event) => event.stopImmediatePropagation());
addAbortListener(controller.signal, () => console.log('in spite of stopImmediatePropagation'));
controller.abort();
addAbortListener(controller.signal, (...args) => console.log('late', args));
console.log('after late');
for (const args of [
  [],
  [undefined, a],
  [null, a],
  [{}, a],
  ['x', a],
  [{ aborted: false }, a],
  [controller.signal],
  [controller.signal, null],
  [controller.signal, 'x'],
]) {
  show('addAbortListener', () => typeof addAbortListener(...args));
}

process.removeAllListeners('warning');
process.on('warning', (warning) =>
  console.log(
    warning.name,
    '|',
    warning.message,
    '|',
    warning.count,
    warning.type,
    warning.target?.constructor.name,
    Object.keys(warning).join(),
  ),
);
const full = new EventTarget();
for (let i = 0; i < 12; i++) full.addEventListener('many', () => {});
const small = new EventTarget();
setMaxListeners(1, small);
small.addEventListener('few', () => {});
small.addEventListener('few', () => {});
const signal = new AbortController().signal;
for (let i = 0; i < 20; i++) signal.addEventListener('abort', () => {});
setMaxListeners(2, signal);
signal.addEventListener('abort', () => {});
setMaxListeners(0, small);
small.addEventListener('few', () => {});
class Named extends EventTarget {}
const named = new Named();
for (let i = 0; i < 12; i++) named.addEventListener('many', () => {});
