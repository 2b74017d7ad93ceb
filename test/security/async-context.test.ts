import { afterEach, describe, expect, it } from 'vitest';
import { Tag } from '../../src/engine/layout.ts';
import { GuestThrow } from '../../src/engine/machine.ts';
import { Termination } from '../../src/engine/termination.ts';
import { FRAMES_CELL } from '../../src/engine/wasm.ts';
import { createSandbox, type Sandbox, type SandboxOptions, Snapshot } from '../../src/index.ts';
import { createIsolate, evaluate } from '../helpers/isolate.ts';

/**
 * Threat: the engine's own bookkeeping of contexts (scripts/engine/async-context.ts). It counts references by hand: one too
 * few is a pointer to freed memory, one too many is memory that a loop eats.
 */
const open: Sandbox[] = [];
afterEach(() => {
  for (const sandbox of open.splice(0)) sandbox.dispose();
});

async function make(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await createSandbox({ ...options, limits: { cpuMs: 60_000, wallMs: 60_000, ...options.limits } });
  open.push(sandbox);
  return sandbox;
}

async function run(body: string, options?: SandboxOptions): Promise<unknown> {
  const sandbox = await make(options);
  const result =
    await sandbox.run(`import { AsyncLocalStorage, AsyncResource, createHook, executionAsyncId } from 'node:async_hooks';
    const storage = new AsyncLocalStorage();
    ${body}`);
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.message}`);
  return result.value;
}

const tight: SandboxOptions = { limits: { memoryBytes: 12 << 20 } };

describe('memory does not grow', { timeout: 120_000 }, () => {
  it('in a million awaits', async () => {
    const body = `
      async function step(n) { await storage.run({ n }, async () => { await 0; storage.getStore().n; }); }
      await storage.run({}, async () => { for (let i = 0; i < 250_000; i++) { await i; await step(i); } });
      export default storage.getStore() === undefined`;
    expect(await run(body, tight)).toBe(true);
  });

  it.each([
    ['entering for good', 'storage.enterWith({ i }); await 0;'],
    ['nesting storages', 'other.enterWith([i]); storage.enterWith({ i }); await 0; storage.disable();'],
    ['rejections', 'await storage.run({ i }, () => Promise.reject(i).catch(() => {}));'],
    ['thenables', 'await storage.run({ i }, async () => { await { then(f) { f() } }; });'],
    ['promises that never settle', 'storage.run({ i }, () => { new Promise(() => {}).then(() => storage); });'],
    [
      // The frame holds the promise, whose reaction holds the frame: only the collector can end it.
      'cycles through the frame',
      'const own = {}; storage.run(own, () => { own.p = new Promise(() => {}); own.p.then(() => 1); });',
    ],
    ['cycles through a bound function', 'const own = {}; storage.run(own, () => { own.f = AsyncLocalStorage.snapshot(); });'],
    ['timers', 'storage.run({ i }, () => clearTimeout(setTimeout(() => {}, 1)));'],
    [
      'async generators',
      'await storage.run({ i }, async () => { for await (const x of (async function* () { yield 1 })()) x; });',
    ],
  ])('in loops of %s', async (_name, body) => {
    const loop = `const other = new AsyncLocalStorage();
      for (let i = 0; i < 100_000; i++) { ${body} if (i % 1000 === 0) await 0; }
      export default 'done'`;
    expect(await run(loop, tight)).toBe('done');
  });

  it('while hooks follow each promise', async () => {
    const body = `let steps = 0;
      const hook = createHook({ init() { steps++ }, before() { steps++ }, after() { steps++ }, promiseResolve() { steps++ } }).enable();
      for (let i = 0; i < 30_000; i++) await i;
      hook.disable();
      export default steps > 150_000`;
    expect(await run(body, tight)).toBe(true);
  });
});

describe('what is no longer used is freed', () => {
  it('at once, when its last job has run', async () => {
    const body = `const refs = [];
      const keep = (make) => { const store = {}; refs.push(new WeakRef(store)); return make(store); };
      await keep((store) => storage.run(store, async () => { await 0; await 0; }));
      await keep((store) => storage.run(store, () => Promise.reject(1).catch(() => {})));
      await keep((store) => storage.run(store, () => new Promise((resolve) => setTimeout(resolve, 1))));
      await keep((store) => storage.run(store, () => new Promise((resolve) => setImmediate(() => queueMicrotask(resolve)))));
      keep((store) => { try { storage.run(store, () => { throw 1 }) } catch {} });
      keep((store) => { storage.enterWith(store); storage.enterWith(undefined); });
      let settle; const pending = new Promise((resolve) => { settle = resolve });
      const later = keep((store) => storage.run(store, () => pending.then(() => typeof storage.getStore())));
      const held = refs.at(-1).deref() !== undefined;
      settle();
      const seen = await later;
      await new Promise((resolve) => setTimeout(resolve, 1));
      export default { held, seen, left: refs.map((ref) => typeof ref.deref()) }`;
    expect(await run(body)).toEqual({ held: true, seen: 'object', left: Array(7).fill('undefined') });
  });
});

describe('a frame is seen by its own code only', () => {
  it('and not by finalizers, other macrotasks or the next operation', async () => {
    const sandbox = await make();
    const first = await sandbox.run(`import { AsyncLocalStorage } from 'node:async_hooks';
      globalThis.storage = new AsyncLocalStorage(); globalThis.seen = [];
      const registry = new FinalizationRegistry(() => seen.push(['finalizer', storage.getStore()]));
      globalThis.kept = [registry];
      storage.run('inside', () => { registry.register({}, 1); for (let i = 0; i < 50_000; i++) kept.push([i]); });
      setTimeout(() => seen.push(['timer', storage.getStore()]), 1);
      storage.enterWith('left behind');
      export default storage.getStore()`);
    expect(first).toMatchObject({ ok: true, value: 'left behind' });
    const second = await sandbox.run(`await new Promise((resolve) => storage.exit(() => setTimeout(resolve, 5)));
      export default [...seen, storage.getStore()]`);
    expect(second).toMatchObject({ ok: true, value: [['finalizer', undefined], ['timer', undefined], undefined] });
  });

  it('and by no later tenant of the same memory', async () => {
    for (let round = 0; round < 5; round++) {
      const body =
        'const before = storage.getStore(); storage.enterWith("secret of a tenant"); export default [before, executionAsyncId()]';
      expect(await run(body)).toEqual([undefined, 0]);
      open.pop()!.dispose();
    }
  });

  it('and stays with what waits in a snapshot', async () => {
    const sandbox = await make();
    await sandbox.run(`import { AsyncLocalStorage } from 'node:async_hooks';
      const storage = new AsyncLocalStorage(); const seen = []; let settle;
      const pending = new Promise((resolve) => { settle = resolve });
      storage.run({ name: 'timer' }, () => setTimeout(() => seen.push(storage.getStore().name), 20));
      storage.run({ name: 'promise' }, async () => { await pending; seen.push(storage.getStore().name); });
      export const wait = () => new Promise((resolve) => { settle(); setTimeout(() => resolve([...seen, storage.getStore()]), 40); });`);
    const bytes = (await sandbox.snapshot()).serialize();
    for (let copies = 0; copies < 2; copies++) {
      const copy = await make({ snapshot: Snapshot.parse(bytes) });
      expect(await copy.call('wait')).toMatchObject({ ok: true, value: ['promise', 'timer', undefined] });
    }
  });

  it('whatever user code put on prototypes', async () => {
    const body = `let caught = 0;
      const keys = ['0', '1', 'storage', 'rest'];
      for (const key of keys)
        for (const prototype of [Array.prototype, Object.prototype])
          Object.defineProperty(prototype, key, { set() { caught++ }, get() { caught++ }, configurable: true });
      const { then } = Promise.prototype;
      Promise.prototype.then = function (...args) { return storage.run('replaced', () => then.apply(this, args)) };
      const native = async () => { await 0; return storage.getStore(); };
      const pending = storage.run('kept', native);
      await 0; await 0; await 0;
      const value = await pending;
      const seen = caught;
      for (const prototype of [Array.prototype, Object.prototype]) for (const key of keys) delete prototype[key];
      export default [value, seen]`;
    expect(await run(body)).toEqual(['kept', 0]);
  });
});

describe('hooks of promises', () => {
  const exec = async (source: string) => {
    const sandbox = await make({ files: { '/main.mjs': `import { createHook } from 'node:async_hooks'; ${source}` } });
    const { exitCode } = await sandbox.exec('/main.mjs');
    return exitCode;
  };

  it('that throw end the program', async () => {
    expect(await exec('createHook({ init() { throw new Error("x") } }).enable(); await 0; process.exit(5)')).toBe(1);
    expect(await exec('createHook({ before() { throw 1 } }).enable(); await 0; await 0; process.exit(5)')).toBe(1);
  });

  it('that make promises without end meet the deadline', async () => {
    const sandbox = await make({
      files: {
        '/main.mjs': `import { createHook } from 'node:async_hooks';
          createHook({ init() { Promise.resolve(1).then(() => {}) } }).enable(); await 0; process.exit(5)`,
      },
      limits: { cpuMs: 300 },
    });
    expect((await sandbox.exec('/main.mjs')).error?.code).toBe('cpu');
  });

  it('that replace, disable or free themselves go on safely', async () => {
    const source = `let n = 0;
      const make = () => { const hook = createHook({ init() { hook.disable(); if (n++ < 2000) make(); } }); hook.enable(); };
      make();
      for (let i = 0; i < 3000; i++) await i;
      process.exit(n > 2000 ? 5 : 6)`;
    expect(await exec(source)).toBe(5);
  });

  it('that settle and chain the promise they are told of do not disturb it', async () => {
    const source = `let order = '';
      const hook = createHook({ promiseResolve() { hook.disable(); settle(2); } });
      let settle; const p = new Promise((resolve) => { settle = resolve });
      p.then((value) => { order += value });
      hook.enable(); settle(1);
      await p; await 0;
      process.exit(order === '1' ? 5 : 6)`;
    expect(await exec(source)).toBe(5);
  });
});

describe('a damaged frame', () => {
  it('ends one machine, with a coded error', () => {
    for (const pointer of [0, 8, 104, 5_333_090, 6_000_001, 0x7fffffff, 0xfffffff0]) {
      for (const slot of [0, 8]) {
        const isolate = createIsolate({ memoryBytes: 16 << 20 });
        const { machine } = isolate;
        machine.meter.cpuLimitMs = 200;
        machine.writeBox(machine.memory.u32[FRAMES_CELL >>> 2]! + slot, Tag.object, pointer);
        try {
          evaluate(isolate, '(async () => { await 1; await Promise.reject(2).catch(() => {}); })(), 1');
          machine.enter(() => isolate.loop.drain());
        } catch (error) {
          expect(error instanceof Termination || error instanceof GuestThrow ? 'coded' : String(error)).toBe('coded');
        }
      }
    }
    expect(evaluate(createIsolate(), '[1, 2, 3].map((n) => n * 2).join()')).toBe('2,4,6');
  });
});
