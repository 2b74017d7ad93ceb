import { VerbError } from '../../capabilities/verb-error.ts';
import type { RowBatch, SqlValue } from './contract.ts';
import type { Callbacks } from './host-callbacks.ts';
import { Code, OpenFlag, ValueType } from './host-codes.ts';
import { utf8Bytes } from './host-text.ts';
import { readValue, writeValue } from './host-values.ts';
import { VFS_NAME } from './host-vfs.ts';
import { OutOfSqliteMemory, type SqliteInstance } from './host-wasm.ts';

/** Values from here on cross alone, and a batch of rows ends at this many bytes. */
const LARGE_BYTES = 65_536;
const BATCH_BYTES = 262_144;

const SQLITE_UTF8 = 1;
/** Operations of SQLite's machine between two looks at the limits: a fraction of a millisecond. */
const PROGRESS_OPERATIONS = 2_000;

const DbConfig = { foreignKeys: 1002, defensive: 1010, doubleQuotedDml: 1013, doubleQuotedDdl: 1014 } as const;

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

export interface DatabaseOptions {
  readonly sqlite: SqliteInstance;
  readonly path: string;
  readonly readOnly: boolean;
  readonly foreignKeys: boolean;
  readonly doubleQuoted: boolean;
  readonly isDefensive: boolean;
  readonly callbacks: Callbacks;
}

/** An open database (sqlite.org/c3ref/intro.html). */
export class Database {
  readonly #sqlite: SqliteInstance;
  readonly #options: DatabaseOptions;
  readonly #pointer: number;
  #running = 0;
  readonly statements = new Map<number, Statement>();

