// stream.finished.
const {
  Readable,
  Writable,
  Duplex,
  Transform,
  PassThrough,
  addAbortSignal,
  pipeline,
  finished,
  compose,
  duplexPair,
} = require('node:stream');
const stream = require('node:stream');
const { promises: streams } = stream;
const log = (...values) => console.log(...values);
const text = (value) => (value instanceof Error ? `${value.name} ${value.code} ${value.message}` : value);
const brief = (value) => {
  if (value instanceof Error) return text(value);
  return typeof value === 'object' && value !== null ? value.constructor.name : String(value);
};
const watch = (
  name,
  emitter,
  events = ['close', 'error', 'end', 'finish', 'pause', 'resume', 'drain', 'prefinish', 'pipe', 'unpipe'],
) => {
  for (const event of events) emitter.on(event, (...values) => log(name, event, ...values.map(brief)));
  return emitter;
};
const sleep = (ms = 5) => new Promise((resolve) => setTimeout(resolve, ms));
process.on('uncaughtException', (error) => log('UNCAUGHT', text(error)));
const cases = [];
const test = (name, run) => cases.push([name, run]);
const sink = () =>
  new Writable({
    objectMode: true,
    write(chunk, encoding, callback) {
      log('sink', String(chunk));
      callback();
    },
  });
test('finished ok', async () => {
  const r = Readable.from(['a']);
  finished(r, (...a) => log('fin', a));
  r.resume();
  const w = sink();
  finished(w, (...a) => log('finw', a));
  w.end();
});
test('finished err', () => {
  const r = new Readable({ read() {} });
  finished(r, (e) => log('fin', text(e)));
  r.destroy(new Error('x'));
});
test('finished premature', () => {
  const r = new Readable({ read() {} });
  finished(r, (e) => log('fin', text(e)));
  r.destroy();
});
test('finished already', async () => {
  const r = Readable.from([]);
  r.resume();
  await sleep();
  finished(r, (e) => log('fin', text(e)));
  const w = sink();
  w.destroy();
  await sleep();
  finished(w, (e) => log('finw', text(e)));
});
test('finished opts', () => {
  const d = new Duplex({
    read() {},
    write(c, e, cb) {
      cb();
    },
  });
  finished(d, { readable: false }, (e) => log('fin w', text(e)));
  finished(d, { writable: false }, (e) => log('fin r', text(e)));
  d.end();
  setTimeout(() => {
    d.push(null);
    d.resume();
  }, 2);
});
test('finished signal', () => {
  const ac = new AbortController();
  const r = new Readable({ read() {} });
  finished(r, { signal: ac.signal }, (e) => log('fin', text(e), e.cause));
  ac.abort('c');
  log(r.listenerCount('end'), r.destroyed);
});
test('finished cleanup', async () => {
  const r = new Readable({ read() {} });
  const c = finished(r, () => log('never'));
  c();
  log(r.eventNames());
  r.destroy();
  const r2 = Readable.from(['a']);
  r2.resume();
  await streams.finished(r2, { cleanup: true });
  log(r2.listenerCount('end'), r2.eventNames());
  await streams.finished(Readable.from([]), { cleanup: 5 }).catch((e) => log(text(e)));
});
test('finished legacy', () => {
  const l = new stream();
  l.readable = true;
  finished(l, (e) => log('fin', text(e)));
  l.emit('end');
});
(async () => {
  for (const [name, run] of cases) {
    log(`=== ${name}`);
    try {
      await run();
    } catch (error) {
      log('THROWN', text(error));
    }
    await sleep(15);
  }
})();
