import { engineWasm, lazyCode } from '../../src/assets.ts';
import { restore } from '../../src/engine/image.ts';
import { Isolate, type IsolateOptions } from '../../src/engine/isolate.ts';
import { Machine } from '../../src/engine/machine.ts';
import { processRuntime } from '../../src/runtime.ts';

let module: WebAssembly.Module | undefined;

/** A tenant without modules or capabilities, on a machine of its own: for tests of the engine. */
export function createIsolate(options: Partial<IsolateOptions> & { direct?: boolean; memoryBytes?: number } = {}): Isolate {
  module ??= new WebAssembly.Module(engineWasm());
  const machine = new Machine(module);
  restore(machine, processRuntime().base.image);
  machine.direct = options.direct ?? true;
  machine.memoryLimit = options.memoryBytes ?? 64 << 20;
  const started = performance.now();
  return new Isolate(machine, {
    verbs: [],
    bindVerb: () => undefined,
    failure: (error) => ({ name: 'Error', message: String(error), fields: '{}' }),
    resolveModule: (_base, specifier) => specifier,
    loadModule: (name) => {
      throw new Error(`No module "${name}"`);
    },
    lazyCode,
    now: () => Date.now(),
    monotonic: () => performance.now() - started,
    streams: { verb: 0, toHost: () => undefined, toGuest: () => 0 },
    budget: { bytes: 1 << 20, depth: 64 },
    maxHostCallsInFlight: 16,
    maxTimers: 100,
    maxJobs: 1000,
    ...options,
  });
}

/** Evaluates a script and reads what it gives. */
export function evaluate(isolate: Isolate, source: string): unknown {
  const box = isolate.evaluate(source, 'test.js', 'script');
  try {
    return isolate.read(box);
  } finally {
    isolate.machine.freeBox(box);
  }
}
