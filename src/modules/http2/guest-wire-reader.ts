import { Buffer } from 'node:buffer';
import { HEADER_BYTES, PREFACE } from './guest-frames.ts';

export interface FrameHeader {
  readonly length: number;
  readonly type: number;
  readonly flags: number;
  readonly id: number;
}

const empty = Buffer.alloc(0);

/** Bytes as they come, cut into what is asked for. */
export class WireReader {
  #held: Buffer = empty;
  #at = 0;

  add(bytes: Uint8Array): void {
    const chunk = Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length) as Buffer;
    this.#held = this.available === 0 ? chunk : (Buffer.concat([this.#held.subarray(this.#at), chunk]) as Buffer);
    this.#at = 0;
  }

  get available(): number {
    return this.#held.length - this.#at;
  }

  /** The client's preface (RFC 9113, 3.4): true when it came, false when something else did, undefined as long as it may come. */
  preface(): boolean | undefined {
    const length = Math.min(this.available, PREFACE.length);
    if (this.#held.latin1Slice(this.#at, this.#at + length) !== PREFACE.slice(0, length)) return false;
    if (length < PREFACE.length) return undefined;
    this.#at += length;
    return true;
  }

  header(): FrameHeader | undefined {
    if (this.available < HEADER_BYTES) return undefined;
    const held = this.#held;
    const at = this.#at;
    this.#at += HEADER_BYTES;
    return {
      length: (held[at]! << 16) | (held[at + 1]! << 8) | held[at + 2]!,
      type: held[at + 3]!,
      flags: held[at + 4]!,
      id: held.readUInt32BE(at + 5) & 0x7fff_ffff,
    };
  }

  /** As much as is there of `length` bytes: a view. */
  some(length: number): Buffer {
    const start = this.#at;
    this.#at = Math.min(start + length, this.#held.length);
    return this.#held.subarray(start, this.#at) as Buffer;
  }

  clear(): void {
    this.#held = empty;
    this.#at = 0;
  }
}
