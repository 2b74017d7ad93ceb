import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { requireShared } from 'internal:loader';
import { validateDictionary } from 'internal:validators';
import { type Messaging, messaging } from 'web:structured-clone';
import { decodeBytes, encodeText, UTF8 } from './guest-encodings.ts';
import { nativeError } from './guest-native-error.ts';
import { byteLengthOf, bytesOf, isAnyArrayBuffer, isView, setBytes } from './guest-typed-array.ts';

interface BlobOptions {
  readonly type?: unknown;
  readonly endings?: unknown;
}

interface InspectContext {
  readonly depth?: number | null;
  readonly stylize?: (text: string, style: string) => string;
}

/** A part of a Blob that is read when it is wanted, and may have changed by then (`fs.openAsBlob`). */
export interface StoredPart {
  readonly length: number;
  part(start: number, end: number): StoredPart;
  /** Throws when the bytes are no longer those that the Blob was made of. */
  read(): Uint8Array;
}

type Part = Uint8Array | StoredPart;

const isStored = (part: Part): part is StoredPart => typeof (part as StoredPart).read === 'function';
const lengthOf = (part: Part): number => (isStored(part) ? part.length : byteLengthOf(part));

/** What a stream reads of a stored part at a time. */
const CHUNK_BYTES = 65_536;

// A class that names itself inside is renamed by bundlers.
let partsOf: (value: unknown) => readonly Part[] | undefined;
let wrap: (parts: readonly Part[], type: string) => Blob;

function invalidType(message: string): Error {
  return nativeError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
}

/** `type` of a Blob: lower case printable ASCII, or nothing (w3c.github.io/FileAPI/#dfn-type). */
function normalizeType(type: string): string {
  return /[^\u0020-\u007e]/.test(type) ? '' : type.toLowerCase();
}

/** The bytes of one source, or its text. Bytes are copied: a Blob never changes. Those of another Blob are shared. */
function readSource(value: unknown, index: number): readonly Part[] | string {
  const parts = partsOf(value);
  if (parts !== undefined) return parts;
  if (isView(value) || isAnyArrayBuffer(value)) return [new Uint8Array(bytesOf(value))];
  if (typeof value === 'symbol') throw invalidType(`Value[${index}] is a Symbol and cannot be converted to a string.`);
  return `${value as string}`;
}

/** A Web IDL sequence (webidl.spec.whatwg.org/#es-sequence). */
function* iterate(sources: unknown): Generator<unknown> {
  const method = typeof sources === 'object' && sources !== null ? (sources as Iterable<unknown>)[Symbol.iterator] : undefined;
  if (typeof method !== 'function') throw invalidType('Value cannot be converted to sequence.');
  yield* { [Symbol.iterator]: () => method.call(sources) };
}

