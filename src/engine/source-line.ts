import { Frame } from './frames.ts';
import { codeFile, type FunctionCode, findPlace, readCode } from './function-code.ts';
import { Context, Runtime, Tag } from './layout.ts';
import type { Machine } from './machine.ts';
import { readString } from './strings.ts';

/** `JSFunctionBytecode`: variables, room on its stack, the text of a function that a script contains. */
const Code = { variables: 42, stack: 46, realm: 52, sourceBytes: 72, source: 84 } as const;
const MOST_STEPS = 100_000;
/** Lines of a text that are looked through, and the longest text. */
const LONGEST = 1 << 22;
const decoder = new TextDecoder();

/**
 * The line of source in which the program's innermost function stands, with the place in it, for code that is in no file: of
 * `eval`, `new Function` and scripts of `vm`. Text of a function is the engine's to give; what runs outside of functions is what
 * `eval` was called with, or the script that runs. Undefined where neither is known any more.
 */
export function sourceLine(machine: Machine): string | undefined {
  const { u32, i32 } = machine.memory;
  let at = u32[(machine.runtime + Runtime.currentFrame) >>> 2]!;
  for (let step = 0; at !== 0 && step < MOST_STEPS; step++) {
    const callee = u32[(at + Frame.callee) >>> 2]!;
    const code = i32[(at + Frame.callee + 4) >>> 2] === Tag.object ? readCode(machine, callee) : undefined;
    if (code !== undefined) return lineOf(machine, at, code);
    at = u32[(at + Frame.previous) >>> 2]!;
  }
  return undefined;
}

function lineOf(machine: Machine, frame: number, code: FunctionCode): string | undefined {
  const { u8, u32 } = machine.memory;
  const [file, note] = codeFile(machine, code);
  const isEval = file.startsWith('eval at ');
  if (!isEval && note === '') return undefined;
  const [place, start] = findPlace(machine, code, u32[(frame + Frame.pc) >>> 2]! - code.start - 1);
  const source = u32[(code.pointer + Code.source) >>> 2]!;
  const bytes = Math.min(LONGEST, u32[(code.pointer + Code.sourceBytes) >>> 2]!);
  if (source !== 0 && bytes > 0) {
    const lines = decoder.decode(u8.subarray(source, source + bytes)).split('\n');
    const line = place.line - start.line;
    return pick(lines[line], line === 0 ? place.column - start.column : place.column - 1);
  }
  const text = isEval ? evaluatedText(machine, u32[(frame + Frame.previous) >>> 2]!) : machine.scripts.at(-1);
  return pick(text?.slice(0, LONGEST).split('\n')[place.line - 1], place.column - 1);
}

const pick = (line: string | undefined, column: number): string | undefined =>
  line === undefined || column < 0 ? undefined : `${column}\n${line}`;

/** What `eval` was called with: the argument of the native, or what lies behind it on the stack of the code that calls it directly. */
function evaluatedText(machine: Machine, caller: number): string | undefined {
  const { u16, u32, i32 } = machine.memory;
  if (caller === 0 || i32[(caller + Frame.callee + 4) >>> 2] !== Tag.object) return undefined;
  const code = readCode(machine, u32[(caller + Frame.callee) >>> 2]!);
  if (code === undefined) return textAt(machine, u32[(caller + Frame.arguments) >>> 2]!);
  const stack = u32[(caller + Frame.variables) >>> 2]! + 8 * u16[(code.pointer + Code.variables) >>> 1]!;
  const evalFunction = machine.payload(u32[(code.pointer + Code.realm) >>> 2]! + Context.evalFunction);
  for (let slot = u16[(code.pointer + Code.stack) >>> 1]! - 2; slot >= 0; slot--) {
    const at = stack + 8 * slot;
    if (machine.tag(at) !== Tag.object || machine.payload(at) !== evalFunction) continue;
    const text = textAt(machine, at + 8);
    if (text !== undefined) return text;
  }
  return undefined;
}

function textAt(machine: Machine, at: number): string | undefined {
  const tag = machine.tag(at);
  if (tag !== Tag.string && tag !== Tag.rope) return undefined;
  try {
    return readString(machine.memory, tag, machine.payload(at), machine.room);
  } catch {
    // A part of the stack that is not in use holds what was there before.
    return undefined;
  }
}
