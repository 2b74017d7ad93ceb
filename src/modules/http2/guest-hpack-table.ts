import { STATIC_ENTRIES, staticNames, staticValues } from './guest-hpack-static.ts';

/** RFC 7541, 4.1 */
const ENTRY_OVERHEAD = 32;

/** The dynamic table of one direction (RFC 7541, 2.3.2). The newest entry has the lowest index. */
export class HpackTable {
  /** Oldest first; those before `#first` were evicted. */
  #names: string[] = [];
  #values: string[] = [];
  #first = 0;
  /** Entries ever evicted: what the encoder counts positions from. */
  evicted = 0;
  size = 0;
  maxSize: number;

  constructor(maxSize: number) {
    this.maxSize = maxSize;
  }

  get length(): number {
    return this.#names.length - this.#first;
  }

  has(index: number): boolean {
    return index > 0 && index <= STATIC_ENTRIES + this.length;
  }

  name(index: number): string {
    if (index <= STATIC_ENTRIES) return staticNames[index]!;
    return this.#names[this.#names.length - (index - STATIC_ENTRIES)]!;
  }

  value(index: number): string {
    if (index <= STATIC_ENTRIES) return staticValues[index]!;
    return this.#values[this.#values.length - (index - STATIC_ENTRIES)]!;
  }

  /** The index of the entry that was added as number `position`. */
  indexOf(position: number): number {
    return STATIC_ENTRIES + this.evicted + this.length - position;
  }

  /** Gives whether it is in the table now: an entry larger than the table empties it (RFC 7541, 4.4). */
  add(name: string, value: string): boolean {
    const size = name.length + value.length + ENTRY_OVERHEAD;
    this.#evict(this.maxSize - size);
    if (size > this.maxSize) return false;
    this.#names.push(name);
    this.#values.push(value);
    this.size += size;
    return true;
  }

  resize(maxSize: number): void {
    this.maxSize = maxSize;
    this.#evict(maxSize);
  }

  #evict(room: number): void {
    while (this.size > room && this.length > 0) {
      this.size -= this.#names[this.#first]!.length + this.#values[this.#first]!.length + ENTRY_OVERHEAD;
      this.#first++;
      this.evicted++;
    }
    // Not at each eviction: moving all that is left costs more than some places that nothing uses.
    if (this.#first > 64 && this.#first * 2 > this.#names.length) {
      this.#names = this.#names.slice(this.#first);
      this.#values = this.#values.slice(this.#first);
      this.#first = 0;
    }
  }
}

/** What RFC 7541, 4.1 counts for a field. */
export function fieldSize(name: string, value: string): number {
  return name.length + value.length + ENTRY_OVERHEAD;
}
