// Duplex and Transform streams, their errors and backpressure.
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
test('no transform', () => {
  const r = new Transform();
  watch('r', r);
  try {
    r.write('x');
  } catch (e) {
    log(text(e));
  }
});
test('duplex destroy pending', () => {
  const d = new Duplex({ read() {}, write(c, e, cb) {} });
  watch('d', d);
  d.write('x', (...a) => log('cb', a.map(text)));
  d.write('y', (...a) => log('cb2', a.map(text)));
  d.destroy();
});
test('duplex half', () => {
  const d = new Duplex({
    allowHalfOpen: false,
    read() {
      this.push(null);
    },
    write(c, e, cb) {
      cb();
    },
  });
  watch('d', d);
  d.resume();
});
test('transform', () => {
  const t = new Transform({
    transform(c, e, cb) {
      cb(null, String(c).toUpperCase());
    },
    flush(cb) {
      cb(null, 'END');
    },
  });
  watch('t', t);
  t.on('data', (d) => log('data', String(d)));
  t.write('a');
  t.end('b');
});
test('transform err', () => {
  const t = new Transform({
    transform(c, e, cb) {
      cb(new Error('t'));
    },
  });
  watch('t', t);
  t.write('a', (...a) => log('cb', a.map(text)));
});
test('transform flush err', () => {
  const t = new Transform({
    transform(c, e, cb) {
      cb();
    },
    flush(cb) {
      cb(new Error('t'));
    },
  });
  watch('t', t);
  t.resume();
  t.end('a', (...a) => log('cb', a.map(text)));
});
test('transform hwm', () => {
  const t = new Transform({
    objectMode: true,
    highWaterMark: 2,
    transform(c, e, cb) {
      log('t', c);
      cb(null, c);
    },
  });
  for (let i = 0; i < 6; i++) log(t.write(i));
  log(t.readableLength, t.writableLength);
  t.on('data', (d) => log('d', d));
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
