// stream.compose, Duplex.from and duplexPair.
const stream = require('node:stream');
const { Readable, Duplex, Transform, PassThrough, compose, duplexPair } = require('node:stream');
const streams = require('node:stream/promises');
const { log, sink, sleep, test, text, watch } = require('./shared/cases.cjs');
test('compose', async () => {
  const up = new Transform({
    objectMode: true,
    transform(c, e, cb) {
      cb(null, String(c).toUpperCase());
    },
  });
  const c = compose(up, async function* (src) {
    for await (const x of src) yield x + '!';
  });
  watch('c', c);
  c.end('hi');
  for await (const x of c) log('x', String(x));
  log(c.writable, c.readable, c.destroyed);
});
test('compose err', async () => {
  const c = compose(
    new PassThrough(),
    new Transform({
      transform(c, e, cb) {
        cb(new Error('ce'));
      },
    }),
  );
  watch('c', c);
  c.write('a');
  c.resume();
});
test('compose destroy', async () => {
  const a = watch('a', new PassThrough(), ['close', 'error']),
    b = watch('b', new PassThrough(), ['close', 'error']);
  const c = watch('c', compose(a, b), ['close', 'error']);
  c.destroy();
});
test('compose src sink', async () => {
  const c = compose(Readable.from(['a', 'b']), new PassThrough({ objectMode: true }));
  log(c.writable, c.readable);
  for await (const x of c) log(x);
  const w = compose(new PassThrough({ objectMode: true }), sink());
  log(w.writable, w.readable);
  w.end('z');
  await streams.finished(w);
  log('fin');
});
test('r.compose', async () => {
  const c = Readable.from(['a', 'b']).compose(async function* (s) {
    for await (const x of s) yield x + x;
  });
  log(c.constructor.name, c.writable, c.readable);
  for await (const x of c) log(x);
});
test('compose fn', async () => {
  const c = compose(
    async function* (src) {
      for await (const x of src) yield String(x) + '1';
    },
    async function (src) {
      for await (const x of src) log('end', x);
    },
  );
  log(c.readable, c.writable);
  c.end('q');
  await streams.finished(c);
  log('ok');
});
test('Duplex.from', async () => {
  for (const b of [
    async () => {},
    async function* () {
      yield 1;
    },
    'abc',
    [1, 2],
    new Blob(['xy']),
    Promise.resolve(7),
    { readable: Readable.from([1]) },
    { writable: sink() },
    new PassThrough(),
    Readable.from([3]),
    sink(),
    async function (src) {
      for await (const c of src) log('asyncfn', String(c));
    },
    async function* (src) {
      for await (const c of src) yield 'g' + c;
    },
  ]) {
    const d = Duplex.from(b);
    log(d.constructor.name, d.readable, d.writable, d.readableObjectMode, d.writableObjectMode);
    if (d.writable) d.end('w');
    if (d.readable) for await (const c of d) log('c', Buffer.isBuffer(c) ? String(c) : c);
    await sleep();
  }
});
test('Duplex.from reject', async () => {
  const d = Duplex.from(Promise.reject(new Error('dr')));
  watch('d', d);
  const d2 = watch(
    'd2',
    Duplex.from(async () => {
      throw new Error('fn');
    }),
  );
  await sleep();
  try {
    Duplex.from(() => 5);
  } catch (e) {
    log(text(e));
  }
});
test('duplexPair', async () => {
  const [a, b] = duplexPair();
  watch('a', a);
  watch('b', b);
  a.write('hi', () => log('written'));
  b.on('data', (d) => {
    log('b got', String(d));
  });
  await sleep();
  b.end('bye');
  a.on('data', (d) => log('a got', String(d)));
  a.end();
  await sleep();
  log(a.destroyed, b.destroyed, a.constructor.name);
  const [c, d] = duplexPair({ highWaterMark: 2 });
  log(c.write('abc'), c.readableHighWaterMark);
});
