// What carries the store, and which one.
const { AsyncLocalStorage, executionAsyncId } = require('node:async_hooks');
const { EventEmitter, EventEmitterAsyncResource, once, on } = require('node:events');
const fs = require('node:fs');
const { promisify } = require('node:util');
const timers = require('node:timers/promises');
const storage = new AsyncLocalStorage();
const show = (label, ...rest) => console.log(label, storage.getStore(), ...rest);
const inside = (label, body) => storage.run(label, () => body(label));

async function jobs() {
  inside('then', (l) => Promise.resolve().then(() => show(l)));
  inside('catch', (l) =>
    Promise.reject(1)
      .catch(() => show(l))
      .finally(() => show(`${l} finally`)),
  );
  inside('microtask', (l) => queueMicrotask(() => show(l)));
  inside('tick', (l) => process.nextTick((x) => show(l, x), 'argument'));
  inside('await', async (l) => {
    await 1;
    show(l);
    await Promise.resolve();
    show(l);
    await null;
    try {
      await Promise.reject(new Error('x'));
    } catch {
      show(`${l} rejected`);
    }
    await storage.run('nested', async () => {
      await 0;
      show(`${l} nested`);
    });
    show(`${l} after nested`);
    storage.enterWith('entered');
    await 0;
    show(l);
  });
  let resolve;
  const promise = new Promise((r) => {
    resolve = r;
  });
  inside('registered', (l) => promise.then(() => show(l)));
  promise.then(() => show('outside'));
  inside('resolving', () => resolve(1));
  inside('thenable', (l) =>
    Promise.resolve({
      get then() {
        show(`${l} get`);
        return (done) => {
          show(`${l} call`);
          storage.run('settling', () => done(1));
        };
      },
    }).then(() => show(l)),
  );
  inside('await thenable', async (l) => {
    await {
      // biome-ignore lint/suspicious/noThenProperty: it is what is tried.
      then(done) {
        show(`${l} call`);
        done();
      },
    };
    show(l);
  });
  let later;
  const derived = new Promise((r) => {
    later = r;
  });
  derived.then((value) => show('derived', value));
  inside('thenable resolve', () => later({ then: (done) => (show('its then'), done(2)) }));
  inside('all', (l) => Promise.all([1, Promise.resolve(2)]).then(() => show(l)));
  inside('race', (l) => Promise.race([timers.setImmediate(), 1]).then(() => show(l)));
  inside('any', (l) => Promise.any([Promise.reject(1), 1]).then(() => show(l)));
  inside('try', (l) => Promise.try(() => show(`${l} in`)).then(() => show(l)));
  class Sub extends Promise {}
  inside('subclass', (l) => Sub.resolve(1).then(() => show(l)));
  await timers.setTimeout(1);
}

async function generators() {
  async function* numbers() {
    show('first');
    yield 1;
    show('second');
    await 0;
    show('after await');
    yield* inner();
  }
  async function* inner() {
    yield storage.getStore();
  }
  const sequence = inside('made', () => numbers());
  await inside('g1', () => sequence.next());
  await inside('g2', () => sequence.next());
  console.log(await inside('g3', () => sequence.next()));
  await inside('g4', () => sequence.return(5));
  await inside('for await', async (l) => {
    for await (const x of [Promise.resolve(1), 2]) show(l, x);
    show(l);
  });
  function* plain() {
    yield storage.getStore();
    yield storage.getStore();
  }
  const it = plain();
  console.log(
    inside('p1', () => it.next().value),
    inside('p2', () => it.next().value),
  );
}

async function macrotasks() {
  const done = [];
  const wait = (start) => done.push(new Promise((resolve) => start(resolve)));
  wait((r) => inside('timeout', (l) => setTimeout((x) => r(show(l, x)), 1, 'argument')));
  await done.at(-1);
  wait((r) => inside('immediate', (l) => setImmediate(() => r(show(l)))));
  await done.at(-1);
  let turns = 0;
  wait((r) =>
    inside('interval', (l) => {
      const interval = setInterval(() => {
        show(l, ++turns);
        storage.enterWith('changed');
        if (turns === 2) r(clearInterval(interval));
      }, 1);
    }),
  );
  await done.at(-1);
  wait((r) => {
    const timer = inside('made', (l) => setTimeout(() => r(show(l)), 1));
    inside('refreshed', () => timer.refresh());
  });
  await done.at(-1);
  await inside('timers/promises', async (l) => {
    await timers.setTimeout(1);
    show(l);
    await timers.setImmediate();
    show(l);
    for await (const _ of timers.setInterval(1)) {
      show(`${l} interval`);
      break;
    }
    await promisify(setTimeout)(1);
    show(l);
  });
  wait((r) => inside('fs', (l) => fs.stat('/', () => r(show(l)))));
  await done.at(-1);
  await Promise.all([
    new Promise((r) => inside('fs 1', (l) => fs.stat('/', () => r(show(l))))).then(() => {}),
    inside('fs/promises', async (l) => {
      await fs.promises.stat('/');
      await fs.promises.readdir('/');
    }),
  ]);
  await new Promise((r) => fs.stat('/', () => r(show('none'))));
}

async function emitters() {
  const emitter = new EventEmitter();
  inside('listening', () => emitter.on('x', () => show('x')));
  inside('emitting', () => emitter.emit('x'));
  const bound = inside('made', () => new EventEmitterAsyncResource({ name: 'E' }));
  bound.on('x', () => show('bound'));
  inside('emitting', () => bound.emit('x'));
  const waiting = inside('once', async (l) => {
    await once(emitter, 'y');
    show(l);
  });
  inside('emitting', () => emitter.emit('y'));
  await waiting;
  const target = new EventTarget();
  inside('adding', () => target.addEventListener('x', () => show('target')));
  inside('dispatching', () => target.dispatchEvent(new Event('x')));
  const iterating = inside('on', async (l) => {
    for await (const [value] of on(emitter, 'z')) {
      show(l, value);
      break;
    }
  });
  inside('emitting', () => emitter.emit('z', 1));
  await iterating;
}

async function messages() {
  await new Promise((done) => {
    inside('made', () => {
      const { port1, port2 } = new MessageChannel();
      inside('listening', () => {
        port1.onmessage = ({ data }) => {
          show('message', data);
          port1.close();
          done();
        };
      });
      inside('posting', () => port2.postMessage(1));
    });
  });
  // The signal's timer keeps no process alive.
  const alive = setInterval(() => {}, 1_000);
  await new Promise((done) =>
    inside('timeout', () => AbortSignal.timeout(1).addEventListener('abort', () => done(show('abort')))),
  );
  clearInterval(alive);
}

async function main() {
  await jobs();
  await generators();
  await macrotasks();
  await emitters();
  await messages();
  show('end', executionAsyncId());
}
storage.enterWith('top');
process.on('beforeExit', () => show('beforeExit'));
process.on('exit', () => show('exit'));
storage.exit(main);
