// Global names, descriptors, prototypes, own keys, inspection.
const { inspect } = require('util');
function describe(owner, label) {
  for (const key of Reflect.ownKeys(owner)) {
    if (typeof key === 'symbol' && !/toStringTag|event_target/.test(String(key))) continue;
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
for (const name of ['Event', 'CustomEvent', 'EventTarget', 'NodeEventTarget']) {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(name, descriptor && [descriptor.writable, descriptor.enumerable, descriptor.configurable], typeof globalThis[name]);
  if (descriptor === undefined) continue;
  const { value } = descriptor;
  describe(value, name);
  describe(value.prototype, `${name}.prototype`);
  console.log(Object.getPrototypeOf(value) === Function.prototype, Object.getPrototypeOf(value.prototype) === Object.prototype);
}
console.log(Reflect.ownKeys(new Event('x')).map(String), Object.keys(new Event('x')));
console.log(Object.prototype.toString.call(new Event('x')), String(new CustomEvent('x')), String(new EventTarget()));
console.log([Event.NONE, Event.CAPTURING_PHASE, Event.AT_TARGET, Event.BUBBLING_PHASE]);

const still = (text) => text.replace(/timeStamp: [\d.]+/g, 'timeStamp: T');
console.log(still(inspect(new Event('x'))), still(inspect(new CustomEvent('y', { cancelable: true, detail: 1 }))));
class Mine extends Event {}
class MyTarget extends EventTarget {
  own = 1;
}
console.log(still(inspect(new Mine('z'))), inspect(new EventTarget()), inspect(new MyTarget()));
console.log(still(inspect({ a: { b: { event: new Event('x'), target: new EventTarget() } } })));
console.log(still(inspect({ a: { b: { c: { event: new Event('x'), target: new EventTarget() } } } })));
console.log(
  still(inspect([new Event('x')], { depth: 0 })),
  inspect([new EventTarget()], { depth: 0 }),
  still(inspect(new Event('x'), { depth: 0 })),
);
console.log(inspect(new Event('x'), { depth: -1 }), inspect(new EventTarget(), { depth: -1 }));
console.log(inspect(MyTarget));
