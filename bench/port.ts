import { restore } from '../src/engine/image.ts';
import { Isolate } from '../src/engine/isolate.ts';
import { EvalFlag, Machine } from '../src/engine/machine.ts';
import { defaultLimits } from '../src/limits.ts';
import { processRuntime } from '../src/runtime.ts';
import { createSandbox, hostFunction, valueFrom } from './library.ts';
import { type Contender, interleave, median, ratio, type Samples } from './measure.ts';
import { type EmscriptenContext, type EmscriptenHandle, quickjsEmscripten } from './peers.ts';
import type { Bar, Report, Row, Unit } from './table.ts';

const TEXT = 'text '.repeat(205).slice(0, 1024);
const MEGABYTE = new Uint8Array(1 << 20).fill(7);

/** A transfer: what the guest does `n` times, what the host function does, how often a round repeats it. */
interface Transfer {
  readonly name: string;
  readonly body: string;
  readonly run: (value: never) => unknown;
  readonly count: number;
  readonly unit: Unit;
  readonly bar: Bar;
}

/** Has no bar: what it takes is the allocator's, which has memory that is in no cache or has not been touched. */
const KEEPS_COPY = 'host: function with a copy to keep';

const sink = new Uint8Array(MEGABYTE.length);
const transfers: readonly Transfer[] = [
  { name: 'number -> number', body: 'call(i)', run: (n: number) => n + 1, count: 20_000, unit: 'us', bar: { atMost: 0.2 } },
  { name: '1 KB of text both ways', body: 'call(text)', run: () => TEXT, count: 4_000, unit: 'us', bar: { atMost: 1.8 } },
  { name: '1 MB of bytes in', body: 'call()', run: () => MEGABYTE, count: 40, unit: 'GB/s', bar: { atLeast: 4 } },
  {
    name: '1 MB of bytes out',
    body: 'call(bytes)',
    run: (bytes: Uint8Array) => sink.set(bytes),
    count: 40,
    unit: 'GB/s',
    bar: { atLeast: 10 },
  },
];

const loopSource = (body: string): string => `(call) => {
  const text = ${JSON.stringify(TEXT)};
  const bytes = new Uint8Array(${MEGABYTE.length});
  return (n) => { for (let i = 0; i < n; i++) ${body}; };
}`;

/** Figure 7: what one crossing costs, the guest's own loop included. */
export async function port(): Promise<Report> {
  const rows: Row[] = [];
  const emscripten = await quickjsEmscripten();
  const engine = await emscripten.module?.newQuickJSWASMModule();
  for (const transfer of transfers) {
    const isBytesOut = transfer.name.includes('bytes out');
    const contenders = [await hostFunctionOf(transfer, isBytesOut ? 'view' : 'copy'), verbOf(transfer)];
    if (isBytesOut) contenders.push({ ...(await hostFunctionOf(transfer, 'copy')), name: KEEPS_COPY });
    if (engine !== undefined && !transfer.name.includes('bytes')) contenders.push(handleOf(transfer, engine.newContext()));
    const samples = await interleave(contenders, { rounds: 25, warmUp: 8 });
    const verb = samples[1] as Samples;
    for (const sample of samples) {
      const ms = median(sample.ms) / transfer.count;
      const value = transfer.unit === 'us' ? 1000 * ms : MEGABYTE.length / ms / 1e6;
      const row: Row = { name: `${transfer.name}, ${sample.name}`, value, unit: transfer.unit };
      const shown = sample === verb ? row : { ...row, ratio: ratio(verb, sample) };
      rows.push(sample.name === 'quickjs-emscripten' || sample.name === KEEPS_COPY ? shown : { ...shown, bar: transfer.bar });
    }
  }
  if (engine === undefined) rows.push({ name: 'quickjs-emscripten', skipped: emscripten.skipped! });
  return { title: 'port: from the guest to the host and back (ratio: time of a raw verb over time of this)', rows };
}

/** As an embedder grants it: `import { call } from 'host:bench'`. */
async function hostFunctionOf({ body, run, count }: Transfer, bytes: 'copy' | 'view'): Promise<Contender> {
  const call = run as (...args: unknown[]) => unknown;
  const sandbox = await createSandbox({
    capabilities: {
      host: { bench: { call: bytes === 'copy' ? call : hostFunction({ bytes, run: (_details, ...args) => call(...args) }) } },
    },
    limits: { hostCalls: Number.POSITIVE_INFINITY, cpuMs: 60_000, wallMs: 60_000, transferBytes: 4 << 20 },
  });
  valueFrom(await sandbox.run(`import { call } from 'host:bench'; export const loop = (${loopSource(body)})(call);`));
  return {
    name: bytes === 'copy' ? 'host: function' : 'host: function with a view',
    run: async () => void valueFrom(await sandbox.call('loop', [count])),
  };
}

/** As a Node module of the library reaches its host side. */
function verbOf({ body, run, count }: Transfer): Contender {
  const { pool, base } = processRuntime();
  const machine = new Machine(pool.module);
  restore(machine, base.image);
  const refuse = (): never => {
    throw new Error('The loop needs nothing but its verb');
  };
  const isolate = new Isolate(machine, {
    verbs: [run as (...args: unknown[]) => unknown],
    bindVerb: refuse,
    failure: refuse,
    resolveModule: refuse,
    loadModule: refuse,
    lazyCode: refuse,
    now: Date.now,
    monotonic: () => performance.now(),
    streams: { verb: 0, toHost: () => undefined, toGuest: () => 0 },
    budget: { bytes: 4 << 20, depth: 64 },
    maxHostCallsInFlight: defaultLimits.hostCallsInFlight,
    maxTimers: defaultLimits.timers,
    maxJobs: defaultLimits.pendingJobs,
  });
  machine.meter.cpuLimitMs = 60_000;
  const loop = machine.enter(() => {
    const name = machine.allocateUtf8('port');
    const door = machine.exports.QTS_NewFunction(machine.context, name.pointer, 1, 0, 1);
    // The first argument is the number of the verb.
    const make = machine.evaluate(loopSource(body.replace('call(', 'call(0,').replace(',)', ')')), 'bench', EvalFlag.script);
    const first = machine.pushArgument();
    machine.writeBox(first, machine.tag(door), machine.payload(door));
    return machine.keep(machine.callPushed(make, first));
  });
  return {
    name: 'raw verb',
    run() {
      isolate.machine.enter(() => {
        const first = machine.pushArgument();
        machine.writeBox(first, 0, count);
        machine.release(machine.callPushed(loop, first));
      });
    },
  };
}

/** Through `newFunction` and handles. */
function handleOf({ body, run, count, name }: Transfer, context: EmscriptenContext): Contender {
  const host = name.startsWith('number')
    ? (value: EmscriptenHandle) => context.newNumber((run as (n: number) => number)(context.getNumber(value)))
    : (value: EmscriptenHandle) => context.newString((run as (text: string) => string)(context.getString(value)));
  const call = context.newFunction('call', host);
  const make = context.evalCode(loopSource(body)).unwrap();
  const loop = context.callFunction(make, context.undefined, call).unwrap();
  const times = context.newNumber(count);
  return { name: 'quickjs-emscripten', run: () => context.callFunction(loop, context.undefined, times).unwrap().dispose() };
}
