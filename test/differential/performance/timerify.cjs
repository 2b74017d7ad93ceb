const { performance, PerformanceObserver, createHistogram } = require('perf_hooks');
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, 'threw', error.name, error.code, error.message);
  }
}
for (const value of [undefined, null, 5, {}, 'x']) show('callback', () => performance.timerify(value));
for (const options of [5, null, 'x', { histogram: 5 }, { histogram: {} }])
  show('options', () => performance.timerify(() => {}, options));
const timed = performance.timerify(function named(a, b) {
  return [this, a, b, new.target];
});
console.log(
  timed.name,
  timed.length,
  timed.call('this', 1, 2),
  Object.getOwnPropertyDescriptor(timed, 'name'),
  Object.getOwnPropertyDescriptor(timed, 'length'),
);
class Point {
  constructor(x) {
    this.x = x;
  }
}
const TimedPoint = performance.timerify(Point);
console.log(new TimedPoint(5), new TimedPoint(5) instanceof Point, TimedPoint.name);
show('throws', () =>
  performance.timerify(() => {
    throw new RangeError('thrown');
  })(),
);
show('same', () => performance.timerify(timed) === timed);
const histogram = createHistogram();
performance.timerify(() => {}, { histogram })();
console.log(histogram.count, histogram.min >= 1);
const observer = new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    console.log(
      entry.name,
      entry.entryType,
      entry.detail,
      entry[0],
      entry[1],
      Reflect.ownKeys(entry).map(String),
      entry.duration >= 0,
      Object.keys(entry.toJSON()),
      entry.constructor.name,
    );
  observer.disconnect();
});
observer.observe({ entryTypes: ['function'] });
timed(1, { two: 2 });
performance
  .timerify(async () => 'resolved')()
  .then((value) => console.log('then', value));
performance
  .timerify(async () => {
    throw new Error('rejected');
  })()
  .catch((error) => console.log('catch', error.message));
