import { AwaitChain } from './await-chain.ts';
import { withNote } from './file-note.ts';
import { FrameBit, FrameList } from './frame-list.ts';
import { atomText, codeFile, FunctionClass, findPlace, functionName, readCode } from './function-code.ts';
import { generatorFunction } from './generators.ts';
import { Class, ObjectLayout, Runtime, ShapeLayout, Tag } from './layout.ts';
import type { Machine } from './machine.ts';
import { readPrimitive } from './primitives.ts';
import { type ValueWords, valueWords } from './value-words.ts';
import { FRAMES_CELL } from './wasm.ts';

/**
 * The frames of running guest code, read in place. What V8 keeps of each when an error is made (v8.dev/docs/stack-trace-api) is its
 * function, its receiver and its place in the code; the guest makes names of them when somebody looks at the stack.
 * Memory is the guest's: every loop over it is bounded.
 */

/** `JSStackFrame`, and what scripts/engine/stack-frames.ts adds to those of the two kinds of functions. */
export const Frame = {
  previous: 0,
  callee: 8,
  arguments: 16,
  variables: 20,
  pc: 28,
  argumentCount: 32,
  receiver: 136,
  newTarget: 144,
  nativeReceiver: 48,
  nativeFlags: 56,
} as const;
/** `JSAsyncFunctionState`: how far before its frame its receiver lies. */
const STATE_RECEIVER = 40;
/** `JS_CALL_FLAG_CONSTRUCTOR` */
const CONSTRUCTOR_CALL = 1;
/** More frames than a stack of any size holds. */
const MOST_STEPS = 100_000;
const MOST_FRAMES = 1000;
const [STAND_INS, MOST_STAND_INS] = [4, 50];

/**
 * Natives that V8 has no frame for (observed): `call`, `apply`, `Reflect.apply`, `Reflect.construct`, the constructors of Array and
 * Proxy, what a RegExp is asked by the methods of strings, and `concat`, which the engine calls for a template. By their numbers in the pinned engine's function table.
 */
const frameless: ReadonlySet<number> = new Set([15, 29, 183, 184, 185, 186, 187, 288, 289, 332, 387, 388]);

/**
 * The frames of the stack as an array: at most as many as the first argument says, and those above the second, which is a
 * function, or `true` for the constructor that makes an error, or nothing.
 */
export function captureFrames(machine: Machine, argv: number, result: number): void {
  const limit = machine.tag(argv) === Tag.int ? Math.max(0, Math.min(MOST_FRAMES, machine.payload(argv) | 0)) : 0;
  const list = new FrameList(machine, limit);
  let at = machine.memory.u32[(machine.runtime + Runtime.currentFrame) >>> 2]!;
  const above = machine.tag(argv + 8);
  if (above === Tag.object) at = frameAbove(machine, at, machine.payload(argv + 8));
  else if (above === Tag.bool) at = frameAbove(machine, at, constructorOfError(machine, at));
  walk(machine, list, at);
  if (!list.isFull) new AwaitChain(machine, list).walk();
  list.give(result);
}

function walk(machine: Machine, list: FrameList, top: number): void {
  const { u16, u32, i32 } = machine.memory;
  let at = top;
  let wasInitializer = false;
  for (let step = 0; at !== 0 && step < MOST_STEPS && !list.isFull; step++) {
    const frame = at;
    at = u32[(frame + Frame.previous) >>> 2]!;
    if (i32[(frame + Frame.callee + 4) >>> 2] !== Tag.object) continue;
    const callee = u32[(frame + Frame.callee) >>> 2]!;
    if (u16[(callee + ObjectLayout.classId) >>> 1] === FunctionClass.native) {
      if (isCalledByProgram(machine, at)) addNative(machine, list, frame, callee);
      continue;
    }
    const code = readCode(machine, callee);
    if (code === undefined) {
      if (isStandIn(machine, callee) && isCalledByProgram(machine, at))
        list.add(callee, frame + Frame.receiver, FrameBit.native, 0);
      continue;
    }
    // A static block is a function inside of the one that V8 has.
    if (code.isInitializer && wasInitializer) continue;
    wasInitializer = code.isInitializer;
    const place = u32[(frame + Frame.pc) >>> 2]! - code.start - 1;
    if (code.kind !== 'plain') {
      list.add(callee, frame - STATE_RECEIVER, 0, place);
      // Loops and spreads call a generator without a frame of `next`, which V8 has.
      if (code.kind === 'generator' && !isResumption(machine, at)) list.add(callee, 0, FrameBit.native | FrameBit.resumed, 0);
      continue;
    }
    const isConstruction = i32[(frame + Frame.newTarget + 4) >>> 2] !== Tag.undefined;
    const bits = (isConstruction ? FrameBit.construct : 0) | (code.isInitializer ? FrameBit.initializer : 0);
    list.add(callee, frame + Frame.receiver, bits, place);
  }
}

