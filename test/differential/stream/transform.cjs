// Duplex and Transform streams, their errors and backpressure.
const { Duplex, Transform } = require('node:stream');
const streams = require('node:stream/promises');
const { log, test, text, watch } = require('./shared/cases.cjs');
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
