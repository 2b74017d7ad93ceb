import { describeValue, incompatibleReceiver } from 'internal:receiver';
import { BASE64, BASE64URL, decodeAll, encodedLength, HEX, UTF8, writeExactly, writeText } from './guest-encodings.ts';
import { fillByte, isUint8Array, lengthOf, subarrayOf } from './guest-typed-array.ts';

/**
 * Base64 and hex of `Uint8Array` by tc39.es/proposal-arraybuffer-base64, in the words of V8. Unlike `Buffer`, it refuses what is
 * not of the alphabet, and tells how much it has read.
 */
interface Progress {
  readonly read: number;
  readonly written: number;
}

/** What was read and written before an error is written all the same. */
interface Decoded extends Progress {
  readonly error: string | undefined;
}

const INVALID_CHARACTER = 'Found a character that cannot be part of a valid base64 string.';
const SINGLE_CHARACTER = 'The base64 input terminates with a single character, excluding padding (=).';
const PADDING_BITS = 'The base64 input terminates with non-zero padding bits.';
const INVALID_HEX = 'Input string must contain hex characters in even length';

const { apply } = Reflect;
const { charCodeAt, indexOf, slice } = String.prototype;
const codeAt = (text: string, index: number): number => apply(charCodeAt, text, [index]);
const part = (text: string, start: number, end: number): string => apply(slice, text, [start, end]);

function requireBytes(self: unknown, method: string): asserts self is Uint8Array {
  if (!isUint8Array(self)) throw incompatibleReceiver(`Uint8Array.prototype.${method}`, self);
}

function requireAttached(self: Uint8Array, method: string): void {
  try {
    fillByte(self, 0, 0, 0);
  } catch {
    throw new TypeError(`Cannot perform Uint8Array.prototype.${method} on a detached or out-of-bounds ArrayBuffer`);
  }
}

function requireString(value: unknown): asserts value is string {
  if (typeof value !== 'string') throw new TypeError('input argument must be a string');
}

type Options = Readonly<Record<string, unknown>>;

function requireOptions(value: unknown): Options {
  if (value === undefined) return {};
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value as Options;
  throw new TypeError('invalid_argument');
}

function choose<Choice extends string>(value: unknown, choices: readonly Choice[]): Choice {
  if (value === undefined) return choices[0]!;
  for (const choice of choices) if (value === choice) return choice;
  throw new TypeError(`invalid option ${describeValue(value)}`);
}

const ALPHABETS = ['base64', 'base64url'] as const;
const HANDLINGS = ['loose', 'strict', 'stop-before-partial'] as const;
type Handling = (typeof HANDLINGS)[number];

/** ASCII whitespace: tab, line feed, form feed, carriage return, space. */
function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 12 || code === 13;
}

function skipSpaces(text: string, index: number): number {
  while (index < text.length && isSpace(codeAt(text, index))) index++;
  return index;
}

const EQUALS = 61;

/** The six bits of a character, or -1. */
function bitsOf(code: number, isUrl: boolean): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === (isUrl ? 45 : 43)) return 62;
  return code === (isUrl ? 95 : 47) ? 63 : -1;
}

/** Decodes into `target`, as much as there is room for. */
class Base64Decoder {
  readonly #text: string;
  readonly #target: Uint8Array;
  readonly #room: number;
  readonly #isUrl: boolean;
  #index = 0;
  #read = 0;
  #written = 0;
  /** The bits and the number of characters of a chunk that is not full yet. */
  #bits = 0;
  #count = 0;
  /** Up to here whole chunks were tried. */
  #tried = 0;
  #hasLines = false;

  constructor(text: string, target: Uint8Array, isUrl: boolean) {
    this.#text = text;
    this.#target = target;
    this.#room = lengthOf(target);
    this.#isUrl = isUrl;
  }

