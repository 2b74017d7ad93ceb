const { createHistogram, monitorEventLoopDelay } = require('perf_hooks');
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, 'threw', error.name, error.code, error.message);
  }
}
const histogram = createHistogram();
console.log(histogram, histogram.constructor.name);
for (const value of [1, 2, 3, 100, 1000, 12345, 99999, 5]) histogram.record(value);
console.log(histogram);
console.log(
  histogram.percentiles,
  histogram.percentilesBigInt,
  histogram.min,
  histogram.max,
  histogram.mean,
  histogram.stddev,
  histogram.exceeds,
  histogram.count,
);
console.log(histogram.minBigInt, histogram.maxBigInt, histogram.countBigInt, histogram.exceedsBigInt);
for (const percent of [0.001, 1, 10, 25, 33.3, 50, 75, 90, 99, 99.9, 100])
  console.log(percent, histogram.percentile(percent), histogram.percentileBigInt(percent));
for (const value of [0, -1, 1.5, '1', 5n, 0n, NaN, undefined, 2 ** 53]) show('record', () => histogram.record(value));
for (const value of [0, 101, -1, '5', undefined, NaN, 5n]) show('percentile', () => histogram.percentile(value));
for (const value of [5, {}]) show('add', () => histogram.add(value));
for (const options of [
  5,
  null,
  { lowest: 0 },
  { lowest: 'x' },
  { highest: 1 },
  { figures: 6 },
  { figures: 0 },
  { lowest: 5, highest: 9 },
  { lowest: 1n, highest: 100n },
  { figures: 1.5 },
])
  show('options', () => createHistogram(options).count);
const small = createHistogram({ lowest: 10, highest: 1000, figures: 2 });
for (const value of [1, 10, 500, 2000]) small.record(value);
console.log(small, small.exceeds);
for (const figures of [1, 2, 3, 4, 5]) {
  const each = createHistogram({ figures });
  for (let value = 1; value < 3_000_000; value = Math.ceil(value * 1.7)) each.record(value);
  console.log(figures, each.count, each.min, each.max, each.mean, each.stddev, each.percentile(50), each.percentiles);
}
const big = createHistogram();
for (const value of [2 ** 31, 2 ** 32, 2 ** 40 + 12345, 2 ** 52 + 1, Number.MAX_SAFE_INTEGER]) big.record(value);
console.log(big.min, big.max, big.count, big.percentiles);
const many = createHistogram();
for (let value = 1; value <= 20000; value += 7) many.record(value);
console.log(many.percentiles, many.mean, many.stddev, many.percentile(33.3));
histogram.add(small);
console.log(histogram.count, histogram.max);
const clone = structuredClone(many);
console.log(clone.count === many.count, clone.constructor.name);
histogram.reset();
console.log(histogram, histogram.percentiles);
histogram.recordDelta();
console.log(histogram.count);
show('constructor', () => new histogram.constructor());
const delay = monitorEventLoopDelay({ resolution: 5 });
console.log(delay.constructor.name, delay.enable(), delay.enable(), delay.disable(), delay.disable());
for (const options of [5, { resolution: 0 }, { resolution: 'x' }, { resolution: 1.5 }])
  show('delay', () => typeof monitorEventLoopDelay(options));
delay.enable();
// A busy machine may let several periods pass as one.
const poll = setInterval(() => {
  if (delay.count === 0) return;
  clearInterval(poll);
  delay.disable();
  console.log(delay.count > 0, delay.min > 0, delay.max >= delay.min);
}, 20);
