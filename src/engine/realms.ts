import { atomText } from './function-code.ts';
import { Context, ObjectLayout, Tag } from './layout.ts';
import { GuestThrow, type Machine } from './machine.ts';
import { readPrimitive } from './primitives.ts';
import { dropJobs, runJobsOf } from './realm-jobs.ts';
import { Termination } from './termination.ts';

/** `JS_EVAL_FLAG_COMPILE_ONLY` */
const COMPILE_ONLY = 32;
/** `JS_CLASS_C_FUNCTION`, whose payload begins with the function's realm. */
const NATIVE_FUNCTION = 12;
/** `JSFunctionBytecode`: its closure variables, and how many there are. */
const Bytecode = { tag: -2, closure: 36, closureCount: 64 } as const;
/** `JSClosureVar`: two bytes of bit fields, an index, the name's atom. */
const ClosureVariable = { bytes: 8, typeMask: 7, lexical: 8, name: 4 } as const;
const GLOBAL_DECLARATION = 4;
/** `JS_VAR_GLOBAL_FUNCTION_DECL`, and `JS_VAR_NORMAL`. */
const [FUNCTION_DECLARATION, PLAIN_VARIABLE] = [10, 0];

/**
 * Makes another realm in the tenant's runtime: intrinsics of its own and a global object without anything of the library.
 * Gives its `eval`, which stands for it: the realm lives for as long as one of its functions does.
 */
export function createRealm(machine: Machine, result: number): void {
  const { exports, memory } = machine;
  const context = exports.QTS_NewContext(machine.runtime, 0);
  if (context === 0) throw new Termination('memory', `The guest used up its memory limit of ${machine.memoryLimit} bytes`);
  // The engine seeds by the clock. Whoever seeded the first realm determines the others, too.
  for (const word of [0, 4]) {
    const own = memory.u32[(machine.context + Context.randomState + word) >>> 2]!;
    memory.u32[(context + Context.randomState + word) >>> 2] = Math.imul(own ^ 0x9e3779b9, 0x85ebca6b) >>> 0 || 1;
    memory.u32[(machine.context + Context.randomState + word) >>> 2] = (own + 0x9e3779b9) >>> 0 || 1;
  }
  machine.writeBox(result, machine.tag(context + Context.evalFunction), machine.payload(context + Context.evalFunction));
  machine.retain(result);
  exports.QTS_FreeContext(context);
}

/** The realm that a box with its `eval` stands for; the first one for everything else. */
export function realmOf(machine: Machine, box: number): number {
  if (machine.tag(box) !== Tag.object) return machine.context;
  const pointer = machine.payload(box);
  const { u16, u32 } = machine.memory;
  if (u16[(pointer + ObjectLayout.classId) >>> 1] !== NATIVE_FUNCTION) throw new TypeError('This is no realm');
  return u32[(pointer + ObjectLayout.payload) >>> 2]!;
}

function compile(machine: Machine, realm: number, source: string, filename: string): number {
  const { exports } = machine;
  const code = machine.allocateUtf8(source);
  const name = machine.allocateUtf8(filename);
  const box = exports.QTS_Eval(realm, code.pointer, code.length, name.pointer, 0, COMPILE_ONLY);
  exports.free(code.pointer);
  exports.free(name.pointer);
  if (machine.tag(box) !== Tag.exception) return box;
  exports.free(box);
  throw machine.takeException();
}

/** Compiles a script, for its syntax errors alone. */
export function checkScript(machine: Machine, argv: number): void {
  const [source, filename] = [0, 8].map((offset) => readPrimitive(machine, argv + offset));
  if (typeof source !== 'string' || typeof filename !== 'string') throw new TypeError('A string is needed here');
  machine.freeBox(compile(machine, realmOf(machine, argv + 16), source, filename));
}

/**
 * Names that a compiled script declares with `var` and, behind a `=`, with `function`: they become properties of the global
 * object. Functions are made plain variables: the engine then assigns them to the property that is there, where it would
 * otherwise make one that can never be redefined.
 */
function declaredNames(machine: Machine, compiled: number): string[] {
  const { u8, u32 } = machine.memory;
  const names: string[] = [];
  if (machine.tag(compiled) !== Bytecode.tag) return names;
  const bytecode = machine.payload(compiled);
  const variables = u32[(bytecode + Bytecode.closure) >>> 2]!;
  const count = u32[(bytecode + Bytecode.closureCount) >>> 2]!;
  for (let index = 0; index < count; index++) {
    const at = variables + ClosureVariable.bytes * index;
    const bits = u8[at]!;
    if ((bits & ClosureVariable.typeMask) !== GLOBAL_DECLARATION || (bits & ClosureVariable.lexical) !== 0) continue;
    const isFunction = (u8[at + 1]! & 15) === FUNCTION_DECLARATION;
    if (isFunction) u8[at + 1] = (u8[at + 1]! & 0xf0) | PLAIN_VARIABLE;
    names.push((isFunction ? '=' : '') + atomText(machine, u32[(at + ClosureVariable.name) >>> 2]!));
  }
  return names;
}

/**
 * Runs a script in a realm. Before it runs, `announce` (a guest function) is called with the names that it declares, one a
 * line; after it, where that is asked for, the jobs of the realm, within the same time. Gives an owned box. Throws GuestThrow; undefined when `timeoutMs` went by, after which no code of the script runs.
 */
export function runScript(machine: Machine, argv: number): number | undefined {
  const [source, filename, timeout, runsJobs] = [0, 8, 32, 40].map((offset) => readPrimitive(machine, argv + offset));
  if (typeof source !== 'string' || typeof filename !== 'string') throw new TypeError('A string is needed here');
  const realm = realmOf(machine, argv + 16);
  const compiled = compile(machine, realm, source, filename);
  if (realm !== machine.context) {
    const names = declaredNames(machine, compiled);
    if (names.length > 0) {
      const first = machine.pushArgument();
      machine.writeStringBox(first, names.join('\n'));
      machine.release(machine.callPushed(argv + 24, first));
    }
  }
  const evaluate = (): number | undefined => {
    machine.scripts.push(source);
    let result: number;
    try {
      result = machine.exports.eval_compiled(realm, compiled);
    } finally {
      machine.scripts.pop();
    }
    machine.exports.free(compiled);
    if (machine.tag(result) === Tag.exception) {
      machine.exports.free(result);
      throw machine.takeException();
    }
    if (runsJobs !== true || runJobsOf(machine, realm)) return result;
    machine.freeBox(result);
    return undefined;
  };
  if (typeof timeout !== 'number' || !(timeout > 0)) return evaluate();
  const { meter } = machine;
  const outer = meter.timeoutAt;
  meter.timeoutAt = meter.timeoutIn(timeout);
  try {
    return evaluate();
  } catch (error) {
    // The interpreter was told to stop, by an exception that no code of the guest can catch.
    if (!(error instanceof GuestThrow) || !meter.isTimedOut) throw error;
    machine.freeBox(error.value);
    if (runsJobs === true) dropJobs(machine, realm);
    return undefined;
  } finally {
    meter.timeoutAt = outer;
  }
}
