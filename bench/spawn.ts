import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { createSandbox, type Sandbox, valueFrom } from './library.ts';
import { type Contender, interleave, median, ratio, type Samples } from './measure.ts';
import { isolatedVm, peerFolder, quickjsEmscripten, quickjsWasi, quickjsWasiFile } from './peers.ts';
import type { Report, Row } from './table.ts';

/** What the first script of every sandbox does: bytes to text, and one event. */
const SCRIPT = `
const { EventEmitter } = process.getBuiltinModule('node:events');
const emitter = new EventEmitter();
let heard = '';
emitter.on('data', (chunk) => { heard += chunk.toString('hex'); });
emitter.emit('data', Buffer.from('ok'));
heard`;
const TINY_SCRIPT = `let heard = ''; for (const unit of 'ok') heard += unit.charCodeAt(0).toString(16); heard`;
const EXPECTED = '6f6b';

/** Figures 1 and 2: a sandbox from the built-in snapshot, its first value, and its end. */
export async function spawn(): Promise<Report> {
  const contenders: Contender[] = [
    { name: 'nodelet, pooled instance', run: pooledInstance },
    { name: 'nodelet, fresh instance', run: freshInstance },
  ];
  const skipped: Row[] = [];
  const wasi = await quickjsWasi();
  if (wasi.module === undefined) skipped.push({ name: 'quickjs-wasi', skipped: wasi.skipped });
  else {
    const { QuickJS } = wasi.module;
    const engine = await WebAssembly.compile(await readFile(quickjsWasiFile()));
    const first = await QuickJS.create({ wasm: engine });
    first.evalCode(await comparableBundle()).dispose();
    const snapshot = first.snapshot();
    first.dispose();
    contenders.push({
      name: `quickjs-wasi, restored (${(snapshot.memory.length / 1e6).toFixed(1)} MB)`,
      async run() {
        const machine = await QuickJS.restore(snapshot, { wasm: engine });
        const value = machine.evalCode(SCRIPT);
        expectValue(value.toString());
        value.dispose();
        machine.dispose();
      },
    });
  }
  const isolated = await isolatedVm();
  if (isolated.module === undefined) skipped.push({ name: 'isolated-vm', skipped: isolated.skipped });
  else {
    const { Isolate } = isolated.module;
    contenders.push({
      name: 'isolated-vm, isolate and context, no modules',
      run() {
        const isolate = new Isolate({ memoryLimit: 64 });
        expectValue(isolate.createContextSync().evalSync(TINY_SCRIPT));
        isolate.dispose();
      },
    });
  }
  const emscripten = await quickjsEmscripten();
  if (emscripten.module === undefined) skipped.push({ name: 'quickjs-emscripten', skipped: emscripten.skipped });
  else {
    const engine = await emscripten.module.newQuickJSWASMModule();
    contenders.push({
      name: 'quickjs-emscripten, context, no modules',
      run() {
        const context = engine.newContext();
        const value = context.evalCode(TINY_SCRIPT).unwrap();
        expectValue(context.getString(value));
        value.dispose();
        context.dispose();
      },
    });
  }
  contenders.push({
    name: 'node:vm, context, no modules and no isolation',
    run: () => expectValue(vm.runInContext(TINY_SCRIPT, vm.createContext())),
  });
  const samples = await interleave(contenders, { rounds: 30, warmUp: 8, inTurn: 10 });
  const [pooled, fresh] = samples as [Samples, Samples];
  const rows = samples.map((theirs): Row => {
    const { name, ms } = theirs;
    const row: Row = { name, value: median(ms), unit: 'ms', ratio: ratio(pooled, theirs) };
    if (name === pooled.name) return { name, value: median(ms), unit: 'ms', bar: { atMost: 0.3 } };
    if (name === fresh.name) return { ...row, bar: { atMost: 1.2 } };
    if (name.startsWith('quickjs-wasi')) return { ...row, bar: { of: 'ratio', atMost: 0.2 } };
    if (name.startsWith('isolated-vm')) return { ...row, bar: { of: 'ratio', atMost: 0.3 } };
    return row;
  });
  rows.push({ name: `${pooled.name}, right after another contender`, value: median(pooled.first), unit: 'ms' });
  return { title: 'spawn: createSandbox, a first value with Buffer and events, dispose', rows: [...rows, ...skipped] };
}

async function pooledInstance(): Promise<number> {
  const started = performance.now();
  const sandbox = await createSandbox();
  expectValue(valueFrom(sandbox.evaluate(SCRIPT)));
  sandbox.dispose();
  return performance.now() - started;
}

/** All that the pool keeps ready are in use, so this one has to be made. */
async function freshInstance(): Promise<number> {
  const others: Sandbox[] = [];
  for (let pooled = true; pooled; ) {
    others.push(await createSandbox({ onEvent: (event) => (pooled = event.type === 'restore') }));
  }
  const started = performance.now();
  const sandbox = await createSandbox();
  expectValue(valueFrom(sandbox.evaluate(SCRIPT)));
  const elapsed = performance.now() - started;
  for (const other of [sandbox, ...others]) other.dispose();
  return elapsed;
}

/** The same modules as npm has them, about as large as the built-in ones: streams, buffer, events, util. */
async function comparableBundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { Buffer } from 'buffer/'; import events from 'events/'; import * as stream from 'readable-stream'; import util from 'util/';
        const modules = { 'node:events': events, stream, util };
        globalThis.Buffer = Buffer;
        globalThis.process.getBuiltinModule = (name) => modules[name];`,
      resolveDir: peerFolder,
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    mainFields: ['main'],
    alias: { events: join(peerFolder, 'node_modules/events'), buffer: join(peerFolder, 'node_modules/buffer') },
    banner: { js: 'globalThis.global = globalThis; globalThis.process = { env: {}, nextTick: queueMicrotask, version: "" };' },
  });
  return outputFiles[0]!.text;
}

function expectValue(value: unknown): void {
  if (value !== EXPECTED) throw new Error(`A contender computed ${String(value)}`);
}
