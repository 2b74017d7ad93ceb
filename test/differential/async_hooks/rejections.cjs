// Handlers of what nobody caught see the store of the code that failed.
const { AsyncLocalStorage, executionAsyncId } = require('node:async_hooks');
const storage = new AsyncLocalStorage();
process.on('unhandledRejection', (reason) => console.log('rejection', reason, storage.getStore(), executionAsyncId()));
process.on('uncaughtException', (error) => console.log('exception', error, storage.getStore(), executionAsyncId() > 1));
storage.run('direct', () => Promise.reject('r1'));
let reject;
storage.run('made', () => {
  new Promise((_, r) => {
    reject = r;
  });
});
storage.run('rejected in', () => reject('r2'));
storage.run('job', () =>
  Promise.resolve().then(() => {
    throw 'r3';
  }),
);
storage.run('async', async () => {
  await 1;
  storage.enterWith('entered');
  throw 'r4';
});
setTimeout(
  () =>
    storage.run('left', () => {
      throw 'x1';
    }),
  1,
);
setTimeout(() => {
  storage.enterWith('in timer');
  throw 'x2';
}, 5);
storage.run('of timer', () =>
  setTimeout(() => {
    throw 'x3';
  }, 10),
);
setTimeout(
  () =>
    storage.run('of tick', () =>
      process.nextTick(() => {
        throw 'x4';
      }),
    ),
  15,
);
setTimeout(() => console.log('then', storage.getStore()), 25);
