const ah = require('async_hooks');
const fs = require('fs'),
  fsp = require('fs/promises'),
  { EventEmitterAsyncResource, EventEmitter } = require('events'),
  crypto = require('crypto'),
  stream = require('stream'),
  rl = require('readline');
let cur = null;
const rec = {};
const h = ah.createHook({
  init(id, t, trig, res) {
    if (cur && t !== 'PROMISE') (rec[cur] ??= []).push(t);
  },
  destroy() {},
  before() {},
  after() {},
});
const step = async (n, f) => {
  cur = n;
  h.enable();
  try {
    await f();
  } catch (e) {
    (rec[n] ??= []).push('ERR ' + e.code);
  }
  h.disable();
  cur = null;
  console.log(n, (rec[n] || []).join(' '));
};
(async () => {
  await step('fs.stat', () => new Promise((r) => fs.stat('/', r)));
  await step('fsp.stat', () => fsp.stat('/'));
  await step('fsp.readdir', () => fsp.readdir('/'));
  await step('randomBytes', () => new Promise((r) => crypto.randomBytes(4, r)));
  await step('randomFill', () => new Promise((r) => crypto.randomFill(Buffer.alloc(4), r)));
  await step(
    'MessageChannel',
    () =>
      new Promise((r) => {
        const c = new MessageChannel();
        c.port2.on('message', () => {
          c.port1.close();
          r();
        });
        c.port1.postMessage(1);
      }),
  );
  await step('BroadcastChannel', () => {
    const c = new BroadcastChannel('a');
    c.close();
  });
  await step('EEAR', () => {
    new EventEmitterAsyncResource({ name: 'Foo' });
  });
  await step(
    'timers',
    () =>
      new Promise((r) => {
        const t = setInterval(() => {
          clearInterval(t);
          r();
        }, 1);
      }),
  );
  await step('immediate', () => new Promise((r) => setImmediate(r)));
  await step('nextTick', () => new Promise((r) => process.nextTick(r)));
  await step('microtask', () => new Promise((r) => queueMicrotask(r)));
  await step('tp', () => require('timers/promises').setTimeout(1));
  await step('abort timeout', () => {
    AbortSignal.timeout(10);
  });
  await step('read stream', () => new Promise((r) => fs.createReadStream(__filename).on('close', r).resume()));
  await step('bind', () => {
    ah.AsyncResource.bind(() => {});
    ah.AsyncResource.bind(function foo() {});
    ah.AsyncLocalStorage.bind(() => {});
    ah.AsyncLocalStorage.snapshot();
  });
  await step('readline', () => {
    const i = rl.createInterface({ input: new stream.PassThrough() });
    i.close();
  });
  await step('performance obs', () => {
    const o = new PerformanceObserver(() => {});
    o.observe({ entryTypes: ['mark'] });
    o.disconnect();
  });
  await step('queue', () => {
    structuredClone({ a: 1 });
  });
  await step('access', () => new Promise((r) => fs.access('/', r)));
  await step('FR', () => {
    new FinalizationRegistry(() => {}).register({});
  });
})();
