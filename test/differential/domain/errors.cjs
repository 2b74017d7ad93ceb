// Errors of what was started in a domain.
const domain = require('node:domain');
const fs = require('node:fs');
let printed = 0;
const log = (...values) => {
  printed++;
  console.log(...values);
};
const names = new Map();
const where = () => names.get(process.domain) ?? process.domain;
/** Goes on when so many lines more were printed, however long a busy machine takes, and a little later. */
async function lines(count) {
  for (const end = printed + count; printed < end; ) await new Promise((done) => setTimeout(done, 4));
  await new Promise((done) => setTimeout(done, 12));
}
function create(name, listen = true) {
  const made = domain.create();
  names.set(made, name);
  if (listen) {
    made.on('error', (error) =>
      log(name, error?.message ?? error, names.get(error?.domain), error?.domainThrown, where(), domain._stack.length),
    );
  }
  return made;
}
process.on('uncaughtException', (error) => log('uncaught', error?.message ?? error, where(), domain._stack.length));
process.on('unhandledRejection', (error) => log('unhandled', error?.message ?? error));

async function main() {
  create('tick').run(() =>
    process.nextTick(() => {
      throw new Error('t');
    }),
  );
  await lines(1);
  create('timer').run(() =>
    setTimeout(() => {
      log(where());
      throw new Error('t');
    }, 1),
  );
  await lines(2);
  create('immediate').run(() =>
    setImmediate(() => {
      throw new Error('i');
    }),
  );
  await lines(1);
  create('fs').run(() =>
    fs.stat('/none', (error) => {
      log(error.code, where());
      throw new Error('f');
    }),
  );
  await lines(2);
  create('then').run(() => Promise.resolve().then(() => log(where())));
  create('microtask').run(() => queueMicrotask(() => log(where())));
  create('await').run(async () => {
    await 1;
    log(where());
    throw new Error('a');
  });
  await lines(4);
  create('rejection').run(() => {
    const promise = Promise.reject(new Error('r'));
    log(names.get(promise.domain), Object.getOwnPropertyDescriptor(promise, 'domain').enumerable);
  });
  await lines(1);
  create('values').run(() => {
    for (const value of [null, undefined, 'text', 5, () => {}])
      setTimeout(() => {
        throw value;
      }, 1);
  });
  await lines(5);
  log('- nested');
  const outer = create('outer');
  const inner = create('inner', false);
  setTimeout(
    () =>
      outer.run(() =>
        inner.run(() => {
          throw new Error('to the outer');
        }),
      ),
    1,
  );
  await lines(1);
  inner.on('error', (error) => {
    log('inner', error.message);
    throw new Error('of the listener');
  });
  setTimeout(
    () =>
      outer.run(() =>
        inner.run(() => {
          throw new Error('first');
        }),
      ),
    1,
  );
  await lines(2);
  log('- nobody listens');
  create('silent', false).run(() =>
    setTimeout(() => {
      throw new Error('s');
    }, 1),
  );
  await lines(1);
  create('silent too', false).run(() => Promise.reject(new Error('s')));
  await lines(1);
  log(where(), domain._stack.length);
  create('last').run(() => {
    setTimeout(() => {
      log(where());
      setTimeout(() => {
        throw new Error('deep');
      }, 1);
    }, 1);
  });
  await lines(2);
  log(process.listeners('uncaughtException').map((listener) => listener.name));
}
main();
