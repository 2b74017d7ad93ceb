import { runCompiled } from './compiled.ts';
import { frameTexts, type InferName } from './frame-text.ts';
import * as frames from './frames.ts';
import { MapLayout, ObjectLayout, Tag } from './layout.ts';
import { EvalFlag, type Machine } from './machine.ts';
import { readPrimitive } from './primitives.ts';
import * as realms from './realms.ts';
import { matchPlace as readMatchPlace } from './regexp-match.ts';
import { sourceLine as readSourceLine } from './source-line.ts';
import { Termination } from './termination.ts';
import { throwPlaces as readThrowPlaces } from './throws.ts';

/**
 * Port verbs that take and give guest values themselves, for src/guest/native.ts: index 0 answers id -1. `argv` points
 * at the arguments after the id; the verb writes an owned value to `result`.
 */
export type RawVerb = (machine: Machine, argc: number, argv: number, result: number) => void;

/** What the raw verbs report to the owner of the machine. */
export interface RawOptions {
  /** An error nobody handled: a boxed value, owned by the callee. Gives whether the program is over by it. */
  fatal(value: number, origin: string): boolean;
  /** `process.exit`: recorded before the frames are unwound. */
  exit(code: number): void;
  /** The compiled code of a lazy module of the guest, by its key. */
  lazyCode(key: string): Uint8Array;
  /** The name that V8 makes up for the function without one that begins there; the empty string for none. */
  inferName: InferName;
}

const text = (machine: Machine, at: number): string => {
  const value = readPrimitive(machine, at);
  if (typeof value !== 'string') throw new TypeError('A string is needed here');
  return value;
};

/** Moves an owned heap box into the result. */
function give(machine: Machine, result: number, box: number): void {
  machine.writeBox(result, machine.tag(box), machine.payload(box));
  machine.exports.free(box);
}

/** The payload pointer of an object argument; 0 for anything else. */
const object = (machine: Machine, at: number): number => (machine.tag(at) === Tag.object ? machine.payload(at) : 0);

function copyValue(machine: Machine, from: number, result: number): void {
  machine.writeBox(result, machine.tag(from), machine.payload(from));
  machine.retain(result);
}

