import type { CreateHost, HostContext } from '../../capabilities/capability.ts';
import { DEFAULT_MAX_OPEN_FILES, type FsGrant } from '../../capabilities/fs.ts';
import { type SqliteGrant, sqliteBytes, sqliteRows } from '../../capabilities/sqlite.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import { sandboxMounts } from '../../capabilities/volumes/mounts.ts';
import type { FunctionAnswer, FunctionRequest, SqliteVerbs } from './contract.ts';
import { type Callbacks, makeCallbacks } from './host-callbacks.ts';
import { asSqliteError, Database, type Statement, sqliteError } from './host-database.ts';
import { VolumeVfs } from './host-vfs.ts';
import { SqliteInstance } from './host-wasm.ts';

const MAX_DATABASES = 64;
const MAX_STATEMENTS = 10_000;

/** What the sandbox itself provides (tenant.ts). */
export interface SqliteServices {
  module(): WebAssembly.Module;
  /** The number of the operation that runs: what is counted in one starts from nothing in the next. */
  operation(): number;
  callGuest(request: FunctionRequest): FunctionAnswer;
}

/** The host side of `node:sqlite`: one instance of SQLite for a sandbox, made at its first database. */
export const createSqliteHost: CreateHost<SqliteVerbs> = (context) => {
  const databases = new Map<number, Database>();
  const owners = new Map<number, Database>();
  let engine: Engine | undefined;
  let isBroken = false;
  let last = 0;
  const maxRows = sqliteRows(context.grant<SqliteGrant>('sqlite'));
  let rows = 0;
  let counted = -1;
  const services = context.share<SqliteServices>('sqlite', () => {
    throw new Error('This sandbox has no SQLite');
  });

  const database = (id: unknown): Database => {
    const found = databases.get(id as number);
    if (found === undefined) throw new TypeError('Expected a database');
    return found;
  };
  const statement = (id: unknown): Statement => {
    const found = owners.get(id as number)?.statements.get(id as number);
    if (found === undefined) throw new TypeError('Expected a statement');
    return found;
  };

  const verbs: SqliteVerbs = {
    open(path, readOnly, foreignKeys, doubleQuoted, isDefensive) {
      if (databases.size >= MAX_DATABASES) throw tooMany(`${MAX_DATABASES} databases`);
      engine ??= start(context, services, databases);
      const options = {
        path: text(path),
        readOnly: readOnly === true,
        foreignKeys: foreignKeys === true,
        doubleQuoted: doubleQuoted === true,
        isDefensive: isDefensive === true,
      };
      databases.set(++last, new Database({ ...engine, ...options }));
      return last;
    },
    close(id) {
      const closing = database(id);
      const known = [...closing.statements.keys()];
      closing.close();
      databases.delete(id);
      for (const each of known) owners.delete(each);
    },
    exec: (id, sql) => database(id).exec(text(sql)),
    prepare(id, sql) {
      const owner = database(id);
      if (owners.size >= MAX_STATEMENTS) throw tooMany(`${MAX_STATEMENTS} statements`);
      const prepared = owner.prepare(text(sql));
      if (prepared === undefined) return 0;
      owner.statements.set(++last, prepared);
      owners.set(last, owner);
      return last;
    },
    finalize(id) {
      const owner = owners.get(id);
      // Asked for by the guest's collector, which may run at any time.
      owner?.statements.get(id)?.finalize();
      owner?.statements.delete(id);
      owners.delete(id);
    },
    parameters: (id) => statement(id).parameters(),
    names: (id) => statement(id).names(),
    columns: (id) => statement(id).columns(),
    sql: (id, isExpanded) => statement(id).sql(isExpanded === true),
    bind(id, values) {
      if (!Array.isArray(values)) throw new TypeError('Expected a list');
      statement(id).bind(values);
    },
    bindOne(id, index, value) {
      statement(id).bindOne(integer(index), value);
    },
    step(id, count, isBigInt) {
      const stepping = statement(id);
      const operation = services.operation();
      if (operation !== counted) rows = 0;
      counted = operation;
      // One more than may be read tells that there was one.
      const batch = stepping.step(Math.min(Math.max(1, integer(count)), maxRows - rows + 1), isBigInt === true);
      rows += batch[2].length;
      if (rows <= maxRows) return batch;
      rows = maxRows;
      stepping.reset();
      throw new VerbError(`One operation of this sandbox may read ${maxRows} rows`, { code: 'ERR_SQLITE_ROW_LIMIT' });
    },
    column: (id, index) => statement(id).column(integer(index)),
    reset: (id) => statement(id).reset(),
    changes(id, isBigInt) {
      const [changes, rowid] = database(id).changes();
      return isBigInt === true ? [changes, rowid] : [Number(changes), Number(rowid)];
    },
    isTransaction: (id) => database(id).isTransaction,
    location: (id, name) => database(id).location(text(name)),
    serialize: (id, name) => database(id).serialize(text(name)),
    deserialize(id, name, bytes) {
      if (!(bytes instanceof Uint8Array)) throw new TypeError('Expected bytes');
      database(id).deserialize(text(name), bytes);
    },
    limit: (id, which, value) => database(id).limit(integer(which), integer(value)),
    defensive: (id, isOn) => database(id).defensive(isOn === true),
    define(id, name, argumentCount, flags, number, kind) {
      if (kind !== 'function' && kind !== 'aggregate' && kind !== 'window') throw new TypeError('Expected a kind');
      database(id).define(text(name), integer(argumentCount), integer(flags), integer(number), kind);
    },
  };
  return Object.fromEntries(
    Object.entries(verbs).map(([name, verb]) => [
      name,
      (...args: never[]) => {
        if (isBroken) throw sqliteError(2, 'internal logic error', 'SQLite has failed in this sandbox');
        try {
          return (verb as (...all: never[]) => unknown)(...args);
        } catch (error) {
          // A trap, or the end of the host's stack: the instance stopped at no place it could go on from.
          if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw asSqliteError(error);
          isBroken = true;
          throw sqliteError(2, 'internal logic error', 'SQLite has failed in this sandbox');
        }
      },
    ]),
  ) as unknown as SqliteVerbs;
};

interface Engine {
  readonly sqlite: SqliteInstance;
  readonly callbacks: Callbacks;
}

function start(context: HostContext, services: SqliteServices, databases: Map<number, Database>): Engine {
  const sqlite = new SqliteInstance(services.module(), {
    maxBytes: sqliteBytes(context.grant<SqliteGrant>('sqlite')),
    now: () => context.now(),
    tick: () => context.checkLimits(),
  });
  const vfs = new VolumeVfs(sqlite, {
    mounts: sandboxMounts(context),
    maxFiles: context.grant<FsGrant>('fs')?.maxOpenFiles ?? DEFAULT_MAX_OPEN_FILES,
    now: () => context.now(),
    randomFill: (target) => context.randomFill(target),
  });
  // SQLite's memory goes with the sandbox; what the volumes have open has to be given back. What was not committed is not
  // there when it is opened again.
  context.signal.addEventListener(
    'abort',
    () => {
      databases.clear();
      vfs.closeAll();
    },
    { once: true },
  );
  return { sqlite, callbacks: makeCallbacks(sqlite, context, services) };
}

function tooMany(what: string): VerbError {
  return new VerbError(`A sandbox has no more than ${what} open`, { code: 'ERR_INVALID_STATE' });
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('Expected a string');
  return value;
}

function integer(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new TypeError('Expected a whole number');
  return value;
}
