const dc = require('diagnostics_channel');
const { AsyncLocalStorage } = require('async_hooks');
const util = require('util');
const show = (f) => {
  try {
    console.log(f());
  } catch (e) {
    console.log('!', e.name, e.code, e.message);
  }
};
const als = new AsyncLocalStorage();
const als2 = new AsyncLocalStorage();
const ch = dc.channel('a');
show(() => ch);
show(() => dc.channel('a') === ch);
show(() => dc.hasSubscribers('a'));
show(() => dc.channel(Symbol.for('s')).name);
for (const v of [1, null, undefined, {}, true]) show(() => dc.channel(v));
for (const v of [1, null, undefined, {}]) {
  show(() => ch.subscribe(v));
  show(() => ch.unsubscribe(v));
  show(() => dc.subscribe('a', v));
}
const sub = (m, n) => console.log('sub', m, String(n));
show(() => ch.subscribe(sub));
show(() => ch.hasSubscribers);
show(() => ch.publish(1));
show(() => ch.unsubscribe(sub));
show(() => ch.unsubscribe(sub));
show(() => dc.subscribe('b', sub));
show(() => dc.unsubscribe('b', sub));
show(() => dc.unsubscribe('b', sub));
show(() => dc.unsubscribe('none', sub));
ch.bindStore(als);
ch.bindStore(als2, (d) => ({ t: d }));
show(() => ch.hasSubscribers);
show(() =>
  ch.runStores(
    { x: 1 },
    function (a, b) {
      return [als.getStore(), als2.getStore(), this === 7, a, b];
    },
    7,
    'p',
    'q',
  ),
);
show(() => [als.getStore(), als2.getStore()]);
show(() => ch.unbindStore(als));
show(() => ch.unbindStore(als));
ch.bindStore(als2, () => {
  throw new Error('transform');
});
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
show(() => ch.runStores({ y: 2 }, () => [als.getStore(), als2.getStore()]));
show(() => ch.unbindStore(als2));
show(() => ch.runStores(1, () => 'plain'));
show(() => ch.runStores(1, 5));
ch.subscribe(() => {
  throw new Error('in sub');
});
ch.subscribe(() => console.log('second'));
show(() => ch.publish('m'));
show(() => ch.runStores('rs', () => 'val'));
const tc = dc.tracingChannel('t');
show(() => Object.keys(tc));
show(() => tc.start.name);
show(() => tc.hasSubscribers);
show(() => util.inspect(tc, { depth: 0 }));
for (const v of [1, null, undefined, {}, { start: 1 }, { start: dc.channel('q') }]) show(() => typeof dc.tracingChannel(v));
const h = {
  start(m, n) {
    console.log('start', n, JSON.stringify(m), als.getStore());
  },
  end(m) {
    console.log('end', JSON.stringify(m), als.getStore());
  },
  asyncStart(m) {
    console.log('asyncStart', JSON.stringify(m), als.getStore());
  },
  asyncEnd(m) {
    console.log('asyncEnd', JSON.stringify(m), als.getStore());
  },
  error(m) {
    console.log('error', m.error && m.error.message);
  },
};
show(() => tc.traceSync(() => 1, { a: 1 }));
tc.subscribe(h);
show(() => tc.hasSubscribers);
show(() =>
  tc.traceSync(
    function (a, b) {
      return [this === 9, a, b];
    },
    { c: 1 },
    9,
    'x',
    'y',
  ),
);
show(() =>
  tc.traceSync(
    () => {
      throw new Error('boom');
    },
    { c: 2 },
  ),
);
show(() => tc.traceSync(() => 3));
tc.start.bindStore(als, (m) => 'store:' + m.id);
tc.asyncStart.bindStore(als, (m) => 'astore:' + m.id);
const wait = () => new Promise((r) => setTimeout(r, 60));
(async () => {
  console.log(
    await tc.tracePromise(
      async function (a) {
        console.log('in', als.getStore(), a);
        await null;
        console.log('in2', als.getStore());
        return 'r';
      },
      { id: 1 },
      null,
      'arg',
    ),
    als.getStore(),
  );
  try {
    await tc.tracePromise(
      async () => {
        throw new Error('rej');
      },
      { id: 2 },
    );
  } catch (e) {
    console.log('caught', e.message);
  }
  try {
    const r = tc.tracePromise(() => 5, { id: 3 });
    console.log(r instanceof Promise, await r);
  } catch (e) {
    console.log(e.message);
  }
  try {
    await tc.tracePromise(
      () => {
        throw new Error('sync');
      },
      { id: 4 },
    );
  } catch (e) {
    console.log('caught', e.message);
  }
  try {
    console.log(
      await tc.tracePromise(
        () => ({
          then(r) {
            r('thenable');
          },
        }),
        { id: 41 },
      ),
    );
  } catch (e) {
    console.log(e.message);
  }
  show(() =>
    tc.traceCallback(
      function (cb, a) {
        console.log('cbfn', a, als.getStore());
        setImmediate(cb, null, 'res');
        return 'ret';
      },
      0,
      { id: 5 },
      null,
      (e, r) => {
        console.log('callback', e, r, als.getStore());
      },
      'arg2',
    ),
  );
  await wait();
  show(() =>
    tc.traceCallback(
      function (a, cb) {
        cb(new Error('cberr'));
      },
      -1,
      { id: 6 },
      null,
      'z',
      (e, r) => console.log('callback', e.message, als.getStore()),
    ),
  );
  show(() =>
    tc.traceCallback(
      function (a, cb) {
        throw new Error('cbthrow');
      },
      1,
      { id: 7 },
      null,
      'z',
      (e, r) => {},
    ),
  );
  show(() => tc.traceCallback(() => {}, 0, {}, null, 5));
  show(() =>
    tc.traceCallback(
      (cb) => cb(),
      undefined,
      { id: 8 },
      null,
      () => console.log('default pos'),
    ),
  );
  show(() => tc.traceCallback(5, 0, {}, null, () => {}));
  show(() => tc.tracePromise(5, {}));
  show(() => tc.traceSync(5, {}));
  show(() => tc.unsubscribe(h));
  show(() => tc.unsubscribe(h));
  show(() => tc.subscribe({ start: 1 }));
  show(() => tc.subscribe());
  console.log(await tc.tracePromise(async () => 'no subs', { id: 9 }));
  const once = {
    start() {
      console.log('once');
    },
  };
  tc.subscribe(once);
  tc.traceSync(() => {
    tc.unsubscribe(once);
  }, {});
  const order = [];
  const o1 = dc.channel('o');
  const s1 = () => {
    order.push(1);
    o1.unsubscribe(s1);
  };
  const s2 = () => order.push(2);
  o1.subscribe(s1);
  o1.subscribe(s2);
  o1.publish();
  o1.publish();
  console.log(order);
  const s3 = () => {
    order.push(3);
    o1.subscribe(() => order.push(4));
  };
  o1.subscribe(s3);
  o1.publish();
  console.log(order);
  const { Channel } = dc;
  show(() => new Channel('z').name);
  show(() => Channel.name + Channel.length);
  show(() => new Channel('z') instanceof Channel);
  show(() => ch instanceof Channel);
  show(() => Object.getPrototypeOf(ch) === Channel.prototype);
  show(() => Reflect.ownKeys(Channel.prototype).map(String));
  show(() => Reflect.ownKeys(Object.getPrototypeOf(tc)).map(String));
  show(() => Object.keys(dc));
  for (const n of Reflect.ownKeys(Object.getPrototypeOf(tc)))
    if (typeof tc[n] === 'function') console.log(String(n), tc[n].length);
  for (const n of Reflect.ownKeys(Channel.prototype))
    if (n !== 'hasSubscribers' && typeof Channel.prototype[n] === 'function') console.log(String(n), Channel.prototype[n].length);
})();
