import { Buffer } from 'node:buffer';
import type { Representations } from './contract.ts';
import { huffmanLength, readHuffman, writeHuffman } from './host-huffman.ts';

/** A number beyond this is no index, length or size that anything could have. */
const MOST = 2 ** 28;
const HUFFMAN = 0x80;

/** The first bits of each kind of representation, and how many bits of its first byte are the number's (RFC 7541, 6). */
const PATTERNS = [0x80, 0x40, 0x00, 0x10, 0x20] as const;
const PREFIXES = [7, 6, 4, 4, 5] as const;
const INDEXED = 0;
const SIZE_UPDATE = 4;
const BROKEN = -1;

function kindOf(byte: number): number {
  if (byte & 0x80) return INDEXED;
  if (byte & 0x40) return 1;
  if (byte & 0x20) return SIZE_UPDATE;
  return byte & 0x10 ? 3 : 2;
}

class BlockReader {
  readonly #block: Uint8Array;
  at = 0;

  constructor(block: Uint8Array) {
    this.#block = block;
  }

  /** RFC 7541, 5.1; below zero where there is none. */
  number(prefix: number): number {
    const mask = (1 << prefix) - 1;
    let value = this.#block[this.at++]! & mask;
    if (value < mask) return value;
    for (let shift = 0; shift <= 28; shift += 7) {
      if (this.at >= this.#block.length) return -1;
      const byte = this.#block[this.at++]!;
      value += (byte & 0x7f) * 2 ** shift;
      if (value > MOST) return -1;
      if (byte < 0x80) return value;
    }
    return -1;
  }

  /** RFC 7541, 5.2: one unit a byte. */
  string(): string | undefined {
    const block = this.#block;
    if (this.at >= block.length) return undefined;
    const isCoded = (block[this.at]! & HUFFMAN) !== 0;
    const length = this.number(7);
    const start = this.at;
    const end = start + length;
    if (length < 0 || end > block.length) return undefined;
    this.at = end;
    const bytes = isCoded ? readHuffman(block, start, end) : block.subarray(start, end);
    if (bytes === undefined) return undefined;
    return Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length).toString('latin1');
  }
}

export function decodeBlock(block: Uint8Array): Representations {
  const representations: (number | string)[] = [];
  const reader = new BlockReader(block);
  while (reader.at < block.length) {
    const kind = kindOf(block[reader.at]!);
    const number = reader.number(PREFIXES[kind]!);
    if (number < 0) return [...representations, BROKEN];
    if (kind === INDEXED || kind === SIZE_UPDATE) {
      representations.push(kind, number);
      continue;
    }
    const name = number === 0 ? reader.string() : number;
    const value = name === undefined ? undefined : reader.string();
    if (value === undefined) return [...representations, BROKEN];
    representations.push(kind, name!, value);
  }
  return representations;
}

/** Bytes that a number takes at most. */
const NUMBER_BYTES = 6;

function writeNumber(target: Uint8Array, at: number, pattern: number, prefix: number, value: number): number {
  const mask = (1 << prefix) - 1;
  if (value < mask) {
    target[at] = pattern | value;
    return at + 1;
  }
  let end = at;
  target[end++] = pattern | mask;
  let rest = value - mask;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) target[end++] = (rest % 0x80) | 0x80;
  target[end++] = rest;
  return end;
}

function writeString(target: Buffer, at: number, text: string): number {
  const coded = huffmanLength(text);
  if (coded < text.length) return writeHuffman(text, target, writeNumber(target, at, HUFFMAN, 7, coded));
  const start = writeNumber(target, at, 0, 7, text.length);
  return start + target.write(text, start, 'latin1');
}

/** The caller has checked the types. */
export function encodeBlock(representations: Representations): Uint8Array {
  let size = 0;
  for (const part of representations) size += typeof part === 'string' ? part.length + NUMBER_BYTES : NUMBER_BYTES;
  const block = Buffer.allocUnsafe(size);
  let at = 0;
  for (let index = 0; index < representations.length; ) {
    const kind = representations[index]! as number;
    const first = representations[index + 1]!;
    at = writeNumber(block, at, PATTERNS[kind]!, PREFIXES[kind]!, typeof first === 'number' ? first : 0);
    index += 2;
    if (kind === INDEXED || kind === SIZE_UPDATE) continue;
    if (typeof first === 'string') at = writeString(block, at, first);
    at = writeString(block, at, representations[index++]! as string);
  }
  return block.subarray(0, at);
}
