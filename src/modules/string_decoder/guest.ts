import { codes } from 'internal:errors';
import { Buffer } from 'node:buffer';

/** https://nodejs.org/docs/latest-v24.x/api/string_decoder.html */

type Encoding = 'ascii' | 'utf8' | 'base64' | 'utf16le' | 'latin1' | 'hex' | 'base64url';

/** By the numbers that the state has for them (observed: 6 is no encoding of text). */
const encodings: readonly (Encoding | undefined)[] = [
  'ascii',
  'utf8',
  'base64',
  'utf16le',
  'latin1',
  'hex',
  undefined,
  'base64url',
];

const aliases: Readonly<Record<string, Encoding>> = {
  __proto__: null as never,
  'utf-8': 'utf8',
  ucs2: 'utf16le',
  'ucs-2': 'utf16le',
  'utf-16le': 'utf16le',
  binary: 'latin1',
};

function normalizeEncoding(encoding: unknown): Encoding {
  if (encoding === undefined || encoding === null || encoding === '') return 'utf8';
  const name = String(encoding).toLowerCase();
  const known = aliases[name] ?? (encodings.includes(name as Encoding) ? (name as Encoding) : undefined);
  if (known === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  return known;
}

const kNativeDecoder = Symbol('kNativeDecoder');

/** The state: four bytes of a character that is not complete, how many it lacks, how many are there, the encoding. */
const MISSING = 4;
const BUFFERED = 5;
const ENCODING = 6;

type State = Uint8Array & { toString(encoding: string, start: number, end: number): string };

interface StringDecoder {
  encoding: string;
  [kNativeDecoder]: State;
  write(buf: unknown): string;
  end(buf?: unknown): string;
  text(buf: { slice(start: unknown): unknown }, offset: unknown): string;
}

interface StringDecoderConstructor {
  new (encoding?: unknown): StringDecoder;
  prototype: StringDecoder;
}

const StringDecoder = function StringDecoder(this: StringDecoder, encoding: unknown): void {
  this.encoding = normalizeEncoding(encoding);
  const state = Buffer.alloc(7) as unknown as State;
  state[ENCODING] = encodings.indexOf(this.encoding as Encoding);
  this[kNativeDecoder] = state;
} as unknown as StringDecoderConstructor;

/** How many bytes a UTF-8 character has by its first one; 0 for what starts none of several bytes. */
function utf8Length(first: number): number {
  if ((first & 0xe0) === 0xc0) return 2;
  if ((first & 0xf0) === 0xe0) return 3;
  return (first & 0xf8) === 0xf0 ? 4 : 0;
}

/** How many bytes at the end of `bytes` are the start of a character that is not complete, and how many that lacks. */
function incompleteEnd(bytes: Uint8Array, encoding: Encoding): [buffered: number, missing: number] {
  const { length } = bytes;
  switch (encoding) {
    case 'utf8': {
      // Only the first byte counts: whether the others may follow it is seen when the character is decoded.
      for (let buffered = 1; buffered <= Math.min(4, length); buffered++) {
        const byte = bytes[length - buffered]!;
        if ((byte & 0xc0) === 0x80) continue;
        const wanted = utf8Length(byte);
        return buffered < wanted ? [buffered, wanted - buffered] : [0, 0];
      }
      return [0, 0];
    }
    case 'utf16le':
      if (length % 2 === 1) return [1, 1];
      return length > 0 && (bytes[length - 1]! & 0xfc) === 0xd8 ? [2, 2] : [0, 0];
    case 'base64':
    case 'base64url':
      return length % 3 === 0 ? [0, 0] : [length % 3, 3 - (length % 3)];
    default:
      return [0, 0];
  }
}

/** Adds bytes to the character that is not complete. Gives what is decoded of it and how many bytes were used. */
function complete(state: State, bytes: Uint8Array, encoding: Encoding): [text: string, used: number] {
  let used = 0;
  while (used < bytes.length && state[MISSING]! > 0) {
    const byte = bytes[used]!;
    if (encoding === 'utf8' && (byte & 0xc0) !== 0x80) {
      // Another character starts here, and what there is of this one is decoded as it is.
      state[MISSING] = 0;
      break;
    }
    state[state[BUFFERED]!] = byte;
    state[BUFFERED]!++;
    state[MISSING]!--;
    used++;
  }
  if (state[MISSING]! > 0) return ['', used];
  const buffered = state[BUFFERED]!;
  state[BUFFERED] = 0;
  return [state.toString(encoding, 0, buffered), used];
}

function decode(state: State, buf: ArrayBufferView): string {
  const bytes = Buffer.from(buf.buffer as ArrayBuffer, buf.byteOffset, buf.byteLength) as unknown as State;
  const encoding = encodings[state[ENCODING]!]!;
  let text = '';
  let used = 0;
  if (state[MISSING]! > 0) [text, used] = complete(state, bytes, encoding);
  if (used === bytes.length) return text;
  const rest = bytes.subarray(used);
  const [buffered, missing] = incompleteEnd(rest, encoding);
  const end = bytes.length - buffered;
  if (buffered > 0) {
    state.set(bytes.subarray(end), 0);
    state[BUFFERED] = buffered;
    state[MISSING] = missing;
  }
  return end > used ? text + bytes.toString(encoding, used, end) : text;
}

const methods: Pick<StringDecoder, 'write' | 'end' | 'text'> & ThisType<StringDecoder> = {
  write: function (this: StringDecoder, buf) {
    if (typeof buf === 'string') return buf;
    if (!ArrayBuffer.isView(buf)) throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], buf);
    if (!this[kNativeDecoder]) throw new codes.ERR_INVALID_THIS('StringDecoder');
    return decode(this[kNativeDecoder], buf);
  },

  end: function (this: StringDecoder, buf) {
    const text = buf === undefined ? '' : this.write(buf);
    const state = this[kNativeDecoder];
    let buffered = state[BUFFERED]!;
    if (buffered === 0) return text;
    const encoding = encodings[state[ENCODING]!]!;
    // Half a unit is dropped.
    if (encoding === 'utf16le' && buffered % 2 === 1) buffered--;
    state[MISSING] = 0;
    state[BUFFERED] = 0;
    return buffered === 0 ? text : text + state.toString(encoding, 0, buffered);
  },

  text: function (this: StringDecoder, buf, offset) {
    const state = this[kNativeDecoder];
    state[MISSING] = 0;
    state[BUFFERED] = 0;
    return this.write(buf.slice(offset));
  },
};

Object.assign(StringDecoder.prototype, methods);
for (const [key, get] of [
  ['lastChar', (decoder: StringDecoder) => decoder[kNativeDecoder].subarray(0, 4)],
  ['lastNeed', (decoder: StringDecoder) => decoder[kNativeDecoder][MISSING]],
  ['lastTotal', (decoder: StringDecoder) => decoder[kNativeDecoder][BUFFERED]! + decoder[kNativeDecoder][MISSING]!],
] as const) {
  Object.defineProperty(StringDecoder.prototype, key, {
    get(this: StringDecoder) {
      return get(this);
    },
    enumerable: true,
    configurable: true,
  });
}

export { StringDecoder };
export default { StringDecoder };
