import { definitions, type ErrorDefinition, variants } from 'internal:error-definitions';
import { format } from 'internal:inspect';
import { systemErrors } from 'internal:system-errors';

export { describeReceived, formatList } from 'internal:error-received';

type BaseName = 'Error' | 'TypeError' | 'RangeError' | 'SyntaxError' | 'URIError';
type DefinitionTable = Readonly<Partial<Record<BaseName | 'SystemError', Readonly<Record<string, ErrorDefinition>>>>>;

/** An error in Node's shape: `code` is an own property. */
export interface NodeError extends Error {
  code: string;
  [field: string]: unknown;
}

type ArgumentsOf<Definition> = Definition extends (...args: infer Args) => string ? Args : unknown[];
type Constructor<Args extends unknown[]> = {
  new (...args: Args): NodeError;
  readonly TypeError: new (...args: Args) => NodeError;
  readonly RangeError: new (...args: Args) => NodeError;
};
type Codes<Table> = {
  readonly [Base in keyof Table]: {
    readonly [Code in keyof Table[Base]]: Constructor<
      Base extends 'SystemError' ? [context: SystemErrorContext] : ArgumentsOf<Table[Base][Code]>
    >;
  };
}[keyof Table];
type UnionToIntersection<Union> = (Union extends unknown ? (value: Union) => void : never) extends (value: infer All) => void
  ? All
  : never;
/** Every code of a table with the arguments of its constructor. */
export type CodesOf<Table> = UnionToIntersection<Codes<Table>>;

export interface SystemErrorContext {
  code: string;
  errno?: number;
  syscall: string;
  message?: string;
  path?: unknown;
  dest?: unknown;
  [field: string]: unknown;
}

const bases: Record<BaseName, ErrorConstructor> = { Error, TypeError, RangeError, SyntaxError, URIError };
const { construct, defineProperty, getPrototypeOf, setPrototypeOf } = Reflect;

/** A visible own data property that does not show up in `Object.keys`, as `message` of every error is. */
export function defineHidden(target: object, key: PropertyKey, value: unknown): void {
  // The prototype of all objects may have been given a `get`.
  defineProperty(target, key, {
    __proto__: null,
    value,
    writable: true,
    enumerable: false,
    configurable: true,
  } as PropertyDescriptor);
}

/** Gives `error.stack` another first line; its frames stay. */
export function setStackHeader(error: Error, header: string): void {
  const stack: unknown = error.stack;
  // A user's Error.prepareStackTrace may have made something else of it.
  if (typeof stack !== 'string') return;
  const frames = stack.startsWith('    at ') ? 0 : stack.indexOf('\n    at ') + 1;
  defineHidden(error, 'stack', frames === 0 && !stack.startsWith('    at ') ? header : `${header}\n${stack.slice(frames)}`);
}

function interpolate(template: string, args: readonly unknown[]): string {
  if (!template.includes('%s')) return template;
  let index = 0;
  return template.replace(/%s/g, () => {
    const value = args[index++];
    return typeof value === 'string' ? value : format('%s', value);
  });
}

/**
 * One class per code and base. Its instances have no own `name`: `constructor` is the base class, and the code shows in
 * `toString()` and `stack` (nodejs.org/api/errors.html#errorcode, observed descriptors).
 */
function createErrorClass(code: string, baseName: BaseName, definition: ErrorDefinition): Constructor<unknown[]> {
  const Base = bases[baseName];
  function NodeError(...args: unknown[]): NodeError {
    const error = construct(Base, [], NodeError) as NodeError;
    let message: string;
    // Observed own-key order: a fixed text has `message` before `code`; a computed one comes last, after its fields.
    if (typeof definition === 'string') {
      message = interpolate(definition, args);
      defineHidden(error, 'message', message);
      error.code = code;
    } else {
      error.code = code;
      message = (definition as (this: Error, ...values: unknown[]) => string).apply(error, args);
      defineHidden(error, 'message', message);
    }
    setStackHeader(error, `${baseName} [${code}]: ${message}`);
    return error;
  }
  const prototype = NodeError.prototype as object;
  setPrototypeOf(prototype, Base.prototype);
  setPrototypeOf(NodeError, Base);
  defineProperty(prototype, 'constructor', { get: () => Base, set: undefined, enumerable: false, configurable: true });
  defineHidden(
    prototype,
    'toString',
    {
      toString(this: Error): string {
        return `${this.name} [${code}]: ${this.message}`;
      },
    }.toString,
  );
  coded.set(prototype, code);
  return NodeError as unknown as Constructor<unknown[]>;
}

/** Prototypes of the classes above, by which `inspect` knows a coded error. */
const coded = new WeakMap<object, string>();

/** The code of an error that one of our classes made, whatever its `code` property says now. */
export function nodeErrorCode(error: object): string | undefined {
  const prototype = getPrototypeOf(error);
  return prototype === null ? undefined : coded.get(prototype);
}

function createSystemErrorClass(code: string, prefix: string): Constructor<unknown[]> {
  return class extends SystemError {
    constructor(context: SystemErrorContext) {
      super(code, prefix, context);
    }
  } as unknown as Constructor<unknown[]>;
}

/**
 * Errors for system calls that carry their context in `info`; `errno`, `syscall`, `path` and `dest` are accessors over
 * it (nodejs.org/api/errors.html#class-systemerror).
 */
