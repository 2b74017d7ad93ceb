// Marks, measures and the timeline. Times are given, so nothing printed depends on the clock.
const { inspect } = require('util');
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    const message = error instanceof TypeError && error.code === undefined ? '(engine)' : error.message;
    console.log(label, 'threw', error.constructor.name, error.name, error.code, message);
  }
}
const brief = (entries) => entries.map((entry) => `${entry.entryType}:${entry.name}@${entry.startTime}+${entry.duration}`);

const mark = performance.mark('a', { startTime: 5, detail: { x: 1 } });
console.log(mark, JSON.stringify(mark), Object.keys(mark), mark instanceof PerformanceMark, mark instanceof PerformanceEntry);
show('no name', () => performance.mark());
show('symbol', () => performance.mark(Symbol('x')));
show('name', () => performance.mark({ toString: () => 'by toString' }, { startTime: 1 }).name);
for (const options of [null, undefined, 5, 'x', [], () => {}]) show('options', () => performance.mark('x', options).name);
for (const startTime of [-1, '1', NaN, null, undefined, 0, 1.5, {}]) {
  show('startTime', () => {
    const entry = performance.mark('x', { startTime });
    return startTime == null ? typeof entry.startTime : entry.startTime;
  });
}
for (const name of [
  'nodeStart',
  'v8Start',
  'environment',
  'loopStart',
  'loopExit',
  'bootstrapComplete',
  'idleTime',
  'navigationStart',
]) {
  show(name, () => performance.mark(name, { startTime: 1 }).name);
}
const detail = { inner: [1, 2] };
const cloned = performance.mark('detail', { startTime: 1, detail });
console.log(cloned.detail, cloned.detail === detail);
for (const value of [undefined, null, 0, '', false, 'text'])
  show('detail', () => performance.mark('d', { startTime: 1, detail: value }).detail);
show('detail function', () => performance.mark('d', { detail: () => {} }));
performance.clearMarks();

performance.mark('start', { startTime: 10 });
performance.mark('end', { startTime: 30 });
performance.mark('start', { startTime: 12 });
show('between', () => inspect(performance.measure('m', 'start', 'end')));
show('measure none', () => performance.measure());
show('only name', () => performance.measure('m').startTime);
show('unknown start', () => performance.measure('m', 'unknown'));
show('unknown end', () => performance.measure('m', undefined, 'unknown'));
show('end null', () => performance.measure('m', 'start', null));
show('numbers', () => brief([performance.measure('m', 1, 2)]));
show('options', () => inspect(performance.measure('m', { start: 1, end: 3, detail: { z: 1 } })));
show('start and duration', () => brief([performance.measure('m', { start: 1, duration: 3 })]));
show('end and duration', () => brief([performance.measure('m', { end: 10, duration: 3 })]));
show('all three', () => performance.measure('m', { start: 1, end: 3, duration: 1 }));
show('options and end', () => performance.measure('m', { start: 1 }, 'end'));
show('negative', () => performance.measure('m', { start: -1, end: 3 }));
show('negative end', () => performance.measure('m', 'start', -5));
show('marks in options', () => brief([performance.measure('m', { start: 'start', end: 'end' })]));
show('end before start', () => brief([performance.measure('m', { start: 5, end: 1 })]));
show('duration as mark', () => performance.measure('m', { start: 1, duration: 'none' }));
for (const value of [null, 5, true, []]) show('start', () => performance.measure('m', value).startTime);
for (const name of [Symbol('x'), 5, null, undefined, {}]) show('name', () => performance.measure(name));
show('detail', () => performance.measure('m', { start: 1, end: 2, detail: () => {} }));
performance.clearMeasures();

performance.mark('z', { startTime: 3 });
performance.mark('y', { startTime: 2 });
performance.measure('w', { start: 2, end: 7 });
performance.measure('z', { start: 1, end: 2 });
console.log(
  brief(performance.getEntries()),
  brief(performance.getEntriesByType('mark')),
  brief(performance.getEntriesByType('measure')),
);
console.log(
  brief(performance.getEntriesByName('z')),
  brief(performance.getEntriesByName('z', 'mark')),
  brief(performance.getEntriesByName('z', undefined)),
  brief(performance.getEntriesByName('z', null)),
);
console.log(performance.getEntriesByType('resource'), performance.getEntriesByType('nothing'), performance.getEntriesByType(5));
show('no type', () => performance.getEntriesByType());
show('no name', () => performance.getEntriesByName());
const entries = performance.getEntries();
entries.length = 0;
console.log(performance.getEntries().length);
performance.clearMarks('z');
console.log(brief(performance.getEntries()));
show('cleared', () => performance.measure('k', 'z'));
performance.clearMeasures('w');
console.log(brief(performance.getEntriesByType('measure')));
show('clear milestone', () => performance.clearMarks('nodeStart'));
show('clear symbol', () => performance.clearMarks(Symbol('x')));
performance.clearMarks();
performance.clearMeasures();
console.log(performance.getEntries());

show('new PerformanceEntry', () => new PerformanceEntry());
show('new PerformanceMeasure', () => new PerformanceMeasure());
show('new Performance', () => new Performance());
show('new PerformanceMark', () => new PerformanceMark());
show('new PerformanceMark', () => new PerformanceMark('own', { startTime: 2 }));
console.log(performance.getEntries().length);
for (const [constructor, names] of [
  [
    Performance,
    [
      'now',
      'mark',
      'measure',
      'toJSON',
      'clearMarks',
      'clearMeasures',
      'getEntries',
      'getEntriesByName',
      'getEntriesByType',
      'clearResourceTimings',
    ],
  ],
  [PerformanceEntry, ['toJSON']],
]) {
  for (const name of names) show(`${name} on another object`, () => constructor.prototype[name].call({}, 'x'));
}
for (const [constructor, name] of [
  [Performance, 'timeOrigin'],
  [PerformanceEntry, 'name'],
  [PerformanceEntry, 'startTime'],
  [PerformanceMark, 'detail'],
  [PerformanceMeasure, 'detail'],
]) {
  show(`${name} of another object`, () => Object.getOwnPropertyDescriptor(constructor.prototype, name).get.call({}));
}
