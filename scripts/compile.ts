import { BufferLayout, ObjectLayout, Tag } from '../src/engine/layout.ts';
import { Machine } from '../src/engine/machine.ts';
import { defaultLimits } from '../src/limits.ts';

/** Where the runtime keeps what function source and line tables it may drop (`strip_flags`). */
const STRIP_FLAGS = 228;
/**
 * Drop source text and line tables: `toString()` says `[native code]`, as Node's own functions do, and frames of the library
 * are left out of stacks.
 */
const STRIP_ALL = 3;
/** `JS_TAG_FUNCTION_BYTECODE` */
const FUNCTION_TAG = -2;
/** `JS_EVAL_FLAG_COMPILE_ONLY` */
const COMPILE_ONLY = 32;

/**
 * Compiles a script of the guest on a machine of its own. Compiled where it runs, the eager bundle left 3.1 MB of freed
 * parser memory between its 1.4 MB of live heap: 616 pages instead of 352, each of which a fresh instance has to be given
 * and a reused one zeroed.
 */
export function compileScript(module: WebAssembly.Module, source: string): Uint8Array {
  const machine = new Machine(module);
  machine.memoryLimit = 256 << 20;
  machine.boot(defaultLimits.stackBytes);
  const debug = process.env['NODELET_DEBUG_GUEST'] !== undefined;
  if (!debug) machine.memory.u8[machine.runtime + STRIP_FLAGS] = STRIP_ALL;
  return machine.enter(() => {
    const compiled = machine.evaluate(source, 'node:internal/nodelet', COMPILE_ONLY);
    if (!debug) dropNames(machine, machine.payload(compiled));
    const buffer = machine.exports.encode_bytecode(machine.context, compiled);
    if (machine.tag(buffer) === Tag.exception) throw machine.takeException();
    const { u8, u32 } = machine.memory;
    const data = u32[(machine.payload(buffer) + ObjectLayout.payload) >>> 2]!;
    const start = u32[(data + BufferLayout.data) >>> 2]!;
    return u8.slice(start, start + u32[(data + BufferLayout.byteLength) >>> 2]!);
  });
}

/** `JSFunctionBytecode` */
const FunctionLayout = {
  variables: 32,
  closure: 36,
  variableCount: 40,
  captured: 48,
  constants: 56,
  constantCount: 60,
  closureCount: 64,
};
/** A variable's definition and a captured variable, whose name comes first and second. */
const VARIABLE_BYTES = 12;
const CAPTURED_BYTES = 8;
/** `JSClosureTypeEnum`: up to here a variable of a function around; what follows is global and found by its name. */
const LAST_OWN_CLOSURE_TYPE = 2;
const CLOSURE_TYPE_MASK = 7;

/**
 * Takes away the names of variables, which only `eval` and debuggers read: a name that nothing else mentions is 24 bytes and
 * more of the image. The definitions go where no variable is captured: the engine reads them to capture one and may do without.
 */
function dropNames(machine: Machine, code: number): void {
  const { u16, u32 } = machine.memory;
  const word = (offset: number): number => u32[(code + offset) >>> 2]!;
  const variables = u16[(code + FunctionLayout.variableCount) >>> 1]! + u16[(code + FunctionLayout.variableCount + 2) >>> 1]!;
  for (let i = 0; i < variables; i++) u32[(word(FunctionLayout.variables) + i * VARIABLE_BYTES) >>> 2] = 0;
  if (u16[(code + FunctionLayout.captured) >>> 1] === 0) u32[(code + FunctionLayout.variables) >>> 2] = 0;
  for (let i = 0; i < word(FunctionLayout.closureCount); i++) {
    const captured = (word(FunctionLayout.closure) + i * CAPTURED_BYTES) >>> 2;
    if ((u32[captured]! & CLOSURE_TYPE_MASK) <= LAST_OWN_CLOSURE_TYPE) u32[captured + 1] = 0;
  }
  for (let i = 0; i < word(FunctionLayout.constantCount); i++) {
    const box = word(FunctionLayout.constants) + i * 8;
    if (machine.tag(box) === FUNCTION_TAG) dropNames(machine, machine.payload(box));
  }
}
