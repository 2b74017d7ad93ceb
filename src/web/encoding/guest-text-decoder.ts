import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { port, verbId } from 'internal:port';
import { kValidateObjectAllowObjectsAndNull, validateObject } from 'internal:validators';
import { bytesOf, isAnyArrayBuffer, isDetachedBuffer, isUint8Array, isView } from 'node:buffer';
import { enumerableMembers, type InspectContext, shortForm } from './guest-members.ts';

const RESOLVE = verbId('encoding.resolve');
const DECODE = verbId('encoding.decode');
const UTF8 = 0;
const FATAL = 1;
const IGNORE_BOM = 2;
const STREAM = 4;
const CARRY_BYTES = 16;

function nativeTypeError(code: string, message: string): Error {
  return Object.assign(new TypeError(message), { code });
}

interface DecoderOptions {
  readonly fatal?: unknown;
  readonly ignoreBOM?: unknown;
}

// A class that names itself inside is renamed by bundlers.
let assertDecoder: (value: unknown) => void;

/** `TextDecoder` (encoding.spec.whatwg.org/#interface-textdecoder, nodejs.org/api/util.html#class-utiltextdecoder). */
export class TextDecoder {
  #id = UTF8;
  #name = 'utf-8';
  #isSingleByte = false;
  #flags = 0;
  /** What the host keeps of a stream between two calls; there is none while no stream is under way. */
  #carry: Uint8Array | undefined;

  // Node's constructor takes its arguments by default values: its length is 0.
  constructor(encoding: unknown = 'utf-8', options: unknown = {}) {
    const label = `${encoding as string}`;
    validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
    if (label !== 'utf-8' && label !== 'utf8') this.#resolve(label);
    const { fatal, ignoreBOM } = (options ?? {}) as DecoderOptions;
    this.#flags = (fatal ? FATAL : 0) | (ignoreBOM ? IGNORE_BOM : 0);
  }

  #resolve(label: string): void {
    const found = port(RESOLVE, label) as readonly [number, string, boolean] | null;
    if (found === null) throw new codes.ERR_ENCODING_NOT_SUPPORTED(label);
    [this.#id, this.#name, this.#isSingleByte] = found;
    if (this.#name === 'replacement') throw new codes.ERR_ENCODING_NOT_SUPPORTED(this.#name);
  }

  static {
    assertDecoder = (value) => {
      if (typeof value !== 'object' || value === null || !(#flags in value)) throw new codes.ERR_INVALID_THIS('TextDecoder');
    };
  }

  decode(input: unknown = undefined, options: unknown = undefined): string {
    assertDecoder(this);
    let isStream = false;
    if (options !== undefined) {
      validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
      // One byte encodings have nothing to carry on, and Node does not look at the option.
      if (!this.#isSingleByte) isStream = Boolean((options as { stream?: unknown } | null)?.stream);
    }
    let bytes: Uint8Array;
    if (isUint8Array(input)) bytes = input;
    else if (input === undefined || isDetachedBuffer(input)) bytes = new Uint8Array();
    else if (isView(input) || isAnyArrayBuffer(input)) bytes = bytesOf(input);
    else throw this.#inputError(input, isStream);

    if (isStream) this.#carry ??= new Uint8Array(CARRY_BYTES);
    const carry = this.#carry;
    if (!isStream) this.#carry = undefined;
    const text = port(DECODE, this.#id, bytes, this.#flags | (isStream ? STREAM : 0), carry) as string | null;
    if (text === null) throw this.#invalidError();
    return text;
  }

  get encoding(): string {
    assertDecoder(this);
    return this.#name;
  }

  get fatal(): boolean {
    assertDecoder(this);
    return (this.#flags & FATAL) !== 0;
  }

  get ignoreBOM(): boolean {
    assertDecoder(this);
    return (this.#flags & IGNORE_BOM) !== 0;
  }

  /** Node has three ways to decode, and each refuses its input in words of its own. */
  #inputError(input: unknown, isStream: boolean): Error {
    const isFast = this.#id === UTF8 && !isStream && this.#carry === undefined;
    if (this.#isSingleByte || (this.#id === UTF8 && !isFast)) {
      return new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'ArrayBufferView'], input);
    }
    const name = isFast ? 'list' : 'input';
    const message = `The "${name}" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.`;
    return nativeTypeError('ERR_INVALID_ARG_TYPE', message);
  }

  #invalidError(): Error {
    if (this.#isSingleByte) return new codes.ERR_ENCODING_INVALID_ENCODED_DATA(this.#name, undefined);
    const message = `The encoded data was not valid for encoding ${this.#name}`;
    return nativeTypeError('ERR_ENCODING_INVALID_ENCODED_DATA', message);
  }

  [customInspectSymbol](depth: unknown, options: InspectContext): unknown {
    assertDecoder(this);
    if (typeof depth === 'number' && depth < 0) return shortForm(this, options);
    const shown: Record<PropertyKey, unknown> = { encoding: this.encoding, fatal: this.fatal, ignoreBOM: this.ignoreBOM };
    if (options.showHidden) {
      shown[Symbol('flags')] = (this.fatal ? 2 : 0) | (this.ignoreBOM ? 4 : 0);
      shown[Symbol('handle')] = undefined;
    }
    return `${this.constructor.name} ${inspect(shown)}`;
  }
}

enumerableMembers(TextDecoder.prototype, ['decode', 'encoding', 'fatal', 'ignoreBOM'], 'TextDecoder');
