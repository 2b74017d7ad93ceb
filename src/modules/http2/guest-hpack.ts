import { port, verbId } from 'internal:port';
import type { Representations } from './contract.ts';
import { staticNames, staticPlaces, staticValues } from './guest-hpack-static.ts';
import { fieldSize, HpackTable } from './guest-hpack-table.ts';

const DECODE = verbId('http2.decodeBlock');
const ENCODE = verbId('http2.encodeBlock');
const INDEXED = 0;
const INCREMENTAL = 1;
const WITHOUT = 2;
const NEVER = 3;
const SIZE_UPDATE = 4;
const DEFAULT_TABLE_SIZE = 4096;

/** What takes the fields of a block; a block is decoded to its end, since it changes the table. */
type FieldSink = (name: string, value: string, isSensitive: boolean) => void;

/** Names whose values change too often for a table, and those that must not be in one (observed in Node 24). */
const changing = new Set(':path age content-length etag if-modified-since if-none-match location set-cookie'.split(' '));
const SHORT_COOKIE = 20;

export class HpackDecoder {
  readonly table = new HpackTable(DEFAULT_TABLE_SIZE);
  /** The largest size that this side has allowed. */
  #allowed = DEFAULT_TABLE_SIZE;
  /** The smallest that was allowed since the last block: one that is below the table's size must be acknowledged first. */
  #required: number | undefined;

  allow(size: number): void {
    this.#allowed = size;
    if (size < this.table.maxSize) this.#required = Math.min(size, this.#required ?? size);
  }

  /** Gives false where the block is broken (RFC 7541, 4.2, 6.3 and 2.3.3). */
  decode(block: Uint8Array, sink: FieldSink): boolean {
    const parts = port(DECODE, block) as Representations;
    const { table } = this;
    let at = 0;
    while (parts[at] === SIZE_UPDATE) {
      const size = parts[at + 1] as number;
      if (size > this.#allowed) return false;
      if (this.#required !== undefined && size <= this.#required) this.#required = undefined;
      table.resize(size);
      at += 2;
    }
    if (this.#required !== undefined && parts.length > 0) return false;
    while (at < parts.length) {
      const kind = parts[at++];
      const first = parts[at++]!;
      if (kind === INDEXED) {
        if (!table.has(first as number)) return false;
        sink(table.name(first as number), table.value(first as number), false);
        continue;
      }
      if (kind !== INCREMENTAL && kind !== WITHOUT && kind !== NEVER) return false;
      if (typeof first === 'number' && !table.has(first)) return false;
      const name = typeof first === 'number' ? table.name(first) : first;
      const value = parts[at++] as string;
      if (kind === INCREMENTAL) table.add(name, value);
      sink(name, value, kind === NEVER);
    }
    return true;
  }
}

export class HpackEncoder {
  readonly table = new HpackTable(DEFAULT_TABLE_SIZE);
  /** The largest table that this side wants to keep. */
  readonly #most: number;
  /** When an entry or a name was added last, by the number of entries before it. */
  readonly #places = new Map<string, number>();
  #added = 0;
  #smallest: number | undefined;
  #isChanged = false;

  constructor(most: number) {
    this.#most = most;
    if (most < DEFAULT_TABLE_SIZE) this.allow(most);
  }

  /** SETTINGS_HEADER_TABLE_SIZE of the peer: said at the beginning of the next block (RFC 7541, 4.2). */
  allow(size: number): void {
    const next = Math.min(size, this.#most);
    if (next === this.table.maxSize && !this.#isChanged) return;
    this.#smallest = Math.min(next, this.#smallest ?? next);
    this.#isChanged = true;
    this.table.resize(next);
  }

  /** Names and values one after the other; `sensitive` are the names that no table may hold. */
  encode(fields: readonly string[], sensitive: ReadonlySet<string> | undefined): Uint8Array {
    const parts: (number | string)[] = [];
    if (this.#isChanged) {
      if (this.#smallest! < this.table.maxSize) parts.push(SIZE_UPDATE, this.#smallest!);
      parts.push(SIZE_UPDATE, this.table.maxSize);
      this.#smallest = undefined;
      this.#isChanged = false;
    }
    for (let index = 0; index < fields.length; index += 2) {
      const name = fields[index]!;
      this.#encodeField(parts, name, fields[index + 1]!, sensitive?.has(name) === true);
    }
    return port(ENCODE, parts) as Uint8Array;
  }

  #encodeField(parts: (number | string)[], name: string, value: string, isSensitive: boolean): void {
    const isNever = isSensitive || name === 'authorization' || (name === 'cookie' && value.length < SHORT_COOKIE);
    const known = staticPlaces.get(name);
    if (!isNever) {
      for (let at = known; at !== undefined && staticNames[at] === name; at++) {
        if (staticValues[at] === value) {
          parts.push(INDEXED, at);
          return;
        }
      }
      const position = this.#find(`${name}\n${value}`);
      if (position !== undefined) {
        parts.push(INDEXED, position);
        return;
      }
    }
    const named = known ?? this.#find(name) ?? name;
    if (isNever) parts.push(NEVER, named, value);
    else if (changing.has(name) || fieldSize(name, value) > (this.table.maxSize * 3) / 4) parts.push(WITHOUT, named, value);
    else {
      parts.push(INCREMENTAL, named, value);
      if (this.table.add(name, value)) {
        this.#places.set(name, this.#added);
        this.#places.set(`${name}\n${value}`, this.#added);
        this.#added++;
      }
      this.#forget();
    }
  }

  #find(key: string): number | undefined {
    const position = this.#places.get(key);
    if (position === undefined) return undefined;
    if (position < this.table.evicted) {
      this.#places.delete(key);
      return undefined;
    }
    return this.table.indexOf(position);
  }

  /** What was evicted is found out at its next use; names that have none would stay. */
  #forget(): void {
    if (this.#places.size < 512) return;
    const { evicted } = this.table;
    for (const [key, position] of this.#places) if (position < evicted) this.#places.delete(key);
  }
}
