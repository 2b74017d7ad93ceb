// addEventListener and removeEventListener: identity, options, kinds of listeners, warnings.
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    // Messages of the engine itself are not compared.
    const message = error instanceof TypeError && error.code === undefined ? '(engine)' : error.message;
    console.log(label, 'threw', error.constructor.name, error.name, error.code, message);
  }
}
process.removeAllListeners('warning');
process.on('warning', (warning) =>
  console.log(
    'warning',
    warning.name,
    warning.message,
    Object.keys(warning).join(),
    warning.type,
    warning.target?.constructor?.name,
  ),
);

const fire = (target, type = 'x', init) => target.dispatchEvent(new Event(type, init));
const target = new EventTarget();
const heard = [];
const listener = (event) => heard.push(event.type);
target.addEventListener('x', listener);
target.addEventListener('x', listener);
target.addEventListener('x', listener, false);
target.addEventListener('x', listener, { once: true });
fire(target);
console.log(heard.length);
target.addEventListener('x', listener, true);
target.addEventListener('x', listener, { capture: true });
fire(target);
console.log(heard.length);
target.removeEventListener('x', listener, true);
fire(target);
console.log(heard.length);
target.removeEventListener('x', listener);
fire(target);
console.log(heard.length);

const order = [];
const ordered = new EventTarget();
ordered.addEventListener('x', () => order.push('bubble 1'));
ordered.addEventListener('x', () => order.push('capture'), { capture: true });
ordered.addEventListener('x', () => order.push('bubble 2'));
fire(ordered);
console.log(order);

const objects = new EventTarget();
const handler = {
  name: 'handler',
  handleEvent(event) {
    console.log(this.name, event.type, this === handler, arguments.length);
  },
};
objects.addEventListener('x', handler);
fire(objects);
handler.handleEvent = function () {
  console.log('replaced', this === handler);
};
fire(objects);
objects.removeEventListener('x', handler);
const late = {};
objects.addEventListener('x', late);
late.handleEvent = () => console.log('late handleEvent');
fire(objects);
objects.addEventListener('this', function (event) {
  console.log(
    this === objects,
    event.target === objects,
    event.currentTarget === objects,
    event.srcElement === objects,
    event.eventPhase,
    event.composedPath().length,
    arguments.length,
  );
});
const thisEvent = new Event('this');
objects.dispatchEvent(thisEvent);
console.log(thisEvent.target === objects, thisEvent.currentTarget, thisEvent.eventPhase, thisEvent.composedPath());
const callable = Object.assign(() => console.log('function is called'), { handleEvent: () => console.log('not handleEvent') });
objects.addEventListener('both', callable);
fire(objects, 'both');

for (const value of [undefined, null, 1, 'text', true, {}, [], Symbol('s'), 1n]) {
  show('add', () => new EventTarget().addEventListener('x', value));
  show('remove', () => new EventTarget().removeEventListener('x', value));
}
for (const options of [
  undefined,
  null,
  1,
  'x',
  true,
  false,
  [],
  () => {},
  Symbol('s'),
  { once: 1 },
  { signal: null },
  { signal: undefined },
  { signal: {} },
  { signal: { aborted: true } },
  { capture: 'yes' },
]) {
  show('add options', () => {
    const each = new EventTarget();
    each.addEventListener('x', () => console.log('called'), options);
    fire(each);
    fire(each);
  });
  show('remove options', () => new EventTarget().removeEventListener('x', () => {}, options));
}
show('no arguments', () => new EventTarget().addEventListener());
show('one argument', () => new EventTarget().addEventListener('x'));
show('no arguments', () => new EventTarget().removeEventListener());
show('one argument', () => new EventTarget().removeEventListener('x'));
for (const type of [undefined, null, 1, '', {}, Symbol('s')]) {
  show('type', () => {
    const each = new EventTarget();
    each.addEventListener(type, (event) => console.log('typed', event.type));
    return fire(each, type);
  });
}
for (const receiver of [{}, undefined, null, new Event('x')]) {
  show('add this', () => EventTarget.prototype.addEventListener.call(receiver, 'x', () => {}));
  show('remove this', () => EventTarget.prototype.removeEventListener.call(receiver, 'x', () => {}));
  show('dispatch this', () => EventTarget.prototype.dispatchEvent.call(receiver, new Event('x')));
}
show('new only', () => EventTarget());

const controller = new AbortController();
const signalled = new EventTarget();
signalled.addEventListener('x', () => console.log('signalled'), { signal: controller.signal });
signalled.addEventListener('x', () => console.log('stays'));
fire(signalled);
controller.abort();
fire(signalled);
signalled.addEventListener('x', () => console.log('never'), { signal: controller.signal });
fire(signalled);

// Web IDL: this === undefined means the global object, which is no event target here.
const { addEventListener } = EventTarget.prototype;
show('bare function', () => addEventListener('x', () => {}));
console.log(typeof globalThis.addEventListener, typeof globalThis.dispatchEvent);
