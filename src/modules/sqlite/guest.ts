import { constantTable, describeFunction, unavailable } from 'internal:surface';
import fs from 'node:fs';
import url from 'node:url';
import { TextDecoder } from 'web:encoding';
import { URL } from 'web:url';
import {
  booleanOption,
  checkFunction,
  checkOptions,
  checkString,
  illegalConstructor,
  needsNew,
  outOfRange,
  wrongState,
  wrongType,
  wrongValue,
} from './guest-errors.ts';
import { addFunction, type SqlFunction, withFunctions } from './guest-functions.ts';
import { type Connection, endStatement, host, makeStatement, type StatementSettings, StatementSync } from './guest-statement.ts';

const PATH_TEXT = 'The "path" argument must be a string, Uint8Array, or URL without null bytes.';
const DETERMINISTIC = 0x800;
const DIRECT_ONLY = 0x80000;

/** Names of `limits` in the order of SQLite's numbers (sqlite.org/c3ref/c_limit_attached.html). */
const LIMITS = [
  'length',
  'sqlLength',
  'column',
  'exprDepth',
  'compoundSelect',
  'vdbeOp',
  'functionArg',
  'attach',
  'likePatternLength',
  'variableNumber',
  'triggerDepth',
] as const;

interface Options extends StatementSettings {
  readonly readOnly: boolean;
  readonly foreignKeys: boolean;
  readonly doubleQuoted: boolean;
  readonly isDefensive: boolean;
  readonly limits: Readonly<Record<string, unknown>>;
}

/** nodejs.org/api/sqlite.html#class-databasesync */
class DatabaseSyncBase {
  readonly #path: string;
  readonly #options: Options;
  readonly #connection: Connection = { id: 0, statements: new Set() };
  #limits: object | undefined;

