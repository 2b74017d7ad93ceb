import type { Refusal } from './guest-parser-lines.ts';

export interface Bytes extends Uint8Array {
  latin1Slice(start?: number, end?: number): string;
}

/** What the parser refuses, as it is emitted: `reason` says what Node's says, `bytesParsed` where in the last bytes. */
export interface ParseError extends Error {
  code: string;
  reason: string;
  bytesParsed: number;
  rawPacket?: unknown;
}

/** Leniencies, as bits (llhttp.org; observed in `HTTPParser`). */
export const lenient = {
  none: 0,
  headers: 1,
  chunkedLength: 2,
  keepAlive: 4,
  transferEncoding: 8,
  version: 16,
  dataAfterClose: 32,
  optionalLfAfterCr: 64,
  optionalCrlfAfterChunk: 128,
  optionalCrBeforeLf: 256,
  spacesAfterChunkSize: 512,
  headerValueRelaxed: 1024,
  all: 1023,
} as const;

export function parseError({ code, reason, at }: Refusal): ParseError {
  return Object.assign(new Error('Parse Error'), { code, reason, bytesParsed: Math.max(0, at) });
}
