// Relations between clock readings, never the readings.
const first = performance.now();
const second = performance.now();
console.log(
  typeof first,
  first >= 0,
  second >= first,
  Number.isFinite(performance.timeOrigin),
  performance.timeOrigin === performance.timeOrigin,
);
console.log(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 100);
const event = new Event('x');
console.log(event.timeStamp >= second, event.timeStamp <= performance.now());
const mark = performance.mark('now');
console.log(mark.startTime >= event.timeStamp, mark.duration);
const measure = performance.measure('since', 'now');
console.log(measure.startTime === mark.startTime, measure.duration >= 0);
setTimeout(() => {
  const waited = performance.now() - second;
  console.log(waited >= 4, waited < 5000);
}, 5);
const { nodeTiming } = performance;
console.log(
  nodeTiming.name,
  nodeTiming.entryType,
  nodeTiming.startTime,
  nodeTiming.duration > 0,
  nodeTiming instanceof PerformanceEntry,
  nodeTiming === performance.nodeTiming,
);
console.log(nodeTiming.loopStart, nodeTiming.loopExit, nodeTiming.idleTime, typeof nodeTiming.bootstrapComplete);
console.log(performance.eventLoopUtilization(), performance.toJSON().timeOrigin === performance.timeOrigin);