  constructor(...args: unknown[]) {
    this.#path = pathOf(args[0]);
    const { isOpening, ...options } = readOptions(args[1]);
    this.#options = options;
    const accessor = (name: string, get: () => unknown): void => {
      Object.defineProperty(this, name, { get: describeFunction(get, '', 0), enumerable: true });
    };
    accessor('isOpen', () => this.#connection.id !== 0);
    accessor('isTransaction', () => host.isTransaction(this.#open()));
    accessor('limits', () => {
      this.#open();
      this.#limits ??= this.#makeLimits();
      return this.#limits;
    });
    (this as Record<symbol, unknown>)[Symbol.for('sqlite-type')] = 'node:sqlite';
    if (isOpening) this.open();
  }

  open(..._none: unknown[]): void {
    if (this.#connection.id !== 0) wrongState('database is already open');
    const { readOnly, foreignKeys, doubleQuoted, isDefensive, limits } = this.#options;
    this.#connection.id = host.open(this.#path, readOnly, foreignKeys, doubleQuoted, isDefensive);
    for (const [name, value] of Object.entries(limits)) this.#setLimit(name, value);
  }

  close(..._none: unknown[]): void {
    host.close(this.#open());
    this.#connection.id = 0;
    for (const statement of this.#connection.statements) endStatement(statement);
    this.#connection.statements.clear();
  }

  prepare(...args: unknown[]): StatementSync {
    const id = this.#open();
    const sql = checkString(args[0], 'sql');
    const { isBigInt, isArray, allowsBare, allowsUnknown } = this.#options;
    const options = checkOptions(args[1]);
    const settings = {
      isBigInt: booleanOption(options, 'readBigInts', isBigInt),
      isArray: booleanOption(options, 'returnArrays', isArray),
      allowsBare: booleanOption(options, 'allowBareNamedParameters', allowsBare),
      allowsUnknown: booleanOption(options, 'allowUnknownNamedParameters', allowsUnknown),
    };
    const statement = host.prepare(id, sql);
    if (statement === 0) wrongValue('The SQL query contains no statements.');
    return makeStatement(statement, this.#connection, settings);
  }

  exec(...args: unknown[]): void {
    const id = this.#open();
    const sql = checkString(args[0], 'sql');
    withFunctions(() => host.exec(id, sql));
  }

  function(...args: unknown[]): void {
    const id = this.#open();
    const name = checkString(args[0], 'name');
    const options = args.length < 3 ? {} : checkOptions(args[1] ?? null);
    const call = checkFunction(args.length < 3 ? args[1] : args[2], 'function');
    const isBigInt = booleanOption(options, 'useBigIntArguments', false);
    const isVariadic = booleanOption(options, 'varargs', false);
    const flags =
      (booleanOption(options, 'deterministic', false) ? DETERMINISTIC : 0) |
      (booleanOption(options, 'directOnly', false) ? DIRECT_ONLY : 0);
    host.define(id, name, isVariadic ? -1 : call.length, flags, addFunction({ isBigInt, call }), 'function');
  }

  aggregate(...args: unknown[]): void {
    const id = this.#open();
    const options = args[1] as Readonly<Record<string, unknown>>;
    // Read first, and without a check, as Node does (observed).
    const start = options['start'];
    const name = checkString(args[0], 'name');
    if (start === undefined || (typeof start === 'object' && start !== null))
      wrongType('The "options.start" argument must be a function or a primitive value.');
    const step = checkFunction(options['step'], 'options.step');
    const optional = (member: string): SqlFunction['result'] =>
      options[member] === undefined ? undefined : checkFunction(options[member], `options.${member}`);
    const result = optional('result');
    const isBigInt = booleanOption(options, 'useBigIntArguments', false);
    const isVariadic = booleanOption(options, 'varargs', false);
    const flags = booleanOption(options, 'directOnly', false) ? DIRECT_ONLY : 0;
    const inverse = optional('inverse') as SqlFunction['inverse'];
    const count = isVariadic ? -1 : Math.max(0, step.length - 1, (inverse?.length ?? 0) - 1);
    const fn = addFunction({ isBigInt, start, step, inverse, result });
    host.define(id, name, count, flags, fn, inverse === undefined ? 'aggregate' : 'window');
  }

  location(...args: unknown[]): string | null {
    const id = this.#open();
    return host.location(id, args[0] === undefined ? 'main' : checkString(args[0], 'dbName')) ?? null;
  }

  serialize(...args: unknown[]): Uint8Array {
    const id = this.#open();
    return host.serialize(id, args[0] === undefined ? 'main' : checkString(args[0], 'dbName'));
  }

  deserialize(...args: unknown[]): void {
    const id = this.#open();
    const [bytes] = args;
    if (!(bytes instanceof Uint8Array)) wrongType('The "buffer" argument must be a Uint8Array.');
    if ((bytes as Uint8Array).byteLength === 0) wrongValue('The "buffer" argument must not be empty.');
    const name = checkOptions(args[1])['dbName'];
    host.deserialize(id, name === undefined ? 'main' : checkString(name, 'options.dbName'), bytes as Uint8Array);
  }

  enableDefensive(...args: unknown[]): void {
    const id = this.#open();
    if (typeof args[0] !== 'boolean') wrongType('The "active" argument must be a boolean.');
    host.defensive(id, args[0] as boolean);
  }

  enableLoadExtension(...args: unknown[]): void {
    this.#open();
    if (typeof args[0] !== 'boolean') wrongType('The "allow" argument must be a boolean.');
    if (args[0]) wrongState('Cannot enable extension loading because it was disabled at database creation.');
  }

  loadExtension(..._args: unknown[]): never {
    this.#open();
    return wrongState('extension loading is not allowed');
  }

  createSession(..._args: unknown[]): never {
    return unavailable('sqlite.DatabaseSync.createSession');
  }

  applyChangeset(..._args: unknown[]): never {
    return unavailable('sqlite.DatabaseSync.applyChangeset');
  }

  createTagStore(..._args: unknown[]): never {
    return unavailable('sqlite.DatabaseSync.createTagStore');
  }

  setAuthorizer(...args: unknown[]): void {
    this.#open();
    if (args[0] !== null && typeof args[0] !== 'function') wrongType('The "callback" argument must be a function or null.');
    if (args[0] !== null) unavailable('sqlite.DatabaseSync.setAuthorizer');
  }

  [Symbol.dispose](..._none: unknown[]): void {
    if (this.#connection.id !== 0) this.close();
  }

  #open(): number {
    return this.#connection.id === 0 ? wrongState('database is not open') : this.#connection.id;
  }

  /** An object of plain numbers, which a write sets in SQLite. */
  #makeLimits(): object {
    const values: Record<string, number> = {};
    for (const [number, name] of LIMITS.entries()) values[name] = host.limit(this.#open(), number, -1);
    return new Proxy(values, {
      set: (_, name, value) => {
        this.#setLimit(String(name), value);
        const number = LIMITS.indexOf(name as never);
        if (number >= 0) values[name as string] = host.limit(this.#open(), number, -1);
        return number >= 0;
      },
      defineProperty: () => false,
      deleteProperty: () => false,
    });
  }

  #setLimit(name: string, value: unknown): void {
    const number = LIMITS.indexOf(name as never);
    if (number < 0) return;
    const isInfinite = value === Number.POSITIVE_INFINITY;
    if (!isInfinite && !Number.isInteger(value)) wrongType('Limit value must be a non-negative integer or Infinity.');
    if ((value as number) < 0) outOfRange('Limit value must be non-negative.');
    host.limit(this.#open(), number, isInfinite ? 0x7fffffff : Math.min(value as number, 0x7fffffff));
  }
}

function pathOf(value: unknown): string {
  let path = value;
  if (value instanceof URL) path = value.protocol === 'file:' ? url.fileURLToPath(value) : wrongType(PATH_TEXT);
  else if (value instanceof Uint8Array) path = new TextDecoder().decode(value);
  return typeof path === 'string' && !path.includes('\0') ? path : wrongType(PATH_TEXT);
}

function readOptions(value: unknown): Options & { readonly isOpening: boolean } {
  const options = checkOptions(value);
  const isOpening = booleanOption(options, 'open', true);
  const readOnly = booleanOption(options, 'readOnly', false);
  const foreignKeys = booleanOption(options, 'enableForeignKeyConstraints', true);
  const doubleQuoted = booleanOption(options, 'enableDoubleQuotedStringLiterals', false);
  if (booleanOption(options, 'allowExtension', false)) wrongState('extension loading is not allowed');
  const { timeout, limits } = options;
  if (timeout !== undefined && !Number.isInteger(timeout)) wrongType('The "options.timeout" argument must be an integer.');
  const isBigInt = booleanOption(options, 'readBigInts', false);
  const isArray = booleanOption(options, 'returnArrays', false);
  const allowsBare = booleanOption(options, 'allowBareNamedParameters', true);
  const allowsUnknown = booleanOption(options, 'allowUnknownNamedParameters', false);
  const isDefensive = booleanOption(options, 'defensive', true);
  if (limits !== undefined && (typeof limits !== 'object' || limits === null))
    wrongType('The "options.limits" argument must be an object.');
  const settings = { isBigInt, isArray, allowsBare, allowsUnknown };
  return {
    isOpening,
    readOnly,
    foreignKeys,
    doubleQuoted,
    isDefensive,
    limits: (limits ?? {}) as Options['limits'],
    ...settings,
  };
}

const DEFAULT_RATE = 100;

/**
 * nodejs.org/api/sqlite.html#sqlitebackupsourcedb-path-options. DIVERGES: the pages are copied at once, and only then told of
 * in steps of `rate`.
 */
async function writeBackup(source: DatabaseSyncBase, path: string, options: Readonly<Record<string, unknown>>): Promise<number> {
  const { source: name = 'main', rate = DEFAULT_RATE, progress } = options;
  const bytes = source.serialize(name);
  (fs.writeFileSync as (path: string, bytes: Uint8Array) => void)(path, bytes);
  const totalPages = bytes.byteLength === 0 ? 0 : Math.ceil(bytes.byteLength / pageBytes(bytes));
  const step = Math.max(1, rate as number);
  for (let remainingPages = totalPages - step; remainingPages > 0; remainingPages -= step) {
    await undefined;
    (progress as ((state: object) => void) | undefined)?.({ totalPages, remainingPages });
  }
  return totalPages;
}

/** sqlite.org/fileformat2.html: the page size stands at offset 16, and 1 means 65,536. */
function pageBytes(bytes: Uint8Array): number {
  const size = bytes[16]! * 256 + bytes[17]!;
  return size === 1 ? 65_536 : size;
}

function backup(...args: unknown[]): Promise<number> {
  const [source, path] = args;
  if (!(source instanceof DatabaseSyncBase)) wrongType('The "sourceDb" argument must be an object.');
  const database = source as DatabaseSyncBase & { readonly isOpen: boolean };
  if (!database.isOpen) wrongState('database is not open');
  const target = pathOf(path);
  const options = checkOptions(args[2]);
  const { rate, progress } = options;
  if (rate !== undefined && !Number.isInteger(rate)) wrongType('The "options.rate" argument must be an integer.');
  for (const name of ['source', 'target']) if (options[name] !== undefined) checkString(options[name], `options.${name}`);
  if (progress !== undefined) checkFunction(progress, 'options.progress');
  if (options['target'] !== undefined && options['target'] !== 'main') unavailable('sqlite.backup to an attached database');
  return writeBackup(database, target, options);
}

/**
 * A class of the API as Node's native ones are: methods are enumerable and in Node's order, and a call without `new` has its
 * own error.
 */
function nativeClass<Class extends abstract new (...args: never[]) => object>(
  Class: Class,
  name: string,
  methods: string,
): Class {
  const { prototype } = Class;
  const callable = new Proxy(Class, { apply: () => needsNew() });
  for (const key of [...methods.split(' '), 'constructor', Symbol.dispose]) {
    const property = Object.getOwnPropertyDescriptor(prototype, key);
    if (property === undefined) continue;
    delete (prototype as Record<PropertyKey, unknown>)[key];
    const value = key === 'constructor' ? callable : property.value;
    Object.defineProperty(prototype, key, { ...property, value, enumerable: key !== 'constructor' });
    if (key === Symbol.dispose) describeFunction(value as object, '', 0);
  }
  return describeFunction(callable, name, 0);
}

class SessionBase {
  constructor() {
    illegalConstructor();
  }
  changeset(): never {
    return unavailable('sqlite.Session.changeset');
  }
  patchset(): never {
    return unavailable('sqlite.Session.patchset');
  }
  close(): never {
    return unavailable('sqlite.Session.close');
  }
  [Symbol.dispose](): never {
    return unavailable('sqlite.Session.close');
  }
}

const CONSTANTS =
  'CHANGESET_OMIT=0 CHANGESET_REPLACE=1 CHANGESET_ABORT=2 CHANGESET_DATA=1 CHANGESET_NOTFOUND=2 CHANGESET_CONFLICT=3 ' +
  'CHANGESET_CONSTRAINT=4 CHANGESET_FOREIGN_KEY=5 OK=0 DENY=1 IGNORE=2 CREATE_INDEX=1 CREATE_TABLE=2 CREATE_TEMP_INDEX=3 ' +
  'CREATE_TEMP_TABLE=4 CREATE_TEMP_TRIGGER=5 CREATE_TEMP_VIEW=6 CREATE_TRIGGER=7 CREATE_VIEW=8 DELETE=9 DROP_INDEX=10 ' +
  'DROP_TABLE=11 DROP_TEMP_INDEX=12 DROP_TEMP_TABLE=13 DROP_TEMP_TRIGGER=14 DROP_TEMP_VIEW=15 DROP_TRIGGER=16 DROP_VIEW=17 ' +
  'INSERT=18 PRAGMA=19 READ=20 SELECT=21 TRANSACTION=22 UPDATE=23 ATTACH=24 DETACH=25 ALTER_TABLE=26 REINDEX=27 ANALYZE=28 ' +
  'CREATE_VTABLE=29 DROP_VTABLE=30 FUNCTION=31 SAVEPOINT=32 COPY=0 RECURSIVE=33';

export default {
  DatabaseSync: nativeClass(
    DatabaseSyncBase,
    'DatabaseSync',
    'open close prepare exec function createTagStore location aggregate createSession applyChangeset enableLoadExtension ' +
      'enableDefensive loadExtension serialize deserialize setAuthorizer',
  ),
  StatementSync: nativeClass(
    StatementSync,
    'StatementSync',
    'iterate all get run columns setAllowBareNamedParameters setAllowUnknownNamedParameters setReadBigInts setReturnArrays',
  ),
  Session: nativeClass(SessionBase, 'Session', 'changeset patchset close'),
  constants: Object.setPrototypeOf(
    constantTable(CONSTANTS.replace(/\S+/g, (row) => `SQLITE_${row}`)),
    Object.prototype,
  ) as object,
  backup: describeFunction(backup, 'backup', 2),
};