export function createRawVerbs(options: RawOptions): RawVerb[] {
  let modules = 0;
  return [
    function compileFunction(machine, _argc, argv, result) {
      const source = text(machine, argv);
      const filename = text(machine, argv + 8);
      const parameters = text(machine, argv + 16);
      // The text stays on line 1 of the wrapper, so lines are the file's own; the closing brace gets a line of its own
      // for a source that ends in a comment. A source that closes the wrapper early is its author's own doing.
      give(machine, result, machine.evaluate(`(function (${parameters}) { ${source}\n})`, filename, EvalFlag.script));
    },
    function evaluateModule(machine, _argc, argv, result) {
      const name = text(machine, argv);
      const link = machine.evaluate(`export * as ns from ${JSON.stringify(name)}`, `internal:link-${++modules}`, EvalFlag.module);
      give(machine, result, link);
    },
    function promiseState(machine, _argc, argv, result) {
      machine.writeBox(result, Tag.int, machine.exports.QTS_PromiseState(machine.context, argv));
    },
    function promiseResult(machine, _argc, argv, result) {
      give(machine, result, machine.exports.QTS_PromiseResult(machine.context, argv));
    },
    function classOf(machine, _argc, argv, result) {
      const pointer = object(machine, argv);
      machine.writeBox(result, Tag.int, pointer === 0 ? 0 : machine.memory.u16[(pointer + ObjectLayout.classId) >>> 1]!);
    },
    function proxyPart(machine, _argc, argv, result) {
      const pointer = object(machine, argv);
      // JSProxyData: target, handler, is_func, is_revoked.
      const data = machine.memory.u32[(pointer + ObjectLayout.payload) >>> 2]!;
      if (pointer === 0 || machine.memory.u8[data + 17] !== 0) {
        machine.writeBox(result, Tag.null, 0);
        return;
      }
      copyValue(machine, data + (machine.payload(argv + 8) === 0 ? 0 : 8), result);
    },
    function evaluateScript(machine, _argc, argv, result) {
      give(machine, result, machine.evaluate(text(machine, argv), text(machine, argv + 8), EvalFlag.script));
    },
    function readIterator(machine, _argc, argv, result) {
      const pointer = object(machine, argv);
      // JSMapIteratorData: obj, kind, cur_record.
      const data = machine.memory.u32[(pointer + ObjectLayout.payload) >>> 2]!;
      const part = machine.payload(argv + 8);
      if (part === 0) copyValue(machine, data, result);
      else if (part === 2) machine.writeBox(result, Tag.int, machine.memory.i32[(data + 8) >>> 2]!);
      else machine.writeBox(result, Tag.int, recordsBefore(machine, data));
    },
    function collectGarbage(machine, _argc, _argv, result) {
      machine.collectGarbage();
      machine.writeBox(result, Tag.undefined, 0);
    },
    function endProgram(machine, _argc, argv) {
      const code = machine.tag(argv) === Tag.int ? machine.memory.i32[argv >>> 2]! : 0;
      options.exit(code);
      throw new Termination('exit', `The program ended with exit code ${code}`);
    },
    function reportFatal(machine, _argc, argv, result) {
      const isOver = options.fatal(machine.keep(argv), text(machine, argv + 8));
      machine.writeBox(result, Tag.bool, isOver ? 1 : 0);
    },
    function lazyModule(machine, _argc, argv, result) {
      const code = options.lazyCode(text(machine, argv));
      give(machine, result, runCompiled(machine, code, realms.realmOf(machine, argv + 8)));
    },
    function createRealm(machine, _argc, _argv, result) {
      realms.createRealm(machine, result);
    },
    function runScript(machine, _argc, argv, result) {
      const box = realms.runScript(machine, argv);
      if (box !== undefined) give(machine, result, box);
      // The caller's own function, which no script can give, says that time ran out.
      else copyValue(machine, argv + 24, result);
    },
    function checkScript(machine, _argc, argv, result) {
      realms.checkScript(machine, argv);
      machine.writeBox(result, Tag.undefined, 0);
    },
    function captureFrames(machine, _argc, argv, result) {
      frames.captureFrames(machine, argv, result);
    },
    function describeFrame(machine, _argc, argv, result) {
      frames.describeFrame(machine, argv, result);
    },
    function sourceLine(machine, _argc, _argv, result) {
      const line = readSourceLine(machine);
      if (line === undefined) machine.writeBox(result, Tag.undefined, 0);
      else machine.writeStringBox(result, line);
    },
    function formatFrames(machine, _argc, argv, result) {
      const text = frameTexts(machine, argv, options.inferName);
      if (text === undefined) machine.writeBox(result, Tag.undefined, 0);
      else machine.writeStringBox(result, text);
    },
    function matchPlace(machine, _argc, argv, result) {
      machine.writeBox(result, Tag.int, readMatchPlace(machine, machine.payload(argv) | 0));
    },
    function throwPlaces(machine, _argc, argv, result) {
      machine.writeStringBox(result, readThrowPlaces(machine, argv));
    },
  ];
}

/** Live records that a Map or Set iterator has passed. */
function recordsBefore(machine: Machine, data: number): number {
  const { u32, u8 } = machine.memory;
  const source = u32[data >>> 2]!;
  if (machine.tag(data) !== Tag.object) return 0;
  const current = u32[(data + 12) >>> 2]!;
  if (current === 0) return 0;
  const head = u32[(source + ObjectLayout.payload) >>> 2]! + MapLayout.head;
  let passed = 0;
  // A damaged list may be a circle that never meets its head.
  let steps = 0;
  for (let link = u32[(head + MapLayout.linkNext) >>> 2]!; link !== head; link = u32[(link + MapLayout.linkNext) >>> 2]!) {
    if (link - 8 === current) return passed + (u8[link - 4] === 0 ? 1 : 0);
    if (u8[link - 4] === 0) passed++;
    if (++steps > 1e6) break;
  }
  return passed;
}
