import { brandOf } from 'internal:engine-details';
import { Buffer } from 'node:buffer';
import {
  BUFFER_INDEX,
  ERROR_CLASSES,
  ErrorTag,
  HOST_VIEWS,
  isIndex,
  REGEXP_FLAGS,
  Tag,
  VERSION,
  VERSION_MARK,
  VIEW_TAGS,
} from './guest-format.ts';
import { Writer } from './guest-writer.ts';

const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn, keys } = Object;
const typedArrayTag = getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype) as object, Symbol.toStringTag)!.get!;

/** The text of what cannot be cloned, as V8 writes it. */
function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { constructor } = value as { constructor?: unknown };
  const name = typeof constructor === 'function' ? constructor.name : '';
  const brand = brandOf(value);
  return `#<${brand === 'Proxy' || name === '' ? 'Object' : name}>`;
}

const viewName = (view: ArrayBufferView): string => (typedArrayTag.call(view) as string | undefined) ?? 'DataView';

interface Host {
  _writeHostObject?(object: object): void;
  _getDataCloneError?: new (message: string) => Error;
}

/** Brands that are written as plain objects. */
const PLAIN = ['Object', 'JSON', 'Math'];

/** What a Serializer holds. `host` is the Serializer itself, whose methods programs replace. */
export class ValueWriter {
  readonly writer = new Writer();
  readonly #host: Host;
  readonly #ids = new Map<object, number>();
  readonly #transferred = new Map<object, number>();
  treatsViewsAsHostObjects = false;

  constructor(host: object) {
    this.#host = host;
  }

  header(): void {
    this.writer.byte(VERSION_MARK);
    this.writer.byte(VERSION);
  }

  transfer(id: number, buffer: object): void {
    this.#transferred.set(buffer, id);
  }

