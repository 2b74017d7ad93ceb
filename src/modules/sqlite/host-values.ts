import type { SqlValue } from './contract.ts';
import { ValueType } from './host-codes.ts';
import { utf8Bytes } from './host-text.ts';
import type { SqliteInstance } from './host-wasm.ts';

/** SQLITE_TRANSIENT: SQLite copies what is bound. */
const TRANSIENT = -1;

/** Integers are bigints here: what is done with a large one is the caller's. */
export function readValue(sqlite: SqliteInstance, from: 'column' | 'value', ...place: number[]): SqlValue {
  const get = (member: string): number => sqlite.exports[`sqlite3_${from}_${member}`]!(...place);
  switch (get('type')) {
    case ValueType.integer:
      return BigInt(get('int64'));
    case ValueType.float:
      return get('double');
    case ValueType.text: {
      const pointer = get('text');
      return sqlite.text(pointer, get('bytes'));
    }
    case ValueType.blob: {
      const pointer = get('blob');
      return sqlite.copy(pointer, get('bytes'));
    }
    default:
      return null;
  }
}

export function isSqlValue(value: unknown): value is SqlValue {
  return value === null || value instanceof Uint8Array || ['number', 'bigint', 'string'].includes(typeof value);
}

/** Through `sqlite3_bind_*` or `sqlite3_result_*`, whose arguments end alike. */
export function writeValue(sqlite: SqliteInstance, prefix: string, place: readonly number[], value: unknown): number {
  const { exports } = sqlite;
  if (value === null) return exports[`${prefix}null`]!(...place);
  if (typeof value === 'number') return exports[`${prefix}double`]!(...place, value);
  if (typeof value === 'bigint') return exports[`${prefix}int64`]!(...place, BigInt.asIntN(64, value));
  if (typeof value === 'string') {
    return sqlite.withBytes(utf8Bytes(value), (text, length) => exports[`${prefix}text`]!(...place, text, length, TRANSIENT));
  }
  if (value instanceof Uint8Array) {
    return sqlite.withBytes(value, (blob, length) => exports[`${prefix}blob`]!(...place, blob, length, TRANSIENT));
  }
  throw new TypeError('Expected a value of SQLite');
}
