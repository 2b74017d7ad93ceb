import { ERROR_CLASSES, ErrorTag, OLDEST_VERSION, REGEXP_FLAGS, Tag, VERSION, VERSION_MARK, VIEW_TAGS } from './guest-format.ts';

const { defineProperty } = Object;
type Table = Record<string, unknown>;
type ViewClass = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView;

/** Deepest nesting that is followed: each level is a few frames of the engine's stack. */
const MOST_DEPTH = 400;

function fail(): never {
  throw new Error('Unable to deserialize cloned data.');
}

interface Host {
  _readHostObject?(): object;
}

/** Reads what `guest-serializer.ts` and V8 itself write. The bytes are anybody's: every length is checked. */
export class ValueReader {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  readonly #host: Host;
  readonly #objects: object[] = [];
  readonly #transferred = new Map<number, object>();
  position = 0;
  version = 0;
  #depth = 0;

  constructor(host: object, bytes: Uint8Array) {
    this.#host = host;
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  }

  header(): true {
    const isMarked = this.bytes[0] === VERSION_MARK;
    this.position = 1;
    const version = isMarked ? (this.tryVarint() ?? 0) : 0;
    if (version < OLDEST_VERSION || version > VERSION) {
      throw new Error('Unable to deserialize cloned data due to invalid or unsupported version.');
    }
    this.version = version;
    return true;
  }

  transfer(id: number, buffer: object): void {
    this.#transferred.set(id, buffer);
  }

  tryVarint(): number | undefined {
    let value = 0;
    let factor = 1;
    for (let at = this.position; at < this.bytes.length && factor < 2 ** 70; at++) {
      const byte = this.bytes[at]!;
      if (factor < 2 ** 35) value += (byte & 0x7f) * factor;
      factor *= 0x80;
      if (byte < 0x80) {
        this.position = at + 1;
        return value % 2 ** 32;
      }
    }
    return undefined;
  }

  tryBigVarint(): bigint | undefined {
    let value = 0n;
    let shift = 0n;
    for (let at = this.position; at < this.bytes.length && shift < 70n; at++) {
      const byte = this.bytes[at]!;
      value |= BigInt(byte & 0x7f) << shift;
      shift += 7n;
      if (byte < 0x80) {
        this.position = at + 1;
        return value & 0xffffffffffffffffn;
      }
    }
    return undefined;
  }

  tryDouble(): number | undefined {
    if (this.position + 8 > this.bytes.length) return undefined;
    const value = this.#view.getFloat64(this.position, true);
    this.position += 8;
    return value;
  }

  /** Where the bytes begin; undefined when there are not as many. */
  trySkip(length: number): number | undefined {
    if (!(length >= 0 && length <= this.bytes.length - this.position)) return undefined;
    const start = this.position;
    this.position += length;
    return start;
  }

