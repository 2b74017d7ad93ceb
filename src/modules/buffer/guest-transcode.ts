import { codes } from 'internal:errors';
import { port, verbId } from 'internal:port';
import { requireBytes } from './guest-bytes.ts';
import { ASCII, encodingId } from './guest-encodings.ts';
import { nativeError } from './guest-native-error.ts';
import { adopt, FastBuffer } from './guest-pool.ts';
import { bytesOf, isAnyArrayBuffer, isDetachedBuffer, isTypedArray, lengthOf } from './guest-typed-array.ts';

const TRANSCODE = verbId('buffer.transcode');
const IS_UTF8 = verbId('buffer.isUtf8');
const IS_ASCII = verbId('buffer.isAscii');

/** ICU's way to say that it has no converter; the host's errors have the same shape. */
function illegalArgument(): Error {
  const error = new Error('Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]');
  return Object.assign(error, { code: 'U_ILLEGAL_ARGUMENT_ERROR', errno: 1 });
}

/** `buffer.transcode(source, fromEnc, toEnc)` (nodejs.org/api/buffer.html#buffertranscodesource-fromenc-toenc). */
export function transcode(source: unknown, fromEncoding: unknown, toEncoding: unknown): FastBuffer {
  requireBytes(source, 'source');
  if (lengthOf(source) === 0) return new FastBuffer();
  const from = fromEncoding == null || fromEncoding === '' ? 0 : encodingId(fromEncoding);
  const to = toEncoding == null || toEncoding === '' ? 0 : encodingId(toEncoding);
  if (from === undefined || to === undefined || from > ASCII || to > ASCII) throw illegalArgument();
  return adopt(port(TRANSCODE, source, from, to) as Uint8Array);
}

function requireInput(input: unknown): Uint8Array {
  if (!isTypedArray(input) && !isAnyArrayBuffer(input)) {
    throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
  }
  // Documented, and so in Node 24.12; the binary of Node 24.21 says true.
  if (isDetachedBuffer(input)) throw nativeError(Error, 'ERR_INVALID_STATE', 'Cannot validate on a detached buffer');
  return bytesOf(input);
}

export function isUtf8(input: unknown): boolean {
  const bytes = requireInput(input);
  return lengthOf(bytes) === 0 || (port(IS_UTF8, bytes) as boolean);
}

export function isAscii(input: unknown): boolean {
  const bytes = requireInput(input);
  return lengthOf(bytes) === 0 || (port(IS_ASCII, bytes) as boolean);
}
