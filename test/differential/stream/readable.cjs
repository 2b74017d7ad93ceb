// Reading in both modes, piping and wrapping: what is called and emitted, in which order.
const stream = require('node:stream');
const { Readable, Writable, PassThrough } = require('node:stream');
const { log, sleep, test, text, watch } = require('./shared/cases.cjs');
test('readable flow', () => {
  let i = 0;
  const r = new Readable({
    read(n) {
      log('read', n);
      this.push(i < 3 ? String(i++) : null);
    },
  });
  watch('r', r);
  r.on('data', (d) => log('data', String(d)));
});
test('readable readable', () => {
  let i = 0;
  const r = new Readable({
    read(n) {
      this.push(i < 3 ? String(i++) : null);
    },
  });
  watch('r', r);
  r.on('readable', () => {
    let c;
    log('readable', r.readableLength);
    while ((c = r.read()) !== null) log('chunk', String(c));
  });
});
test('readable read n', () => {
  const r = new Readable({ read() {} });
  r.push('abcdef');
  r.push('ghi');
  log(String(r.read(2)), r.readableLength, String(r.read(5)), r.read(10), r.readableLength);
  r.push(null);
  log(r.read(10), r.readableLength);
  watch('r', r);
  log(String(r.read()));
});
test('push after eof', () => {
  const r = new Readable({ read() {} });
  watch('r', r);
  r.push(null);
  log(r.push('x'));
});
test('unshift after end', () => {
  const r = new Readable({ read() {} });
  r.push(null);
  r.on('end', () => {
    r.unshift('q');
  });
  watch('r', r);
  r.resume();
});
test('read throws', () => {
  const r = new Readable({
    read() {
      throw new Error('rt');
    },
  });
  watch('r', r);
  r.read();
});
test('no read', () => {
  const r = new Readable();
  watch('r', r);
  r.read();
});
test('pipe', () => {
  const r = Readable.from(['a', 'b', 'c']);
  const w = new Writable({
    objectMode: true,
    write(c, e, cb) {
      log('w', c);
      setImmediate(cb);
    },
    highWaterMark: 1,
  });
  watch('r', r);
  watch('w', w);
  log(r.pipe(w) === w);
});
test('pipe err', () => {
  const r = new Readable({ read() {} });
  const w = new Writable({
    write(c, e, cb) {
      cb(new Error('we'));
    },
  });
  watch('r', r);
  watch('w', w);
  r.pipe(w);
  r.push('x');
});
test('unpipe', () => {
  const r = new Readable({ read() {} });
  const w = new PassThrough();
  watch('r', r);
  watch('w', w);
  r.pipe(w);
  r.unpipe(w);
  log(r.readableFlowing);
  r.unpipe();
});
test('destroy twice', () => {
  const r = new Readable({
    read() {},
    destroy(e, cb) {
      log('destroy', text(e));
      setImmediate(cb, e);
    },
  });
  watch('r', r);
  r.destroy(new Error('a'));
  r.destroy(new Error('b'));
  log(r.errored.message, r.closed, r.destroyed, r.readable);
});
test('emitClose false', () => {
  const r = new Readable({ emitClose: false, read() {} });
  watch('r', r);
  r.destroy(new Error('z'));
});
test('autoDestroy false', () => {
  const r = new Readable({
    autoDestroy: false,
    read() {
      this.push(null);
    },
  });
  watch('r', r);
  r.resume();
});
test('legacy pipe', () => {
  const src = new stream();
  const w = new Writable({
    write(c, e, cb) {
      log(String(c));
      cb();
    },
  });
  src.pipe(w);
  watch('w', w);
  src.emit('data', 'hi');
  src.emit('end');
  src.emit('close');
});
test('wrap', async () => {
  const EE = require('node:events');
  const o = new EE();
  o.pause = () => log('pause');
  o.resume = () => log('resume');
  const r = new Readable({ objectMode: true }).wrap(o);
  watch('r', r);
  r.on('data', (d) => log('d', d));
  o.emit('data', 1);
  o.emit('data', 2);
  o.emit('end');
});
test('setEncoding', () => {
  const r = new Readable({ read() {} });
  r.push(Buffer.from('é').subarray(0, 1));
  r.setEncoding('utf8');
  r.push(Buffer.from('é').subarray(1));
  r.push('zz');
  log(r.read(), r.readableEncoding, r.readableLength);
});
test('pause/resume', () => {
  const r = new Readable({ read() {} });
  watch('r', r);
  r.on('data', (d) => log('d', String(d)));
  r.pause();
  log(r.isPaused(), r.readableFlowing);
  r.push('a');
  setImmediate(() => {
    r.resume();
    log(r.isPaused());
    r.push(null);
  });
});
test('multi pipes', async () => {
  const r = new Readable({ read() {} });
  const a = new PassThrough({ highWaterMark: 1 }),
    b = new PassThrough();
  r.pipe(a);
  r.pipe(b);
  r.push('abc');
  r.push('def');
  await sleep();
  log(
    r.readableLength,
    a.readableLength,
    b.readableLength,
    r._readableState.awaitDrainWriters && r._readableState.awaitDrainWriters.size,
  );
  a.resume();
  await sleep();
  log(r.readableLength);
  log(r._readableState.pipes.length, r._readableState.pipesCount);
});
test('states', () => {
  const r = new Readable({ read() {} });
  const k = [
    'objectMode',
    'ended',
    'endEmitted',
    'reading',
    'constructed',
    'sync',
    'needReadable',
    'emittedReadable',
    'readableListening',
    'resumeScheduled',
    'errorEmitted',
    'emitClose',
    'autoDestroy',
    'destroyed',
    'closed',
    'closeEmitted',
    'multiAwaitDrain',
    'readingMore',
    'dataEmitted',
    'errored',
    'defaultEncoding',
    'decoder',
    'encoding',
    'flowing',
    'pipesCount',
    'paused',
    'length',
    'bufferIndex',
  ];
  log(k.map((x) => x + ':' + r._readableState[x]).join());
  r.push('x');
  log(r._readableState.buffer, r.readableBuffer);
  const w = new Writable({ write() {} });
  w.write('a');
  w.write('b');
  const kw = [
    'objectMode',
    'finalCalled',
    'needDrain',
    'ending',
    'ended',
    'finished',
    'destroyed',
    'decodeStrings',
    'writing',
    'sync',
    'bufferProcessing',
    'constructed',
    'prefinished',
    'errorEmitted',
    'emitClose',
    'autoDestroy',
    'closed',
    'closeEmitted',
    'allBuffers',
    'allNoop',
    'errored',
    'writable',
    'defaultEncoding',
    'bufferedRequestCount',
    'length',
    'corked',
    'pendingcb',
    'writelen',
  ];
  log(kw.map((x) => x + ':' + w._writableState[x]).join());
  log(
    w.writableBuffer.map((x) => [String(x.chunk), x.encoding]),
    w._writableState.getBuffer().length,
  );
});
