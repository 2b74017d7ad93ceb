// What a clone of a histogram is, and how histograms print when they are too deep.
const { createHistogram, monitorEventLoopDelay } = require('node:perf_hooks');
const { inspect } = require('node:util');
const histogram = createHistogram();
histogram.record(5);
const clone = structuredClone(histogram);
console.log(clone.constructor.name, clone.min, clone === histogram);
histogram.record(1);
console.log(clone.min, clone.count);
const delay = monitorEventLoopDelay();
const copy = structuredClone(delay);
console.log(copy.constructor.name, copy.count, copy.enable, copy.disable, copy.min);
for (const value of [histogram, delay, copy]) console.log(inspect(value, { depth: -1 }), inspect(value, { depth: 0 }));
const { port1, port2 } = new MessageChannel();
port1.onmessage = ({ data }) => {
  console.log(data.constructor.name, typeof data.min, data.count);
  port1.close();
};
port2.postMessage(delay);