export class SystemError extends Error {
  declare code: string;
  constructor(code: string, prefix: string, context: SystemErrorContext) {
    super();
    let message = `${prefix}: ${context.syscall} returned ${context.code} (${context.message})`;
    if (context.path !== undefined) message += ` ${String(context.path)}`;
    if (context.dest !== undefined) message += ` => ${String(context.dest)}`;
    this.code = code;
    defineHidden(this, 'name', 'SystemError');
    defineHidden(this, 'message', message);
    defineProperty(this, 'info', { value: context, enumerable: true, configurable: true, writable: false });
    for (const key of ['errno', 'syscall', 'path', 'dest']) {
      if (context[key] === undefined && (key === 'path' || key === 'dest')) continue;
      defineProperty(this, key, {
        get: () => context[key],
        set: (value: unknown) => {
          context[key] = value;
        },
        enumerable: true,
        configurable: true,
      });
    }
    setStackHeader(this, `SystemError [${code}]: ${message}`);
  }
  override toString(): string {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

/** Makes the class of a code at its first use: a table costs the snapshot its texts only. */
function createCode(table: DefinitionTable, code: string): Constructor<unknown[]> | undefined {
  for (const base of Object.keys(table) as (keyof DefinitionTable)[]) {
    const definition = Object.hasOwn(table[base]!, code) ? table[base]![code] : undefined;
    if (definition === undefined) continue;
    if (base === 'SystemError') return createSystemErrorClass(code, definition as string);
    const created = createErrorClass(code, base, definition);
    for (const variant of variants[code] ?? []) defineHidden(created, variant, createErrorClass(code, variant, definition));
    return created;
  }
  return undefined;
}

/**
 * States error codes that only one module uses, in the shape of `error-definitions.ts`.
 *
 * @example
 * const codes = defineCodes({ TypeError: { ERR_CRYPTO_INVALID_DIGEST: 'Invalid digest: %s' } });
 * throw new codes.ERR_CRYPTO_INVALID_DIGEST('md17');
 */
export function defineCodes<const Table extends DefinitionTable>(table: Table): CodesOf<Table> {
  const known: Record<PropertyKey, unknown> = Object.create(
    new Proxy(Object.create(null) as object, {
      get(_target, code) {
        if (typeof code !== 'string') return undefined;
        const created = createCode(table, code);
        if (created !== undefined) known[code] = created;
        return created;
      },
    }),
  ) as Record<PropertyKey, unknown>;
  return known as CodesOf<Table>;
}

/** `throw new codes.ERR_INVALID_ARG_TYPE('size', 'number', size)` (nodejs.org/api/errors.html#nodejs-error-codes). */
export const codes = defineCodes(definitions);

/** What an aborted operation rejects with: not a DOMException (nodejs.org/api/errors.html#abort_err, observed). */
export class AbortError extends Error {
  declare code: string;
  constructor(message = 'The operation was aborted', options?: ErrorOptions) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'object', options);
    }
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
    setStackHeader(this, `AbortError: ${message}`);
  }
}

/** An AggregateError with a `code`, for errors that happened while another was being handled. */
export class NodeAggregateError extends AggregateError {
  declare code: string | undefined;
  constructor(errors: readonly unknown[], message?: string) {
    super(errors, message);
    this.code = (errors[0] as { code?: string } | undefined)?.code;
  }
}
defineProperty(NodeAggregateError.prototype, 'constructor', {
  get: () => AggregateError,
  set: undefined,
  enumerable: false,
  configurable: true,
});

/** Joins an error with the one it came from: the outer one first, then all inner ones. */
export function aggregateTwoErrors(inner: unknown, outer: unknown): unknown {
  if (!inner || !outer || inner === outer) return inner || outer;
  const errors = (outer as AggregateError).errors as unknown;
  if (Array.isArray(errors)) {
    errors.push(inner);
    return outer;
  }
  const joined = new NodeAggregateError([outer, inner], (outer as Error).message);
  joined.code = (outer as NodeError).code;
  return joined;
}

/**
 * An error of a system call as libuv reports it: `ENOENT: no such file or directory, open '/p' -> '/d'`
 * (nodejs.org/api/errors.html#class-systemerror).
 */
export function uvException(context: {
  errno: number;
  syscall: string;
  message?: string;
  path?: string;
  dest?: string;
}): NodeError {
  const [code, text] = systemErrors().get(context.errno) ?? ['UNKNOWN', 'unknown error'];
  let message = `${code}: ${context.message || text}, ${context.syscall}`;
  if (context.path !== undefined) message += ` '${context.path}'`;
  if (context.dest !== undefined) message += ` -> '${context.dest}'`;
  const error = new Error(message) as NodeError;
  Object.assign(error, { errno: context.errno, syscall: context.syscall, code });
  if (context.path !== undefined) error.path = context.path;
  if (context.dest !== undefined) error.dest = context.dest;
  setStackHeader(error, `Error: ${message}`);
  return error;
}

/** An error of a system call in the older form: `listen EADDRINUSE` (`errno`, `code`, `syscall`). */
export function errnoException(errno: number, syscall: string, original?: string): NodeError {
  const code = systemErrors().get(errno)?.[0] ?? `Unknown system error ${errno}`;
  const message = original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`;
  const error = new Error(message) as NodeError;
  Object.assign(error, { errno, code, syscall });
  setStackHeader(error, `Error: ${message}`);
  return error;
}
