/**
 * Counts of values in buckets that grow with the value, so that each is known to a number of significant figures
 * whatever its size: a high dynamic range histogram (hdrhistogram.org; bounds as observed in Node). Sparse: a bucket is
 * kept under its lowest value, and only when it has a count.
 */
export class HistogramCounts {
  readonly highest: number;
  readonly #counts = new Map<number, number>();
  /** Bits of a value that are kept, and the number of low bits that never are. */
  readonly #significantBits: number;
  readonly #unitBits: number;
  total = 0;
  exceeds = 0;

  constructor(lowest: number, highest: number, figures: number) {
    this.highest = highest;
    this.#significantBits = Math.ceil(Math.log2(2 * 10 ** figures));
    this.#unitBits = bitLength(lowest) - 1;
  }

  /** How many values share a bucket with `value`. */
  #widthAt(value: number): number {
    return 2 ** Math.max(this.#unitBits, bitLength(value) - this.#significantBits);
  }

  #lowestOf(value: number): number {
    const width = this.#widthAt(value);
    return Math.floor(value / width) * width;
  }

  record(value: number, count = 1): boolean {
    if (value > this.highest) {
      this.exceeds += count;
      return false;
    }
    const bucket = this.#lowestOf(value);
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + count);
    this.total += count;
    return true;
  }

  /** Buckets in ascending order: the lowest, middle and highest value of each, and its count. */
  buckets(): { lowest: number; middle: number; highest: number; count: number }[] {
    return [...this.#counts]
      .sort(([a], [b]) => a - b)
      .map(([lowest, count]) => {
        const width = this.#widthAt(lowest);
        return { lowest, middle: lowest + Math.floor(width / 2), highest: lowest + width - 1, count };
      });
  }

  add(other: HistogramCounts): void {
    for (const { lowest, count } of other.buckets()) this.record(lowest, count);
    this.exceeds += other.exceeds;
  }

  reset(): void {
    this.#counts.clear();
    this.total = 0;
    this.exceeds = 0;
  }

  /** The mean of `(middle - center) ** power`. */
  moment(power: number, center: number): number {
    let sum = 0;
    for (const { middle, count } of this.buckets()) sum += (middle - center) ** power * count;
    return sum / this.total;
  }

  /** The highest value of the bucket in which the percentile lies. */
  percentile(percent: number): number {
    const wanted = Math.max(1, Math.floor((percent / 100) * this.total + 0.5));
    let seen = 0;
    for (const { highest, count } of this.buckets()) {
      seen += count;
      if (seen >= wanted) return highest;
    }
    return 0;
  }

  /** Each percentile halves what is left above the one before: 0, 50, 75, 87.5 and so on to 100. */
  percentiles(): [percent: number, value: number][] {
    const found: [number, number][] = [];
    let next = 0;
    let seen = 0;
    let last = 0;
    for (const { lowest, count } of this.buckets()) {
      seen += count;
      last = lowest;
      while (seen < this.total || next === 0 ? next <= (100 * seen) / this.total : next < 100) {
        found.push([next, lowest]);
        next += 100 / 2 ** (Math.floor(Math.log2(100 / (100 - next))) + 1);
        if (seen >= this.total) break;
      }
    }
    found.push([100, last]);
    return found;
  }
}

/** How many bits a whole number below 2 ** 53 takes. */
function bitLength(value: number): number {
  const high = Math.floor(value / 2 ** 32);
  return high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(value);
}
