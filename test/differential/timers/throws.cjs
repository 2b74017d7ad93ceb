// What a callback that throws leaves behind: the next of its phase runs before the ticks and jobs that it made.
const log = (...args) => console.log(...args);
process.on('uncaughtException', (error, origin) => log('uncaught', error.message, origin));
const leave = (name) => {
  process.nextTick(() => log('tick of', name));
  Promise.resolve().then(() => log('job of', name));
};
const start = Date.now();
setTimeout(() => {
  leave('first timer');
  throw new Error('timer');
}, 1);
setTimeout(() => {
  leave('second timer');
  log('second timer');
}, 1);
setTimeout(() => log('third timer'), 1);
while (Date.now() - start < 20);
setTimeout(() => {
  setImmediate(() => {
    leave('first immediate');
    throw new Error('immediate');
  });
  setImmediate(() => {
    leave('second immediate');
    throw new Error('again');
  });
  setImmediate(() => {
    log('third immediate');
    leave('third immediate');
    setImmediate(() => {
      log('of the next turn');
      intervals();
    });
  });
  setImmediate(() => log('fourth immediate'));
}, 30);
function intervals() {
  // Long enough that a busy machine does not find the next one due at once.
  let count = 0;
  const interval = setInterval(() => {
    if (++count === 3) clearInterval(interval);
    leave(`interval ${count}`);
    throw new Error(`interval ${count}`);
  }, 40);
}
