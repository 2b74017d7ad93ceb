import { createSandbox, valueFrom } from './library.ts';
import { type Contender, interleave, median, ratio, type Samples } from './measure.ts';
import { isolatedVm, quickjsEmscripten } from './peers.ts';
import { expectAnswer, HANDLER, ORDER, SCRIPT_HANDLER } from './requests.ts';
import type { Report, Row } from './table.ts';

const CALLS = 2_000;

/** Figure 4: one sandbox, called again and again with structured values. */
export async function call(): Promise<Report> {
  const sandbox = await createSandbox();
  valueFrom(await sandbox.run(HANDLER));
  const contenders: Contender[] = [
    {
      name: 'nodelet, call()',
      async run() {
        const started = performance.now();
        let answer: unknown;
        for (let i = 0; i < CALLS; i++) answer = valueFrom(await sandbox.call('handle', [ORDER]));
        const elapsed = performance.now() - started;
        expectAnswer(answer);
        return elapsed;
      },
    },
  ];
  const skipped: Row[] = [];
  const emscripten = await quickjsEmscripten();
  if (emscripten.module === undefined) skipped.push({ name: 'quickjs-emscripten', skipped: emscripten.skipped });
  else {
    const context = (await emscripten.module.newQuickJSWASMModule()).newContext();
    const handle = context.evalCode(`${SCRIPT_HANDLER} (text) => JSON.stringify(handle(JSON.parse(text)))`).unwrap();
    contenders.push({
      name: 'quickjs-emscripten, JSON text both ways',
      run() {
        const started = performance.now();
        let answer: unknown;
        for (let i = 0; i < CALLS; i++) {
          const argument = context.newString(JSON.stringify(ORDER));
          const result = context.callFunction(handle, context.undefined, argument).unwrap();
          argument.dispose();
          answer = JSON.parse(context.getString(result));
          result.dispose();
        }
        const elapsed = performance.now() - started;
        expectAnswer(answer);
        return elapsed;
      },
    });
  }
  const isolated = await isolatedVm();
  if (isolated.module === undefined) skipped.push({ name: 'isolated-vm', skipped: isolated.skipped });
  else {
    const context = new isolated.module.Isolate({ memoryLimit: 64 }).createContextSync();
    context.evalSync(SCRIPT_HANDLER);
    contenders.push({
      name: 'isolated-vm, copied both ways',
      run() {
        const started = performance.now();
        let answer: unknown;
        for (let i = 0; i < CALLS; i++) {
          answer = context.evalClosureSync('return handle($0)', [ORDER], { arguments: { copy: true }, result: { copy: true } });
        }
        const elapsed = performance.now() - started;
        expectAnswer(answer);
        return elapsed;
      },
    });
  }
  const samples = await interleave(contenders, { rounds: 25, warmUp: 10 });
  sandbox.dispose();
  const mine = samples[0] as Samples;
  const rows = samples.map(({ name, ms }): Row => {
    const row: Row = { name, value: (1000 * median(ms)) / CALLS, unit: 'us' };
    if (name === mine.name) return row;
    const compared: Row = { ...row, ratio: ratio(mine, { ms }) };
    return name.startsWith('quickjs-emscripten') ? { ...compared, bar: { of: 'ratio', atMost: 1.2 } } : compared;
  });
  return { title: 'call: a reused sandbox, a JSON handler', rows: [...rows, ...skipped] };
}
