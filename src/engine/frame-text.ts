import { FrameBit } from './frame-list.ts';
import { atomText, codeFile, FunctionClass, findPlace, readCode } from './function-code.ts';
import { Class, ObjectLayout, PropertyFlag, Runtime, ShapeLayout, StringLayout, Tag } from './layout.ts';
import type { Machine } from './machine.ts';
import { readFlatString } from './strings.ts';

/**
 * The text of a stack, for the frames that most stacks are made of: functions of the program and natives, their receivers no
 * proxies. src/guest/stack-frame.ts knows the rules and all other frames; what is not certain here is left to it. In place, a
 * frame costs 1 us where the guest takes 15.
 */

/** `JS_ATOM_name`, `JS_ATOM_constructor`, `JS_ATOM_Symbol_toStringTag` */
const Atom = { name: 58, constructor: 64, toStringTag: 232 } as const;
const [MAPPED_ARGUMENTS, NAMESPACE, BOUND_FUNCTION, GLOBAL_OBJECT] = [9, 11, 14, 49];
/** `JS_PROP_GETSET` among the kinds of a property; `JS_ATOM_TYPE_STRING` above the hash of an atom. */
const [ACCESSOR, STRING_ATOM, HASH] = [0x10, 1, 8];
const OTHER_BITS = FrameBit.resumed | FrameBit.combinator | FrameBit.initializer;
const MOST_PROTOTYPES = 100;
/** Objects with more properties are left to the guest, whose time it is. */
const MOST_PROPERTIES = 1000;
const MOST_FILES = 100_000;
const PLAIN_NAME = /^[A-Za-z$_\u0080-\uffff][\w$\u0080-\uffff]*$/;

const uncertain = new Error('The frame is for the guest');

export type InferName = (file: string, line: number, column: number) => string;

/** Frames between two looks at the deadline: the place of one in a function of a megabyte takes milliseconds to find. */
const BATCH = 8;

/** Texts of frames in an array as `captureFrames` gives it, each behind a line break; undefined when one of them is for the guest. */
export function frameTexts(machine: Machine, argv: number, inferName: InferName): string | undefined {
  if (!machine.direct) return undefined;
  const { u32, i32 } = machine.memory;
  const frames = machine.payload(argv);
  const values = u32[(frames + ObjectLayout.arrayValues) >>> 2]!;
  const count = Math.min(3 * 1000, u32[(frames + ObjectLayout.arrayCount) >>> 2]!);
  const reader = new FrameReader(machine, machine.payload(argv + 8), inferName);
  let text = '';
  try {
    for (let index = 0; index + 2 < count; index += 3) {
      const at = values + 8 * index;
      if (index % (3 * BATCH) === 0) machine.meter.check();
      if (i32[(at + 4) >>> 2] !== Tag.object || i32[(at + 20) >>> 2] !== Tag.int) return undefined;
      text += `\n    at ${reader.text(u32[at >>> 2]!, at + 8, i32[(at + 16) >>> 2]!)}`;
    }
  } catch (error) {
    if (error === uncertain) return undefined;
    throw error;
  }
  return text;
}

/** The name of an object's class, as frames show it. Throws where only the guest can tell, and for functions. */
export function typeNameOf(machine: Machine, object: number): string {
  return new FrameReader(machine, 0, () => '').typeName(object);
}

class FrameReader {
  readonly #machine: Machine;
  /** The guest's `firstLineOffsets`: columns that the wrapper of a CommonJS module takes, by file. */
  readonly #shifts: number;
  readonly #inferName: InferName;

  constructor(machine: Machine, shifts: number, inferName: InferName) {
    this.#machine = machine;
    this.#shifts = shifts;
    this.#inferName = inferName;
  }

