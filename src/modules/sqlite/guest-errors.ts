/** Errors as node:sqlite makes them, whose texts differ from those of Node's own validators (observed). */
type Kind = ErrorConstructor | TypeErrorConstructor | RangeErrorConstructor;

function fail(Kind: Kind, code: string, message: string): never {
  const error = new Kind(message) as Error & { code?: string };
  error.code = code;
  throw error;
}

export const wrongType = (message: string): never => fail(TypeError, 'ERR_INVALID_ARG_TYPE', message);
export const wrongValue = (message: string): never => fail(TypeError, 'ERR_INVALID_ARG_VALUE', message);
export const wrongState = (message: string): never => fail(Error, 'ERR_INVALID_STATE', message);
export const outOfRange = (message: string): never => fail(RangeError, 'ERR_OUT_OF_RANGE', message);
export const illegalConstructor = (): never => fail(Error, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
export const needsNew = (): never => fail(TypeError, 'ERR_CONSTRUCT_CALL_REQUIRED', 'Cannot call constructor without `new`');

export function checkString(value: unknown, name: string): string {
  return typeof value === 'string' ? value : wrongType(`The "${name}" argument must be a string.`);
}

export function checkFunction(value: unknown, name: string): (...args: unknown[]) => unknown {
  return typeof value === 'function' ? (value as never) : wrongType(`The "${name}" argument must be a function.`);
}

/** A boolean member of an options object, which may be absent. */
export function booleanOption(options: Readonly<Record<string, unknown>>, name: string, fallback: boolean): boolean {
  const value = options[name];
  if (value === undefined) return fallback;
  return typeof value === 'boolean' ? value : wrongType(`The "options.${name}" argument must be a boolean.`);
}

export function checkOptions(value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null) return wrongType('The "options" argument must be an object.');
  return value as Readonly<Record<string, unknown>>;
}
