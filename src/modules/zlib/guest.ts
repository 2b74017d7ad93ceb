import { codes as errors } from 'internal:errors';
import { verbs } from 'internal:port';
import { surface } from 'internal:surface';
import { validateUint32 } from 'internal:validators';
import { Buffer } from 'node:buffer';
import type { ZlibVerbs } from './contract.ts';
import { constants } from './guest-constants.ts';

const host = verbs<ZlibVerbs>('zlib');

/** nodejs.org/api/zlib.html#zlibcrc32data-value */
function crc32(data: unknown, value: unknown = 0): number {
  let bytes: Uint8Array;
  if (typeof data === 'string') bytes = Buffer.from(data) as unknown as Uint8Array;
  else if (ArrayBuffer.isView(data)) bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  else throw new errors.ERR_INVALID_ARG_TYPE('data', ['Buffer', 'TypedArray', 'DataView', 'string'], data);
  validateUint32(value, 'value');
  return host.crc32(bytes, value);
}

/** Results of the library by name and by number, both ways. */
const codes: Record<string, string | number> = {};
for (const name of [
  'OK',
  'STREAM_END',
  'NEED_DICT',
  'ERRNO',
  'STREAM_ERROR',
  'DATA_ERROR',
  'MEM_ERROR',
  'BUF_ERROR',
  'VERSION_ERROR',
]) {
  codes[`Z_${name}`] = constants[`Z_${name}`]!;
}
for (const name of Object.keys(codes)) codes[String(codes[name])] = name;

const FORMATS =
  'Deflate Inflate Gzip Gunzip DeflateRaw InflateRaw Unzip BrotliCompress BrotliDecompress ZstdCompress ZstdDecompress';
const FUNCTIONS =
  'deflate gzip deflateRaw unzip inflate gunzip inflateRaw brotliCompress brotliDecompress zstdCompress zstdDecompress';
const CREATORS =
  'Deflate Inflate DeflateRaw InflateRaw Gzip Gunzip Unzip BrotliCompress BrotliDecompress ZstdCompress ZstdDecompress';

const zlib = surface(
  'zlib',
  [
    'crc32/1',
    ...FORMATS.split(' ').map((name) => `${name}/1 : Transform close flush params reset`),
    ...FUNCTIONS.split(' ').flatMap((name) => [`${name}/3 =asyncBufferWrapper`, `${name}Sync/2 =syncBufferWrapper`]),
    ...CREATORS.split(' ').map((name) => `create${name}/1`),
  ].join('\n'),
  { crc32 },
);
for (const name of CREATORS.split(' ')) Object.defineProperty(zlib, `create${name}`, { writable: false, configurable: false });
Object.defineProperty(zlib, 'constants', { value: constants, enumerable: true });
Object.defineProperty(zlib, 'codes', { value: Object.freeze(codes), enumerable: true });
// The constants that are also properties of the module, deprecated (nodejs.org/api/zlib.html#zlib-constants).
for (const name of Object.keys(constants)) {
  if (!name.startsWith('BROTLI')) Object.defineProperty(zlib, name, { value: constants[name] });
}

/** nodejs.org/api/zlib.html. DIVERGES: nothing is compressed: all of `zlib` but its constants and `crc32` refuses. */
export default zlib;
