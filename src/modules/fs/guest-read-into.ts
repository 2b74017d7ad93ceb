import { codes } from 'internal:errors';
import { Buffer } from 'node:buffer';
import { type Options, toBytes } from './guest-arguments.ts';

const VIEWS = ['Buffer', 'TypedArray', 'DataView'];

/** The option `buffer` of `readFile` in all its forms (nodejs.org/api/fs.html#fsreadfilepath-options-callback). */
export function checkTarget({ buffer }: Options): void {
  if (typeof buffer !== 'function' && !ArrayBuffer.isView(buffer))
    throw new codes.ERR_INVALID_ARG_TYPE('options.buffer', ['function', ...VIEWS], buffer);
}

/** Puts the content into the caller's memory, which a function may give when the size is known. */
export function readInto(content: Uint8Array, { buffer }: Options, encoding: string | undefined): string | Buffer {
  const size = content.byteLength;
  const isGiven = typeof buffer === 'function';
  const name = isGiven ? 'options.buffer()' : 'options.buffer';
  const target: unknown = isGiven ? (buffer as (size: number) => unknown)(size) : buffer;
  if (!ArrayBuffer.isView(target)) throw new codes.ERR_INVALID_ARG_TYPE(name, VIEWS, target);
  if (target.byteLength < size) {
    const reason = `is smaller than the file size of ${size} bytes`;
    throw new codes.ERR_INVALID_ARG_VALUE(`${name}.byteLength`, target.byteLength, reason);
  }
  toBytes(target).set(content);
  const filled = Buffer.from(target.buffer as ArrayBuffer, target.byteOffset, size);
  return encoding === undefined ? filled : filled.toString(encoding);
}
