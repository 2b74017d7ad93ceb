import { ERROR_CLASSES } from './error-classes.ts';
import {
  BufferLayout,
  Class,
  MapLayout,
  ObjectLayout,
  PropertyFlag,
  Runtime,
  ShapeLayout,
  Tag,
  TypedArrayLayout,
} from './layout.ts';
import { type Machine, RefusedValue } from './machine.ts';
import { flagsOf, MOST_WEIGHT, patternWeight } from './patterns.ts';
import { bigIntBytes, readPrimitive } from './primitives.ts';
import { leavesHoles, lengthen, makeSparse } from './sparse-array.ts';
import { readFlatString, stringLength } from './strings.ts';
import { Termination } from './termination.ts';
import { TYPED_ARRAYS } from './typed-arrays.ts';
import { formatPath } from './value-path.ts';

/**
 * Reads guest values out of linear memory. No guest code runs: no getter, no proxy trap, no toJSON, no then. What only
 * guest code can answer (an accessor, a proxy) makes `NeedsGuest` and is dehydrated by the guest, within its limits.
 *
 * The memory is the guest's, so every pointer is a claim: a read out of bounds gives `undefined`, which ends in a
 * coded error, and the budgets bound every loop.
 */
export interface TransferBudget {
  /** Bytes of strings and buffers, plus 16 for each node. */
  readonly bytes: number;
  /** Levels of nesting. */
  readonly depth: number;
  /** Told of what each value took, where several share a bound; may refuse. */
  spend?(bytes: number): void;
}

/** Signals that the value needs guest code to be read. Never leaves the engine. */
export class NeedsGuest extends Error {}

/** Reads the box at `at`, whatever it holds. */
export function readValue(machine: Machine, at: number, budget: TransferBudget): unknown {
  if (machine.memory.i32[(at >>> 2) + 1] !== Tag.object) return readPrimitive(machine, at);
  if (!machine.direct) throw new NeedsGuest();
  const reader = new Reader(machine, budget);
  const value = reader.read(at);
  budget.spend?.(reader.bytes);
  return value;
}

/** A view over the bytes of a Uint8Array argument, valid until guest code runs again; undefined for anything else. */
export function viewBytes(machine: Machine, at: number): Uint8Array | undefined {
  const { memory } = machine;
  const object = memory.u32[at >>> 2]!;
  if (memory.u16[(object + ObjectLayout.classId) >>> 1] !== Class.uint8) return undefined;
  const start = memory.u32[(object + ObjectLayout.arrayValues) >>> 2]!;
  const length = memory.u32[(object + ObjectLayout.arrayCount) >>> 2]!;
  if (!(start + length <= memory.bytes)) throw corrupt();
  return memory.u8.subarray(start, start + length);
}

class Reader {
  readonly #machine: Machine;
  readonly #budget: TransferBudget;
  readonly #seen = new Map<number, object>();
  readonly #atoms = new Map<number, string>();
  readonly #path: (string | number)[] = [];
  bytes = 0;
  /** What the regular expressions weigh. */
  #patterns = 0;

  constructor(machine: Machine, budget: TransferBudget) {
    this.#machine = machine;
    this.#budget = budget;
  }

  read(at: number): unknown {
    const { memory } = this.#machine;
    if (memory.i32[(at >>> 2) + 1] === Tag.object) return this.#object(memory.u32[at >>> 2]!);
    return this.#primitive(at);
  }

  /** Many values of the guest may be one text or one large number of its, and are as many copies here. */
  #primitive(at: number): unknown {
    const { memory } = this.#machine;
    const tag = memory.i32[(at >>> 2) + 1];
    const pointer = memory.u32[at >>> 2]!;
    if (tag === Tag.symbol) this.#refuse('A symbol');
    let bytes = 16;
    if (tag === Tag.string || tag === Tag.rope) bytes += stringLength(memory, pointer);
    else if (tag === Tag.bigInt) bytes += bigIntBytes(memory, pointer);
    this.#charge(bytes);
    return readPrimitive(this.#machine, at);
  }

