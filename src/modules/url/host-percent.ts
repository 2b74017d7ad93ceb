/**
 * The percent-encode sets of the URL Standard (url.spec.whatwg.org/#percent-encoded-bytes), each as the pattern of the
 * runs that it encodes. Inside such a run `encodeURIComponent` encodes every unit except `'`, so a run costs one native
 * call. Text that is long is encoded as bytes instead: ten million characters of which every other one is encoded took
 * 1.2 s by runs and 0.1 s as bytes, and a guest may ask for as much.
 */
interface EncodeSet {
  readonly runs: RegExp;
  readonly encodeRun: (run: string) => string;
  /** 1 for each ASCII byte that is encoded; every other byte is. */
  readonly ascii: Uint8Array;
}

const LONG_TEXT = 4096;
const encoder = new TextEncoder();
// "UTF-8 decode without BOM" of the Encoding Standard keeps a leading U+FEFF, which is what ignoreBOM asks for.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function createEncodeSet(runs: RegExp, encodeRun: (run: string) => string = encodeURIComponent): EncodeSet {
  const ascii = new Uint8Array(128);
  for (let byte = 0; byte < 128; byte++) ascii[byte] = String.fromCharCode(byte).search(runs) < 0 ? 0 : 1;
  return { runs, encodeRun, ascii };
}

const c0Control = createEncodeSet(/[^\x20-\x7e]+/g);
const fragment = createEncodeSet(/[^\x21\x23-\x3b\x3d\x3f-\x5f\x61-\x7e]+/g);
const query = createEncodeSet(/[^\x21\x24-\x3b\x3d\x3f-\x7e]+/g);
const specialQuery = createEncodeSet(/[^\x21\x24-\x26\x28-\x3b\x3d\x3f-\x7e]+/g, (run) =>
  encodeURIComponent(run).replaceAll("'", '%27'),
);
const path = createEncodeSet(/[^\x21\x24-\x3b\x3d\x40-\x5d\x5f\x61-\x7a\x7c\x7e]+/g);
const userinfo = createEncodeSet(/[^\x21\x24-\x2e\x30-\x39\x41-\x5a\x5f\x61-\x7a\x7e]+/g);

const hexDigits = encoder.encode('0123456789ABCDEF');

function encodeLong(text: string, { ascii }: EncodeSet): string {
  const bytes = encoder.encode(text);
  const isEncoded = (byte: number): boolean => byte > 0x7f || ascii[byte] === 1;
  let count = 0;
  for (const byte of bytes) if (isEncoded(byte)) count++;
  if (count === 0) return text;
  const output = new Uint8Array(bytes.length + 2 * count);
  let at = 0;
  for (const byte of bytes) {
    if (isEncoded(byte)) {
      output[at] = 0x25;
      output[at + 1] = hexDigits[byte >> 4]!;
      output[at + 2] = hexDigits[byte & 15]!;
      at += 3;
    } else {
      output[at++] = byte;
    }
  }
  return decoder.decode(output);
}

/** Takes well-formed text: a lone surrogate would make `encodeURIComponent` throw. */
function encode(text: string, set: EncodeSet): string {
  return text.length > LONG_TEXT ? encodeLong(text, set) : text.replace(set.runs, set.encodeRun);
}

export const encodeC0Control = (text: string): string => encode(text, c0Control);
export const encodeFragment = (text: string): string => encode(text, fragment);
export const encodePath = (text: string): string => encode(text, path);
export const encodeUserinfo = (text: string): string => encode(text, userinfo);
export const encodeQuery = (text: string, isSpecial: boolean): string => encode(text, isSpecial ? specialQuery : query);

const hexValue = (unit: number): number => {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
};

/** Percent-decodes bytes in place and returns the part in use (url.spec.whatwg.org/#percent-decode). */
export function percentDecodeBytes(bytes: Uint8Array): Uint8Array {
  let end = bytes.indexOf(0x25);
  if (end < 0) return bytes;
  for (let index = end; index < bytes.length; index++, end++) {
    const byte = bytes[index]!;
    if (byte === 0x25 && index + 2 < bytes.length) {
      const high = hexValue(bytes[index + 1]!);
      const low = hexValue(bytes[index + 2]!);
      if (high >= 0 && low >= 0) {
        bytes[end] = high * 16 + low;
        index += 2;
        continue;
      }
    }
    bytes[end] = byte;
  }
  return bytes.subarray(0, end);
}

/** The text whose UTF-8 is the percent-decoded UTF-8 of `text`; malformed sequences become U+FFFD. */
export function percentDecode(text: string): string {
  return text.includes('%') ? decoder.decode(percentDecodeBytes(encoder.encode(text))) : text;
}

/** Percent-decodes the low bytes of the characters of `text`, which is how Node reads what is not UTF-8 in a query. */
export function percentDecodeLowBytes(text: string): string {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = text.charCodeAt(index);
  return decoder.decode(percentDecodeBytes(bytes));
}
