import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { buildEngine } from '../scripts/engine/build-engine.ts';
import type { TransformOptions } from '../scripts/engine/transform.ts';
import { Machine } from '../src/engine/machine.ts';
import { type Contender, geometricMean, interleave, median, ratio, type Samples } from './measure.ts';
import type { Report, Row } from './table.ts';

interface Program {
  readonly name: string;
  readonly source: string;
}

/** Variants of the transform beside the one that ships, each with what it stands for. */
const variants: Readonly<Record<string, TransformOptions>> = {
  'renamed only': { meter: false, inline: false },
  'fuel, optimized': { inline: false, optimize: true },
  'inlined, no fuel': { meter: false, optimize: true },
};

/**
 * Figure 8: the guest's own speed under a deadline, against the dependency's untouched Wasm in the dependency's own glue,
 * without any deadline. Milliseconds are CPU time, which other processes disturb least.
 */
export async function compute(): Promise<Report> {
  const folder = new URL('programs/', import.meta.url);
  const programs = readdirSync(folder).map((file): Program => {
    return { name: file.replace('.js', ''), source: readFileSync(new URL(file, folder), 'utf8') };
  });
  const engines = new Map<string, WebAssembly.Module>();
  engines.set('as shipped', new WebAssembly.Module(readFileSync(new URL('../dist/engine.wasm', import.meta.url))));
  for (const [name, options] of Object.entries(variants)) engines.set(name, new WebAssembly.Module(await cachedVariant(options)));
  const ratios = new Map<string, number[]>([...engines.keys()].map((name) => [name, []]));
  const rows: Row[] = [];
  for (const { name, source } of programs) {
    const contenders = [await untouched(source), ...[...engines].map(([engine, module]) => shipped(engine, module, source))];
    const [reference, ...samples] = (await interleave(contenders, { rounds: 15, warmUp: 8 })) as [Samples, ...Samples[]];
    rows.push({ name: `${name}, untouched`, value: median(reference.ms), unit: 'ms' });
    for (const sample of samples) {
      const slower = ratio(sample, reference);
      ratios.get(sample.name)!.push(slower);
      if (sample.name !== 'as shipped') continue;
      rows.push({
        name: `${name}, as shipped`,
        value: median(sample.ms),
        unit: 'ms',
        ratio: slower,
        bar: { of: 'ratio', atMost: 1.12 },
      });
    }
  }
  for (const [engine, values] of ratios) {
    const row: Row = { name: `geometric mean, ${engine}`, ratio: geometricMean(values) };
    rows.push(engine === 'as shipped' ? { ...row, bar: { of: 'ratio', atMost: 1.05 } } : row);
  }
  return {
    title: "compute: guest programs under a deadline, CPU time (ratio: over the dependency's untouched Wasm)",
    rows,
    notes: ['Untouched: in its own glue, no deadline. Renamed only: the same code in the glue of this library.'],
  };
}

function shipped(name: string, module: WebAssembly.Module, source: string): Contender {
  const machine = new Machine(module);
  machine.hooks = { ...machine.hooks, now: Date.now };
  machine.boot(256 << 10);
  machine.meter.cpuLimitMs = 600_000;
  return { name, run: () => cpuMs(() => machine.freeBox(machine.enter(() => machine.evaluate(source, 'program', 0)))) };
}

async function untouched(source: string): Promise<Contender> {
  const context = (await newQuickJSWASMModuleFromVariant(variant)).newContext();
  return { name: 'untouched', run: () => cpuMs(() => context.unwrapResult(context.evalCode(source, 'program')).dispose()) };
}

function cpuMs(body: () => void): number {
  const before = process.cpuUsage();
  body();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Building a variant takes seconds; it is kept by what it depends on. */
async function cachedVariant(options: TransformOptions): Promise<Uint8Array> {
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const name of ['names', 'transform', 'build-engine']) {
    hash.update(readFileSync(new URL(`../scripts/engine/${name}.ts`, import.meta.url)));
  }
  const folder = new URL('../build/', import.meta.url);
  const file = new URL(`bench-${hash.digest('hex').slice(0, 16)}.wasm`, folder);
  try {
    return readFileSync(file);
  } catch {
    const wasm = await buildEngine(options);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, wasm);
    return wasm;
  }
}
