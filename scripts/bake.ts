import { runCompiled } from '../src/engine/compiled.ts';
import { entryNames } from '../src/engine/entries.ts';
import { capture, imageBytes, settle } from '../src/engine/image.ts';
import { Isolate } from '../src/engine/isolate.ts';
import { EvalFlag, GuestThrow, Machine } from '../src/engine/machine.ts';
import { defaultLimits } from '../src/limits.ts';
import { loaderModule } from '../src/modules/module/host-facades.ts';
import { GATE_KEY } from '../src/modules/module/host-loader.ts';
import { LOADER_MODULE } from '../src/modules/module/host-native-names.ts';
import { registry } from '../src/modules/registry.ts';
import { verbIds } from '../src/modules/verb-ids.ts';
import { Snapshot } from '../src/snapshot.ts';

/**
 * Boots the engine once, runs the compiled bundle of every eager guest module, and takes the image. No verb is bound: a module whose top
 * level calls the host fails the build.
 */
export function bakeBase(module: WebAssembly.Module, code: Uint8Array): { body: Uint8Array; imageBytes: number } {
  const machine = new Machine(module);
  machine.memoryLimit = 64 << 20;
  machine.boot(defaultLimits.stackBytes);
  const calls: number[] = [];
  const isolate = new Isolate(machine, {
    verbs: [],
    bindVerb: (id) => {
      calls.push(id);
      return undefined;
    },
    failure: (error) => ({ name: 'Error', message: String(error), fields: '{}' }),
    // The loader's own native module is the one module of the image; everything else is user code.
    resolveModule: (_base, specifier) => (specifier === LOADER_MODULE ? specifier : refuse('imports a module')),
    loadModule: (name) => (name === LOADER_MODULE ? loaderModule(GATE_KEY) : refuse('loads a module')),
    lazyCode: () => refuse('imports a lazy module'),
    now: () => refuse('reads the clock'),
    monotonic: () => refuse('reads the clock'),
    streams: { verb: 0, toHost: () => undefined, toGuest: () => 0 },
    budget: { bytes: 1 << 20, depth: 64 },
    maxHostCallsInFlight: 0,
    maxTimers: 0,
    maxJobs: 0,
  });
  const { exports } = machine;
  try {
    const box = machine.enter(() => {
      const name = machine.allocateUtf8('nodeletPort');
      const port = exports.QTS_NewFunction(machine.context, name.pointer, 1, 0, 1);
      exports.free(name.pointer);
      const factory = runCompiled(machine, code);
      const ids = Object.fromEntries(verbIds(registry));
      const verbBox = plainObject(machine, ids);
      const names = plainObject(machine, entryNames);
      const first = machine.pushArgument();
      machine.writeBox(first, machine.tag(port), machine.payload(port));
      exports.free(port);
      for (const argument of [verbBox, names])
        machine.writeBox(machine.pushArgument(), machine.tag(argument), machine.payload(argument));
      const result = machine.callPushed(factory, first);
      const kept = machine.keep(result);
      machine.release(result);
      machine.freeBox(factory);
      return kept;
    });
    machine.adoptEntries(box);
    machine.bindFrames();
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    const at = machine.payload(error.value);
    throw new Error(`The guest bundle threw while it was baked: ${describe(machine, error.value)} (value at ${at})`);
  }
  isolate.bindState();
  for (const name of entryNames) {
    if (machine.tag(machine.entry(name)) !== -1) console.warn(`The guest has no entry "${name}"`);
  }
  if (calls.length > 0)
    throw new Error(`Guest modules called the host at their top level: verbs ${[...new Set(calls)].join(', ')}`);
  if (machine.tag(machine.entry('linkLoader')) === -1) machine.freeBox(isolate.callEntry('linkLoader', [LOADER_MODULE]));
  machine.enter(() => isolate.loop.drain());
  settle(machine);
  const image = capture(machine, 0);
  const bytes = new Snapshot({ image, mainBox: 0, volume: undefined }).serialize();
  return { body: bytes.subarray(0, bytes.length - 32), imageBytes: imageBytes(image) };
}

/** A plain object made before any entry exists: JSON text evaluated as an expression. */
function plainObject(machine: Machine, value: unknown): number {
  return machine.evaluate(`(${JSON.stringify(value)})`, 'node:internal/nodelet', EvalFlag.script);
}

function describe(machine: Machine, box: number): string {
  const text = machine.enter(() => {
    const copy = machine.evaluate('(e) => String(e) + "\\n" + e.stack', 'describe', EvalFlag.script);
    const first = machine.pushArgument();
    machine.writeBox(first, machine.tag(box), machine.payload(box));
    const result = machine.callPushed(copy, first);
    const pointer = machine.exports.QTS_GetString(machine.context, result);
    return machine.memory.readCString(pointer);
  });
  return text;
}

function refuse(what: string): never {
  throw new Error(`A guest module ${what} at its top level`);
}
