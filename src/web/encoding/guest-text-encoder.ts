import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { port, verbId } from 'internal:port';
import { validateString } from 'internal:validators';
import { isUint8Array } from 'node:buffer';
import { enumerableMembers, type InspectContext, shortForm } from './guest-members.ts';

const ENCODE = verbId('encoding.encode');
const ENCODE_INTO = verbId('encoding.encodeInto');

const counts = new Uint8Array(8);
const countWords = new Uint32Array(counts.buffer);

// A class that names itself inside is renamed by bundlers.
let assertEncoder: (value: unknown) => void;

/** `TextEncoder` (encoding.spec.whatwg.org/#interface-textencoder, nodejs.org/api/util.html#class-utiltextencoder). */
export class TextEncoder {
  readonly #isEncoder = true;

  static {
    assertEncoder = (value) => {
      if (typeof value !== 'object' || value === null || !(#isEncoder in value)) {
        throw new codes.ERR_INVALID_THIS('TextEncoder');
      }
    };
  }

  get encoding(): 'utf-8' {
    assertEncoder(this);
    return 'utf-8';
  }

  encode(input: unknown = ''): Uint8Array {
    assertEncoder(this);
    return port(ENCODE, `${input as string}`) as Uint8Array;
  }

  encodeInto(src: unknown, dest: unknown): { read: number; written: number } {
    assertEncoder(this);
    validateString(src, 'src');
    if (!isUint8Array(dest)) throw new codes.ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', dest);
    port(ENCODE_INTO, src, dest, counts);
    return { read: countWords[0]!, written: countWords[1]! };
  }

  [customInspectSymbol](depth: unknown, options: InspectContext): unknown {
    assertEncoder(this);
    if (typeof depth === 'number' && depth < 0) return shortForm(this, options);
    return inspect({ encoding: 'utf-8' }, options);
  }
}

enumerableMembers(TextEncoder.prototype, ['encoding', 'encode', 'encodeInto'], 'TextEncoder');
