import { atomText, codeFile, findPlace, readCode } from './function-code.ts';
import { Context, Runtime, Tag } from './layout.ts';
import type { Machine } from './machine.ts';

/** `JSModuleDef`: its name, its link in the context's list, what it imports, its function, and how far its evaluation is. */
const Module = {
  name: 16,
  link: 20,
  requests: 28,
  requestCount: 32,
  callee: 88,
  awaits: 100,
  status: 103,
  dependencies: 128,
} as const;
const EVALUATING_ASYNC = 4;
/** `JSReqModuleEntry` */
const Request = { module: 4, bytes: 16 } as const;
/** `JSGCObjectHeader` */
const Collected = { type: 4, link: 8 } as const;
/** `JSAsyncFunctionState`: its function and where that goes on. */
const State = { type: 4, callee: 64, pc: 84 } as const;
const MOST_MODULES = 100_000;
const MOST_OBJECTS = 50_000_000;

/**
 * Where those modules stand that wait at their top level for something of their own, of the one by that name and all that it
 * imports: file, line and column of each, every one on a line. Read in place when a program has ended without them; the heap is
 * walked once.
 */
export function unsettledPlaces(machine: Machine, main: string): string {
  const { u8, u32 } = machine.memory;
  const waiting = waitingBodies(machine, findModule(machine, main));
  if (waiting.size === 0) return '';
  const objects = machine.runtime + Runtime.objects;
  let link = u32[(objects + 4) >>> 2]!;
  for (let step = 0; link !== objects && step < MOST_OBJECTS; step++) {
    const object = link - Collected.link;
    link = u32[(link + 4) >>> 2]!;
    if ((u8[object + Collected.type]! & 15) !== State.type) continue;
    const callee = u32[(object + State.callee) >>> 2]!;
    if (machine.tag(object + State.callee) !== Tag.object || !waiting.has(callee)) continue;
    const code = readCode(machine, callee);
    if (code === undefined) continue;
    const [{ line, column }] = findPlace(machine, code, u32[(object + State.pc) >>> 2]! - code.start - 1);
    waiting.set(callee, `${codeFile(machine, code)[0]}\n${line}\n${column}`);
  }
  return [...waiting.values()].filter((place) => place !== '').join('\n');
}

function findModule(machine: Machine, name: string): number {
  const { u32 } = machine.memory;
  const head = machine.context + Context.modules;
  let link = u32[(head + 4) >>> 2]!;
  for (let step = 0; link !== head && step < MOST_MODULES; step++) {
    const module = link - Module.link;
    if (atomText(machine, u32[(module + Module.name) >>> 2]!) === name) return module;
    link = u32[(link + 4) >>> 2]!;
  }
  return 0;
}

/** The functions of the modules that wait, in the order in which they are imported. */
function waitingBodies({ memory: { u8, u32 } }: Machine, main: number): Map<number, string> {
  const waiting = new Map<number, string>();
  const seen = new Set<number>();
  const next = main === 0 ? [] : [main];
  for (let module = next.pop(); module !== undefined && seen.size < MOST_MODULES; module = next.pop()) {
    if (module === 0 || seen.has(module)) continue;
    seen.add(module);
    if (u8[module + Module.status] !== EVALUATING_ASYNC) continue;
    if (u8[module + Module.awaits] !== 0 && u32[(module + Module.dependencies) >>> 2] === 0) {
      waiting.set(u32[(module + Module.callee) >>> 2]!, '');
    }
    const requests = u32[(module + Module.requests) >>> 2]!;
    const count = Math.min(MOST_MODULES, u32[(module + Module.requestCount) >>> 2]!);
    for (let index = count - 1; index >= 0; index--) {
      next.push(u32[(requests + Request.bytes * index + Request.module) >>> 2]!);
    }
  }
  return waiting;
}
