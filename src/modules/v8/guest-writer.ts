import { Tag } from './guest-format.ts';

/** Grows as it is written. */
export class Writer {
  #bytes = new Uint8Array(64);
  #view = new DataView(this.#bytes.buffer);
  length = 0;

  #reserve(size: number): number {
    const at = this.length;
    this.length += size;
    if (this.length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.length, 2 * this.#bytes.length));
      grown.set(this.#bytes.subarray(0, at));
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    return at;
  }

  byte(value: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = value;
  }

  /** Seven bits a byte, the lowest first. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  bigVarint(value: bigint): void {
    let rest = value;
    while (rest >= 0x80n) {
      this.byte(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.byte(Number(rest));
  }

  double(value: number): void {
    const at = this.#reserve(8);
    this.#view.setFloat64(at, value, true);
  }

  raw(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** One byte a character where that is enough. Wider text is aligned. */
  text(value: string): void {
    const { length } = value;
    let isNarrow = true;
    for (let index = 0; index < length && isNarrow; index++) isNarrow = value.charCodeAt(index) < 0x100;
    if (isNarrow) {
      this.byte(Tag.latin1);
      this.varint(length);
      const at = this.#reserve(length);
      for (let index = 0; index < length; index++) this.#bytes[at + index] = value.charCodeAt(index);
      return;
    }
    let sizeBytes = 1;
    for (let size = 2 * length; size >= 0x80; size = Math.floor(size / 0x80)) sizeBytes++;
    if ((this.length + 1 + sizeBytes) % 2 === 1) this.byte(Tag.padding);
    this.byte(Tag.utf16);
    this.varint(2 * length);
    const at = this.#reserve(2 * length);
    for (let index = 0; index < length; index++) this.#view.setUint16(at + 2 * index, value.charCodeAt(index), true);
  }

  /** A sign and a length, then the digits in units of eight bytes. */
  bigint(value: bigint): void {
    let rest = value < 0n ? -value : value;
    const words: bigint[] = [];
    for (; rest > 0n; rest >>= 64n) words.push(rest & 0xffffffffffffffffn);
    this.varint(words.length * 16 + (value < 0n ? 1 : 0));
    for (const word of words) {
      const at = this.#reserve(8);
      this.#view.setBigUint64(at, word, true);
    }
  }

  release(): Uint8Array<ArrayBuffer> {
    const bytes = this.#bytes.slice(0, this.length);
    this.length = 0;
    return bytes;
  }
}
