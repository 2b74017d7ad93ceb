// A rejection that is handled after it was reported is warned of, unless somebody listens.
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
process.on('warning', (warning) => console.log(warning.name, warning.message, warning.id, Object.keys(warning)));
const later = () => new Promise((resolve) => setTimeout(resolve, 2));

async function main() {
  const first = Promise.reject(new Error('first'));
  Promise.reject(new Error('handled at once')).catch(() => {});
  const second = Promise.reject(new Error('second'));
  await later();
  second.catch(() => {});
  first.catch(() => {});
  await later();
  process.on('rejectionHandled', (promise) => console.log('handled', promise === third));
  const third = Promise.reject(new Error('third'));
  await later();
  third.catch(() => {});
  await later();
  for (const value of [1, {}, null]) {
    process.title = value;
    console.log(process.title);
  }
  process.ref({ ref: () => console.log('ref'), [Symbol.for('nodejs.ref')]: () => console.log('symbol') });
  process.unref({ unref: () => console.log('unref') });
  process.ref({ ref: 1 });
}
main();