/** Functions of the library that Node has as natives: the fifth of the guest's frames (src/guest/async-context.ts). */
function isStandIn({ memory }: Machine, callee: number): boolean {
  const { u32 } = memory;
  const cell = u32[FRAMES_CELL >>> 2]!;
  if (cell === 0) return false;
  const array = u32[(cell + 8 * STAND_INS) >>> 2]!;
  const values = u32[(array + ObjectLayout.arrayValues) >>> 2]!;
  const count = Math.min(MOST_STAND_INS, u32[(array + ObjectLayout.arrayCount) >>> 2]!);
  for (let index = 0; index < count; index++) if (u32[(values + 8 * index) >>> 2] === callee) return true;
  return false;
}

function addNative(machine: Machine, list: FrameList, frame: number, callee: number): void {
  const { u32, u16 } = machine.memory;
  if (frameless.has(u32[(callee + ObjectLayout.nativeFunction) >>> 2]!)) return;
  if ((u32[(frame + Frame.nativeFlags) >>> 2]! & CONSTRUCTOR_CALL) !== 0) {
    list.add(callee, 0, FrameBit.native | FrameBit.construct, 0);
    return;
  }
  const receiver = frame + Frame.nativeReceiver;
  const generator = generatorFunction(machine, receiver);
  if (generator === 0) list.add(callee, receiver, FrameBit.native, 0);
  else list.add(generator, 0, FrameBit.native | FrameBit.resumed, u16[(callee + ObjectLayout.nativeMagic) >>> 1]!);
}

/** What the library calls is its own business: which natives it takes is not Node's choice. */
function isCalledByProgram(machine: Machine, caller: number): boolean {
  const { u16, u32 } = machine.memory;
  let at = caller;
  for (let step = 0; at !== 0 && step < MOST_STEPS; step++) {
    const callee = u32[(at + Frame.callee) >>> 2]!;
    if (u16[(callee + ObjectLayout.classId) >>> 1] !== FunctionClass.native) return readCode(machine, callee) !== undefined;
    at = u32[(at + Frame.previous) >>> 2]!;
  }
  return false;
}

/** Whether a frame is that of a method of a generator. */
function isResumption(machine: Machine, frame: number): boolean {
  if (frame === 0) return false;
  const { u16, u32 } = machine.memory;
  const callee = u32[(frame + Frame.callee) >>> 2]!;
  if (u16[(callee + ObjectLayout.classId) >>> 1] !== FunctionClass.native) return false;
  return generatorFunction(machine, frame + Frame.nativeReceiver) !== 0;
}

/** The frame that called a function; 0 when it is not on the stack, and then V8 has no frames. */
function frameAbove(machine: Machine, top: number, callee: number): number {
  const { u32 } = machine.memory;
  let at = top;
  for (let step = 0; at !== 0 && step < MOST_STEPS; step++) {
    const isFound = u32[(at + Frame.callee) >>> 2] === callee;
    at = u32[(at + Frame.previous) >>> 2]!;
    if (isFound) return at;
  }
  return 0;
}

