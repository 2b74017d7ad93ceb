// Streams as iterators, disposal and signals.
const { Readable, Writable, Duplex, addAbortSignal } = require('node:stream');
const { log, test, text, watch } = require('./shared/cases.cjs');
test('async iter', async () => {
  const r = new Readable({ read() {} });
  r.push('a');
  r.push(null);
  for await (const c of r) log(String(c));
  log(r.destroyed);
});
test('iter no destroy', async () => {
  const r = Readable.from([1, 2, 3]);
  for await (const c of r.iterator({ destroyOnReturn: false })) {
    log(c);
    break;
  }
  log(r.destroyed);
  for await (const c of r) log(c);
});
test('iter err', async () => {
  const r = new Readable({
    read() {
      this.destroy(new Error('x'));
    },
  });
  try {
    for await (const c of r) log(c);
  } catch (e) {
    log(text(e));
  }
});
test('iter destroyed', async () => {
  const r = new Readable({ read() {} });
  r.destroy();
  try {
    for await (const c of r) log(c);
    log('done');
  } catch (e) {
    log(text(e));
  }
});
test('iter premature', async () => {
  const r = new Readable({ read() {} });
  setImmediate(() => r.destroy());
  try {
    for await (const c of r) log(c);
    log('done');
  } catch (e) {
    log(text(e));
  }
});
test('asyncDispose', async () => {
  const r = new Readable({ read() {} });
  watch('r', r);
  await r[Symbol.asyncDispose]();
  log(r.destroyed);
  const w = new Writable({
    write(c, e, cb) {
      cb();
    },
  });
  watch('w', w);
  try {
    await w[Symbol.asyncDispose]();
  } catch (e) {
    log(text(e));
  }
  log(w.destroyed);
  const w2 = new Writable({
    write(c, e, cb) {
      cb();
    },
  });
  w2.end('x');
  await w2[Symbol.asyncDispose]();
  log(w2.destroyed);
});
test('signal', () => {
  const ac = new AbortController();
  const r = new Readable({ signal: ac.signal, read() {} });
  watch('r', r);
  ac.abort();
});
test('signal reason', () => {
  const ac = new AbortController();
  const r = addAbortSignal(ac.signal, new Duplex({ read() {}, write() {} }));
  r.on('error', (e) => log(text(e), e.cause));
  ac.abort('why');
});
test('captureRejections', () => {
  const r = new Readable({ captureRejections: true, read() {} });
  watch('r', r);
  r.on('data', async () => {
    throw new Error('cr');
  });
  r.push('x');
});
