/** Continuation bytes that must follow a lead byte; 0 for what leads nothing. */
function continuations(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
}

/** Whether a first continuation byte is allowed after its lead: no overlong form, surrogate or number past U+10FFFF. */
function isAllowedSecond(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second <= 0x9f;
  if (lead === 0xf0) return second >= 0x90;
  if (lead === 0xf4) return second <= 0x8f;
  return true;
}

/**
 * Number of bytes at the end that may become a character with bytes to come
 * (encoding.spec.whatwg.org/#utf-8-decoder: what it holds in its fields when the bytes run out).
 */
export function pendingUtf8(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let count = 1; count <= 3 && count <= length; count++) {
    const byte = bytes[length - count]!;
    if (byte >= 0x80 && byte < 0xc0) continue;
    if (continuations(byte) < count) return 0;
    return count === 1 || isAllowedSecond(byte, bytes[length - count + 1]!) ? count : 0;
  }
  return 0;
}

/** The same for UTF-16: half a code unit, a high surrogate, or both. */
export function pendingUtf16(bytes: Uint8Array, isLittleEndian: boolean): number {
  const half = bytes.length % 2;
  const end = bytes.length - half;
  if (end === 0) return half;
  const high = bytes[isLittleEndian ? end - 1 : end - 2]!;
  return high >= 0xd8 && high <= 0xdb ? half + 2 : half;
}
