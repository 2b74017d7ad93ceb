// stream.pipeline over all kinds of parts.
const stream = require('node:stream');
const { Readable, Writable, Duplex, Transform, PassThrough, pipeline } = require('node:stream');
const streams = require('node:stream/promises');
const { log, sink, test, text, watch } = require('./shared/cases.cjs');
test('pipeline basic', () => {
  const r = watch('r', Readable.from(['a', 'b']));
  const w = watch('w', sink());
  pipeline(r, new PassThrough({ objectMode: true }), w, (...a) => log('done', a));
});
test('pipeline gen', async () => {
  log(
    await streams.pipeline(
      async function* () {
        yield 'a';
        yield 'b';
      },
      async function* (src) {
        for await (const c of src) yield c.toUpperCase();
      },
      async function (src) {
        let o = '';
        for await (const c of src) o += c;
        return o;
      },
    ),
  );
});
test('pipeline err src', () => {
  const r = watch(
    'r',
    new Readable({
      read() {
        this.destroy(new Error('src'));
      },
    }),
  );
  const w = watch('w', sink());
  pipeline(r, w, (e) => log('done', text(e)));
});
test('pipeline err dst', () => {
  const r = watch(
    'r',
    new Readable({
      read() {
        this.push('x');
      },
    }),
  );
  const w = watch(
    'w',
    new Writable({
      write(c, e, cb) {
        cb(new Error('dst'));
      },
    }),
  );
  pipeline(r, w, (e) => log('done', text(e)));
});
test('pipeline err mid', () => {
  const r = watch(
    'r',
    new Readable({
      read() {
        this.push('x');
      },
    }),
  );
  const t = watch(
    't',
    new Transform({
      transform(c, e, cb) {
        cb(new Error('mid'));
      },
    }),
  );
  const w = watch('w', sink());
  pipeline([r, t, w], (e) => log('done', text(e)));
});
test('pipeline premature', () => {
  const r = watch('r', new Readable({ read() {} }));
  const w = watch('w', sink());
  pipeline(r, w, (e) => log('done', text(e)));
  setImmediate(() => w.destroy());
});
test('pipeline src close', () => {
  const r = watch('r', new Readable({ read() {} }));
  const w = watch('w', sink());
  pipeline(r, w, (e) => log('done', text(e)));
  setImmediate(() => r.destroy());
});
test('pipeline signal', async () => {
  const ac = new AbortController();
  setImmediate(() => ac.abort());
  try {
    await streams.pipeline(new Readable({ read() {} }), sink(), { signal: ac.signal });
  } catch (e) {
    log(text(e), e.cause?.name);
  }
});
test('pipeline aborted', async () => {
  const ac = new AbortController();
  ac.abort('why');
  try {
    await streams.pipeline(new Readable({ read() {} }), sink(), { signal: ac.signal });
  } catch (e) {
    log(text(e), e.cause);
  }
});
test('pipeline end false', async () => {
  const w = sink();
  await streams.pipeline(Readable.from(['q']), w, { end: false });
  log(w.writableEnded);
});
test('pipeline destroyed dst', () => {
  const w = sink();
  w.destroy();
  try {
    pipeline(Readable.from(['q']), w, (e) => log('done', text(e)));
  } catch (e) {
    log('thrown', text(e));
  }
});
test('pipeline destroyed src', () => {
  const r = Readable.from(['q']);
  r.destroy();
  pipeline(r, sink(), (e) => log('done', text(e)));
});
test('pipeline ended dst', () => {
  const w = sink();
  w.end();
  w.on('error', () => {});
  pipeline(Readable.from(['q']), w, (e) => log('done', text(e)));
});
test('pipeline duplex', () => {
  const d = new Duplex({
    read() {},
    write(c, e, cb) {
      log('dw', String(c));
      cb();
    },
  });
  pipeline(Readable.from(['q']), d, (e) => log('done', text(e)));
  setTimeout(() => {
    d.push(null);
    d.resume();
  }, 3);
});
test('pipeline duplex mid', () => {
  const d = new Duplex({
    read() {},
    write(c, e, cb) {
      this.push(c);
      cb();
    },
    final(cb) {
      this.push(null);
      cb();
    },
  });
  pipeline(Readable.from(['q']), d, sink(), (e) => log('done', text(e)));
});
test('pipeline iterables', () => {
  pipeline(['a', 'b'], sink(), (e) => log('done', text(e)));
});
test('pipeline string', () => {
  pipeline('abc', sink(), (e) => log('done', text(e)));
});
test('pipeline fn bad', () => {
  try {
    pipeline(
      () => 5,
      sink(),
      (e) => log('done', text(e)),
    );
  } catch (e) {
    log(text(e));
  }
});
test('pipeline fn bad2', () => {
  try {
    pipeline(
      Readable.from(['a']),
      () => 5,
      (e) => log('done', text(e)),
    );
  } catch (e) {
    log(text(e));
  }
});
test('pipeline fn bad3', () => {
  try {
    pipeline(
      Readable.from(['a']),
      () => 5,
      sink(),
      (e) => log('done', text(e)),
    );
  } catch (e) {
    log(text(e));
  }
});
test('pipeline throw in gen', async () => {
  try {
    await streams.pipeline(
      Readable.from(['a']),
      async function* (s) {
        throw new Error('g');
      },
      sink(),
    );
  } catch (e) {
    log(text(e));
  }
});
