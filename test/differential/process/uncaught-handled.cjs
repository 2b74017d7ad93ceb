// Uncaught exceptions and rejections that are handled, and in which order.
process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor', error.message, origin));
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
process.on('exit', (code) => console.log('exit', code));
const turns = [
  () => queueMicrotask(() => { throw new Error('microtask'); }),
  () => process.nextTick(() => { throw new Error('tick'); }),
  () => { throw new Error('timer'); },
  () => setImmediate(() => { throw new Error('immediate'); }),
  () => void Promise.reject(new Error('rejected')),
  () => void new Promise(() => { throw new Error('executor'); }),
  () => void (async () => { throw new Error('async'); })(),
  () => void Promise.reject({ message: 'no error' }),
  () => console.log('last'),
];
// One after the other: timers that are due together run together, immediates of the first only then.
function step() {
  const turn = turns.shift();
  if (turn === undefined) return;
  setTimeout(step, 5);
  turn();
}
setTimeout(step, 5);
throw new Error('main');
