import { VolumeError } from './volume.ts';

/** Bytes that a volume may hold, and how many it does. One per memory volume. */
export class ByteQuota {
  readonly maxBytes: number;
  usedBytes = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  /** Takes (or, negative, gives back) bytes; fails with ENOSPC and takes nothing when there are not enough. */
  take(bytes: number): void {
    if (bytes > 0 && this.usedBytes + bytes > this.maxBytes) throw new VolumeError('ENOSPC');
    this.usedBytes += bytes;
  }
}

const empty = new Uint8Array(0);
const encoder = new TextEncoder();

/** From here on a buffer grows by a quarter and not to the double, to stay near the quota it is charged to. */
const GENTLE_GROWTH_BYTES = 1 << 20;

/**
 * The bytes of one file. Text that was given as a string is encoded at the first use that needs bytes: a sandbox is
 * created in less time than it takes to encode a program that it may never read.
 */
export class FileContent {
  readonly #quota: ByteQuota;
  #bytes: Uint8Array = empty;
  #size = 0;
  #text: string | undefined;
  /** The bytes are others' too, and are copied before they are first written to. */
  #isShared: boolean;

  constructor(quota: ByteQuota, initial?: string | Uint8Array, isShared = false) {
    this.#quota = quota;
    this.#isShared = isShared;
    if (initial === undefined) return;
    if (typeof initial === 'string') {
      // The number of bytes is not known before it is encoded; the difference is settled in #encoded().
      quota.take(initial.length);
      this.#text = initial.toWellFormed();
    } else {
      quota.take(initial.byteLength);
      this.#bytes = isShared ? initial : new Uint8Array(initial);
      this.#size = initial.byteLength;
    }
  }

  get size(): number {
    this.#encoded();
    return this.#size;
  }

  /** The content, as a view that the next write may change. */
  get bytes(): Uint8Array {
    this.#encoded();
    return this.#size === this.#bytes.byteLength ? this.#bytes : this.#bytes.subarray(0, this.#size);
  }

  /** The content as text, if it was given as text and not written to since. */
  get text(): string | undefined {
    return this.#text;
  }

  /** The content for somebody who keeps it and does not write to it. */
  share(): string | Uint8Array {
    if (this.#text !== undefined) return this.#text;
    this.#isShared = true;
    return this.bytes;
  }

  read(target: Uint8Array, position: number): number {
    this.#encoded();
    if (position >= this.#size) return 0;
    const length = Math.min(target.byteLength, this.#size - position);
    target.set(this.#bytes.subarray(position, position + length));
    return length;
  }

  write(source: Uint8Array, position: number): void {
    this.#encoded();
    if (source.byteLength === 0) return;
    this.#own();
    const end = position + source.byteLength;
    if (end > this.#size) this.#resize(end);
    this.#bytes.set(source, position);
    this.#text = undefined;
  }

  truncate(size: number): void {
    this.#encoded();
    if (size === this.#size) return;
    this.#text = undefined;
    if (size > 0) this.#own();
    this.#resize(size);
  }

  /** Gives the bytes back to the quota: the last name and the last handle are gone. */
  release(): void {
    this.truncate(0);
  }

  #own(): void {
    if (!this.#isShared) return;
    this.#isShared = false;
    this.#bytes = this.bytes.slice();
  }

  #encoded(): void {
    if (this.#text === undefined || this.#bytes !== empty) return;
    this.#bytes = encoder.encode(this.#text);
    this.#size = this.#bytes.byteLength;
    // What the embedder put there counts, but may not make a mere read fail: taken without a check.
    this.#quota.usedBytes += this.#size - this.#text.length;
  }

  #resize(size: number): void {
    const growth = size - this.#size;
    const capacity = this.#bytes.byteLength;
    this.#quota.take(growth);
    if (size > capacity) {
      const spare = capacity < GENTLE_GROWTH_BYTES ? capacity * 2 : capacity + (capacity >> 2);
      try {
        // An exact fit for the first write: most files are written once.
        this.#reallocate(capacity === 0 ? size : Math.max(size, spare), this.#size);
      } catch (cause) {
        this.#quota.take(-growth);
        throw new VolumeError('ENOSPC', cause);
      }
    } else if (size < this.#size) {
      // A file cut to less than half gives its memory back, or one grown and cut would hold what it is not charged for.
      if (size < capacity / 2) this.#reallocate(size, size);
      else this.#bytes.fill(0, size, this.#size);
    }
    this.#size = size;
  }

  #reallocate(capacity: number, keep: number): void {
    const bytes = capacity === 0 ? empty : new Uint8Array(capacity);
    bytes.set(this.#bytes.subarray(0, keep));
    this.#bytes = bytes;
  }
}
