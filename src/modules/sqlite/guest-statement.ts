import { verbs } from 'internal:port';
import { describeFunction } from 'internal:surface';
import type { SqliteVerbs, SqlValue } from './contract.ts';
import { illegalConstructor, wrongState, wrongType, wrongValue } from './guest-errors.ts';
import { withFunctions } from './guest-functions.ts';

export const host = verbs<SqliteVerbs>('sqlite');

/** What a statement shares with its database. */
export interface Connection {
  /** 0 when it is closed. */
  id: number;
  readonly statements: Set<StatementSync>;
}

export interface StatementSettings {
  isBigInt: boolean;
  isArray: boolean;
  allowsBare: boolean;
  allowsUnknown: boolean;
}

const ROWS_PER_BATCH = 256;
const LARGE_UNITS = 4096;
/** Known to nobody else: only the database makes statements. */
const making = {};

const unused = new FinalizationRegistry<number>((id) => host.finalize(id));

/** For when the database is closed. */
export let endStatement: (statement: StatementSync) => void;

/** nodejs.org/api/sqlite.html#class-statementsync */
export class StatementSync {
  #id: number;
  readonly #connection: Connection;
  readonly #settings: StatementSettings;
  #names: readonly string[] | undefined;
  /** Index by name, with and without the prefix. */
  #parameters: readonly string[] | undefined;
  #bare: Map<string, number> | string | undefined;
  #iterators = 0;