  #varint(): number {
    return this.tryVarint() ?? fail();
  }
  #double(): number {
    return this.tryDouble() ?? fail();
  }
  #take(length: number): Uint8Array {
    const start = this.trySkip(length) ?? fail();
    return this.bytes.subarray(start, start + length);
  }

  #tag(): number {
    for (;;) {
      if (this.position >= this.bytes.length) fail();
      const tag = this.bytes[this.position++]!;
      if (tag !== Tag.padding) return tag;
    }
  }
  #peek(): number | undefined {
    let at = this.position;
    while (this.bytes[at] === Tag.padding) at++;
    return this.bytes[at];
  }

  /** Objects are numbered in the order in which they begin. */
  #begin<Value extends object>(object: Value): Value {
    this.#objects.push(object);
    return object;
  }

  read(): unknown {
    if (++this.#depth > MOST_DEPTH) fail();
    try {
      const value = this.#value(this.#tag());
      // A view follows the buffer that it is one of.
      if (value instanceof ArrayBuffer && this.#peek() === Tag.view) {
        this.#tag();
        return this.#viewOf(value);
      }
      return value;
    } finally {
      this.#depth--;
    }
  }

  #value(tag: number): unknown {
    switch (tag) {
      case Tag.undefined:
        return undefined;
      case Tag.null:
        return null;
      case Tag.true:
        return true;
      case Tag.false:
        return false;
      case Tag.int32: {
        const bits = this.#varint();
        return (bits >>> 1) ^ -(bits & 1);
      }
      case Tag.uint32:
        return this.#varint();
      case Tag.double:
        return this.#double();
      case Tag.bigint:
        return this.#bigint();
      case Tag.utf8:
      case Tag.latin1:
      case Tag.utf16:
        return this.#text(tag);
      case Tag.reference:
        return this.#objects[this.#varint()] ?? fail();
      case Tag.object:
        return this.#properties(this.#begin({}), Tag.objectEnd);
      case Tag.dense:
        return this.#dense();
      case Tag.sparse:
        return this.#sparse();
      case Tag.date:
        return this.#begin(new Date(this.#double()));
      case Tag.trueObject:
        return this.#begin(Object(true) as object);
      case Tag.falseObject:
        return this.#begin(Object(false) as object);
      case Tag.numberObject:
        return this.#begin(Object(this.#double()) as object);
      case Tag.bigintObject:
        return this.#begin(Object(this.#bigint()) as object);
      case Tag.stringObject:
        return this.#begin(Object(this.#string()) as object);
      case Tag.regexp:
        return this.#regexp();
      case Tag.map:
        return this.#map();
      case Tag.set:
        return this.#set();
      case Tag.buffer:
        return this.#begin(this.#take(this.#varint()).slice().buffer as ArrayBuffer);
      case Tag.resizableBuffer:
        return this.#resizableBuffer();
      case Tag.transferredBuffer:
        return this.#begin(this.#transferred.get(this.#varint()) ?? fail());
      case Tag.host:
        return this.#hostObject();
      case Tag.error:
        return this.#error();
      default:
        return fail();
    }
  }

  #bigint(): bigint {
    const bits = this.#varint();
    const bytes = this.#take(Math.floor(bits / 2) % 2 ** 30);
    let value = 0n;
    for (let at = bytes.length - 1; at >= 0; at--) value = (value << 8n) | BigInt(bytes[at]!);
    return bits % 2 === 1 ? -value : value;
  }

  #text(tag: number): string {
    const bytes = this.#take(this.#varint());
    if (tag === Tag.utf8) {
      const { TextDecoder } = globalThis as unknown as { TextDecoder: new () => { decode(bytes: Uint8Array): string } };
      return new TextDecoder().decode(bytes);
    }
    const step = tag === Tag.utf16 ? 2 : 1;
    if (bytes.length % step !== 0) fail();
    let text = '';
    for (let at = 0; at < bytes.length; at += step) {
      text += String.fromCharCode(step === 1 ? bytes[at]! : bytes[at]! | (bytes[at + 1]! << 8));
    }
    return text;
  }

  #string(): string {
    const text = this.#value(this.#tag());
    return typeof text === 'string' ? text : fail();
  }

  #properties<Value extends object>(object: Value, end: number): Value {
    let count = 0;
    for (; this.#peek() !== end; count++) {
      const key = this.read();
      if (typeof key !== 'string' && typeof key !== 'number') fail();
      defineProperty(object, key as string, { value: this.read(), writable: true, enumerable: true, configurable: true });
    }
    this.#tag();
    if (this.#varint() !== count) fail();
    return object;
  }

  #dense(): unknown[] {
    const length = this.#varint();
    if (length > this.bytes.length - this.position) fail();
    const array = this.#begin(new Array<unknown>(length));
    for (let index = 0; index < length; index++) {
      if (this.#peek() === Tag.hole) this.#tag();
      else array[index] = this.read();
    }
    this.#properties(array, Tag.denseEnd);
    if (this.#varint() !== length) fail();
    return array;
  }

  #sparse(): unknown[] {
    const length = this.#varint();
    const array = this.#begin(new Array<unknown>(0));
    array.length = length;
    this.#properties(array, Tag.sparseEnd);
    if (this.#varint() !== length) fail();
    return array;
  }

  #regexp(): RegExp {
    const source = this.#string();
    const bits = this.#varint();
    const flags = REGEXP_FLAGS.filter(([, bit]) => (bits & bit) !== 0).map(([flag]) => flag);
    try {
      return this.#begin(new RegExp(source, flags.join('')));
    } catch {
      return fail();
    }
  }

  #map(): Map<unknown, unknown> {
    const map = this.#begin(new Map<unknown, unknown>());
    let count = 0;
    for (; this.#peek() !== Tag.mapEnd; count += 2) map.set(this.read(), this.read());
    this.#tag();
    return this.#varint() === count ? map : fail();
  }

  #set(): Set<unknown> {
    const set = this.#begin(new Set<unknown>());
    let count = 0;
    for (; this.#peek() !== Tag.setEnd; count++) set.add(this.read());
    this.#tag();
    return this.#varint() === count ? set : fail();
  }

  #resizableBuffer(): ArrayBuffer {
    const length = this.#varint();
    const most = this.#varint();
    if (length > most) fail();
    const ResizableBuffer = ArrayBuffer as unknown as new (length: number, options: { maxByteLength: number }) => ArrayBuffer;
    const bytes = this.#take(length);
    const buffer = this.#begin(new ResizableBuffer(length, { maxByteLength: most }));
    new Uint8Array(buffer).set(bytes);
    return buffer;
  }

  #viewOf(buffer: ArrayBuffer): ArrayBufferView {
    const tag = this.bytes[this.position++];
    const name = VIEW_TAGS.find((each) => each[1] === tag)?.[0] ?? fail();
    const [offset, length] = [this.#varint(), this.#varint()];
    if (this.version >= 14) this.#varint();
    if (offset + length > buffer.byteLength) fail();
    const View = (globalThis as unknown as Table)[name] as ViewClass & { readonly BYTES_PER_ELEMENT?: number };
    const size = View.BYTES_PER_ELEMENT ?? 1;
    if (offset % size !== 0 || length % size !== 0) fail();
    return this.#begin(new View(buffer, offset, length / size));
  }

  #hostObject(): object {
    const { _readHostObject: read } = this.#host;
    if (typeof read !== 'function') return fail();
    const at = this.#objects.push({}) - 1;
    const object = read.call(this.#host);
    this.#objects[at] = object;
    return object;
  }

  #error(): Error {
    const at = this.#objects.push({}) - 1;
    let name = 'Error';
    const fields: { message?: string; stack?: string; cause?: unknown } = {};
    for (;;) {
      const tag = this.#tag();
      if (tag === ErrorTag.end) break;
      if (tag === ErrorTag.message) fields.message = this.#string();
      else if (tag === ErrorTag.stack) fields.stack = this.#string();
      else if (tag === ErrorTag.cause) fields.cause = this.read();
      else name = ERROR_CLASSES.find((each) => each[1] === tag)?.[0] ?? fail();
    }
    const ErrorClass = (globalThis as unknown as Table)[name] as new (message?: string, options?: object) => Error;
    const error = new ErrorClass(fields.message, 'cause' in fields ? { cause: fields.cause } : undefined);
    const hidden = { value: fields.stack, writable: true, enumerable: false, configurable: true };
    defineProperty(error, 'stack', hidden);
    this.#objects[at] = error;
    return error;
  }
}
