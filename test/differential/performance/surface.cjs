// Globals and exports: keys, descriptors, names, lengths.
const hooks = require('perf_hooks');
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
describe(hooks, 'perf_hooks');
describe(hooks.constants, 'constants');
console.log(Object.keys(hooks).join(), require('node:perf_hooks') === hooks, hooks.performance === performance);
const { get, set, ...flags } = Object.getOwnPropertyDescriptor(globalThis, 'performance');
console.log(flags, get.name, get.length, set.name, set.length);
for (const name of [
  'Performance',
  'PerformanceEntry',
  'PerformanceMark',
  'PerformanceMeasure',
  'PerformanceObserver',
  'PerformanceObserverEntryList',
  'PerformanceResourceTiming',
]) {
  const constructor = globalThis[name];
  const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(name, writable, enumerable, configurable, hooks[name] === constructor, Object.getPrototypeOf(constructor).name);
  describe(constructor, name);
  describe(constructor.prototype, `${name}.prototype`);
}
console.log(Object.prototype.toString.call(performance), performance instanceof EventTarget, Object.keys(performance));
console.log(Reflect.ownKeys(performance.mark('m')).map(String), Reflect.ownKeys(performance.measure('m')).map(String));
console.log(
  Reflect.ownKeys(performance.nodeTiming),
  Object.keys(performance.toJSON()),
  Object.keys(performance.nodeTiming.toJSON()),
);
console.log(performance.eventLoopUtilization === hooks.eventLoopUtilization, performance.timerify === hooks.timerify);
globalThis.performance = 'replaced';
console.log(globalThis.performance, typeof Object.getOwnPropertyDescriptor(globalThis, 'performance').get);
globalThis.PerformanceObserver = 1;
console.log(globalThis.PerformanceObserver);