  constructor(options: DatabaseOptions) {
    const { sqlite, path, readOnly } = options;
    this.#sqlite = sqlite;
    this.#options = options;
    const flags = (readOnly ? OpenFlag.readOnly : OpenFlag.readWrite | OpenFlag.create) | OpenFlag.uri;
    const out = sqlite.allocate(8);
    try {
      const code = sqlite.withBytes(utf8Bytes(path), (name) =>
        sqlite.withBytes(utf8Bytes(VFS_NAME), (vfs) => sqlite.exports['sqlite3_open_v2']!(name, out, flags, vfs)),
      );
      this.#pointer = sqlite.view.getUint32(out, true);
      if (code !== Code.ok) {
        const error = this.#error(code);
        sqlite.exports['sqlite3_close_v2']!(this.#pointer);
        throw error;
      }
    } finally {
      sqlite.free(out);
    }
    this.#call('sqlite3_extended_result_codes', 1);
    this.#configure(DbConfig.foreignKeys, options.foreignKeys);
    this.#configure(DbConfig.doubleQuotedDml, options.doubleQuoted);
    this.#configure(DbConfig.doubleQuotedDdl, options.doubleQuoted);
    this.#configure(DbConfig.defensive, options.isDefensive);
    this.#call('sqlite3_progress_handler', PROGRESS_OPERATIONS, options.callbacks.progress, 0);
    // Node's own build has the usual size of a page; this one has twice that.
    this.exec('PRAGMA page_size = 4096');
  }

  close(): void {
    if (this.#running > 0) throw busy('database');
    for (const statement of this.statements.values()) statement.finalize();
    this.statements.clear();
    this.#check(this.#call('sqlite3_close_v2'));
  }

  exec(sql: string): void {
    this.#sqlite.withBytes(utf8Bytes(sql), (text) => this.#run(() => this.#check(this.#call('sqlite3_exec', text, 0, 0, 0))));
  }

  prepare(sql: string): Statement | undefined {
    const { sqlite } = this.#options;
    const out = sqlite.allocate(8);
    try {
      sqlite.withBytes(utf8Bytes(sql), (text, length) => this.#check(this.#call('sqlite3_prepare_v2', text, length + 1, out, 0)));
      const pointer = sqlite.view.getUint32(out, true);
      if (pointer === 0) return undefined;
      return new Statement(sqlite, pointer, { check: (code) => this.#check(code), run: (work) => this.#run(work) });
    } finally {
      sqlite.free(out);
    }
  }

  changes(): readonly [bigint, bigint] {
    const rowid = this.#call('sqlite3_last_insert_rowid');
    return [BigInt(this.#call('sqlite3_changes64')), BigInt(rowid)];
  }

  get isTransaction(): boolean {
    return this.#call('sqlite3_get_autocommit') === 0;
  }

  location(name: string): string | null | undefined {
    return this.#sqlite.withBytes(utf8Bytes(name), (text) => {
      const pointer = this.#call('sqlite3_db_filename', text);
      if (pointer === 0) return this.#call('sqlite3_db_readonly', text) === -1 ? undefined : null;
      const path = this.#sqlite.text(pointer);
      return path === '' ? null : path;
    });
  }

  serialize(name: string): Uint8Array {
    const { sqlite } = this.#options;
    const out = sqlite.allocate(8);
    try {
      return sqlite.withBytes(utf8Bytes(name), (schema) => {
        const pointer = this.#call('sqlite3_serialize', schema, out, 0);
        const size = Number(sqlite.view.getBigInt64(out, true));
        if (pointer === 0) {
          if (size > 0) throw sqliteError(7, 'out of memory', 'out of memory');
          throw this.#error(Code.ok);
        }
        const bytes = sqlite.copy(pointer, size);
        sqlite.free(pointer);
        return bytes;
      });
    } finally {
      sqlite.free(out);
    }
  }

  /** The copy becomes SQLite's, which frees it (SQLITE_DESERIALIZE_FREEONCLOSE, _RESIZEABLE). */
  deserialize(name: string, bytes: Uint8Array): void {
    const { sqlite } = this.#options;
    const size = bytes.byteLength;
    const pointer = sqlite.allocate(size);
    sqlite.bytes.set(bytes, pointer);
    sqlite.withBytes(utf8Bytes(name), (schema) =>
      this.#check(this.#call('sqlite3_deserialize', schema, pointer, BigInt(size), BigInt(size), 3)),
    );
  }

  limit(id: number, value: number): number {
    return this.#call('sqlite3_limit', id, value);
  }

  defensive(isOn: boolean): void {
    this.#configure(DbConfig.defensive, isOn);
  }

  define(name: string, argumentCount: number, flags: number, id: number, kind: 'function' | 'aggregate' | 'window'): void {
    const { sqlite, callbacks } = this.#options;
    const { call, step, inverse, value, result } = callbacks;
    const how = flags | SQLITE_UTF8;
    sqlite.withBytes(utf8Bytes(name), (text) => {
      if (kind === 'window') {
        this.#check(this.#call('sqlite3_create_window_function', text, argumentCount, how, id, step, result, value, inverse, 0));
      } else {
        const functions = kind === 'function' ? [call, 0, 0] : [0, step, result];
        this.#check(this.#call('sqlite3_create_function_v2', text, argumentCount, how, id, ...functions, 0));
      }
    });
  }

  /** While SQLite runs, a function of SQL may ask for things that would take away what is running. */
  #run<T>(work: () => T): T {
    this.#running++;
    try {
      return work();
    } finally {
      this.#running--;
    }
  }

  #call(name: string, ...args: (number | bigint)[]): number {
    return this.#sqlite.exports[name]!(this.#pointer, ...args);
  }

  #configure(option: number, isOn: boolean): void {
    this.#sqlite.exports['sqlite3__wasm_db_config_ip']!(this.#pointer, option, isOn ? 1 : 0, 0);
  }

  #check(code: number): void {
    if (code !== Code.ok) throw this.#error(code);
  }

  #error(code: number): VerbError {
    const { exports } = this.#sqlite;
    const message = this.#sqlite.text(exports['sqlite3_errmsg']!(this.#pointer));
    const extended = this.#pointer === 0 ? code : this.#call('sqlite3_extended_errcode');
    return sqliteError(
      extended === 0 ? code : extended,
      this.#sqlite.text(exports['sqlite3_errstr']!(extended || code)),
      message,
    );
  }
}

interface StatementOwner {
  /** Throws for a code that is an error. */
  check(code: number): void;
  run<T>(work: () => T): T;
}

/** A prepared statement. */
export class Statement {
  readonly #sqlite: SqliteInstance;
  readonly #pointer: number;
  readonly #owner: StatementOwner;
  #isRunning = false;

  constructor(sqlite: SqliteInstance, pointer: number, owner: StatementOwner) {
    this.#sqlite = sqlite;
    this.#pointer = pointer;
    this.#owner = owner;
  }

  finalize(): void {
    this.#assertIdle();
    this.#call('sqlite3_finalize');
  }

  reset(): void {
    this.#assertIdle();
    this.#call('sqlite3_reset');
  }

