const { als, end, step, tick } = require('./shared/steps.cjs');
const { EventEmitter, EventEmitterAsyncResource, once, on } = require('events');
const fs = require('fs');
const fsp = require('fs/promises');
const rl = require('readline');
const stream = require('stream');
const cp = require('stream/promises');
const tp = require('timers/promises');
const util = require('util');

step('fs', async (log) => {
  await new Promise((r) =>
    fs.stat(__filename, () => {
      log('stat');
      r();
    }),
  );
  await new Promise((r) =>
    fs.readFile('/nope', (e) => {
      log('readFile');
      r();
    }),
  );
  await fsp.readFile(__filename);
  log('promises');
  await new Promise((r) =>
    fs
      .createReadStream(__filename)
      .on('data', () => {})
      .on('open', () => log('open'))
      .on('close', () => {
        log('close');
        r();
      })
      .resume(),
  );
});
step('events.on', async (log) => {
  const e = new EventEmitter();
  setTimeout(
    () =>
      als.run('emitter', () => {
        e.emit('x', 1);
        e.emit('x', 2);
      }),
    1,
  );
  let n = 0;
  for await (const v of on(e, 'x')) {
    log('on' + v);
    if (++n == 2) break;
  }
  log('done');
});
step('EventTarget', async (log) => {
  const t = new EventTarget();
  t.addEventListener('x', () => log('listener'));
  als.run('disp', () => t.dispatchEvent(new Event('x')));
  const { promise, resolve } = Promise.withResolvers();
  const p = once(t, 'y');
  setTimeout(() => als.run('d2', () => t.dispatchEvent(new Event('y'))), 1);
  await p;
  log('once');
});
step('tp.setInterval', async (log) => {
  let n = 0;
  for await (const _ of tp.setInterval(1)) {
    log('i');
    if (++n == 2) break;
  }
  log('out');
});
step('tp.immediate', async (log) => {
  await tp.setImmediate();
  log('imm');
  await tp.scheduler.wait(1);
  log('wait');
  await tp.scheduler.yield();
  log('yield');
});
step('readable async iter', async (log) => {
  const r = new stream.Readable({
    objectMode: true,
    read() {
      log('read');
      this.push((this.n = (this.n || 0) + 1));
      if (this.n === 2) this.push(null);
    },
  });
  for await (const x of r) log('it' + x);
  log('end');
});
step('from gen', async (log) => {
  await cp.pipeline(
    async function* () {
      log('g1');
      yield 'a';
      log('g2');
      await null;
      log('g3');
      yield 'b';
    },
    async function* (src) {
      for await (const c of src) {
        log('m');
        yield c;
      }
    },
    new stream.Writable({
      write(c, e, cb) {
        log('w');
        als.run('wcb', () => setImmediate(cb));
      },
      final(cb) {
        log('final');
        cb();
      },
    }),
  );
  log('pipeline');
});
step('finished', async (log) => {
  const p = new stream.PassThrough();
  await new Promise((resolve) => {
    stream.finished(p, () => {
      log('finished');
      resolve();
    });
    als.run('ender', () => {
      p.resume();
      p.end('x');
    });
  });
});
step('writable cb', async (log) => {
  const w = new stream.Writable({
    write(_chunk, _encoding, callback) {
      setTimeout(callback, 1);
    },
  });
  w.on('drain', () => log('drain'));
  als.run('a', () => w.write('1', () => log('cb1')));
  als.run('b', () => w.write('2', () => log('cb2')));
  await new Promise((resolve) => {
    als.run('c', () =>
      w.end(() => {
        log('end');
        resolve();
      }),
    );
  });
});
step('webstreams', async (log) => {
  const rs = new ReadableStream(
    {
      start() {
        log('start');
      },
      async pull(c) {
        log('pull');
        await null;
        log('pull2');
        c.enqueue('x');
        this.n = (this.n || 0) + 1;
        if (this.n == 2) c.close();
      },
      cancel() {
        log('cancel');
      },
    },
    { highWaterMark: 0 },
  );
  const ts = new TransformStream({
    transform(c, k) {
      log('tr');
      k.enqueue(c);
    },
    flush() {
      log('fl');
    },
  });
  for await (const x of rs.pipeThrough(ts)) log('it');
  log('done');
});
step('MessageChannel', async (log) => {
  const { port1, port2 } = new MessageChannel();
  await new Promise((r) => {
    port2.onmessage = () => {
      log('onmessage');
      port1.close();
    };
    port2.on('close', () => {
      log('close');
      r();
    });
    als.run('sender', () => port1.postMessage(1));
  });
});
step('BroadcastChannel', async (log) => {
  const a = new BroadcastChannel('q'),
    b = new BroadcastChannel('q');
  await new Promise((r) => {
    b.onmessage = () => {
      log('bc');
      a.close();
      b.close();
      r();
    };
    als.run('sender', () => a.postMessage(1));
  });
});
step('readline', async (log) => {
  const input = new stream.PassThrough();
  const i = rl.createInterface({ input });
  i.on('line', () => log('line'));
  als.run('writer', () => {
    input.write('a\nb\n');
    input.end();
  });
  for await (const l of i) {
    log('it ' + l);
  }
  log('closed');
});
step('EEAR', async (log) => {
  const e = new EventEmitterAsyncResource({ name: 'Q' });
  e.on('x', () => log('x'));
  als.run('other', () => e.emit('x'));
});
step('captureRejections', async (log) => {
  const e = new EventEmitter({ captureRejections: true });
  e.on('x', async () => {
    await null;
    throw new Error('r');
  });
  e.on('error', () => log('error'));
  als.run('em', () => e.emit('x'));
  await tick();
});
step('abort', async (log) => {
  const c = new AbortController();
  const t = AbortSignal.any([c.signal]);
  t.onabort = () => log('any');
  c.signal.addEventListener('abort', () => log('one'), { once: true });
  als.run('ab', () => c.abort());
  await util.aborted(c.signal, {}).then(() => log('aborted'));
});
step('tp abort', async (log) => {
  const c = new AbortController();
  const p = tp.setTimeout(1000, 0, { signal: c.signal }).catch(() => log('rejected'));
  als.run('ab', () => c.abort());
  await p;
  log('x');
});
step('promisify custom', async (log) => {
  await util.promisify(setTimeout)(1);
  log('t');
  await util.promisify(setImmediate)();
  log('i');
});
step('eventemitter newListener', async (log) => {
  const e = new EventEmitter();
  e.on('newListener', () => log('nl'));
  als.run('adder', () => e.on('z', () => {}));
});
step('process emit', async (log) => {
  process.once('custom', () => log('c'));
  als.run('pe', () => process.emit('custom'));
  process.emitWarning && 0;
});
step('fs.watch/close', async (log) => {
  const h = await fsp.open(__filename);
  log('open');
  await h.read(Buffer.alloc(1));
  log('read');
  await h.close();
  log('closed');
  const d = await fsp.opendir('/');
  d.on;
  for await (const e of d) {
    log('dir');
    break;
  }
});
end();
