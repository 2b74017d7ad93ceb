import { answerHost } from 'internal:host-requests';
import type { FunctionAnswer, FunctionRequest, SqlValue } from './contract.ts';

/** A function of SQL: of rows (`call`), or over them. */
export interface SqlFunction {
  readonly isBigInt: boolean;
  readonly call?: (...args: unknown[]) => unknown;
  readonly start?: unknown;
  readonly step?: (...args: unknown[]) => unknown;
  readonly inverse?: ((...args: unknown[]) => unknown) | undefined;
  readonly result?: ((value: unknown) => unknown) | undefined;
}

const functions = new Map<number, SqlFunction>();
/** States of the aggregations under way, by function and SQLite's own key. */
const states = new Map<string, { value: unknown }>();
let last = 0;
/** What a function has thrown: SQLite knows only that it failed. */
let thrown: { readonly error: unknown } | undefined;

export function addFunction(fn: SqlFunction): number {
  functions.set(++last, fn);
  return last;
}

/** Runs what may call functions; their own errors come out as they are. */
export function withFunctions<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    const own = thrown;
    thrown = undefined;
    if (own !== undefined) throw own.error;
    throw error;
  }
}

answerHost('sqlite', ([id, what, key, args]: FunctionRequest): FunctionAnswer => {
  const fn = functions.get(id);
  if (fn === undefined) return [null, 'no such function'];
  try {
    return answer(fn, what, `${id} ${key}`, fn.isBigInt ? args : args.map(exact));
  } catch (error) {
    thrown ??= { error };
    return [null, ''];
  }
});

function answer(fn: SqlFunction, what: FunctionRequest[1], key: string, args: readonly unknown[]): FunctionAnswer {
  if (what === 'call') return toSql(fn.call?.apply(undefined, args as unknown[]));
  let state = states.get(key);
  if (state === undefined) {
    state = { value: typeof fn.start === 'function' ? fn.start() : fn.start };
    states.set(key, state);
  }
  if (what === 'step' || what === 'inverse') {
    state.value = fn[what]?.apply(undefined, [state.value, ...args]);
    return [null];
  }
  if (what === 'result') states.delete(key);
  return toSql(fn.result === undefined ? state.value : fn.result(state.value));
}

function exact(value: SqlValue): unknown {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  const error = new RangeError(`Value is too large to be represented as a JavaScript number: ${value}`) as Error & {
    code?: string;
  };
  error.code = 'ERR_OUT_OF_RANGE';
  throw error;
}

function toSql(value: unknown): FunctionAnswer {
  if (value === undefined || value === null) return [null];
  if (typeof value === 'number' || typeof value === 'string') return [value];
  if (typeof value === 'bigint') {
    return BigInt.asIntN(64, value) === value ? [value] : [null, 'BigInt value is too large for SQLite'];
  }
  if (ArrayBuffer.isView(value)) return [new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength)];
  if (value instanceof Promise) return [null, 'Asynchronous user-defined functions are not supported'];
  return [null, 'Returned JavaScript value cannot be converted to a SQLite value'];
}
