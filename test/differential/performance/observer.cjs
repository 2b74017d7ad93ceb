// PerformanceObserver: modes, buffering, order, errors.
const { inspect } = require('util');
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    const message = error instanceof TypeError && error.code === undefined ? '(engine)' : error.message;
    console.log(label, 'threw', error.constructor.name, error.name, error.code, message);
  }
}
const create = () => new PerformanceObserver(() => {});
for (const callback of [undefined, null, 5, {}]) show('callback', () => new PerformanceObserver(callback));
show('no options', () => create().observe());
for (const options of [
  null,
  5,
  {},
  { type: 'mark', entryTypes: ['mark'] },
  { entryTypes: 'mark' },
  { entryTypes: [] },
  { entryTypes: ['unheard'] },
  { type: 'unheard' },
  { type: 5 },
  { entryTypes: undefined },
]) {
  show(inspect(options), () => create().observe(options));
}
show('single then multiple', () => {
  const observer = create();
  observer.observe({ type: 'mark' });
  observer.observe({ entryTypes: ['mark'] });
});
show('multiple then single', () => {
  const observer = create();
  observer.observe({ entryTypes: ['mark'] });
  observer.observe({ type: 'mark' });
});
show('take', () => create().takeRecords());
console.log(
  PerformanceObserver.supportedEntryTypes.includes('mark'),
  Object.isFrozen(PerformanceObserver.supportedEntryTypes),
  PerformanceObserver.supportedEntryTypes === PerformanceObserver.supportedEntryTypes,
);

show('observing again keeps what was recorded', () => {
  const again = create();
  again.observe({ entryTypes: ['mark'] });
  performance.mark('first', { startTime: 1 });
  again.observe({ entryTypes: ['measure'] });
  performance.mark('second', { startTime: 2 });
  const names = again.takeRecords().map((entry) => entry.name);
  again.disconnect();
  performance.clearMarks();
  return names;
});

const observer = new PerformanceObserver(function (list, itself) {
  console.log('callback', this === observer, itself === observer, list.constructor.name, Object.keys(list));
  console.log(
    list.getEntries().map((entry) => entry.name),
    list.getEntriesByName('b').length,
    list.getEntriesByName('b', 'mark').length,
    list.getEntriesByName('b', 'measure').length,
    list.getEntriesByType('measure').length,
  );
  show('by name', () => list.getEntriesByName());
  show('by type', () => list.getEntriesByType());
});
observer.observe({ entryTypes: ['mark', 'measure'] });
performance.mark('b', { startTime: 3 });
performance.mark('a', { startTime: 1 });
performance.measure('m', 'a', 'b');
console.log(observer, performance.getEntries().length);
const late = new PerformanceObserver((list) =>
  console.log(
    'buffered',
    list.getEntries().map((entry) => entry.name),
  ),
);
late.observe({ type: 'mark', buffered: true });
performance.mark('c', { startTime: 4 });
process.nextTick(() => console.log('tick'));
queueMicrotask(() => console.log('microtask'));

setTimeout(() => {
  observer.disconnect();
  late.disconnect();
  performance.mark('unobserved', { startTime: 5 });
  const taking = create();
  taking.observe({ type: 'mark' });
  performance.mark('taken', { startTime: 6 });
  console.log(
    taking.takeRecords().map((entry) => entry.name),
    taking.takeRecords(),
  );
  taking.disconnect();
  console.log(taking);
}, 250);
show('list', () => new PerformanceObserverEntryList());
for (const name of ['getEntries', 'getEntriesByType', 'getEntriesByName'])
  show(name, () => PerformanceObserverEntryList.prototype[name].call({}, 'x'));
