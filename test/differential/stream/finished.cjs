// stream.finished.
const stream = require('node:stream');
const { Readable, Duplex, finished } = require('node:stream');
const streams = require('node:stream/promises');
const { log, sink, sleep, test, text } = require('./shared/cases.cjs');
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

// What is still being written has not finished, though the stream takes no more.
{
  const { Duplex, finished } = require('stream');
  for (const read of [undefined, () => {}]) {
    const slow = new Duplex({
      read,
      write(chunk, encoding, callback) {
        setImmediate(callback);
      },
    });
    slow.on('finish', () => console.log('slow finish'));
    slow.end('foo');
    finished(slow, { readable: false }, (error) => console.log('slow', error, slow.writableFinished));
  }
}
