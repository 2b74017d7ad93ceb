// Nothing that is queued runs after the error that ends a program: no tick, no promise job, no timer.
process.on('exit', (code) => console.log('exit', code));
process.nextTick(() => {
  queueMicrotask(() => console.log('a microtask of the tick'));
  Promise.reject(new Error('a rejection of the tick'));
  throw new Error('in a tick');
});
process.nextTick(() => console.log('the next tick'));
Promise.resolve().then(() => console.log('a promise job'));
setTimeout(() => console.log('a timer'));
setImmediate(() => console.log('an immediate'));
