// What a listener throws or rejects with becomes an uncaught exception on the next tick; the others still run.
process.on('uncaughtException', (error, origin) =>
  console.log('uncaught', error instanceof TypeError ? '(engine)' : (error?.message ?? error), origin),
);
process.on('unhandledRejection', (error) => console.log('unhandled', error?.message ?? error));
const target = new EventTarget();
target.addEventListener('x', () => {
  throw new Error('from function');
});
target.addEventListener('x', {
  handleEvent() {
    throw new Error('from handleEvent');
  },
});
target.addEventListener('x', { handleEvent: 5 });
target.addEventListener('x', {});
let reads = 0;
target.addEventListener('x', {
  get handleEvent() {
    console.log('handleEvent read', ++reads);
    if (reads > 1) throw new Error('from the getter');
    return () => {};
  },
});
try {
  target.addEventListener('x', {
    get handleEvent() {
      throw new RangeError('read while adding');
    },
  });
} catch (error) {
  console.log(error.name, error.message);
}
target.addEventListener('x', async () => {
  throw new Error('rejected');
});
target.addEventListener('x', () => ({ then: (_resolve, reject) => reject('thenable') }));
target.addEventListener('x', () => {
  throw null;
});
target.addEventListener('x', () => console.log('the last still runs'));
process.nextTick(() => console.log('tick before'));
console.log(target.dispatchEvent(new Event('x')));
process.nextTick(() => console.log('tick after'));
queueMicrotask(() => console.log('microtask'));
console.log('end of script');