/** `new.target` of the error's constructor that runs, or that constructor where it was called as a function. */
function constructorOfError({ memory }: Machine, top: number): number {
  const { u16, u32, i32 } = memory;
  let at = top;
  for (let step = 0; at !== 0 && step < MOST_STEPS; step++) {
    const callee = u32[(at + Frame.callee) >>> 2]!;
    if (u16[(callee + ObjectLayout.classId) >>> 1] === FunctionClass.native) {
      const isConstruction = (u32[(at + Frame.nativeFlags) >>> 2]! & CONSTRUCTOR_CALL) !== 0;
      return isConstruction && i32[(at + Frame.nativeReceiver + 4) >>> 2] === Tag.object
        ? u32[(at + Frame.nativeReceiver) >>> 2]!
        : callee;
    }
    at = u32[(at + Frame.previous) >>> 2]!;
  }
  return 0;
}

/** Bits of a description that `describeFrame` gives. */
const STRICT = 1;

/** Where a frame's code stands: line, column, those of its function, 1 for strict code, and the file, each on a line. */
export function describeFrame(machine: Machine, argv: number, result: number): void {
  const code = machine.tag(argv) === Tag.object ? readCode(machine, machine.payload(argv)) : undefined;
  if (code === undefined) {
    machine.writeBox(result, Tag.undefined, 0);
    return;
  }
  const [place, start] = findPlace(machine, code, (machine.payload(argv + 8) | 0) >> FrameBit.bits);
  const numbers = [place.line, place.column, start.line, start.column, code.isStrict ? STRICT : 0];
  machine.writeStringBox(result, `${numbers.join('\n')}\n${codeFile(machine, code)[0]}`);
}

/** `OP_put_var`, whose index of a variable has two bytes; `JSVarRef.is_lexical`. */
const [PUT_VAR, REFERENCE_IS_LEXICAL] = [57, 6];
const GLOBAL_WRITE = '=';

/**
 * What V8's message about the instruction that runs depends on, besides its place: `=` where it assigns to a property of the
 * global object, and not to a declared variable; `proxy:` and a key that a proxy's target cannot lose, where the proxy is what a
 * native was called with; the name of a function of the library, whose frame nobody is shown.
 */
export function describeInstruction(machine: Machine): string | undefined {
  const { u8, u32, i32 } = machine.memory;
  const at = u32[(machine.runtime + Runtime.currentFrame) >>> 2]!;
  if (at === 0 || i32[(at + Frame.callee + 4) >>> 2] !== Tag.object) return undefined;
  const callee = u32[(at + Frame.callee) >>> 2]!;
  if (readCode(machine, callee) === undefined) {
    const name = functionName(machine, callee);
    const given = name === 'RegExp' || name === 'compile' ? patternOf(machine, at) : undefined;
    return given ?? fixedKey(machine, at) ?? `${name}${nativeCall(machine, at, callee)}`;
  }
  const pc = u32[(at + Frame.pc) >>> 2]!;
  if (u8[pc - 3] !== PUT_VAR) return undefined;
  const references = u32[(callee + ObjectLayout.payload + 4) >>> 2]!;
  const reference = u32[(references + 4 * (u8[pc - 2]! | (u8[pc - 1]! << 8))) >>> 2]!;
  return u8[reference + REFERENCE_IS_LEXICAL] === 0 ? GLOBAL_WRITE : undefined;
}

/** Between a native's name and what it was called with, for the words of its error (src/modules/process/host-native-messages.ts). */
const CALL_MARK = '\u0002';
const MOST_ARGUMENTS = 3;

/** The receiver and the first arguments of a native that the program called, as JSON behind a mark. */
function nativeCall(machine: Machine, frame: number, callee: number): string {
  const { u16, u32 } = machine.memory;
  if (u16[(callee + ObjectLayout.classId) >>> 1] !== FunctionClass.native || !machine.direct) return '';
  if (!isCalledByProgram(machine, u32[(frame + Frame.previous) >>> 2]!)) return '';
  const words = (at: number): ValueWords | null => {
    try {
      return valueWords(machine, at) ?? null;
    } catch {
      return null;
    }
  };
  const values = u32[(frame + Frame.arguments) >>> 2]!;
  const count = Math.min(MOST_ARGUMENTS, u32[(frame + Frame.argumentCount) >>> 2]!);
  const args: (ValueWords | null)[] = [];
  for (let index = 0; index < count; index++) args.push(words(values + 8 * index));
  return CALL_MARK + JSON.stringify([words(frame + Frame.nativeReceiver), ...args]);
}

