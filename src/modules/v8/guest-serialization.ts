import { Buffer } from 'node:buffer';
import { ValueReader } from './guest-deserializer.ts';
import { BUFFER_INDEX, HOST_VIEWS } from './guest-format.ts';
import { ValueWriter, writeHostView } from './guest-serializer.ts';

type Table = Record<string, unknown>;

function notConstructed(name: string): Error {
  const text = `Class constructor ${name} cannot be invoked without 'new'`;
  return Object.assign(new TypeError(text), { code: 'ERR_CONSTRUCT_CALL_REQUIRED' });
}

class Given {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: the fields of the derived class are put on what is returned.
    return object;
  }
}

/** The state of a Serializer or Deserializer is a private field of it: these are functions, whose subclasses are classes. */
class Stateful extends Given {
  readonly #state: unknown;
  constructor(object: object, state: unknown) {
    super(object);
    this.#state = state;
  }
  static of<State>(object: unknown, StateClass: abstract new (...args: never[]) => State): State {
    const state = typeof object === 'object' && object !== null && #state in object ? (object as Stateful).#state : undefined;
    if (!(state instanceof StateClass)) throw new TypeError('Illegal invocation');
    return state as State;
  }
}

const writerOf = (object: unknown): ValueWriter => Stateful.of(object, ValueWriter);
const readerOf = (object: unknown): ValueReader => Stateful.of(object, ValueReader);

function bytesOf(value: ArrayBufferView): Uint8Array {
  return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
}

/** nodejs.org/api/v8.html#class-v8serializer */
export function Serializer(this: object): void {
  if (new.target === undefined) throw notConstructed('Serializer');
  new Stateful(this, new ValueWriter(this));
}

const serializerMethods = {
  writeHeader(this: unknown): void {
    writerOf(this).header();
  },
  writeValue(this: unknown, ...[value]: [unknown?]): true {
    writerOf(this).write(value);
    return true;
  },
  releaseBuffer(this: unknown): Uint8Array {
    return Buffer.from(writerOf(this).writer.release().buffer);
  },
  transferArrayBuffer(this: unknown, ...[id, buffer]: [number?, object?]): void {
    writerOf(this).transfer(Number(id), buffer as object);
  },
  writeUint32(this: unknown, ...[value]: [unknown?]): void {
    writerOf(this).writer.varint((value as number) >>> 0);
  },
  writeUint64(this: unknown, ...[high, low]: [unknown?, unknown?]): void {
    writerOf(this).writer.bigVarint((BigInt((high as number) >>> 0) << 32n) | BigInt((low as number) >>> 0));
  },
  writeDouble(this: unknown, ...[value]: [unknown?]): void {
    writerOf(this).writer.double(Number(value));
  },
  writeRawBytes(this: unknown, ...[source]: [unknown?]): void {
    const { writer } = writerOf(this);
    if (ArrayBuffer.isView(source)) writer.raw(bytesOf(source));
    else if (source instanceof ArrayBuffer) writer.raw(new Uint8Array(source));
    else throw Object.assign(new TypeError('source must be a TypedArray or a DataView'), { code: 'ERR_INVALID_ARG_TYPE' });
  },
  _setTreatArrayBufferViewsAsHostObjects(this: unknown, ...[flag]: [unknown?]): void {
    writerOf(this).treatsViewsAsHostObjects = Boolean(flag);
  },
};

/** nodejs.org/api/v8.html#class-v8deserializer */
export function Deserializer(this: { buffer: unknown }, buffer: unknown): void {
  if (new.target === undefined) throw notConstructed('Deserializer');
  if (!ArrayBuffer.isView(buffer)) {
    throw Object.assign(new TypeError('buffer must be a TypedArray or a DataView'), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  this.buffer = buffer;
  new Stateful(this, new ValueReader(this, bytesOf(buffer)));
}

function orFail<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`${name}() failed`);
  return value;
}

