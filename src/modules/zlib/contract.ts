/** Host verbs of `node:zlib`. */
export interface ZlibVerbs {
  /** The CRC-32 (RFC 1952, 8) of bytes that follow others whose sum is given. */
  crc32(bytes: Uint8Array, start: number): number;
}
