import { codes } from 'internal:errors';

/**
 * Chains of customization hooks (nodejs.org/api/module.html#chaining): the hook that was registered last runs first and
 * calls the one before it, and the first calls the loader's default.
 */
export type Context = Record<string, unknown>;
export type Next = (value: string, context?: Context) => unknown;
export type Hook = (value: string, context: Context, next: Next) => unknown;

export interface ResolveResult {
  url: string;
  format?: string | null | undefined;
  importAttributes?: Record<string, string> | undefined;
}

export interface LoadResult {
  format?: string | null | undefined;
  source?: unknown;
}

interface Named {
  readonly hook: Hook;
  /** What error texts call the hook: its kind, or its kind with the URL of its module. */
  readonly name: string;
}

export interface Chain {
  readonly kind: 'resolve' | 'load';
  /** Run on this thread, one after the other. The last runs first. */
  readonly sync: readonly Named[];
  /** Below them; may give promises. */
  readonly async: readonly Named[];
  readonly fallback: (value: string, context: Context) => unknown;
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

/** V8's text for a property of nothing. */
function checkReadable(result: unknown): asserts result is object {
  if (result === undefined || result === null)
    throw new TypeError(`Cannot read properties of ${String(result)} (reading 'shortCircuit')`);
}

const propertyError = (expected: string, name: string, property: string, value: unknown): Error =>
  new codes.ERR_INVALID_RETURN_PROPERTY_VALUE(expected, name, property, value);

/** What a hook may give for `url`, `format` and `source`. `isFinal`: nothing below it has been asked. */
function checkResult(kind: Chain['kind'], name: string, result: object, isFinal: boolean): void {
  const { url, format, source } = result as { url?: unknown; format?: unknown; source?: unknown };
  if (kind === 'resolve' && typeof url !== 'string') throw propertyError('a URL string', name, 'url', url);
  if (format !== undefined && format !== null && typeof format !== 'string')
    throw propertyError('a string', name, 'format', format);
  if (kind === 'resolve') return;
  const isText = typeof source === 'string' || ArrayBuffer.isView(source) || isAnyArrayBuffer(source);
  if (isText || (!isFinal && (source === null || source === undefined))) return;
  throw propertyError('a string, an ArrayBuffer, or a TypedArray', name, 'source', source);
}

export function isAnyArrayBuffer(value: unknown): value is ArrayBuffer | SharedArrayBuffer {
  return value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;
}

function runSync(chain: Chain, index: number, value: string, context: Context): unknown {
  if (index < 0) return runAsync(chain, chain.async.length - 1, value, context);
  const { hook, name } = chain.sync[index]!;
  let isNextCalled = false;
  const next: Next = (inner, more) => {
    isNextCalled = true;
    return runSync(chain, index - 1, inner, { ...context, ...more });
  };
  const result = hook(value, context, next);
  checkReadable(result);
  if (isThenable(result) && chain.async.length > 0) return result;
  const { shortCircuit } = result as { shortCircuit?: unknown };
  if (!isNextCalled && shortCircuit !== true) throw propertyError('true', name, 'shortCircuit', shortCircuit);
  checkResult(chain.kind, name, result, !isNextCalled);
  return result;
}

/** `Error` where a hook neither asks the next one nor says that this is meant. */
function runAsync(chain: Chain, index: number, value: string, context: Context): unknown {
  if (index < 0) return chain.fallback(value, context);
  const { hook, name } = chain.async[index]!;
  let isNextCalled = false;
  const next: Next = async (inner, more) => {
    isNextCalled = true;
    if (typeof inner !== 'string') {
      const argument = chain.kind === 'resolve' ? 'specifier' : 'url';
      throw new codes.ERR_INVALID_ARG_TYPE(`${name} hook's next${capital(chain.kind)}() ${argument}`, 'string', inner);
    }
    return runAsync(chain, index - 1, inner, { ...context, ...more });
  };
  return (async () => {
    const result = await hook(value, context, next);
    if (typeof result !== 'object' || result === null) {
      throw new codes.ERR_INVALID_RETURN_VALUE('an object', `${name} hook's next${capital(chain.kind)}()`, result);
    }
    if (!isNextCalled && (result as { shortCircuit?: unknown }).shortCircuit !== true) {
      throw new codes.ERR_LOADER_CHAIN_INCOMPLETE(name);
    }
    checkResult(chain.kind, name, result, false);
    return result;
  })();
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

export function runChain(chain: Chain, value: string, context: Context): unknown {
  return runSync(chain, chain.sync.length - 1, value, context);
}