  decode(handling: Handling): Decoded {
    const text = this.#text;
    if (this.#room === 0) return this.#end();
    for (;;) {
      this.#index = skipSpaces(text, this.#index);
      if (this.#index === text.length) return this.#endOfText(handling);
      if (this.#count === 0 && this.#index >= this.#tried) {
        this.#decodeChunks();
        if (this.#written === this.#room) return this.#end();
        continue;
      }
      const code = codeAt(text, this.#index++);
      if (code === EQUALS) return this.#padding(handling);
      const bits = bitsOf(code, this.#isUrl);
      if (bits === -1) return this.#end(INVALID_CHARACTER);
      const room = this.#room - this.#written;
      if ((room === 1 && this.#count === 2) || (room === 2 && this.#count === 3)) return this.#end();
      this.#bits = (this.#bits << 6) | bits;
      if (++this.#count < 4) continue;
      this.#put(3, this.#bits);
      this.#read = this.#index;
      if (this.#written === this.#room) return this.#end();
    }
  }

  /** Whole chunks at the speed of the host: of all that is left, and where that has other characters too, line by line. */
  #decodeChunks(): void {
    const text = this.#text;
    if (!this.#hasLines) {
      this.#hasLines = !this.#decodeUntil(text.length);
      if (!this.#hasLines) this.#tried = text.length;
      return;
    }
    const newline = apply(indexOf, text, ['\n', this.#index]) as number;
    this.#tried = newline === -1 ? text.length : newline;
    this.#decodeUntil(this.#tried);
  }

  /** Leaves one character at least. Gives false, and decodes nothing, where there is something else than digits. */
  #decodeUntil(end: number): boolean {
    const start = this.#index;
    const chunks = Math.min(Math.floor((end - start - 1) / 4), Math.floor((this.#room - this.#written) / 3));
    if (chunks <= 0) return true;
    const digits = part(this.#text, start, start + chunks * 4);
    if (codeAt(digits, digits.length - 1) === EQUALS) return false;
    if (!writeExactly(this.#target, digits, this.#isUrl ? BASE64URL : BASE64, this.#written)) return false;
    this.#written += chunks * 3;
    this.#index += chunks * 4;
    this.#read = this.#index;
    return true;
  }

  /** Writes the upper `count` bytes of a chunk's 24 bits. */
  #put(count: number, bits: number): void {
    for (let shift = 16; count > 0; count--, shift -= 8) this.#target[this.#written++] = bits >> shift;
    this.#bits = 0;
    this.#count = 0;
  }

  /** A chunk of two or three characters. */
  #putPartial(): void {
    this.#put(this.#count - 1, this.#bits << (6 * (4 - this.#count)));
  }

  #endOfText(handling: Handling): Decoded {
    if (this.#count > 0) {
      if (handling === 'stop-before-partial') return this.#end();
      if (handling === 'strict' || this.#count === 1) return this.#end(SINGLE_CHARACTER);
      this.#putPartial();
    }
    this.#read = this.#text.length;
    return this.#end();
  }

  #padding(handling: Handling): Decoded {
    const text = this.#text;
    if (this.#count < 2) return this.#end(this.#count === 1 ? SINGLE_CHARACTER : INVALID_CHARACTER);
    let index = skipSpaces(text, this.#index);
    if (this.#count === 2) {
      if (index === text.length) {
        if (handling === 'stop-before-partial') return this.#end();
        return this.#end(handling === 'strict' ? SINGLE_CHARACTER : INVALID_CHARACTER);
      }
      if (codeAt(text, index) === EQUALS) index = skipSpaces(text, index + 1);
    }
    if (index < text.length) return this.#end(INVALID_CHARACTER);
    const unused = this.#count === 2 ? 0b1111 : 0b11;
    if (handling === 'strict' && (this.#bits & unused) !== 0) return this.#end(PADDING_BITS);
    this.#putPartial();
    this.#read = text.length;
    return this.#end();
  }

  #end(error?: string): Decoded {
    return { read: this.#read, written: this.#written, error };
  }
}

/** `alphabet` is read before `lastChunkHandling`. */
function decodeBase64(text: string, target: () => Uint8Array, options: unknown): Decoded {
  const given = requireOptions(options);
  const isUrl = choose(given.alphabet, ALPHABETS) === 'base64url';
  const handling = choose(given.lastChunkHandling, HANDLINGS);
  return new Base64Decoder(text, target(), isUrl).decode(handling);
}

function decodeHex(text: string, target: Uint8Array): Decoded {
  if (text.length % 2 !== 0) return { read: 0, written: 0, error: INVALID_HEX };
  const room = lengthOf(target);
  const digits = part(text, 0, room * 2);
  // The codec looks at the lower eight bits of a character only, so that it gets those in front of the first beyond ASCII.
  let end = digits.length;
  if (encodedLength(digits, UTF8) !== end) {
    end = 0;
    while (codeAt(digits, end) < 128) end++;
  }
  const written = writeText(target, part(digits, 0, end), HEX, 0, room);
  return { read: written * 2, written, error: written * 2 < digits.length ? INVALID_HEX : undefined };
}

function succeed({ read, written, error }: Decoded): Progress {
  if (error !== undefined) throw new SyntaxError(error);
  return { read, written };
}

/** `Uint8Array.fromBase64(string[, options])` */
export function fromBase64(string: unknown, options: unknown): Uint8Array {
  requireString(string);
  let target!: Uint8Array;
  const allocate = (): Uint8Array => {
    target = new Uint8Array(Math.ceil(string.length / 4) * 3);
    return target;
  };
  const { written } = succeed(decodeBase64(string, allocate, options));
  return written === lengthOf(target) ? target : new Uint8Array(subarrayOf(target, 0, written));
}

/** `Uint8Array.fromHex(string)` */
export function fromHex(string: unknown): Uint8Array {
  requireString(string);
  const target = new Uint8Array(string.length >>> 1);
  succeed(decodeHex(string, target));
  return target;
}

/** `uint8Array.setFromBase64(string[, options])` */
export function setFromBase64(self: unknown, string: unknown, options: unknown): Progress {
  requireBytes(self, 'setFromBase64');
  requireString(string);
  const allocate = (): Uint8Array => {
    requireAttached(self, 'setFromBase64');
    return self;
  };
  return succeed(decodeBase64(string, allocate, options));
}

/** `uint8Array.setFromHex(string)` */
export function setFromHex(self: unknown, string: unknown): Progress {
  requireBytes(self, 'setFromHex');
  requireString(string);
  requireAttached(self, 'setFromHex');
  return succeed(decodeHex(string, self));
}

const PADDING = ['', '==', '='] as const;

/** `uint8Array.toBase64([options])` */
export function toBase64(self: unknown, options: unknown): string {
  requireBytes(self, 'toBase64');
  const given = requireOptions(options);
  const encoding = choose(given.alphabet, ALPHABETS) === 'base64url' ? BASE64URL : BASE64;
  const omitsPadding = Boolean(given.omitPadding);
  requireAttached(self, 'toBase64');
  const text = decodeAll(self, encoding);
  const padding = PADDING[lengthOf(self) % 3]!;
  // The codec pads the first alphabet only.
  if (encoding === BASE64) return omitsPadding ? part(text, 0, text.length - padding.length) : text;
  return omitsPadding ? text : text + padding;
}

/** `uint8Array.toHex()` */
export function toHex(self: unknown): string {
  requireBytes(self, 'toHex');
  requireAttached(self, 'toHex');
  return decodeAll(self, HEX);
}