/** `JS_PROP_CONFIGURABLE`, and how many properties of a target are looked at. */
const [CONFIGURABLE, MOST_KEYS] = [1, 1000];

function fixedKey(machine: Machine, frame: number): string | undefined {
  const { u16, u32 } = machine.memory;
  const argument = u32[(frame + Frame.arguments) >>> 2]!;
  if (argument === 0 || machine.tag(argument) !== Tag.object) return undefined;
  const proxy = machine.payload(argument);
  if (u16[(proxy + ObjectLayout.classId) >>> 1] !== Class.proxy) return undefined;
  const data = u32[(proxy + ObjectLayout.payload) >>> 2]!;
  if (machine.tag(data) !== Tag.object) return undefined;
  const shape = u32[(machine.payload(data) + ObjectLayout.shape) >>> 2]!;
  const count = Math.min(MOST_KEYS, u32[(shape + ShapeLayout.propertyCount) >>> 2]!);
  for (let index = 0; index < count; index++) {
    const property = shape + ShapeLayout.properties + 8 * index;
    const atom = u32[(property + 4) >>> 2]!;
    if (atom !== 0 && ((u32[property >>> 2]! >>> 26) & CONFIGURABLE) === 0) return `proxy:${atomText(machine, atom)}`;
  }
  return undefined;
}

/** Between the flags and the pattern that a native was given. */
const PATTERN_MARK = '\u0001';

/** What `new RegExp` and `compile` were given, where that is text: each behind a mark, the flags first. */
function patternOf(machine: Machine, frame: number): string | undefined {
  const { u16, u32 } = machine.memory;
  if (u16[(u32[(frame + Frame.callee) >>> 2]! + ObjectLayout.classId) >>> 1] !== FunctionClass.native) return undefined;
  const first = u32[(frame + Frame.arguments) >>> 2]!;
  const pattern = textOf(machine, first);
  const flags = textOf(machine, first + 8);
  if (pattern === undefined || flags === undefined) return undefined;
  return `${PATTERN_MARK}${flags}${PATTERN_MARK}${pattern}`;
}

/** An argument as text, where no code of the program decides; the empty string for none. */
function textOf(machine: Machine, at: number): string | undefined {
  const tag = machine.tag(at);
  if (tag === Tag.undefined) return '';
  if (tag !== Tag.string && tag !== Tag.rope && tag !== Tag.null && tag !== Tag.int && tag !== Tag.bool) return undefined;
  return String(readPrimitive(machine, at));
}

/** What V8 calls the file of code that `eval` compiles now: `eval at f (/file.js:1:2), <anonymous>`. A malloc'ed C string. */
export function evalOrigin(machine: Machine): number {
  const { u32, i32 } = machine.memory;
  let at = u32[(machine.runtime + Runtime.currentFrame) >>> 2]!;
  let origin = '<anonymous>';
  for (let step = 0; at !== 0 && step < MOST_STEPS; step++) {
    const callee = u32[(at + Frame.callee) >>> 2]!;
    const code = i32[(at + Frame.callee + 4) >>> 2] === Tag.object ? readCode(machine, callee) : undefined;
    if (code !== undefined) {
      const [place] = findPlace(machine, code, u32[(at + Frame.pc) >>> 2]! - code.start - 1);
      const [file, note] = codeFile(machine, code);
      const name = displayName(functionName(machine, callee));
      origin = withNote(`eval at ${name} (${placeText(file, place)}), <anonymous>`, note);
      break;
    }
    at = u32[(at + Frame.previous) >>> 2]!;
  }
  return machine.allocateUtf8(origin).pointer;
}

const EVAL_FILE = ', <anonymous>';

/** What `eval` compiled stands at the place of that `eval`. */
function placeText(file: string, { line, column }: { line: number; column: number }): string {
  if (file.startsWith('eval at ') && file.endsWith(EVAL_FILE)) return file.slice(0, -EVAL_FILE.length);
  return `${file}:${line}:${column}`;
}

/** What `eval` or a host runs has no name (observed). */
function displayName(name: string): string {
  return name === '' || name === '<eval>' ? '<anonymous>' : name;
}