/** A Web IDL `[Clamp] long long`: ties go to the even neighbour (webidl.spec.whatwg.org/#es-long-long). */
function clampIndex(value: unknown, name: string): number {
  if (typeof value === 'bigint') throw invalidType(`${name} is a BigInt and cannot be converted to a number.`);
  if (typeof value === 'symbol') throw invalidType(`${name} is a Symbol and cannot be converted to a number.`);
  const number = Math.min(Math.max(+(value as number) || 0, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
  const floor = Math.floor(number);
  const rest = number - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

/** The parts of `[start, end)`, without a copy. */
function cut(parts: readonly Part[], start: number, end: number): Part[] {
  const result: Part[] = [];
  let at = 0;
  for (const part of parts) {
    const length = lengthOf(part);
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, length);
    if (isStored(part)) {
      if (from < to || length === 0) result.push(part.part(from, Math.max(from, to)));
    } else if (from < to) result.push(new Uint8Array(part.buffer, part.byteOffset + from, to - from));
    at += length;
  }
  return result;
}

function join(parts: readonly Part[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    setBytes(bytes, isStored(part) ? part.read() : part, at);
    at += lengthOf(part);
  }
  return bytes;
}

type StreamConstructor = new (source: object) => { pipeThrough(transform: object): unknown };

/** Streams are a module of their own, loaded by the first program that names them. */
function webClass(name: string): StreamConstructor {
  return (requireShared('web:streams') as Record<string, StreamConstructor>)[name]!;
}

/** `Blob` (w3c.github.io/FileAPI/#blob-section, nodejs.org/api/buffer.html#class-blob). Its bytes are in the guest's memory. */
export class Blob {
  #parts: readonly Part[] = [];
  #size = 0;
  #type = '';

  constructor(sources: unknown = [], options: unknown = {}) {
    // Every source is converted before an option is looked at, as in Node.
    const values: (readonly Part[] | string)[] = [];
    for (const source of iterate(sources)) values.push(readSource(source, values.length));
    validateDictionary(options, 'options');
    const { endings, type } = readOptions(options as BlobOptions | null);
    const parts = values.flatMap((value): Part | readonly Part[] => {
      if (typeof value !== 'string') return value;
      return encodeText(endings === 'native' ? value.replace(/\r\n?/g, '\n') : value, UTF8);
    });
    this.#adopt(
      parts.filter((part) => lengthOf(part) > 0),
      normalizeType(type),
    );
  }

  #adopt(parts: readonly Part[], type: string): void {
    this.#parts = parts;
    this.#size = parts.reduce((sum, part) => sum + lengthOf(part), 0);
    this.#type = type;
  }

  static {
    partsOf = (value) => (typeof value === 'object' && value !== null && #parts in value ? value.#parts : undefined);
    wrap = (parts, type) => {
      const blob = new this();
      blob.#adopt(parts, type);
      return blob;
    };
  }

  get type(): string {
    requireBlob(this);
    return this.#type;
  }

  get size(): number {
    requireBlob(this);
    return this.#size;
  }

  slice(start: unknown = 0, end: unknown = undefined, contentType: unknown = ''): Blob {
    requireBlob(this);
    const from = toOffset(clampIndex(start, 'start'), this.#size);
    const to = end === undefined ? this.#size : toOffset(clampIndex(end, 'end'), this.#size);
    return wrap(cut(this.#parts, from, to), normalizeType(`${contentType as string}`));
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return settle(this, () => join(this.#parts, this.#size).buffer as ArrayBuffer);
  }

  text(): Promise<string> {
    return settle(this, () => {
      const bytes = join(this.#parts, this.#size);
      return this.#size === 0 ? '' : decodeBytes(bytes, UTF8, hasMark(bytes) ? 3 : 0, this.#size);
    });
  }

  bytes(): Promise<Uint8Array> {
    return settle(this, () => join(this.#parts, this.#size));
  }

  stream(): unknown {
    requireBlob(this);
    const parts = this.#parts;
    let next = 0;
    let offset = 0;
    const source = {
      type: 'bytes',
      pull(controller: ByteController): void {
        const part = parts[next];
        if (part === undefined) {
          controller.close();
          controller.byobRequest?.respond(0);
          return;
        }
        const end = isStored(part) ? Math.min(offset + CHUNK_BYTES, part.length) : lengthOf(part);
        const chunk = isStored(part) ? part.part(offset, end).read() : new Uint8Array(part);
        offset = end;
        if (end === lengthOf(part)) {
          next++;
          offset = 0;
        }
        if (chunk.length > 0) controller.enqueue(chunk);
        else source.pull(controller);
      },
    };
    return new (webClass('ReadableStream'))(source);
  }

  textStream(): unknown {
    requireBlob(this);
    const Decoder = webClass('TextDecoderStream') as unknown as new () => object;
    return (this.stream() as { pipeThrough(transform: object): unknown }).pipeThrough(new Decoder());
  }

  [customInspectSymbol](depth: unknown, options: InspectContext): unknown {
    return inspectAs('Blob', this, depth, options, { size: this.size, type: this.type });
  }
}

interface ByteController {
  readonly byobRequest: { respond(bytes: number): void } | null;
  enqueue(bytes: Uint8Array): void;
  close(): void;
}

function readOptions(options: BlobOptions | null): { endings: string; type: string } {
  const endings = options?.endings;
  const ending = endings === undefined ? 'transparent' : `${endings as string}`;
  if (ending !== 'transparent' && ending !== 'native') throw new codes.ERR_INVALID_ARG_VALUE('options.endings', ending);
  const type = options?.type;
  return { endings: ending, type: type === undefined ? '' : `${type as string}` };
}

function requireBlob(value: unknown): asserts value is Blob {
  if (!isBlob(value)) throw new codes.ERR_INVALID_THIS('Blob');
}

/** A promise also for a wrong `this`, as of every method of a Web interface that gives one. */
function settle<Result>(blob: unknown, read: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    requireBlob(blob);
    resolve(read());
  });
}

/** An index of `slice`: from the end when negative. */
function toOffset(index: number, size: number): number {
  return index < 0 ? Math.max(index + size, 0) : Math.min(index, size);
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** How Blob and File print. */
export function inspectAs(name: string, blob: Blob, depth: unknown, options: InspectContext, shown: object): unknown {
  if (typeof depth === 'number' && depth < 0) {
    const own = blob.constructor.name;
    const text = own === name ? `[${own}]` : `[${own} [${name}]]`;
    return options.stylize === undefined ? text : options.stylize(text, 'special');
  }
  const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
  return `${name} ${inspect(shown, inner)}`;
}

export function isBlob(value: unknown): value is Blob {
  return partsOf(value) !== undefined;
}

/** A Blob over bytes that nobody changes any more, for other modules. */
export function createBlob(parts: readonly Uint8Array[], type: string): Blob {
  return wrap(parts, type);
}

/** Blobs over files themselves; what is made of one is a Blob like any other (observed). */
const uncloneable = new WeakSet<Blob>();

/** The Blob of `fs.openAsBlob`, with its type as it was given. */
export function createStoredBlob(part: StoredPart, type: string): Blob {
  const blob = wrap([part], type);
  uncloneable.add(blob);
  return blob;
}

/** Another Blob over the same bytes. */
export function cloneBlob(blob: Blob): Blob {
  return wrap(partsOf(blob)!, blob.type);
}

for (const name of ['type', 'size', 'slice', 'arrayBuffer', 'text', 'bytes', 'stream', 'textStream']) {
  Object.defineProperty(Blob.prototype, name, { enumerable: true });
}
const blobMessaging: Messaging = {
  clone(blob: Blob) {
    if (uncloneable.has(blob)) throw new codes.ERR_INVALID_STATE.TypeError('File-backed Blobs are not cloneable');
    return { data: undefined, revive: () => cloneBlob(blob) };
  },
};
Object.defineProperty(Blob.prototype, messaging, { value: blobMessaging });
Object.defineProperty(Blob.prototype, Symbol.toStringTag, { value: 'Blob', configurable: true });