  #object(pointer: number): object {
    const seen = this.#seen.get(pointer);
    if (seen !== undefined) return seen;
    if (this.#path.length >= this.#budget.depth) this.#refuse(`A value nested deeper than ${this.#budget.depth} levels`);
    this.#charge(48);
    const { memory } = this.#machine;
    const classId = memory.u16[(pointer + ObjectLayout.classId) >>> 1];
    const payload = pointer + ObjectLayout.payload;
    switch (classId) {
      case Class.object:
        return this.#plain(pointer, {});
      case Class.array:
        return this.#array(pointer);
      case Class.error:
        return this.#error(pointer);
      case Class.date: {
        const date = new Date(Number(readPrimitive(this.#machine, payload)));
        this.#seen.set(pointer, date);
        return date;
      }
      case Class.number:
      case Class.string:
      case Class.boolean:
      case Class.bigInt: {
        const boxed = Object(this.#primitive(payload)) as object;
        this.#seen.set(pointer, boxed);
        return boxed;
      }
      case Class.regExp:
        return this.#regExp(pointer);
      case Class.map:
      case Class.set:
        return this.#collection(pointer, classId === Class.map);
      case Class.arrayBuffer:
        return this.#arrayBuffer(pointer);
      case Class.dataView:
        return this.#view(pointer, (buffer, offset, length) => new DataView(buffer, offset, length));
      case Class.promise:
        this.#refuse('A promise');
    }
    const TypedArray = TYPED_ARRAYS[classId!];
    if (TypedArray !== undefined) {
      return this.#view(
        pointer,
        (buffer, offset, length) => new TypedArray(buffer, offset, length / TypedArray.BYTES_PER_ELEMENT),
      );
    }
    // Functions, proxies, weak collections, generators, `arguments`, ...: the guest names what it is.
    throw new NeedsGuest();
  }

  /** Own enumerable string-keyed data properties, in order. */
  #plain<T extends object>(pointer: number, target: T): T {
    this.#seen.set(pointer, target);
    const { memory } = this.#machine;
    const shape = memory.u32[(pointer + ObjectLayout.shape) >>> 2]!;
    const values = memory.u32[(pointer + ObjectLayout.properties) >>> 2]!;
    const count = memory.u32[(shape + ShapeLayout.propertyCount) >>> 2]!;
    // An array that is not stored densely has been lengthened before.
    let isSparse = Array.isArray(target);
    for (let i = 0; i < count; i++) {
      const word = (shape + ShapeLayout.properties + 8 * i) >>> 2;
      const flags = memory.u32[word]! >>> 26;
      const atom = memory.u32[word + 1];
      if (atom === undefined) throw corrupt();
      const key = atom === 0 || (flags & PropertyFlag.enumerable) === 0 ? undefined : this.#atom(atom);
      if (key === undefined) {
        this.#charge(1);
        continue;
      }
      if (atom >>> 31 === 1 && !isSparse && leavesHoles(atom & 0x7fffffff, i)) {
        isSparse = true;
        this.#charge(makeSparse(target));
      }
      if ((flags & PropertyFlag.kindMask) !== PropertyFlag.normal) throw new NeedsGuest();
      this.#path.push(key);
      define(target, key, this.read(values + 8 * i));
      this.#path.pop();
    }
    return target;
  }

  #array(pointer: number): unknown[] {
    const { memory } = this.#machine;
    const values = memory.u32[(pointer + ObjectLayout.arrayValues) >>> 2]!;
    const properties = memory.u32[(pointer + ObjectLayout.properties) >>> 2]!;
    const length = Number(readPrimitive(this.#machine, properties));
    const target: unknown[] = [];
    // Bit 3 of the flag byte: elements are stored densely (`fast_array`).
    const fast = (memory.u8[pointer + 5]! & 8) !== 0;
    if (!fast) {
      this.#charge(lengthen(target, length));
      return this.#plain(pointer, target);
    }
    const count = memory.u32[(pointer + ObjectLayout.arrayCount) >>> 2]!;
    if (!(values + 8 * count <= memory.bytes)) throw corrupt();
    this.#seen.set(pointer, target);
    for (let i = 0; i < count; i++) {
      this.#path.push(i);
      target.push(this.read(values + 8 * i));
      this.#path.pop();
    }
    if (length !== count) this.#charge(lengthen(target, length));
    const shape = memory.u32[(pointer + ObjectLayout.shape) >>> 2]!;
    return memory.u32[(shape + ShapeLayout.propertyCount) >>> 2]! > 1 ? this.#plain(pointer, target) : target;
  }

  #error(pointer: number): Error {
    const own = this.#ownData(pointer, ['message', 'stack', 'cause', 'name', 'errors']);
    // A stack that nobody read yet is the guest's to write.
    if (!own.has('stack')) throw new NeedsGuest();
    const name = this.#text(own.get('name')) ?? this.#inheritedName(pointer);
    const message = this.#text(own.get('message')) ?? '';
    const hasErrors = this.#isArray(own.get('errors'));
    const error = hasErrors ? new AggregateError([], message) : new (ERROR_CLASSES[name] ?? Error)(message);
    // Known from here on: it may be its own cause.
    this.#seen.set(pointer, error);
    const hidden = (key: string, value: unknown): void => {
      Object.defineProperty(error, key, { value, writable: true, configurable: true, enumerable: false });
    };
    hidden('stack', this.#text(own.get('stack')) ?? '');
    if (error.name !== name) hidden('name', name);
    for (const key of hasErrors ? ['cause', 'errors'] : ['cause']) {
      const at = own.get(key);
      if (at === undefined) continue;
      this.#path.push(key);
      const value = this.read(at);
      this.#path.pop();
      if (value !== undefined) hidden(key, value);
    }
    return this.#plain(pointer, error);
  }

  /** The text in a box; undefined for anything else. */
  #text(at: number | undefined): string | undefined {
    const value = at === undefined || this.#machine.tag(at) === Tag.object ? undefined : this.#primitive(at);
    return typeof value === 'string' ? value : undefined;
  }

  #isArray(at: number | undefined): boolean {
    const { memory } = this.#machine;
    if (at === undefined || this.#machine.tag(at) !== Tag.object) return false;
    return memory.u16[(memory.u32[at >>> 2]! + ObjectLayout.classId) >>> 1] === Class.array;
  }

  /** The boxes of own data properties by name, enumerable or not. */
  #ownData(pointer: number, names: readonly string[]): Map<string, number> {
    const { memory } = this.#machine;
    const found = new Map<string, number>();
    const shape = memory.u32[(pointer + ObjectLayout.shape) >>> 2]!;
    const values = memory.u32[(pointer + ObjectLayout.properties) >>> 2]!;
    const count = memory.u32[(shape + ShapeLayout.propertyCount) >>> 2]!;
    for (let i = 0; i < count; i++) {
      const word = (shape + ShapeLayout.properties + 8 * i) >>> 2;
      const atom = memory.u32[word + 1];
      if (atom === undefined) throw corrupt();
      const key = atom === 0 ? undefined : this.#atom(atom);
      if (
        key === undefined ||
        !names.includes(key) ||
        ((memory.u32[word]! >>> 26) & PropertyFlag.kindMask) !== PropertyFlag.normal
      ) {
        // Thousands of errors may have one prototype with thousands of properties.
        this.#charge(1);
        continue;
      }
      found.set(key, values + 8 * i);
    }
    return found;
  }

  #inheritedName(pointer: number): string {
    const { memory } = this.#machine;
    let at = pointer;
    for (let level = 0; level < 8; level++) {
      const shape = memory.u32[(at + ObjectLayout.shape) >>> 2]!;
      at = memory.u32[(shape + ShapeLayout.proto) >>> 2] ?? 0;
      if (at === 0) break;
      const name = this.#text(this.#ownData(at, ['name']).get('name'));
      if (name !== undefined) return name;
    }
    return 'Error';
  }

