import { codes } from 'internal:errors';

interface Entry<Value> {
  readonly value: Value;
  readonly size: number;
}

/** https://streams.spec.whatwg.org/#queue-with-sizes */
export class SizedQueue<Value> {
  #entries: Entry<Value>[] = [];
  #head = 0;
  totalSize = 0;

  get length(): number {
    return this.#entries.length - this.#head;
  }

  enqueue(value: Value, size: unknown): void {
    const number = Number(size);
    if (Number.isNaN(number) || number < 0 || number === Number.POSITIVE_INFINITY) {
      throw new (
        codes.ERR_INVALID_ARG_VALUE as unknown as { RangeError: new (name: string, value: unknown) => Error }
      ).RangeError('size', size);
    }
    this.#entries.push({ value, size: number });
    this.totalSize += number;
  }

  peek(): Value {
    return this.#entries[this.#head]!.value;
  }

  dequeue(): Value {
    const { value, size } = this.#entries[this.#head]!;
    this.#entries[this.#head++] = undefined as never;
    // Rounding errors of fractional sizes may add up to less than nothing.
    this.totalSize = Math.max(0, this.totalSize - size);
    if (this.#head === this.#entries.length) {
      this.#entries = [];
      this.#head = 0;
    }
    return value;
  }

  reset(): void {
    this.#entries = [];
    this.#head = 0;
    this.totalSize = 0;
  }
}