  #assertIdle(): void {
    if (this.#isRunning) throw busy('statement');
  }

  #step(): number {
    this.#assertIdle();
    this.#isRunning = true;
    try {
      return this.#owner.run(() => this.#call('sqlite3_step'));
    } finally {
      this.#isRunning = false;
    }
  }

  parameters(): string[] {
    return Array.from({ length: this.#call('sqlite3_bind_parameter_count') }, (_, index) =>
      this.#sqlite.text(this.#call('sqlite3_bind_parameter_name', index + 1)),
    );
  }

  names(): string[] {
    return Array.from({ length: this.#call('sqlite3_column_count') }, (_, index) =>
      this.#sqlite.text(this.#call('sqlite3_column_name', index)),
    );
  }

  columns(): (string | null)[] {
    const members = ['origin_name', 'database_name', 'name', 'table_name', 'decltype'];
    return this.names().flatMap((_, index) =>
      members.map((member) => {
        const pointer = this.#call(`sqlite3_column_${member}`, index);
        return pointer === 0 ? null : this.#sqlite.text(pointer);
      }),
    );
  }

  sql(isExpanded: boolean): string {
    if (!isExpanded) return this.#sqlite.text(this.#call('sqlite3_sql'));
    const pointer = this.#call('sqlite3_expanded_sql');
    if (pointer === 0) throw sqliteError(7, 'out of memory', 'Expanded SQL text would exceed configured limits');
    const text = this.#sqlite.text(pointer);
    this.#sqlite.free(pointer);
    return text;
  }

  bind(values: readonly unknown[]): void {
    this.reset();
    this.#call('sqlite3_clear_bindings');
    for (let at = 0; at + 1 < values.length; at += 2) this.bindOne(values[at] as number, values[at + 1]);
  }

  bindOne(index: number, value: unknown): void {
    this.#assertIdle();
    this.#owner.check(writeValue(this.#sqlite, 'sqlite3_bind_', [this.#pointer, index], value));
  }

  step(count: number, isBigInt: boolean): RowBatch {
    const rows: SqlValue[][] = [];
    let bytes = 0;
    for (;;) {
      const code = this.#step();
      if (code === Code.done) {
        this.reset();
        return [true, [], rows];
      }
      if (code !== Code.row) {
        try {
          this.#owner.check(code);
        } finally {
          this.reset();
        }
      }
      const large: number[] = [];
      const row = Array.from({ length: this.#call('sqlite3_data_count') }, (_, index) => {
        const type = this.#call('sqlite3_column_type', index);
        if (type === ValueType.text || type === ValueType.blob) {
          const size = this.#call('sqlite3_column_bytes', index);
          // A row has up to 2,000 columns, and many of them may be one value.
          if (size >= LARGE_BYTES || bytes >= BATCH_BYTES) {
            large.push(index);
            return null;
          }
          bytes += size;
        }
        const value = this.column(index);
        return typeof value === 'bigint' && !isBigInt ? exactNumber(value) : value;
      });
      bytes += 16 * row.length;
      rows.push(row);
      if (large.length > 0 || rows.length >= count || bytes >= BATCH_BYTES) return [false, large, rows];
    }
  }

  column(index: number): SqlValue {
    return readValue(this.#sqlite, 'column', this.#pointer, index);
  }

  #call(name: string, ...args: number[]): number {
    return this.#sqlite.exports[name]!(this.#pointer, ...args);
  }
}

function busy(what: 'database' | 'statement'): VerbError {
  return new VerbError(`${what} is in use by the function that is running`, { code: 'ERR_INVALID_STATE' });
}

export function sqliteError(errcode: number, errstr: string, message: string): VerbError {
  return new VerbError(message, { code: 'ERR_SQLITE_ERROR', fields: { code: 'ERR_SQLITE_ERROR', errcode, errstr } });
}

function exactNumber(value: bigint): number {
  if (value <= MAX_SAFE && value >= -MAX_SAFE) return Number(value);
  throw new VerbError(`Value is too large to be represented as a JavaScript number: ${value}`, {
    code: 'ERR_OUT_OF_RANGE',
    name: 'RangeError',
  });
}

/** SQLite's own out of memory, from wherever the host met it. */
export function asSqliteError(error: unknown): unknown {
  return error instanceof OutOfSqliteMemory ? sqliteError(7, 'out of memory', 'out of memory') : error;
}
