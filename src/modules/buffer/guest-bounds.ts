import { codes } from 'internal:errors';

/** A number argument of the numeric reads and writes; other checks follow only when an access fails. */
export function requireNumber(value: unknown, name: string): asserts value is number {
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
}

/** `Math.floor` in V8 names the type it cannot take. */
function isWhole(value: unknown): boolean {
  if (typeof value === 'bigint') throw new TypeError('Cannot convert a BigInt value to a number');
  return Math.floor(value as number) === value;
}

/**
 * Throws for an access of `width` bytes at `offset` outside `length` bytes
 * (nodejs.org/api/buffer.html: the range that each read and write documents).
 */
export function throwOutside(offset: number, length: number, width: number): never {
  if (!isWhole(offset)) throw new codes.ERR_OUT_OF_RANGE('offset', 'an integer', offset);
  if (length < width) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS();
  throw new codes.ERR_OUT_OF_RANGE('offset', `>= 0 and <= ${length - width}`, offset);
}

/** Width of the variable length reads and writes: 1 to 6. */
export function requireWidth(width: unknown): asserts width is number {
  if (width === 1 || width === 2 || width === 3 || width === 4 || width === 5 || width === 6) return;
  if (!isWhole(width)) {
    requireNumber(width, 'byteLength');
    throw new codes.ERR_OUT_OF_RANGE('byteLength', 'an integer', width);
  }
  throw new codes.ERR_OUT_OF_RANGE('byteLength', '>= 1 and <= 6', width as number);
}

/** Throws for an integer that does not fit `width` bytes; the words change where 32 bits end, and for BigInt. */
export function throwValue(value: number | bigint, width: number, signed: boolean): never {
  let range: string;
  if (typeof value === 'bigint') {
    range = signed ? '>= -(2n ** 63n) and < 2n ** 63n' : '>= 0n and < 2n ** 64n';
  } else if (width > 4) {
    range = signed ? `>= -(2 ** ${width * 8 - 1}) and < 2 ** ${width * 8 - 1}` : `>= 0 and < 2 ** ${width * 8}`;
  } else {
    const span = 2 ** (width * 8);
    range = signed ? `>= ${-span / 2} and <= ${span / 2 - 1}` : `>= 0 and <= ${span - 1}`;
  }
  throw new codes.ERR_OUT_OF_RANGE('value', range, value);
}
