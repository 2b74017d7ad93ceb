// Writing, ending and failing: what is called and emitted, in which order.
const { Readable, Writable } = require('node:stream');
const { log, test, text, watch } = require('./shared/cases.cjs');
test('write cb args', () => {
  const w = new Writable({
    write(c, e, cb) {
      log('w', String(c), e);
      cb();
    },
  });
  watch('w', w);
  w.write('a', (...a) => log('cb', a));
  w.write('b', 'latin1', (...a) => log('cb2', a));
  w.end('c', (...a) => log('end', a));
  w.end((...a) => log('end2', a.map(text)));
  log(w.writableEnded, w.writableFinished, w.writableLength, w.writable);
});
test('async write', () => {
  const w = new Writable({
    highWaterMark: 3,
    write(c, e, cb) {
      log('w', String(c));
      setImmediate(cb);
    },
  });
  watch('w', w);
  log(
    w.write('ab', (...a) => log('cb', a)),
    w.write('cd', (...a) => log('cb2', a)),
    w.writableNeedDrain,
    w.writableLength,
  );
  w.end((...a) => log('end', a));
});
test('writev', () => {
  const w = new Writable({
    writev(c, cb) {
      log(
        'wv',
        c.map((x) => [String(x.chunk), x.encoding, typeof x.callback]),
        c.allBuffers,
      );
      cb();
    },
  });
  watch('w', w);
  w.cork();
  w.write('a', (...a) => log('cb', a));
  w.write('b');
  log(w.writableCorked, w.writableLength);
  w.uncork();
  w.cork();
  w.write('x');
  w.end('z');
});
test('write error', () => {
  const w = new Writable({
    write(c, e, cb) {
      cb(new Error('bad'));
    },
  });
  watch('w', w);
  w.write('a', (...a) => log('cb', a.map(text)));
  w.write('b', (...a) => log('cb2', a.map(text)));
  w.end((...a) => log('end', a.map(text)));
  log(w.errored && w.errored.message, w.destroyed);
});
test('write after end', () => {
  const w = new Writable({
    write(c, e, cb) {
      cb();
    },
  });
  watch('w', w);
  w.end();
  log(w.write('x', (...a) => log('cb', a.map(text))));
});
test('write after destroy', () => {
  const w = new Writable({
    write(c, e, cb) {
      cb();
    },
  });
  watch('w', w);
  w.destroy();
  log(w.write('x', (...a) => log('cb', a.map(text))));
  w.end((...a) => log('end', a.map(text)));
});
test('final error', () => {
  const w = new Writable({
    write(c, e, cb) {
      cb();
    },
    final(cb) {
      cb(new Error('fin'));
    },
  });
  watch('w', w);
  w.end((...a) => log('end', a.map(text)));
});
test('final throw', () => {
  const w = new Writable({
    write(c, e, cb) {
      cb();
    },
    final(cb) {
      throw new Error('fin');
    },
  });
  watch('w', w);
  w.end((...a) => log('end', a.map(text)));
});
test('final ok', () => {
  const w = new Writable({
    write(c, e, cb) {
      cb();
    },
    final(cb) {
      log('final');
      setImmediate(cb);
    },
  });
  watch('w', w);
  w.end('q', (...a) => log('end', a.map(text)));
});
test('cb twice', () => {
  const w = new Writable({
    write(c, e, cb) {
      cb();
      cb();
    },
  });
  watch('w', w);
  w.write('x');
});
test('destroy pending', () => {
  const w = new Writable({ write(c, e, cb) {} });
  watch('w', w);
  w.write('x', (...a) => log('cb', a.map(text)));
  w.write('y', (...a) => log('cb2', a.map(text)));
  w.end((...a) => log('end', a.map(text)));
  w.destroy(new Error('d'), (...a) => log('dcb', a.map(text)));
});
test('construct', () => {
  const w = new Writable({
    construct(cb) {
      log('construct');
      setImmediate(cb);
    },
    write(c, e, cb) {
      log('w');
      cb();
    },
  });
  watch('w', w);
  w.write('x');
  w.end();
  log('sync');
});
test('construct err', () => {
  const w = new Writable({
    construct(cb) {
      cb(new Error('c'));
    },
    write(c, e, cb) {
      log('w');
      cb();
    },
  });
  watch('w', w);
  w.write('x', (...a) => log('cb', a.map(text)));
});
test('construct destroy', () => {
  const r = new Readable({
    construct(cb) {
      setImmediate(cb);
    },
    read() {},
    destroy(e, cb) {
      log('destroy', text(e));
      cb(e);
    },
  });
  watch('r', r);
  r.destroy(new Error('q'));
  log(r.destroyed, r.closed);
});
test('no write', () => {
  const r = new Writable();
  watch('r', r);
  try {
    r.write('x');
  } catch (e) {
    log(text(e));
  }
});
