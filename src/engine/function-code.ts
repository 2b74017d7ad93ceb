import { splitNote } from './file-note.ts';
import { ObjectLayout, PropertyFlag, Runtime, ShapeLayout, Tag } from './layout.ts';
import type { Machine } from './machine.ts';
import type { LinearMemory } from './memory.ts';
import { readFlatString } from './strings.ts';

/** Compiled functions of the guest, read in place: what they are and where their instructions stand in the source. */

/** `JS_CLASS_C_FUNCTION`, `_C_FUNCTION_DATA`, and the four classes of functions with compiled code. */
export const FunctionClass = { native: 12, nativeData: 15, plain: 13, generator: 16, async: 54, asyncGenerator: 58 } as const;

/** `JSFunctionBytecode` */
const Code = { mode: 16, kind: 17, flags: 18, start: 20, name: 28, file: 68, tableBytes: 76, table: 80 } as const;
const STRICT = 1;
/** `has_debug`: the library's own code has no table of lines. */
const HAS_PLACES = 4;
/** `super_allowed` without `arguments_allowed`; and no name. */
const [INITIALIZER_MASK, INITIALIZER_FLAGS, EMPTY_ATOM] = [3, 1, 0];
const kinds = ['plain', 'generator', 'async', 'async generator'] as const;

/** `PC2LINE_BASE`, `PC2LINE_RANGE`, `PC2LINE_OP_FIRST` */
const [LINE_BASE, LINE_RANGE, FIRST_OPCODE] = [-1, 5, 1];
const NAME_ATOM = 58;
const MOST_PROPERTIES = 64;

export interface FunctionCode {
  readonly pointer: number;
  readonly kind: (typeof kinds)[number];
  readonly isStrict: boolean;
  /** It runs the fields or a static block of a class. */
  readonly isInitializer: boolean;
  /** Where its instructions begin. */
  readonly start: number;
}

/** The code of a function of a program; undefined for natives and for the library's own functions. */
export function readCode({ memory }: Machine, callee: number): FunctionCode | undefined {
  const { u16, u32 } = memory;
  const classId = u16[(callee + ObjectLayout.classId) >>> 1]!;
  if (
    classId !== FunctionClass.plain &&
    classId !== FunctionClass.async &&
    classId !== FunctionClass.generator &&
    classId !== FunctionClass.asyncGenerator
  )
    return undefined;
  return codeAt(memory, u32[(callee + ObjectLayout.payload) >>> 2]!);
}

/** The same by the address of the code itself. */
export function codeAt({ u8, u32 }: LinearMemory, pointer: number): FunctionCode | undefined {
  if ((u8[pointer + Code.flags]! & HAS_PLACES) === 0) return undefined;
  return {
    pointer,
    kind: kinds[(u8[pointer + Code.kind]! >>> 4) & 3]!,
    isStrict: (u8[pointer + Code.mode]! & STRICT) !== 0,
    isInitializer:
      (u8[pointer + Code.flags]! & INITIALIZER_MASK) === INITIALIZER_FLAGS && u32[(pointer + Code.name) >>> 2] === EMPTY_ATOM,
    start: u32[(pointer + Code.start) >>> 2]!,
  };
}

export function codeFile(machine: Machine, { pointer }: FunctionCode): readonly [name: string, note: string] {
  return splitNote(atomText(machine, machine.memory.u32[(pointer + Code.file) >>> 2]!));
}

/** Line and column, from 1, of the instruction at an offset and of the function itself. */
export function findPlace({ memory }: Machine, { pointer }: FunctionCode, offset: number): readonly [place: Place, start: Place] {
  const { u8, u32 } = memory;
  let at = u32[(pointer + Code.table) >>> 2]!;
  const end = Math.min(u8.length, at + u32[(pointer + Code.tableBytes) >>> 2]!);
  const unsigned = (): number => {
    let value = 0;
    for (let shift = 0; at < end && shift < 35; shift += 7) {
      const byte = u8[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return value >>> 0;
  };
  const signed = (): number => {
    const value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  };
  const start: Place = { line: unsigned() + 1, column: unsigned() + 1 };
  let { line, column } = start;
  let instruction = 0;
  while (at < end) {
    const code = u8[at++]!;
    let lines: number;
    if (code === 0) {
      instruction += unsigned();
      lines = signed();
    } else {
      instruction += Math.floor((code - FIRST_OPCODE) / LINE_RANGE);
      lines = ((code - FIRST_OPCODE) % LINE_RANGE) + LINE_BASE;
    }
    const columns = signed();
    if (offset < instruction) break;
    line += lines;
    column += columns;
  }
  return [{ line, column }, start];
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The function's own `name`, where it is a string. */
export function functionName(machine: Machine, callee: number): string {
  const { u32, i32 } = machine.memory;
  const shape = u32[(callee + ObjectLayout.shape) >>> 2]!;
  const count = Math.min(MOST_PROPERTIES, u32[(shape + ShapeLayout.propertyCount) >>> 2]!);
  for (let index = 0; index < count; index++) {
    const property = shape + ShapeLayout.properties + 8 * index;
    if (u32[(property + 4) >>> 2] !== NAME_ATOM) continue;
    const flags = u32[property >>> 2]! >>> 26;
    const value = u32[(callee + ObjectLayout.properties) >>> 2]! + 8 * index;
    if ((flags & PropertyFlag.kindMask) !== PropertyFlag.normal || i32[(value + 4) >>> 2] !== Tag.string) return '';
    return readFlatString(machine.memory, u32[value >>> 2]!);
  }
  return '';
}

export function atomText(machine: Machine, atom: number): string {
  if (atom >>> 31 === 1) return String(atom & 0x7fffffff);
  const { u32 } = machine.memory;
  return readFlatString(machine.memory, u32[(u32[(machine.runtime + Runtime.atomArray) >>> 2]! + 4 * atom) >>> 2]!);
}
