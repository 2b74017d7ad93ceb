import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { TextEncoder } from 'node:util';
import type { CreateHost } from '../../capabilities/capability.ts';
import { convertPieces, cutAnywhere } from '../../capabilities/text-pieces.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import { decodeUtf8 } from '../../utf8.ts';
import type { EncodingVerbs } from './contract.ts';
import { ENCODING_NAMES, findEncoding } from './host-labels.ts';
import { pendingUtf8, pendingUtf16 } from './host-pending.ts';
import { decodeSingleByte, singleByteTable } from './host-single-byte.ts';
import { decodePart, decodeWhole, join } from './host-stream.ts';

const UTF8 = 0;
const UTF16LE = 1;
const LAST_UNICODE = 2;
const FATAL = 1;
const IGNORE_BOM = 2;
const STREAM = 4;
const BYTE_ORDER_MARK = '\ufeff';
const CARRY_BYTES = 16;
const DROP = 14;
const SEEN = 15;
const encoder = new TextEncoder();

function refuse(what: string): never {
  throw new VerbError(`Invalid ${what} in a call of the encoding module`, { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
}

function requireBytes(value: unknown): asserts value is Uint8Array {
  if (!(value instanceof Uint8Array)) refuse('bytes');
}

function requireText(value: unknown): asserts value is string {
  if (typeof value !== 'string') refuse('text');
}

/** GBK is decoded as GB 18030 (encoding.spec.whatwg.org/#gbk-decoder); older Node versions have another table for it. */
function hostName(encoding: number): string {
  const name = ENCODING_NAMES[encoding]!;
  return name === 'gbk' ? 'gb18030' : name;
}

/** Takes the bytes that wait in `carry` and puts them before the new ones. */
function withPending(carry: Uint8Array, bytes: Uint8Array): Uint8Array {
  const count = carry[0]!;
  if (count >= DROP) refuse('carry');
  carry[0] = 0;
  return count === 0 ? bytes : join(carry.subarray(1, 1 + count), bytes);
}

function keepPending(carry: Uint8Array, pending: Uint8Array, drop = 0): void {
  carry[0] = pending.length;
  carry.set(pending, 1);
  carry[DROP] = drop;
}

/** A longer text in a legacy encoding is decoded as a stream is, in pieces, which takes ten times as long and can be ended. */
const LONGEST_WHOLE = 1 << 23;

function decodeComplete(encoding: number, bytes: Uint8Array, isFatal: boolean, pause: () => void): string | null {
  if (encoding === UTF8) return isFatal && !isUtf8(bytes) ? null : decodeUtf8(bytes, pause);
  const name = hostName(encoding);
  if (encoding <= LAST_UNICODE || bytes.length <= LONGEST_WHOLE) return decodeWhole(name, bytes, isFatal);
  const step = decodePart(name, bytes, isFatal, pause);
  const end = step && decodeWhole(name, step.carry, isFatal);
  return step === null || end === null ? null : step.text + end.slice(step.drop);
}

function decodeStream(encoding: number, bytes: Uint8Array, flags: number, carry: Uint8Array, pause: () => void): string | null {
  const isFatal = (flags & FATAL) !== 0;
  const drop = carry[DROP]!;
  const input = withPending(carry, bytes);
  carry[DROP] = 0;
  if ((flags & STREAM) === 0) return decodeComplete(encoding, input, isFatal, pause)?.slice(drop) ?? null;
  if (encoding <= LAST_UNICODE) {
    const pending = encoding === UTF8 ? pendingUtf8(input) : pendingUtf16(input, encoding === UTF16LE);
    const text = decodeComplete(encoding, input.subarray(0, input.length - pending), isFatal, pause);
    if (text !== null) keepPending(carry, input.subarray(input.length - pending));
    return text;
  }
  const step = decodePart(hostName(encoding), input, isFatal, pause);
  if (step === null) return null;
  keepPending(carry, step.carry, step.drop);
  return step.text.slice(drop);
}

/** The first character of a text in UTF-8 or UTF-16 is no part of it when it is the byte order mark. */
function withoutMark(text: string, flags: number, carry: Uint8Array | undefined): string {
  const isSeen = carry !== undefined && carry[SEEN] === 1;
  if (carry !== undefined) carry[SEEN] = (flags & STREAM) !== 0 && (isSeen || text !== '') ? 1 : 0;
  return !isSeen && (flags & IGNORE_BOM) === 0 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** The host side of TextEncoder and TextDecoder. It holds no authority and keeps nothing between calls. */
export const createEncodingHost: CreateHost<EncodingVerbs> = (context) => ({
  resolve(label) {
    requireText(label);
    const id = findEncoding(label);
    if (id === undefined) return null;
    const name = ENCODING_NAMES[id]!;
    return [id, name, singleByteTable(name) !== undefined];
  },
  decode(encoding, bytes, flags, carry) {
    const name = ENCODING_NAMES[encoding];
    if (name === undefined || name === 'replacement') refuse('encoding');
    requireBytes(bytes);
    if (!Number.isInteger(flags)) refuse('flags');
    if (carry !== undefined && !(carry instanceof Uint8Array && carry.length === CARRY_BYTES)) refuse('carry');
    const isFatal = (flags & FATAL) !== 0;
    const pause = (): void => context.checkLimits();
    const table = encoding > LAST_UNICODE ? singleByteTable(name) : undefined;
    if (table !== undefined) {
      if (isAscii(bytes)) return Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length).toString('latin1');
      const pieces = convertPieces(bytes, cutAnywhere, pause, (piece) => {
        const units = decodeSingleByte(table, piece, isFatal);
        return units === null ? null : Buffer.from(units.buffer, 0, units.byteLength).toString('utf16le');
      });
      return pieces.includes(null) ? null : pieces.join('');
    }
    let text: string | null;
    if (carry !== undefined) text = decodeStream(encoding, bytes, flags, carry, pause);
    else text = decodeComplete(encoding, bytes, isFatal, pause);
    if (encoding > LAST_UNICODE) return text;
    if (text !== null) return withoutMark(text, flags, carry);
    if (carry !== undefined && (flags & STREAM) === 0) carry[SEEN] = 0;
    return null;
  },
  encode(text) {
    requireText(text);
    return Buffer.from(text);
  },
  encodeInto(text, target, counts) {
    requireText(text);
    requireBytes(target);
    if (!(counts instanceof Uint8Array && counts.length === 8)) refuse('counts');
    const { read, written } = encoder.encodeInto(text, target);
    const view = new DataView(counts.buffer, counts.byteOffset, 8);
    view.setUint32(0, read, true);
    view.setUint32(4, written, true);
  },
});
