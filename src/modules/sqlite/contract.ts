/** What a column or parameter holds. */
export type SqlValue = null | number | bigint | string | Uint8Array;

/** One batch of rows: whether there are no more, and the columns of the last row that have to be asked for one by one. */
export type RowBatch = readonly [isDone: boolean, large: readonly number[], rows: readonly (readonly SqlValue[])[]];

/** What the guest's `node:sqlite` asks of its host. Databases and statements are numbers; SQLite's errors are ERR_SQLITE_ERROR. */
export interface SqliteVerbs {
  open(path: string, readOnly: boolean, foreignKeys: boolean, doubleQuoted: boolean, isDefensive: boolean): number;
  close(database: number): void;
  exec(database: number, sql: string): void;
  /** 0 where the text has no statement. */
  prepare(database: number, sql: string): number;
  finalize(statement: number): void;
  /** Names of the parameters with their `:`, `@` or `$`, from the first on; empty for one without a name. */
  parameters(statement: number): string[];
  names(statement: number): string[];
  /** Five for each column: column, database, name, table, type. */
  columns(statement: number): (string | null)[];
  sql(statement: number, isExpanded: boolean): string;
  /** Starts anew, with these values: index, value, index, value. */
  bind(statement: number, values: readonly (number | SqlValue)[]): void;
  /** One value more, which is too large to cross with others. */
  bindOne(statement: number, index: number, value: SqlValue): void;
  /** Up to `count` rows, fewer when they are large. Integers beyond 2**53 are an error unless all are bigints. */
  step(statement: number, count: number, isBigInt: boolean): RowBatch;
  /** A large value of the row that the last batch ended with. */
  column(statement: number, index: number): SqlValue;
  reset(statement: number): void;
  changes(database: number, isBigInt: boolean): readonly [changes: number | bigint, lastInsertRowid: number | bigint];
  isTransaction(database: number): boolean;
  /** The path of an attached database; null for one in memory, undefined for none. */
  location(database: number, name: string): string | null | undefined;
  serialize(database: number, name: string): Uint8Array;
  deserialize(database: number, name: string, bytes: Uint8Array): void;
  /** Sets a limit (sqlite.org/c3ref/c_limit_attached.html) when `value` is not negative; gives the former one. */
  limit(database: number, id: number, value: number): number;
  defensive(database: number, isOn: boolean): void;
  /** Makes a function of SQL that the guest answers under the number `id`. */
  define(
    database: number,
    name: string,
    argumentCount: number,
    flags: number,
    id: number,
    kind: 'function' | 'aggregate' | 'window',
  ): void;
}

/** How SQLite asks for a function of the guest. `key` tells the aggregations apart that run at one time. */
export type FunctionRequest = readonly [
  id: number,
  what: 'call' | 'step' | 'inverse' | 'value' | 'result',
  key: number,
  args: readonly SqlValue[],
];

/** A value; or the text of SQLite's error. */
export type FunctionAnswer = readonly [value: SqlValue] | readonly [value: null, error: string];
