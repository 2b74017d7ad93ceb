const { als, end, step, tick } = require('./shared/steps.cjs');
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');

step('thenable adopt', async (log) => {
  const t = {
    then(r) {
      log('then called');
      als.run('inside', () => r(5));
    },
  };
  await t;
  log('after');
  await Promise.resolve(t);
  log('after2');
  await new Promise((r) => r(t));
  log('after3');
});
step('subclass', async (log) => {
  class P extends Promise {}
  await P.resolve(1).then(() => log('sub'));
  log('x');
  await new P((r) => setTimeout(r, 1));
  log('y');
});
step('async gen ctx', async (log) => {
  async function* g() {
    log('1');
    yield 1;
    log('2');
    yield 2;
    log('3');
  }
  const it = als.run('creator', () => g());
  await als.run('n1', () => it.next());
  await als.run('n2', () => it.next());
  await als.run('n3', () => it.next());
});
step('sync gen ctx', async (log) => {
  function* g() {
    log('1');
    yield 1;
    log('2');
  }
  const it = als.run('creator', () => g());
  als.run('n1', () => it.next());
  als.run('n2', () => it.next());
});
step('exit', async (log) => {
  await als.exit(async () => {
    log('in');
    await null;
    log('in2');
  });
  log('out');
});
step('enterWith in async', async (log) => {
  const f = async () => {
    als.enterWith('inner');
    log('f');
    await null;
    log('f2');
  };
  const p = f();
  log('caller');
  await p;
  log('caller2');
});
step('enterWith then', async (log) => {
  await Promise.resolve()
    .then(() => {
      als.enterWith('t');
    })
    .then(() => log('next'));
  log('after');
});
step('snapshot', async (log) => {
  const s = AsyncLocalStorage.snapshot();
  await als.run('k', async () => {
    s(() => log('s'));
    await s(async () => {
      log('a');
      await null;
      log('b');
    });
    log('c');
  });
});
step('two', async (log) => {
  const b = new AsyncLocalStorage();
  await b.run('B', async () => {
    await null;
    log('b=' + b.getStore());
    als.disable();
    await null;
    log('dis=' + b.getStore());
  });
  als.run('again', () => log('again'));
});
step('finalization', async (log) => {
  queueMicrotask(() => log('qm'));
  process.nextTick(() => {
    log('nt');
    process.nextTick(() => log('nt2'));
  });
  await tick();
});
step('Array.fromAsync', async (log) => {
  await Array.fromAsync([1, 2], async (x) => {
    log('m' + x);
    await null;
    log('n' + x);
  });
  log('d');
});
step('dynamic import', async (log) => {
  await import('node:path');
  log('imp');
  await import('data:text/javascript,export default 1');
  log('imp2');
});
step('Promise ctor throws', async (log) => {
  await new Promise(() => {
    throw new Error('q');
  }).catch(() => log('c'));
  await (async () => {
    throw 1;
  })().catch(() => log('d'));
});
step('timers unref/ref/clear', async (log) => {
  const t = setTimeout(() => log('t'), 1);
  t.unref();
  t.ref();
  als.run('cl', () => {
    const q = setTimeout(() => log('no'), 1);
    clearTimeout(q);
  });
  await tick(40);
  log('e');
});
step('AR', async (log) => {
  class R extends AsyncResource {
    constructor() {
      super('R');
    }
    go(f) {
      this.runInAsyncScope(f);
    }
  }
  const r = new R();
  als.run('z', () => r.go(() => log('go')));
  als.run('z', () => {
    const f = AsyncResource.bind(
      function (a) {
        log('b' + a + (this === 5));
      },
      'T',
      5,
    );
    als.run('y', () => f(1));
  });
  const g = r.bind(function () {
    log('g' + (this === undefined || this === globalThis));
  });
  als.run('y', () => g());
  console.log(g.length, g.name, g.asyncResource === r);
});
end();
