// Event and CustomEvent: construction, state, errors of a foreign `this`.
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    // Messages of the engine itself are not compared.
    const message = error instanceof TypeError && error.code === undefined ? '(engine)' : error.message;
    console.log(label, 'threw', error.constructor.name, error.name, error.code, message);
  }
}
const state = (event) => [
  event.type,
  event.bubbles,
  event.cancelable,
  event.composed,
  event.defaultPrevented,
  event.returnValue,
  event.cancelBubble,
  event.eventPhase,
  event.isTrusted,
  event.target,
  event.currentTarget,
  event.srcElement,
  event.composedPath(),
];

console.log(state(new Event('plain')));
console.log(state(new Event('all', { bubbles: true, cancelable: 1, composed: 'yes', extra: 1 })));
show('no type', () => new Event());
show('no type', () => new CustomEvent());
show('no new', () => Event('x'));
for (const type of [undefined, null, 1, '', {}, { toString: () => 'by toString' }, Symbol('s'), [1, 2], 12n])
  show('type', () => new Event(type).type);
for (const options of [undefined, null, 1, 'x', true, [], () => {}, {}, Symbol('s'), new Date(0)])
  show('options', () => new Event('x', options).type);
show('getter order', () => {
  const reads = [];
  new Event('x', new Proxy({}, { get: (_target, key) => void reads.push(String(key)) }));
  return reads.filter((key) => !key.startsWith('Symbol'));
});
show(
  'throwing getter',
  () =>
    new Event('x', {
      get bubbles() {
        throw new RangeError('bubbles');
      },
    }),
);
for (const detail of [undefined, null, 0, false, '', 'text', { a: 1 }])
  show('detail', () => new CustomEvent('x', { detail }).detail);
show('custom', () => state(new CustomEvent('x', { bubbles: true })));
show('custom default', () => new CustomEvent('x').detail);

const cancelable = new Event('c', { cancelable: true });
cancelable.preventDefault();
console.log(cancelable.defaultPrevented, cancelable.returnValue);
const fixed = new Event('c');
fixed.preventDefault();
console.log(fixed.defaultPrevented, fixed.returnValue);
const byReturn = new Event('c', { cancelable: true });
byReturn.returnValue = true;
console.log(byReturn.defaultPrevented);
byReturn.returnValue = false;
console.log(byReturn.defaultPrevented);
byReturn.returnValue = true;
console.log(byReturn.defaultPrevented, byReturn.returnValue);
const bubble = new Event('b');
bubble.cancelBubble = false;
console.log(bubble.cancelBubble);
bubble.cancelBubble = 'yes';
console.log(bubble.cancelBubble);
bubble.cancelBubble = false;
console.log(bubble.cancelBubble);
const stopped = new Event('s');
stopped.stopPropagation();
console.log(stopped.cancelBubble, state(stopped));
const immediate = new Event('s');
immediate.stopImmediatePropagation();
console.log(immediate.cancelBubble);

const init = new Event('first', { cancelable: true });
init.preventDefault();
init.initEvent('second', true, false);
console.log(state(init));
init.initEvent('third');
console.log(state(init));
show('initEvent', () => init.initEvent());
show('initEvent', () => [init.initEvent(Symbol('x'))]);
show('isTrusted', () => {
  'use strict';
  init.isTrusted = true;
});
show('type', () => {
  'use strict';
  init.type = 'x';
});
console.log(typeof init.timeStamp, init.timeStamp >= 0, init.timeStamp === init.timeStamp, Number.isFinite(init.timeStamp));

for (const key of Reflect.ownKeys(Event.prototype)) {
  if (typeof key === 'symbol' || key === 'constructor') continue;
  const { get, set, value } = Object.getOwnPropertyDescriptor(Event.prototype, key);
  for (const receiver of [{}, undefined, new EventTarget()]) {
    if (get) show(`get ${key}`, () => get.call(receiver));
    if (set) show(`set ${key}`, () => set.call(receiver, true));
    if (value) show(key, () => value.call(receiver, 'x'));
  }
}
show('detail', () => Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail').get.call(new Event('x')));
show('inherits', () => Object.create(new Event('proto')).type);
show('prototype itself', () => Event.prototype.type);
class Sub extends CustomEvent {
  constructor() {
    super('sub', { detail: 5, cancelable: true });
  }
  get type() {
    return `my ${super.type}`;
  }
}
const sub = new Sub();
sub.preventDefault();
console.log(state(sub), sub.detail, sub instanceof CustomEvent, sub instanceof Event);
