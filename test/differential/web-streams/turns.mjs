// In which turn of the microtask queue callbacks run and promises settle; the numbers are turns.
const tick = async (n, f) => {
  for (let i = 0; i < n; i++) await 0;
  f();
};
async function go(name, make) {
  const log = [];
  make(log);
  for (let i = 0; i < 12; i++) {
    const j = i;
    tick(j, () => log.push(j));
  }
  await new Promise((r) => setTimeout(r, 5));
  console.log(name, log.join(' '));
}
const p = () => Promise.resolve();
await go(
  'rs start undefined',
  (l) =>
    new ReadableStream({
      pull() {
        l.push('pull');
      },
    }),
);
await go(
  'rs start promise',
  (l) =>
    new ReadableStream({
      start() {
        return p();
      },
      pull() {
        l.push('pull');
      },
    }),
);
await go(
  'rs bytes start promise',
  (l) =>
    new ReadableStream(
      {
        type: 'bytes',
        start() {
          return p();
        },
        pull() {
          l.push('pull');
        },
      },
      { highWaterMark: 1 },
    ),
);
await go(
  'rs start thenable',
  (l) =>
    new ReadableStream({
      start() {
        return {
          then(r) {
            r();
          },
        };
      },
      pull() {
        l.push('pull');
      },
    }),
);
await go('ws start undefined', (l) =>
  new WritableStream({
    write() {
      l.push('write');
    },
  })
    .getWriter()
    .write(1),
);
await go('ws start promise', (l) =>
  new WritableStream({
    start() {
      return p();
    },
    write() {
      l.push('write');
    },
  })
    .getWriter()
    .write(1),
);
await go('ts start undefined', (l) => {
  const t = new TransformStream({
    transform() {
      l.push('t');
    },
  });
  t.writable.getWriter().write(1);
  t.readable.getReader().read();
});
await go('ts start promise', (l) => {
  const t = new TransformStream({
    start() {
      return p();
    },
    transform() {
      l.push('t');
    },
  });
  t.writable.getWriter().write(1);
  t.readable.getReader().read();
});
await go('pull promise', (l) => {
  let n = 0;
  new ReadableStream(
    {
      pull(c) {
        l.push('pull' + n);
        if (n++ < 3) c.enqueue(1);
        return p();
      },
    },
    { highWaterMark: 3 },
  );
});
await go('cancel promise', (l) => {
  new ReadableStream({
    cancel() {
      return p();
    },
  })
    .cancel()
    .then(() => l.push('c'));
});
await go('cancel undefined', (l) => {
  new ReadableStream({}).cancel().then(() => l.push('c'));
});
await go('write promise', (l) => {
  const w = new WritableStream({
    write() {
      l.push('w');
      return p();
    },
  }).getWriter();
  w.write(1).then(() => l.push('d1'));
  w.write(1).then(() => l.push('d2'));
  w.close().then(() => l.push('closed'));
});
await go('ts write', (l) => {
  const t = new TransformStream({
    transform(c, k) {
      l.push('t');
      k.enqueue(c);
    },
    flush() {
      l.push('f');
    },
  });
  const w = t.writable.getWriter();
  w.write(1).then(() => l.push('d1'));
  w.close().then(() => l.push('closed'));
  const r = t.readable.getReader();
  r.read().then(() => l.push('r1'));
  r.read().then(() => l.push('r2'));
});
await go('ts abort', (l) => {
  const t = new TransformStream({
    cancel() {
      l.push('cancel');
    },
  });
  t.writable.abort(1).then(() => l.push('aborted'));
  t.readable.getReader().closed.catch(() => l.push('rclosed'));
});
await go('ts cancel', (l) => {
  const t = new TransformStream({
    cancel() {
      l.push('cancel');
    },
  });
  t.readable.cancel(1).then(() => l.push('canceled'));
  t.writable.getWriter().closed.catch(() => l.push('wclosed'));
});
await go('pipe', (l) => {
  ReadableStream.from([1, 2])
    .pipeTo(
      new WritableStream({
        write(c) {
          l.push('w' + c);
        },
        close() {
          l.push('close');
        },
      }),
    )
    .then(() => l.push('done'));
});
await go('tee bytes', (l) => {
  const [a, b] = new ReadableStream({
    type: 'bytes',
    pull(c) {
      l.push('p');
      c.enqueue(new Uint8Array(1));
    },
  }).tee();
  const ra = a.getReader({ mode: 'byob' });
  ra.read(new Uint8Array(3)).then(({ value }) => l.push('a' + value.length));
  b.getReader()
    .read()
    .then((x) => l.push('b' + x.value.length));
});
const own = () => {
  let n = 0;
  return new ReadableStream(
    {
      pull(c) {
        if (n++ < 2) c.enqueue(n);
        else c.close();
      },
    },
    { highWaterMark: 0 },
  );
};
await go('own pipe', (l) => {
  own()
    .pipeTo(
      new WritableStream({
        write(c) {
          l.push('w' + c);
        },
        close() {
          l.push('close');
        },
      }),
    )
    .then(() => l.push('done'));
});