  text(callee: number, receiver: number, description: number): string {
    if ((description & OTHER_BITS) !== 0) throw uncertain;
    const isNative = (description & FrameBit.native) !== 0;
    let name = this.#functionName(callee);
    let where = '<anonymous>';
    if (!isNative) {
      const code = readCode(this.#machine, callee);
      if (code === undefined) throw uncertain;
      const [file] = codeFile(this.#machine, code);
      if (file.startsWith('eval at ')) throw uncertain;
      const [place, start] = findPlace(this.#machine, code, description >> FrameBit.bits);
      const shift = place.line === 1 || start.line === 1 ? this.#shiftOf(file) : 0;
      // What stands in the wrapper itself has no column of the file.
      where = `${file}:${place.line}:${place.line === 1 && place.column > shift ? place.column - shift : place.column}`;
      if (name === '') {
        const column = start.line === 1 && start.column > shift ? start.column - shift : start.column;
        name = this.#inferName(file, start.line, column);
      } else if (name === '<module>' || name === '<anonymous>' || name === '<eval>') name = '';
    }
    const call = this.#call(name, callee, receiver, (description & FrameBit.construct) !== 0);
    const prefix = (description & FrameBit.async) !== 0 ? 'async ' : '';
    return call === '' ? prefix + where : `${prefix}${call} (${where})`;
  }

  #call(name: string, callee: number, receiver: number, isConstructor: boolean): string {
    if (isConstructor) return `new ${name === '' ? '<anonymous>' : name}`;
    const tag = this.#machine.tag(receiver);
    if (tag === Tag.undefined || tag === Tag.null) return name;
    if (tag !== Tag.object) throw uncertain;
    const object = this.#machine.payload(receiver);
    if (this.#classOf(object) === GLOBAL_OBJECT) return name;
    const type = this.#typeName(object);
    const method = this.#methodName(object, name.startsWith('get ') || name.startsWith('set ') ? name.slice(4) : name, callee);
    if (name === '') return `${type}.${method || '<anonymous>'}`;
    const call = PLAIN_NAME.test(name) ? `${type}.${name}` : name;
    if (!method) return call;
    return name === method || name.endsWith(`.${method}`) || name.endsWith(` ${method}`) ? call : `${call} [as ${method}]`;
  }

  #classOf(object: number): number {
    return this.#machine.memory.u16[(object + ObjectLayout.classId) >>> 1]!;
  }

  /** Objects whose properties do not all lie in their shape, as far as it matters here, are the guest's. */
  *#chain(object: number): Generator<number> {
    const { u32 } = this.#machine.memory;
    let at = object;
    for (let level = 0; level < MOST_PROTOTYPES && at !== 0; level++) {
      const id = this.#classOf(at);
      if (id === Class.proxy || id === NAMESPACE) throw uncertain;
      yield at;
      at = u32[(u32[(at + ObjectLayout.shape) >>> 2]! + ShapeLayout.proto) >>> 2]!;
    }
  }

  #propertyCount(object: number): number {
    const { u32 } = this.#machine.memory;
    const count = u32[(u32[(object + ObjectLayout.shape) >>> 2]! + ShapeLayout.propertyCount) >>> 2]!;
    if (count > MOST_PROPERTIES) throw uncertain;
    return count;
  }

