import { codes } from 'internal:errors';
import { validateString } from 'internal:validators';
import { Buffer } from 'node:buffer';

/** What a `Utf8Stream` holds back, text or bytes by its `contentMode`. Sizes are in UTF-16 units or bytes. */
export interface Content<T> {
  readonly empty: T;
  check(data: unknown): asserts data is T;
  sizeOf(chunk: T): number;
  join(first: T, second: T): T;
  /** What is left of a chunk once `written` bytes of it are in the file; nothing where the number is not known. */
  rest(chunk: T, written: number | undefined): T;
}

export const textContent: Content<string> = {
  empty: '',
  check(data): asserts data is string {
    validateString(data, 'data');
  },
  sizeOf: (chunk) => chunk.length,
  join: (first, second) => first + second,
  rest(chunk, written) {
    if (written === undefined || written === chunk.length) {
      const isWhole = written === undefined || Buffer.byteLength(chunk) === written;
      if (isWhole) return '';
    }
    // A character that was written in part is written again, as Node does.
    const bytes = Buffer.from(chunk);
    let end = written;
    while ((bytes[end]! & 0xc0) === 0x80) end--;
    return chunk.slice(bytes.subarray(0, end).toString().length);
  },
};

export const bufferContent: Content<Buffer> = {
  empty: Buffer.alloc(0) as Buffer,
  check(data): asserts data is Buffer {
    if (!Buffer.isBuffer(data)) throw new codes.ERR_INVALID_ARG_TYPE('data', 'Buffer', data);
  },
  sizeOf: (chunk) => chunk.length,
  join: (first, second) => (first.length === 0 ? second : (Buffer.concat([first, second]) as Buffer)),
  rest: (chunk, written) => chunk.subarray(written ?? chunk.length) as Buffer,
};
