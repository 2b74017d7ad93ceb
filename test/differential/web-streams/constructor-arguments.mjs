// The order in which sources, strategies and transformers are read, and what refuses them.
const log = [];
const rec = (n, o) =>
  new Proxy(o, {
    get(t, k, r) {
      if (typeof k === 'string') log.push(n + '.' + k);
      return Reflect.get(t, k, r);
    },
    has(t, k) {
      log.push(n + '?' + String(k));
      return k in t;
    },
  });
const run = (l, f) => {
  log.length = 0;
  try {
    f();
  } catch (e) {
    log.push(e.code + ' ' + e.message.split('\n')[0]);
  }
  console.log(l, log.join(' '));
};
run('rs', () => new ReadableStream(rec('src', {}), rec('st', {})));
run('rs bytes', () => new ReadableStream(rec('src', { type: 'bytes' }), rec('st', {})));
run('rs bytes bad size', () => new ReadableStream(rec('src', { type: 'bytes' }), rec('st', { size() {} })));
run('rs bytes size num', () => new ReadableStream(rec('src', { type: 'bytes' }), rec('st', { size: 1 })));
run('rs bad size', () => new ReadableStream(rec('src', { type: 'xx', start: 1 }), rec('st', { size: 1, highWaterMark: NaN })));
run('rs bad type', () => new ReadableStream(rec('src', { type: 'xx', start: 1 }), rec('st', { highWaterMark: NaN })));
run('rs bad start', () => new ReadableStream(rec('src', { start: 1 }), rec('st', { highWaterMark: NaN })));
run('rs bad hwm', () => new ReadableStream(rec('src', {}), rec('st', { highWaterMark: NaN })));
run('rs bad st', () => new ReadableStream(1, 2));
run('rs bad st', () => new ReadableStream({ start: 1 }, 2));
run(
  'rs auto',
  () => new ReadableStream(rec('src', { type: 'bytes', autoAllocateChunkSize: 0, pull: 2 }), rec('st', { highWaterMark: -1 })),
);
run(
  'rs auto',
  () => new ReadableStream(rec('src', { type: 'bytes', autoAllocateChunkSize: 0 }), rec('st', { highWaterMark: -1 })),
);
run('rs auto', () => new ReadableStream(rec('src', { type: 'bytes', autoAllocateChunkSize: 0 }), rec('st', {})));
run('ws', () => new WritableStream(rec('src', {}), rec('st', {})));
run('ws type', () => new WritableStream(rec('src', { type: 1, start: 2 }), rec('st', { size: 1 })));
run('ws type', () => new WritableStream(rec('src', { type: 1, start: 2 }), rec('st', {})));
run('ws start', () => new WritableStream(rec('src', { start: 2 }), rec('st', { highWaterMark: -1 })));
run(
  'ws hwm',
  () =>
    new WritableStream(
      rec('src', {
        start() {
          log.push('start');
        },
      }),
      rec('st', { highWaterMark: -1 }),
    ),
);
run('ts', () => new TransformStream(rec('src', {}), rec('w', {}), rec('r', {})));
run('ts bad', () => new TransformStream(rec('src', { readableType: 1, start: 1 }), rec('w', { size: 1 }), rec('r', { size: 1 })));
run(
  'ts bad2',
  () => new TransformStream(rec('src', { start: 1 }), rec('w', { highWaterMark: -1 }), rec('r', { highWaterMark: -1 })),
);
run('ts bad3', () => new TransformStream(rec('src', {}), rec('w', { highWaterMark: -1 }), rec('r', { highWaterMark: -2 })));
run('ts bad4', () => new TransformStream(rec('src', { writableType: 1, readableType: 2 }), 1, 2));
run('getReader', () => new ReadableStream().getReader(rec('o', { mode: 'x' })));
run('pipeThrough', () => new ReadableStream().pipeThrough(rec('o', new TransformStream()), rec('p', {})));
run('rs1', () => new ReadableStream(rec('src', { start: 1 }), rec('st', { size: 1, highWaterMark: NaN })));
run('rs2', () => new ReadableStream(rec('src', { start: 1 }), rec('st', { size: 1, highWaterMark: 1 })));
run('rs3', () => new ReadableStream(rec('src', { start: 1, pull: 2 }), rec('st', {})));
run(
  'rs4',
  () =>
    new ReadableStream(
      rec('src', {
        start() {
          log.push('START');
        },
        pull: 2,
      }),
      rec('st', {}),
    ),
);
run(
  'rs5',
  () =>
    new ReadableStream(
      rec('src', {
        type: {
          toString() {
            log.push('tostr');
            return 'bytes';
          },
        },
      }),
      rec('st', {
        highWaterMark: {
          valueOf() {
            log.push('valueOf');
            return 1;
          },
        },
      }),
    ),
);
run('ws2', () => new WritableStream(rec('src', { start: 1 }), rec('st', { size: 1, highWaterMark: 1 })));
run('ws3', () => new WritableStream(rec('src', { start: 1 }), rec('st', { size: 1, highWaterMark: -1 })));
run(
  'ws4',
  () =>
    new WritableStream(
      rec('src', {
        start() {
          log.push('START');
        },
        write: 1,
      }),
      rec('st', {}),
    ),
);
run('ts1', () => new TransformStream(rec('src', { start: 1 }), rec('w', {}), rec('r', { size: 1, highWaterMark: -1 })));
run('ts2', () => new TransformStream(rec('src', { start: 1 }), rec('w', {}), rec('r', { size: 1 })));
run('ts3', () => new TransformStream(rec('src', { start: 1 }), rec('w', { size: 1 }), rec('r', {})));
run(
  'ts5',
  () =>
    new TransformStream(
      rec('src', {
        start() {
          log.push('START');
        },
        transform: 1,
      }),
      rec('w', {}),
      rec('r', {}),
    ),
);
run(
  'ts6',
  () =>
    new TransformStream(
      rec('src', {
        start() {
          log.push('START');
        },
        transform() {},
        flush: 2,
      }),
      rec('w', {}),
      rec('r', {}),
    ),
);
run(
  'ts7',
  () =>
    new TransformStream(
      rec('src', {
        start() {
          log.push('START');
        },
        transform() {},
        writableType: '',
      }),
      rec('w', {}),
      rec('r', { size: 2 }),
    ),
);
run('ts8', () => new TransformStream(1, 2, 3));
run('ts9', () => new TransformStream({}, 2, 3));
run('ts9', () => new TransformStream({}, {}, 3));
run('ts9', () => new TransformStream(null, null, null));
run('rs9', () => new ReadableStream(null, null));
run('ws9', () => new WritableStream(null, null));
run(
  'rs9',
  () =>
    new ReadableStream(
      () => {},
      () => {},
    ),
);
