// The same as turns.mjs, of streams that have started.
const tick = async (n, f) => {
  for (let i = 0; i < n; i++) await 0;
  f();
};
async function go(name, make) {
  const log = [];
  await make(log, () => {
    for (let i = 0; i < 16; i++) {
      const j = i;
      tick(j, () => log.push(j));
    }
  });
  await new Promise((r) => setTimeout(r, 5));
  console.log(name, log.join(' '));
}
const later = () => new Promise((r) => setTimeout(r, 2));
for (const [n, w] of [
  ['sync', () => undefined],
  ['async', () => Promise.resolve()],
]) {
  await go('cancel ' + n, async (l, t) => {
    const s = new TransformStream({ cancel: w });
    await later();
    s.readable.cancel().then(() => l.push('c'));
    s.writable.getWriter().closed.catch(() => l.push('wclosed'));
    t();
  });
  await go('abort ' + n, async (l, t) => {
    const s = new TransformStream({ cancel: w });
    await later();
    s.writable.abort().then(() => l.push('c'));
    s.readable.getReader().closed.catch(() => l.push('rclosed'));
    t();
  });
  await go('flush ' + n, async (l, t) => {
    const s = new TransformStream({ flush: w });
    await later();
    s.writable.close().then(() => l.push('c'));
    s.readable.getReader().closed.then(() => l.push('rclosed'));
    t();
  });
  await go('transform ' + n, async (l, t) => {
    const s = new TransformStream(
      {
        transform(c, k) {
          k.enqueue(1);
          return w();
        },
      },
      undefined,
      { highWaterMark: 5 },
    );
    await later();
    s.writable
      .getWriter()
      .write(1)
      .then(() => l.push('w'));
    s.readable
      .getReader()
      .read()
      .then(() => l.push('r'));
    t();
  });
  await go('ws write ' + n, async (l, t) => {
    const s = new WritableStream({ write: w });
    await later();
    const k = s.getWriter();
    k.write(1).then(() => l.push('w'));
    k.close().then(() => l.push('close'));
    t();
  });
  await go('ws close ' + n, async (l, t) => {
    const s = new WritableStream({ close: w });
    await later();
    const k = s.getWriter();
    k.closed.then(() => l.push('closed'));
    k.close().then(() => l.push('close'));
    t();
  });
  await go('ws abort ' + n, async (l, t) => {
    const s = new WritableStream({ abort: w });
    await later();
    const k = s.getWriter();
    k.closed.catch(() => l.push('closed'));
    k.abort().then(() => l.push('abort'));
    t();
  });
  await go('rs cancel ' + n, async (l, t) => {
    const s = new ReadableStream({ cancel: w });
    await later();
    s.cancel().then(() => l.push('c'));
    t();
  });
  await go('rs tee cancel ' + n, async (l, t) => {
    const s = new ReadableStream({ cancel: w });
    await later();
    const [a, b] = s.tee();
    a.cancel().then(() => l.push('a'));
    b.cancel().then(() => l.push('b'));
    t();
  });
  await go('rs read ' + n, async (l, t) => {
    const s = new ReadableStream({
      pull(c) {
        c.enqueue(1);
        return w();
      },
    });
    await later();
    const r = s.getReader();
    r.read().then(() => l.push('a'));
    r.read().then(() => l.push('b'));
    r.read().then(() => l.push('c'));
    t();
  });
  await go('rs bytes ' + n, async (l, t) => {
    const s = new ReadableStream({
      type: 'bytes',
      pull(c) {
        c.enqueue(new Uint8Array(1));
        return w();
      },
    });
    await later();
    const r = s.getReader();
    r.read().then(() => l.push('a'));
    r.read().then(() => l.push('b'));
    r.read().then(() => l.push('c'));
    t();
  });
}