  constructor(...args: unknown[]) {
    if (args[0] !== making) illegalConstructor();
    const [, id, connection, settings] = args as [unknown, number, Connection, StatementSettings];
    this.#id = id;
    this.#connection = connection;
    this.#settings = settings;
    connection.statements.add(this);
    unused.register(this, id, this);
    const accessor = (name: string, isExpanded: boolean): void => {
      Object.defineProperty(this, name, {
        get: describeFunction(() => host.sql(this.#open(), isExpanded), '', 0),
        enumerable: true,
      });
    };
    accessor('sourceSQL', false);
    accessor('expandedSQL', true);
  }

  iterate(...args: unknown[]): StatementSyncIterator {
    this.#bind(args);
    const turn = ++this.#iterators;
    return makeIterator(
      () => {
        if (turn !== this.#iterators) wrongState('iterator was invalidated');
        return this.#rows(1);
      },
      () => {
        if (this.#id !== 0) host.reset(this.#id);
      },
    );
  }

  all(...args: unknown[]): unknown[] {
    this.#bind(args);
    const all: unknown[] = [];
    for (;;) {
      const { rows, isDone } = this.#rows(ROWS_PER_BATCH);
      for (const row of rows) all.push(row);
      if (isDone) return all;
    }
  }

  get(...args: unknown[]): unknown {
    this.#bind(args);
    const { rows, isDone } = this.#rows(1);
    if (!isDone) host.reset(this.#id);
    return rows[0];
  }

  run(...args: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    this.#bind(args);
    while (!withFunctions(() => host.step(this.#id, ROWS_PER_BATCH, true))[0]);
    const [changes, lastInsertRowid] = host.changes(this.#connection.id, this.#settings.isBigInt);
    return { changes, lastInsertRowid };
  }

  columns(..._none: unknown[]): object[] {
    const all = host.columns(this.#open());
    const columns: object[] = [];
    for (let at = 0; at < all.length; at += 5) {
      const [column, database, name, table, type] = all.slice(at, at + 5);
      columns.push(Object.assign(Object.create(null), { column, database, name, table, type }));
    }
    return columns;
  }

  setAllowBareNamedParameters(...args: unknown[]): void {
    this.#set('allowsBare', args[0], 'allowBareNamedParameters');
  }

  setAllowUnknownNamedParameters(...args: unknown[]): void {
    this.#set('allowsUnknown', args[0], 'enabled');
  }

  setReadBigInts(...args: unknown[]): void {
    this.#set('isBigInt', args[0], 'readBigInts');
  }

  setReturnArrays(...args: unknown[]): void {
    this.#set('isArray', args[0], 'returnArrays');
  }

  #set(setting: keyof StatementSettings, value: unknown, name: string): void {
    this.#open();
    if (typeof value !== 'boolean') wrongType(`The "${name}" argument must be a boolean.`);
    this.#settings[setting] = value as boolean;
  }

  static {
    endStatement = (statement) => {
      unused.unregister(statement);
      statement.#id = 0;
    };
  }

  #open(): number {
    return this.#id === 0 ? wrongState('statement has been finalized') : this.#id;
  }

  #rows(count: number): { readonly rows: unknown[]; readonly isDone: boolean } {
    const id = this.#open();
    const { isBigInt, isArray } = this.#settings;
    const [isDone, large, rows] = withFunctions(() => host.step(id, count, isBigInt));
    const last = rows[rows.length - 1] as SqlValue[] | undefined;
    if (last !== undefined) for (const index of large) last[index] = host.column(id, index);
    if (isArray) return { rows: rows as unknown[], isDone };
    this.#names ??= host.names(id);
    const names = this.#names;
    return {
      isDone,
      rows: rows.map((row) => {
        const record = Object.create(null) as Record<string, SqlValue>;
        for (let index = 0; index < names.length; index++) record[names[index]!] = row[index]!;
        return record;
      }),
    };
  }

  /** An object that is no buffer gives named parameters; the rest fill those without a name, in order. */
  #bind(args: readonly unknown[]): void {
    const id = this.#open();
    this.#iterators++;
    this.#parameters ??= host.parameters(id);
    const parameters = this.#parameters;
    const values: (number | SqlValue)[] = [];
    let next = 0;
    const [first] = args;
    if (typeof first === 'object' && first !== null && !ArrayBuffer.isView(first)) {
      for (const name of Object.keys(first)) {
        const index = this.#indexOf(name);
        if (index === 0) {
          if (this.#settings.allowsUnknown) continue;
          wrongState(`Unknown named parameter '${name}'`);
        }
        values.push(index, toSql((first as Record<string, unknown>)[name], index));
      }
      next = 1;
    }
    let index = 0;
    for (; next < args.length; next++) {
      do index++;
      while (index <= parameters.length && isNamed(parameters[index - 1]!));
      values.push(index, toSql(args[next], index));
    }
    // What is large crosses alone: a list has a limit.
    const small: (number | SqlValue)[] = [];
    const large: [index: number, value: SqlValue][] = [];
    for (let at = 0; at < values.length; at += 2) {
      const index = values[at] as number;
      const value = values[at + 1]!;
      if (sizeOf(value) < LARGE_UNITS) small.push(index, value);
      else large.push([index, value]);
    }
    host.bind(id, small);
    for (const [index, value] of large) host.bindOne(id, index, value);
  }

  #indexOf(name: string): number {
    const parameters = this.#parameters!;
    const index = parameters.indexOf(name) + 1;
    if (index > 0 && name !== '') return index;
    if (!this.#settings.allowsBare) return 0;
    this.#bare ??= bareNames(parameters);
    if (typeof this.#bare === 'string') wrongState(this.#bare);
    return (this.#bare as Map<string, number>).get(name) ?? 0;
  }
}

export function makeStatement(id: number, connection: Connection, settings: StatementSettings): StatementSync {
  return new StatementSync(making, id, connection, settings);
}

function isNamed(parameter: string): boolean {
  return parameter !== '' && parameter[0] !== '?';
}

/** Names without their prefix; or the text of the error, when two differ in nothing else. */
function bareNames(parameters: readonly string[]): Map<string, number> | string {
  const names = new Map<string, number>();
  for (const [at, full] of parameters.entries()) {
    if (!isNamed(full)) continue;
    const bare = full.slice(1);
    const other = names.get(bare);
    if (other !== undefined) {
      return `Cannot create bare named parameter '${bare}' because of conflicting names '${parameters[other - 1]}' and '${full}'.`;
    }
    names.set(bare, at + 1);
  }
  return names;
}

function sizeOf(value: SqlValue): number {
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
}

function toSql(value: unknown, index: number): SqlValue {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'bigint') {
    return BigInt.asIntN(64, value) === value ? value : wrongValue('BigInt value is too large to bind.');
  }
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
  return wrongType(`Provided value cannot be bound to SQLite parameter ${index}.`);
}

interface StatementSyncIterator {
  next(): object;
  return(): object;
}

interface IteratorState {
  readonly take: () => { readonly rows: unknown[]; readonly isDone: boolean };
  readonly end: () => void;
  isDone: boolean;
}

const iterators = new WeakMap<object, IteratorState>();

const entry = (done: boolean, value: unknown): object => Object.assign(Object.create(null), { done, value });

function StatementSyncIteratorConstructor(): never {
  return illegalConstructor();
}

const iteratorPrototype = Object.create(Iterator.prototype, {
  next: {
    value: function next(this: object): object {
      const state = iterators.get(this)!;
      if (state.isDone) return entry(true, null);
      const { rows, isDone } = state.take();
      state.isDone = isDone;
      return rows.length > 0 ? entry(false, rows[0]) : entry(true, null);
    },
    enumerable: true,
    configurable: true,
    writable: true,
  },
  return: {
    value: function (this: object): object {
      const state = iterators.get(this)!;
      if (!state.isDone) state.end();
      state.isDone = true;
      return entry(true, null);
    },
    enumerable: true,
    configurable: true,
    writable: true,
  },
  constructor: { value: StatementSyncIteratorConstructor, configurable: true, writable: true },
}) as object;
describeFunction(StatementSyncIteratorConstructor, 'StatementSyncIterator', 0);
StatementSyncIteratorConstructor.prototype = iteratorPrototype;

function makeIterator(take: IteratorState['take'], end: () => void): StatementSyncIterator {
  const iterator = Object.create(iteratorPrototype) as StatementSyncIterator;
  iterators.set(iterator, { take, end, isDone: false });
  return iterator;
}