const deserializerMethods = {
  readHeader(this: unknown): true {
    return readerOf(this).header();
  },
  readValue(this: unknown): unknown {
    return readerOf(this).read();
  },
  getWireFormatVersion(this: unknown): number {
    return readerOf(this).version;
  },
  transferArrayBuffer(this: unknown, ...[id, buffer]: [number?, unknown?]): void {
    const reader = readerOf(this);
    if (!(buffer instanceof ArrayBuffer || buffer instanceof SharedArrayBuffer)) {
      throw Object.assign(new TypeError('arrayBuffer must be an ArrayBuffer or SharedArrayBuffer'), {
        code: 'ERR_INVALID_ARG_TYPE',
      });
    }
    reader.transfer(Number(id), buffer);
  },
  readUint32(this: unknown): number {
    return orFail(readerOf(this).tryVarint(), 'ReadUint32');
  },
  readUint64(this: unknown): [high: number, low: number] {
    const value = orFail(readerOf(this).tryBigVarint(), 'ReadUint64');
    return [Number(value >> 32n), Number(value & 0xffffffffn)];
  },
  readDouble(this: unknown): number {
    return orFail(readerOf(this).tryDouble(), 'ReadDouble');
  },
  _readRawBytes(this: unknown, ...[length]: [unknown?]): number {
    return orFail(readerOf(this).trySkip(Number(length)), 'ReadRawBytes');
  },
  readRawBytes(this: Deserializing, length: number): Uint8Array {
    const offset = this._readRawBytes(length);
    return Buffer.from(this.buffer.buffer as ArrayBuffer, this.buffer.byteOffset + offset, length);
  },
};

interface Deserializing {
  readonly buffer: ArrayBufferView;
  _readRawBytes(length: number): number;
  readUint32(): number;
  readHeader(): boolean;
  readValue(): unknown;
}
interface Serializing {
  writeHeader(): void;
  writeValue(value: unknown): void;
  releaseBuffer(): Uint8Array;
  _setTreatArrayBufferViewsAsHostObjects(flag: boolean): void;
}

function install(constructor: { readonly prototype: object }, methods: Readonly<Record<string, unknown>>, length: number): void {
  for (const name of Object.keys(methods)) {
    const value = methods[name] as object;
    Object.defineProperty(value, 'length', { value: name === 'readRawBytes' ? 1 : 0, configurable: true });
    Object.defineProperty(constructor.prototype, name, { value, writable: true, enumerable: true, configurable: true });
  }
  Object.defineProperty(constructor, 'length', { value: length, configurable: true });
}
install(Serializer, serializerMethods, 0);
install(Deserializer, deserializerMethods, 1);
(Serializer.prototype as Table)._getDataCloneError = Error;

type SerializerClass = new () => Serializing;
type DeserializerClass = new (buffer: unknown) => Deserializing;

/** nodejs.org/api/v8.html#class-v8defaultserializer: views are written with their bytes and the class that Node knows them by. */
export class DefaultSerializer extends (Serializer as unknown as SerializerClass) {
  constructor() {
    super();
    this._setTreatArrayBufferViewsAsHostObjects(true);
  }

  _writeHostObject(object: ArrayBufferView): void {
    writeHostView(writerOf(this).writer, object);
  }
}

/** nodejs.org/api/v8.html#class-v8defaultdeserializer */
export class DefaultDeserializer extends (Deserializer as unknown as DeserializerClass) {
  _readHostObject(): ArrayBufferView {
    const index = this.readUint32();
    const length = this.readUint32();
    const offset = this.buffer.byteOffset + this._readRawBytes(length);
    const source = this.buffer.buffer as ArrayBuffer;
    if (index === BUFFER_INDEX) return Buffer.from(source, offset, length) as unknown as ArrayBufferView;
    const name = HOST_VIEWS[index];
    const View = (globalThis as unknown as Table)[name!] as
      | (new (
          buffer: ArrayBuffer,
          offset?: number,
          length?: number,
        ) => ArrayBufferView)
      | undefined;
    if (View === undefined) throw new Error('Unable to deserialize cloned data.');
    const size = (View as { BYTES_PER_ELEMENT?: number }).BYTES_PER_ELEMENT ?? 1;
    // A view has to begin at a multiple of its elements' size: what does not is copied.
    if (offset % size === 0) return new View(source, offset, length / size);
    return new View(source.slice(offset, offset + length));
  }
}
for (const [Class, name, length] of [
  [DefaultSerializer, 'DefaultSerializer', 0],
  [DefaultDeserializer, 'DefaultDeserializer', 0],
] as const) {
  Object.defineProperty(Class, 'name', { value: name, configurable: true });
  Object.defineProperty(Class, 'length', { value: length, configurable: true });
}

/** nodejs.org/api/v8.html#v8serializevalue */
export function serialize(value: unknown): Uint8Array {
  const serializer = new DefaultSerializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

/** nodejs.org/api/v8.html#v8deserializebuffer */
export function deserialize(buffer: unknown): unknown {
  const deserializer = new DefaultDeserializer(buffer instanceof ArrayBuffer ? new Uint8Array(buffer) : buffer);
  deserializer.readHeader();
  return deserializer.readValue();
}
