// Operators, Readable.from and the consumers.
const stream = require('node:stream');
const { Readable, Writable } = require('node:stream');
const { log, sleep, test, text, watch } = require('./shared/cases.cjs');
test('from', async () => {
  log(
    await Readable.from([1, 2]).toArray(),
    await Readable.from('abc').toArray(),
    await Readable.from(Buffer.from('q')).toArray(),
    await Readable.from(
      (async function* () {
        yield 1;
      })(),
    ).toArray(),
    await Readable.from([Promise.resolve(4)]).toArray(),
    await Readable.from(new Set([1])).toArray(),
  );
  try {
    await Readable.from([null]).toArray();
  } catch (e) {
    log(text(e));
  }
  try {
    await Readable.from(
      (function* () {
        throw new Error('gg');
      })(),
    ).toArray();
  } catch (e) {
    log(text(e));
  }
  const it = {
    [Symbol.iterator]() {
      return {
        next() {
          return { value: 1, done: false };
        },
        return() {
          log('return');
          return {};
        },
      };
    },
  };
  const r = Readable.from(it);
  for await (const x of r) {
    log(x);
    break;
  }
});
test('ops', async () => {
  const R = () => Readable.from([1, 2, 3, 4]);
  log(
    await R()
      .map((x) => x * 2)
      .toArray(),
    await R()
      .filter((x) => x % 2)
      .toArray(),
    await R()
      .flatMap((x) => [x, x])
      .toArray(),
    await R().drop(2).toArray(),
    await R().take(2).toArray(),
    await R().reduce((a, b) => a + b),
    await R().reduce((a, b) => a + b, 10),
    await R().some((x) => x > 3),
    await R().every((x) => x > 0),
    await R().find((x) => x > 2),
    await R().forEach((x) => log('fe', x)),
    await R().take(0).toArray(),
    await R().drop(NaN).toArray(),
  );
  try {
    await Readable.from([]).reduce((a, b) => a);
  } catch (e) {
    log(text(e));
  }
  const ac = new AbortController();
  ac.abort('r');
  for (const f of [
    (r) => r.map((x) => x, { signal: ac.signal }).toArray(),
    (r) => r.toArray({ signal: ac.signal }),
    (r) => r.reduce((a, b) => a, 0, { signal: ac.signal }),
    (r) => r.drop(1, { signal: ac.signal }).toArray(),
    (r) => r.take(1, { signal: ac.signal }).toArray(),
    (r) => r.some((x) => x, { signal: ac.signal }),
    (r) => r.forEach((x) => x, { signal: ac.signal }),
    (r) => r.flatMap((x) => x, { signal: ac.signal }).toArray(),
  ])
    try {
      log(await f(R()));
    } catch (e) {
      log(text(e), e.cause);
    }
  let n = 0,
    m = 0;
  await R()
    .map(
      async (x) => {
        m = Math.max(m, ++n);
        await sleep();
        n--;
        return x;
      },
      { concurrency: 2 },
    )
    .toArray();
  log('max', m);
  try {
    await R()
      .map((x) => {
        if (x == 3) throw new Error('m');
      })
      .toArray();
  } catch (e) {
    log(text(e));
  }
  try {
    await R()
      .map(
        async (x) => {
          throw new Error('m2');
        },
        { concurrency: 3 },
      )
      .toArray();
  } catch (e) {
    log(text(e));
  }
});
test('consumers', async () => {
  const c = require('node:stream/consumers');
  const R = () => Readable.from([Buffer.from('{"a"'), Buffer.from(':1}')]);
  log(await c.text(R()), await c.json(R()), await c.buffer(R()), await c.arrayBuffer(R()), await c.bytes(R()), await c.blob(R()));
  try {
    await c.json(Readable.from(['{']));
  } catch (e) {
    log(e.name);
  }
});
test('isX', () => {
  const r = new Readable({ read() {} });
  log(stream.isDisturbed(r), stream.isErrored(r), stream.isDestroyed(r));
  r.destroy(new Error('a'));
  r.on('error', () => {});
  log(
    stream.isDisturbed(r),
    stream.isErrored(r),
    stream.isDestroyed(r),
    stream.isReadable(r),
    r.readableAborted,
    r.readableDidRead,
  );
  const w = new Writable({ write() {} });
  w.destroy();
  log(w.writableAborted, stream.isWritable(w));
});
test('stream.destroy', async () => {
  const r = new Readable({ read() {} });
  watch('r', r);
  stream.destroy(r, new Error('sd'));
  const w = new Writable({ write() {} });
  watch('w', w);
  stream.destroy(w);
  const l = new stream();
  l.on('error', (e) => log('l', text(e)));
  l.on('close', () => log('l close'));
  stream.destroy(l, new Error('leg'));
});
