// What a stream is made with and what it refuses.
const s = require('node:stream');
const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished, compose, addAbortSignal, duplexPair } = s;
const log = (...a) => console.log(...a);
process.on('uncaughtException', () => {});
const err = (f) => {
  try {
    const r = f();
    log('ok', typeof r);
  } catch (e) {
    log(e.name, e.code, e.message);
  }
};
log('--- errors');
err(() => new Readable({ highWaterMark: -1 }));
err(() => new Readable({ highWaterMark: '5' }));
err(() => new Writable({ highWaterMark: NaN }));
err(() => new Duplex({ readableHighWaterMark: -1 }));
err(() => new Readable({ encoding: 'bogus' }));
err(() => new Readable({ defaultEncoding: 'bogus' }));
err(() => new Writable({ defaultEncoding: 'bogus' }));
err(() => new Duplex({ defaultEncoding: 'x', writableHighWaterMark: -2 }));
err(() =>
  new Writable({
    write(c, e, cb) {
      cb();
    },
  }).write(null),
);
err(() =>
  new Writable({
    write(c, e, cb) {
      cb();
    },
  }).write(5),
);
err(() =>
  new Writable({
    write(c, e, cb) {
      cb();
    },
  }).write('a', 'zzz'),
);
err(() =>
  new Writable({
    write(c, e, cb) {
      log(c.constructor.name, c.length, e);
      cb();
    },
  }).write(new Uint16Array(3)),
);
err(() =>
  new Writable({
    write(c, e, cb) {
      log(c.constructor.name, c.length, e);
      cb();
    },
  }).write(new DataView(new ArrayBuffer(4))),
);
err(() =>
  new Writable({
    write(c, e, cb) {
      cb();
    },
  }).write(),
);
err(() =>
  new Writable({
    write(c, e, cb) {
      cb();
    },
  }).end(5),
);
err(() =>
  new Writable({
    objectMode: true,
    write(c, e, cb) {
      log(c);
      cb();
    },
  }).write(undefined),
);
err(() => {
  const r = new Readable({ read() {} });
  r.on('error', (e) => log('err', e.code, e.message));
  r.push(5);
  r.push({});
});
err(() => {
  const r = new Readable({ read() {} });
  r.push(new Uint16Array([1, 2]));
  r.push(new DataView(new ArrayBuffer(2)));
  log(r.read());
});
err(() => Readable());
err(() => Writable());
err(() => Transform());
err(() => PassThrough());
err(() => Duplex());
err(() => Readable.from());
err(() => Readable.from(5));
err(() => Duplex.from(5));
err(() => Duplex.from(null));
err(() => pipeline());
err(() => pipeline(() => {}));
err(() => pipeline(new Readable(), () => {}));
err(() => pipeline(new Readable(), 5, () => {}));
err(() => finished());
err(() => finished({}, () => {}));
err(() => finished(new Readable()));
err(() => finished(new Readable(), 5, () => {}));
err(() => finished(new Readable(), { signal: 5 }, () => {}));
err(() => compose());
err(() => compose(new Readable()));
err(() => compose(5));
err(() => compose(new Writable(), new Writable()));
err(() => compose(new Readable(), new Readable()));
err(() => addAbortSignal());
err(() => addAbortSignal(5, new Readable()));
err(() => addAbortSignal(new AbortController().signal, 5));
err(() => addAbortSignal(new AbortController().signal));
err(() => s.setDefaultHighWaterMark(true, -1));
err(() => s.setDefaultHighWaterMark(true, 'a'));
log(s.getDefaultHighWaterMark(true), s.getDefaultHighWaterMark(false), s.getDefaultHighWaterMark());
err(() => new Readable().map());
err(() => new Readable().map(() => {}, 5));
err(() => new Readable().map(() => {}, { concurrency: 0 }));
err(() => new Readable().map(() => {}, { signal: 5 }));
err(() => new Readable().drop(-1));
err(() => new Readable().take('x'));
err(() => new Readable().compose());
err(() => new Readable().compose(5));
err(() => new Readable().compose(new Readable()));
const { map } = new Readable();
err(() => new map());
err(() => new Readable().iterator(5));
err(() => new Readable().setEncoding('bogus'));
err(() => new Writable().setDefaultEncoding('bogus'));
err(() => new Writable().setDefaultEncoding(5));
err(() => new Readable().read(2 ** 31));
err(() => Readable.fromWeb({}));
err(() => Writable.fromWeb({}));
err(() => Duplex.fromWeb({}));
err(() => s.isReadable(5));
log(
  s.isReadable(null),
  s.isWritable(null),
  s.isErrored(null),
  s.isDisturbed(null),
  s.isDestroyed(null),
  s.isDestroyed({}),
  s.isReadable(new Readable()),
  s.isWritable(new Writable()),
  s.isReadable(new Writable()),
  s.isWritable(new Readable()),
);
for (const m of ['every', 'forEach', 'reduce', 'toArray', 'some', 'find']) {
  try {
    new Readable()[m](5, 5, 5).catch((e) => log(m, e.code, e.message));
  } catch (e) {
    log(m, 'sync', e.code);
  }
}
log(
  new Readable({ objectMode: true }).readableHighWaterMark,
  new Writable({ objectMode: true }).writableHighWaterMark,
  new Duplex({ readableObjectMode: true }).readableHighWaterMark,
  new Duplex({ readableObjectMode: true, highWaterMark: 3 }).writableHighWaterMark,
);
log(
  Object.keys(new Readable()),
  new Readable().eventNames(),
  new Transform().eventNames(),
  new Transform({
    construct(cb) {
      cb();
    },
  }).eventNames(),
);
const r0 = new Readable({ read() {} });
r0.on('data', () => {});
r0.on('close', () => {});
r0.on('foo', () => {});
log(r0.eventNames(), r0.listenerCount('data'));
log(
  s.Stream === s,
  require('node:stream') === s,
  new Readable() instanceof s,
  new Readable() instanceof require('node:events'),
  new Duplex() instanceof Writable,
  new Transform() instanceof Writable,
  new Readable() instanceof Writable,
  {} instanceof Writable,
);
