/**
 * V8's format for values, version 15: one byte says what follows. Read off what Node 24 writes
 * (nodejs.org/api/v8.html#serialization-api).
 */
export const VERSION = 15;
/** The oldest version that is read. */
export const OLDEST_VERSION = 13;
export const VERSION_MARK = 0xff;

const code = (letter: string): number => letter.charCodeAt(0);

export const Tag = {
  padding: 0,
  undefined: code('_'),
  null: code('0'),
  true: code('T'),
  false: code('F'),
  int32: code('I'),
  uint32: code('U'),
  double: code('N'),
  bigint: code('Z'),
  utf8: code('S'),
  latin1: code('"'),
  utf16: code('c'),
  reference: code('^'),
  object: code('o'),
  objectEnd: code('{'),
  dense: code('A'),
  denseEnd: code('$'),
  sparse: code('a'),
  sparseEnd: code('@'),
  hole: code('-'),
  date: code('D'),
  trueObject: code('y'),
  falseObject: code('x'),
  numberObject: code('n'),
  bigintObject: code('z'),
  stringObject: code('s'),
  regexp: code('R'),
  map: code(';'),
  mapEnd: code(':'),
  set: code("'"),
  setEnd: code(','),
  buffer: code('B'),
  resizableBuffer: code('~'),
  transferredBuffer: code('t'),
  view: code('V'),
  host: code('\\'),
  error: code('r'),
} as const;

/** Bits of a regular expression's flags. */
export const REGEXP_FLAGS: readonly (readonly [flag: string, bit: number])[] = [
  ['g', 1],
  ['i', 2],
  ['m', 4],
  ['y', 8],
  ['u', 16],
  ['s', 32],
  ['d', 128],
  ['v', 256],
];

/** Letters inside of an error. */
export const ErrorTag = { message: code('m'), cause: code('c'), stack: code('s'), end: code('.') } as const;

export const ERROR_CLASSES: readonly (readonly [name: string, tag: number])[] = [
  ['EvalError', code('E')],
  ['RangeError', code('R')],
  ['ReferenceError', code('F')],
  ['SyntaxError', code('S')],
  ['TypeError', code('T')],
  ['URIError', code('U')],
];

/** Letters of views over a buffer. */
export const VIEW_TAGS: readonly (readonly [name: string, tag: number])[] = [
  ['Int8Array', code('b')],
  ['Uint8Array', code('B')],
  ['Uint8ClampedArray', code('C')],
  ['Int16Array', code('w')],
  ['Uint16Array', code('W')],
  ['Int32Array', code('d')],
  ['Uint32Array', code('D')],
  ['Float16Array', code('h')],
  ['Float32Array', code('f')],
  ['Float64Array', code('F')],
  ['BigInt64Array', code('q')],
  ['BigUint64Array', code('Q')],
  ['DataView', code('?')],
];

/** Numbers by which Node's own serializer names the class of a view. */
export const HOST_VIEWS =
  'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array DataView Buffer BigInt64Array BigUint64Array Float16Array'.split(
    ' ',
  );
/** Of `Buffer` in that list. */
export const BUFFER_INDEX = 10;

/** Array indices are numbers where keys are written. */
export function isIndex(key: string): boolean {
  const number = Number(key);
  return number >= 0 && number < 2 ** 32 - 1 && Number.isInteger(number) && String(number) === key;
}