  /** Where the value of an own property lies; 0 for none and for an accessor. */
  #own(object: number, atom: number): number {
    const { u32 } = this.#machine.memory;
    const properties = u32[(object + ObjectLayout.shape) >>> 2]! + ShapeLayout.properties;
    const count = this.#propertyCount(object);
    for (let index = 0; index < count; index++) {
      const property = properties + 8 * index;
      if (u32[(property + 4) >>> 2] !== atom) continue;
      const kind = (u32[property >>> 2]! >>> 26) & PropertyFlag.kindMask;
      if (kind === ACCESSOR) return 0;
      if (kind !== PropertyFlag.normal) throw uncertain;
      return u32[(object + ObjectLayout.properties) >>> 2]! + 8 * index;
    }
    return 0;
  }

  /** An own property that is text; the empty string for everything else. */
  #ownText(object: number, atom: number): string | undefined {
    const at = this.#own(object, atom);
    if (at === 0) return undefined;
    const tag = this.#machine.tag(at);
    if (tag === Tag.rope) throw uncertain;
    return tag === Tag.string ? readFlatString(this.#machine.memory, this.#machine.payload(at)) : undefined;
  }

  #isFunction(object: number): boolean {
    const id = this.#classOf(object);
    if (id === Class.proxy || id === BOUND_FUNCTION) throw uncertain;
    for (const known of Object.values(FunctionClass)) if (id === known) return true;
    return false;
  }

  #functionName(callee: number): string {
    if (!this.#isFunction(callee)) throw uncertain;
    return this.#ownText(callee, Atom.name) ?? '';
  }

  typeName(object: number): string {
    if (this.#isFunction(object)) throw uncertain;
    return this.#typeName(object);
  }

  #typeName(object: number): string {
    const isFunction = this.#isFunction(object);
    const ownName = isFunction ? this.#functionName(object) : '';
    if (ownName !== '') return ownName;
    for (const at of this.#chain(object)) {
      const tag = this.#ownText(at, Atom.toStringTag);
      if (tag !== undefined) return tag;
      const value = this.#own(at, Atom.constructor);
      if (value === 0 || this.#machine.tag(value) !== Tag.object) continue;
      const callee = this.#machine.payload(value);
      if (!this.#isFunction(callee)) continue;
      const name = this.#functionName(callee);
      if (name !== '' && name !== 'Object') return name;
    }
    if (isFunction) return 'Function';
    const id = this.#classOf(object);
    if (id === Class.arguments || id === MAPPED_ARGUMENTS) return 'Arguments';
    return id === Class.error ? 'Error' : 'Object';
  }

  #methodName(object: number, name: string, callee: number): string | undefined {
    if (name !== '') {
      for (const at of this.#chain(object)) if (this.#holders(at, callee, false).includes(name)) return name;
    }
    let found: string | undefined;
    for (const at of this.#chain(object)) {
      for (const key of this.#holders(at, callee, true)) {
        // Of several it is not known which was called.
        if (found !== undefined) return undefined;
        found = key;
      }
    }
    return found;
  }

  /** Names of own properties that hold a function, as a value or in an accessor. Elements are no methods. */
  #holders(object: number, callee: number, onlyEnumerable: boolean): string[] {
    const { u32, i32 } = this.#machine.memory;
    const shape = u32[(object + ObjectLayout.shape) >>> 2]!;
    const values = u32[(object + ObjectLayout.properties) >>> 2]!;
    const names: string[] = [];
    const count = this.#propertyCount(object);
    for (let index = 0; index < count; index++) {
      const value = (values + 8 * index) >>> 2;
      if (u32[value] !== callee && u32[value + 1] !== callee) continue;
      const property = (shape + ShapeLayout.properties + 8 * index) >>> 2;
      const flags = u32[property]! >>> 26;
      const atom = u32[property + 1]!;
      if (atom === 0 || atom >>> 31 === 1 || (onlyEnumerable && (flags & PropertyFlag.enumerable) === 0)) continue;
      const isHeld = (flags & PropertyFlag.kindMask) === ACCESSOR || (u32[value] === callee && i32[value + 1] === Tag.object);
      const text = u32[(u32[(this.#machine.runtime + Runtime.atomArray) >>> 2]! + 4 * atom) >>> 2]!;
      if (isHeld && u32[(text + HASH) >>> 2]! >>> 30 === STRING_ATOM) names.push(atomText(this.#machine, atom));
    }
    return names;
  }

  #shiftOf(file: string): number {
    const { u32 } = this.#machine.memory;
    const shape = u32[(this.#shifts + ObjectLayout.shape) >>> 2]!;
    const count = Math.min(MOST_FILES, u32[(shape + ShapeLayout.propertyCount) >>> 2]!);
    for (let index = 0; index < count; index++) {
      const atom = u32[(shape + ShapeLayout.properties + 8 * index + 4) >>> 2]!;
      if (atom === 0 || atom >>> 31 === 1) continue;
      const text = u32[(u32[(this.#machine.runtime + Runtime.atomArray) >>> 2]! + 4 * atom) >>> 2]!;
      const length = u32[(text + StringLayout.length) >>> 2]! & 0x7fffffff;
      if (length !== file.length || atomText(this.#machine, atom) !== file) continue;
      return this.#machine.payload(u32[(this.#shifts + ObjectLayout.properties) >>> 2]! + 8 * index);
    }
    return 0;
  }
}