  #refuse(value: unknown): never {
    const ErrorClass = this.#host._getDataCloneError ?? Error;
    throw new ErrorClass(`${describe(value)} could not be cloned.`);
  }

  #number(value: number): void {
    const { writer } = this;
    if (value === (value | 0) && !Object.is(value, -0)) {
      writer.byte(Tag.int32);
      writer.varint(((value << 1) ^ (value >> 31)) >>> 0);
    } else {
      writer.byte(Tag.double);
      writer.double(value);
    }
  }

  write(value: unknown): void {
    const { writer } = this;
    switch (typeof value) {
      case 'undefined':
        writer.byte(Tag.undefined);
        return;
      case 'boolean':
        writer.byte(value ? Tag.true : Tag.false);
        return;
      case 'number':
        this.#number(value);
        return;
      case 'bigint':
        writer.byte(Tag.bigint);
        writer.bigint(value);
        return;
      case 'string':
        writer.text(value);
        return;
      case 'object':
        if (value === null) {
          writer.byte(Tag.null);
          return;
        }
        this.#object(value);
        return;
      default:
        this.#refuse(value);
        return;
    }
  }

  #object(object: object): void {
    const { writer } = this;
    const isView = ArrayBuffer.isView(object);
    // The bytes come before the view of them.
    if (isView && !this.#ids.has(object) && !this.treatsViewsAsHostObjects) this.#object(object.buffer);
    const known = this.#ids.get(object);
    if (known !== undefined) {
      writer.byte(Tag.reference);
      writer.varint(known);
      return;
    }
    this.#ids.set(object, this.#ids.size);
    if (isView) {
      if (this.treatsViewsAsHostObjects) this.#hostObject(object);
      else this.#view(object);
      return;
    }
    const brand = brandOf(object);
    switch (brand) {
      case 'Array':
        this.#array(object as unknown[]);
        return;
      case 'Date':
        writer.byte(Tag.date);
        writer.double(Date.prototype.getTime.call(object));
        return;
      case 'Boolean':
        writer.byte(Boolean.prototype.valueOf.call(object) ? Tag.trueObject : Tag.falseObject);
        return;
      case 'Number':
        writer.byte(Tag.numberObject);
        writer.double(Number.prototype.valueOf.call(object));
        return;
      case 'BigInt':
        writer.byte(Tag.bigintObject);
        writer.bigint(BigInt.prototype.valueOf.call(object));
        return;
      case 'String':
        writer.byte(Tag.stringObject);
        writer.text(String.prototype.valueOf.call(object));
        return;
      case 'RegExp':
        this.#regexp(object as RegExp);
        return;
      case 'Map':
        this.#entries(object, [...Map.prototype.entries.call(object)].flat(), Tag.map, Tag.mapEnd);
        return;
      case 'Set':
        this.#entries(object, [...Set.prototype.values.call(object)], Tag.set, Tag.setEnd);
        return;
      case 'ArrayBuffer':
        this.#buffer(object as ArrayBuffer);
        return;
      case 'Error':
        this.#error(object as Error);
        return;
      default:
        if (!PLAIN.includes(brand) || object === globalThis) {
          this.#refuse(object);
          return;
        }
        this.#plain(object);
        return;
    }
  }

  #property(object: object, key: string): void {
    if (isIndex(key)) this.#number(Number(key));
    else this.writer.text(key);
    this.write((object as Record<string, unknown>)[key]);
  }

  /** Properties that a getter removed meanwhile are left out. */
  #properties(object: object, names: readonly string[]): number {
    let count = 0;
    for (const key of names) {
      if (!hasOwn(object, key)) continue;
      this.#property(object, key);
      count++;
    }
    return count;
  }

  #plain(object: object): void {
    this.writer.byte(Tag.object);
    const count = this.#properties(object, keys(object));
    this.writer.byte(Tag.objectEnd);
    this.writer.varint(count);
  }

  #array(array: unknown[]): void {
    const { writer } = this;
    const { length } = array;
    const names = keys(array);
    const isDense = names.length >= length && (length === 0 || names[length - 1] === String(length - 1));
    writer.byte(isDense ? Tag.dense : Tag.sparse);
    writer.varint(length);
    if (isDense) {
      for (let index = 0; index < length; index++) {
        if (hasOwn(array, index)) this.write(array[index]);
        else writer.byte(Tag.hole);
      }
    }
    const count = this.#properties(array, isDense ? names.slice(length) : names);
    writer.byte(isDense ? Tag.denseEnd : Tag.sparseEnd);
    writer.varint(count);
    writer.varint(length);
  }

  #regexp(regexp: RegExp): void {
    const { writer } = this;
    writer.byte(Tag.regexp);
    writer.text(regexp.source);
    const { flags } = regexp;
    writer.varint(REGEXP_FLAGS.reduce((bits, [flag, bit]) => (flags.includes(flag) ? bits | bit : bits), 0));
  }

  #entries(_object: object, values: readonly unknown[], begin: number, end: number): void {
    this.writer.byte(begin);
    for (const value of values) this.write(value);
    this.writer.byte(end);
    this.writer.varint(values.length);
  }

  #buffer(buffer: ArrayBuffer): void {
    const { writer } = this;
    const id = this.#transferred.get(buffer);
    if (id !== undefined) {
      writer.byte(Tag.transferredBuffer);
      writer.varint(id);
      return;
    }
    const { resizable, maxByteLength } = buffer as ArrayBuffer & { resizable?: boolean; maxByteLength: number };
    writer.byte(resizable ? Tag.resizableBuffer : Tag.buffer);
    writer.varint(buffer.byteLength);
    if (resizable) writer.varint(maxByteLength);
    writer.raw(new Uint8Array(buffer));
  }

  #view(view: ArrayBufferView): void {
    const { writer } = this;
    const name = viewName(view);
    writer.byte(Tag.view);
    writer.byte(VIEW_TAGS.find(([each]) => each === name)![1]);
    writer.varint(view.byteOffset);
    writer.varint(view.byteLength);
    writer.varint(0);
  }

  #hostObject(object: object): void {
    this.writer.byte(Tag.host);
    const { _writeHostObject: write } = this.#host;
    if (typeof write !== 'function') {
      const ErrorClass = this.#host._getDataCloneError ?? Error;
      throw new ErrorClass(`${Object.prototype.toString.call(object)} could not be cloned.`);
    }
    write.call(this.#host, object);
  }

  #error(error: Error): void {
    const { writer } = this;
    const text = (key: string, tag: number): void => {
      const value: unknown = key === 'stack' ? error.stack : getOwnPropertyDescriptor(error, key)?.value;
      if (typeof value !== 'string') return;
      writer.byte(tag);
      writer.text(value);
    };
    writer.byte(Tag.error);
    const { name } = error;
    const known = ERROR_CLASSES.find(([each]) => each === name);
    if (known !== undefined) writer.byte(known[1]);
    text('message', ErrorTag.message);
    text('stack', ErrorTag.stack);
    const cause = getOwnPropertyDescriptor(error, 'cause');
    if (cause !== undefined && 'value' in cause) {
      writer.byte(ErrorTag.cause);
      this.write(cause.value);
    }
    writer.byte(ErrorTag.end);
  }
}

/** How Node's own serializer writes a view: its class by number, its length, its bytes. */
export function writeHostView(writer: Writer, view: ArrayBufferView): void {
  const isBuffer = Buffer.isBuffer(view);
  writer.varint(isBuffer ? BUFFER_INDEX : HOST_VIEWS.indexOf(viewName(view)));
  writer.varint(view.byteLength);
  writer.raw(new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength));
}
