// Order of the queues, and what keeps a program alive.
const log = (...args) => console.log(...args);
setTimeout(() => {
  log('timeout');
  process.nextTick(() => log('tick of timeout'));
  Promise.resolve().then(() => log('job of timeout'));
}, 1);
setTimeout(() => log('second timeout'), 1);
process.nextTick(() => {
  log('tick');
  process.nextTick(() => log('tick of tick'));
  Promise.resolve().then(() => log('job of tick'));
});
Promise.resolve().then(() => {
  log('job');
  process.nextTick(() => log('tick of job'));
  queueMicrotask(() => log('microtask of job'));
});
queueMicrotask(() => log('microtask'));
const handle = setTimeout(() => {}, 1000);
log(
  typeof handle,
  handle.hasRef(),
  handle.unref() === handle,
  handle.hasRef(),
  typeof handle[Symbol.toPrimitive](),
  handle.constructor.name,
);
let n = 0;
const interval = setInterval(() => {
  log('interval', ++n);
  if (n === 3) clearInterval(interval);
}, 2);
setTimeout(
  (a, b) => {
    log('arguments', a, b);
  },
  300,
  1,
  'two',
);
for (const bad of [undefined, null, 1, 'code', {}]) {
  for (const start of [setTimeout, setInterval, setImmediate, queueMicrotask]) {
    try {
      start(bad);
    } catch (error) {
      log(start.name, error.name, error.code, error.message);
    }
  }
}
for (const item of [setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, queueMicrotask])
  log(item.name, item.length);
process.on('exit', (code) => log('exit', code));