  #regExp(pointer: number): RegExp {
    const { memory } = this.#machine;
    const source = readFlatString(memory, memory.u32[(pointer + ObjectLayout.payload) >>> 2]!);
    const bytecode = memory.u32[(pointer + ObjectLayout.payload + 4) >>> 2]!;
    this.#charge(source.length);
    const bits = memory.u16[(bytecode + 16) >>> 1]!;
    const flags = flagsOf(bits);
    this.#patterns += patternWeight(source, flags);
    if (this.#patterns > MOST_WEIGHT) this.#refuse('A regular expression with more class escapes than V8 reads in a short time');
    let regExp: RegExp;
    try {
      // Compiled by the host's engine only when the embedder uses it.
      regExp = new RegExp(source, flags);
    } catch {
      this.#refuse(`The regular expression /${source.slice(0, 80)}/${flags}, which the host cannot parse,`);
    }
    this.#seen.set(pointer, regExp);
    return regExp;
  }

  #collection(pointer: number, isMap: boolean): object {
    const { memory } = this.#machine;
    const map = new Map<unknown, unknown>();
    const set = new Set<unknown>();
    const target = isMap ? map : set;
    this.#seen.set(pointer, target);
    const state = memory.u32[(pointer + ObjectLayout.payload) >>> 2]!;
    const head = state + MapLayout.head;
    let remaining = memory.u32[(state + MapLayout.count) >>> 2]!;
    for (
      let link = memory.u32[(head + MapLayout.linkNext) >>> 2]!;
      link !== head;
      link = memory.u32[(link + MapLayout.linkNext) >>> 2]!
    ) {
      if ((memory.u8[link + MapLayout.recordEmpty] ?? 1) !== 0) {
        this.#charge(1);
        continue;
      }
      if (remaining-- === 0) throw corrupt();
      this.#path.push(map.size + set.size);
      const key = this.read(link + MapLayout.recordKey);
      if (isMap) map.set(key, this.read(link + MapLayout.recordValue));
      else set.add(key);
      this.#path.pop();
    }
    return target;
  }

  #arrayBuffer(pointer: number): ArrayBuffer {
    const seen = this.#seen.get(pointer);
    if (seen !== undefined) return seen as ArrayBuffer;
    const { memory } = this.#machine;
    const state = memory.u32[(pointer + ObjectLayout.payload) >>> 2]!;
    const length = memory.u32[(state + BufferLayout.byteLength) >>> 2]!;
    const data = memory.u32[(state + BufferLayout.data) >>> 2]!;
    if (memory.u8[state + BufferLayout.detached] !== 0) this.#refuse('A detached ArrayBuffer');
    this.#charge(length);
    if (!(data + length <= memory.bytes)) throw corrupt();
    const copy = memory.u8.slice(data, data + length).buffer as ArrayBuffer;
    this.#seen.set(pointer, copy);
    return copy;
  }

  #view(pointer: number, create: (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView): object {
    const { memory } = this.#machine;
    const state = memory.u32[(pointer + ObjectLayout.payload) >>> 2]!;
    const buffer = this.#arrayBuffer(memory.u32[(state + TypedArrayLayout.buffer) >>> 2]!);
    const offset = memory.u32[(state + TypedArrayLayout.offset) >>> 2]!;
    const length = memory.u32[(state + TypedArrayLayout.length) >>> 2]!;
    if (offset + length > buffer.byteLength) throw new NeedsGuest();
    const view = create(buffer, offset, length);
    this.#seen.set(pointer, view);
    return view;
  }

  /** The text of a property name; undefined for symbols and private names. */
  #atom(atom: number): string | undefined {
    if (atom >>> 31 === 1) return String(atom & 0x7fffffff);
    const known = this.#atoms.get(atom);
    if (known !== undefined) return known;
    const { memory } = this.#machine;
    const { runtime } = this.#machine;
    if (atom >= memory.u32[(runtime + Runtime.atomSize) >>> 2]!) throw corrupt();
    const pointer = memory.u32[(memory.u32[(runtime + Runtime.atomArray) >>> 2]! + 4 * atom) >>> 2]!;
    // The two top bits of the hash word: 1 is a string, 2 a registered symbol, 3 a symbol or private name.
    if (memory.u32[(pointer + 8) >>> 2]! >>> 30 !== 1) return undefined;
    const text = readFlatString(memory, pointer);
    this.#charge(text.length);
    this.#atoms.set(atom, text);
    return text;
  }

  #charge(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.#budget.bytes) {
      throw new RefusedValue(`The value is larger than ${this.#budget.bytes} bytes`);
    }
  }

  #refuse(what: string): never {
    throw new RefusedValue(`${what} cannot cross (at ${formatPath(this.#path)})`);
  }
}

/** Defines instead of assigning: a key named `__proto__` must be an own property, not a prototype. */
function define(target: object, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else (target as Record<string, unknown>)[key] = value;
}

function corrupt(): Termination {
  return new Termination('trap', 'The guest heap is corrupt');
}
