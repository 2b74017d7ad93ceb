import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import { createSandbox, prepare, valueFrom } from './library.ts';
import { type Contender, interleave, median, ratio, type Samples } from './measure.ts';
import { isolatedVm, quickjsEmscripten, wesselQuickjs } from './peers.ts';
import type { Report, Row } from './table.ts';

/** A small handler of structured data, as a function runner calls it. */
export const HANDLER = `export function handle(order) {
  const total = order.items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  return { id: order.id, total, names: order.items.map((item) => item.name.toUpperCase()) };
}`;
export const SCRIPT_HANDLER = HANDLER.replace('export ', '');
export const ORDER = {
  id: 'a-17',
  items: [
    { name: 'pen', price: 2.5, quantity: 4 },
    { name: 'book', price: 12, quantity: 1 },
  ],
};
export const expectAnswer = (answer: unknown): void => {
  if (JSON.stringify(answer) !== '{"id":"a-17","total":22,"names":["PEN","BOOK"]}')
    throw new Error(`Wrong: ${JSON.stringify(answer)}`);
};
const CALL = `JSON.stringify(handle(${JSON.stringify(ORDER)}))`;

/** Milliseconds for each of `count` runs, one after the other. */
function timesOf(count: number, body: () => unknown): () => Promise<number> {
  return async () => {
    const started = performance.now();
    for (let i = 0; i < count; i++) {
      const pending = body();
      if (pending instanceof Promise) await pending;
    }
    return (performance.now() - started) / count;
  };
}

/** Figure 3: nobody shares a sandbox. 10,000 calls of this library, fewer of those that take longer. */
export async function requests(): Promise<Report> {
  const snapshot = await prepare({ files: { '/handler.js': HANDLER }, entry: '/handler.js' });
  const contenders: Contender[] = [
    {
      name: 'nodelet, from a prepared snapshot',
      run: timesOf(1_000, async () => {
        const sandbox = await createSandbox({ snapshot });
        expectAnswer(valueFrom(await sandbox.call('handle', [ORDER])));
        sandbox.dispose();
      }),
    },
    {
      name: 'nodelet, source evaluated each time',
      run: timesOf(200, async () => {
        const sandbox = await createSandbox();
        expectAnswer(JSON.parse(valueFrom(sandbox.evaluate(`${SCRIPT_HANDLER} ${CALL}`)) as string));
        sandbox.dispose();
      }),
    },
  ];
  const skipped: Row[] = [];
  const emscripten = await quickjsEmscripten();
  if (emscripten.module === undefined) skipped.push({ name: 'quickjs-emscripten', skipped: emscripten.skipped });
  else {
    const engine = await emscripten.module.newQuickJSWASMModule();
    contenders.push({
      name: 'quickjs-emscripten, runtime and context',
      run: timesOf(100, () => {
        const context = engine.newContext();
        const answer = context.evalCode(`${SCRIPT_HANDLER} ${CALL}`).unwrap();
        expectAnswer(JSON.parse(context.getString(answer)));
        answer.dispose();
        context.dispose();
      }),
    });
  }
  const wessel = await wesselQuickjs();
  if (wessel.module === undefined) skipped.push({ name: '@sebastianwessel/quickjs', skipped: wessel.skipped });
  else {
    const { runSandboxed } = await wessel.module.library.loadQuickJs(wessel.module.variant);
    contenders.push({
      name: '@sebastianwessel/quickjs, sandbox',
      run: timesOf(3, async () => {
        const result = await runSandboxed<{ data?: string }>(
          ({ evalCode }) => evalCode(`${SCRIPT_HANDLER} export default ${CALL}`),
          {},
        );
        expectAnswer(JSON.parse(result.data ?? 'null'));
      }),
    });
  }
  const isolated = await isolatedVm();
  if (isolated.module === undefined) skipped.push({ name: 'isolated-vm', skipped: isolated.skipped });
  else {
    const { Isolate } = isolated.module;
    contenders.push({
      name: 'isolated-vm, isolate and context',
      run: timesOf(20, () => {
        const isolate = new Isolate({ memoryLimit: 64 });
        expectAnswer(JSON.parse(isolate.createContextSync().evalSync(`${SCRIPT_HANDLER} ${CALL}`) as string));
        isolate.dispose();
      }),
    });
  }
  contenders.push(
    {
      name: 'node:vm, context, no isolation',
      run: timesOf(50, () => {
        expectAnswer(JSON.parse(vm.runInContext(`${SCRIPT_HANDLER} ${CALL}`, vm.createContext()) as string));
      }),
    },
    { name: 'node:worker_threads, worker, no isolation', run: timesOf(1, inWorker) },
    { name: 'node:child_process, process', run: timesOf(1, inProcess) },
  );
  const samples = await interleave(contenders, { rounds: 10, warmUp: 2 });
  const mine = samples[0] as Samples;
  const rows = samples.map(({ name, ms }): Row => {
    const row: Row = { name, value: 1000 / median(ms), unit: 'calls/s' };
    return name === mine.name ? { ...row, bar: { atLeast: 3_500 } } : { ...row, ratio: 1 / ratio(mine, { ms }) };
  });
  return {
    title: 'requests: a fresh sandbox for each call of a JSON handler (ratio: calls of the first for each of this)',
    rows: [...rows, ...skipped],
  };
}

function inWorker(): Promise<void> {
  return new Promise((resolve, reject) => {
    const source = `${SCRIPT_HANDLER} require('node:worker_threads').parentPort.postMessage(${CALL})`;
    const worker = new Worker(source, { eval: true, execArgv: [] });
    worker.once('error', reject);
    worker.once('message', (answer: string) => {
      expectAnswer(JSON.parse(answer));
      worker.terminate().then(() => resolve(), reject);
    });
  });
}

const run = promisify(execFile);
async function inProcess(): Promise<void> {
  const { stdout } = await run(process.execPath, ['-e', `${SCRIPT_HANDLER} console.log(${CALL})`]);
  expectAnswer(JSON.parse(stdout));
}
