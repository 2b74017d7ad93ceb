import { Buffer } from 'node:buffer';
import { Module } from './guest-commonjs.ts';
import { type Context, isAnyArrayBuffer, type LoadResult, type ResolveResult, runChain } from './guest-hook-chain.ts';
import { chainOf, pendingRegistrations } from './guest-hook-registry.ts';
import { type Hooking, importedTexts, type Resolved } from './guest-hooking.ts';
import { formatSymbol, host, type ModuleInstance, urlSymbol } from './guest-state.ts';

/**
 * Modules through the hooks. An import is resolved and loaded with all its static imports before the engine sees any of it:
 * what the hooks gave is handed to the host, where the engine finds it. Steps that may take time are generators: they give
 * a promise of an asynchronous hook and get its value.
 */
type Step<Result> = Generator<unknown, Result, unknown>;

/** In the order in which Node lists them (observed). */
const importConditions = ['node', 'import', 'module-sync', 'node-addons'];
const requireConditions = ['require', 'node', 'node-addons', 'module-sync'];

/** Specifiers of the host by URL and type, of all that has been defined. */
const defined = new Map<string, string>();

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

function* wait<Result>(value: unknown): Step<Result> {
  return (isThenable(value) ? yield value : value) as Result;
}

/** Runs to the end, at once where nothing takes time. */
function drive<Result>(steps: Step<Result>, value?: unknown): Result | Promise<Result> {
  const { done, value: given } = steps.next(value);
  if (done) return given;
  return resume(steps, given as PromiseLike<unknown>);
}

async function resume<Result>(steps: Step<Result>, first: PromiseLike<unknown>): Promise<Result> {
  let pending: PromiseLike<unknown> = first;
  for (;;) {
    let result: IteratorResult<unknown, Result>;
    try {
      result = steps.next(await pending);
    } catch (error) {
      // The generator has ended where the error came from it, and ends here where it came from the hook.
      result = steps.throw(error);
    }
    if (result.done) return result.value;
    pending = result.value as PromiseLike<unknown>;
  }
}

function attributesOf(items: readonly string[]): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (let index = 0; index + 1 < items.length; index += 2) attributes[items[index]!] = items[index + 1]!;
  return attributes;
}

const listOf = (attributes: Record<string, string> | undefined): string =>
  Object.entries(attributes ?? {})
    .flat()
    .join('\0');

function* resolveImport(specifier: string, parentURL: string, importAttributes: Record<string, string>): Step<ResolveResult> {
  const context: Context = { parentURL, importAttributes, conditions: [...importConditions] };
  const chain = chainOf('resolve', (value, { parentURL: base }) => {
    const [url, format] = host.hookResolve(`${value}`, base as string);
    return { __proto__: null, url, format, importAttributes: undefined };
  });
  return yield* wait<ResolveResult>(runChain(chain, specifier, context));
}

function textOf(source: unknown): string | undefined {
  if (source === undefined || source === null) return undefined;
  if (typeof source === 'string') return source;
  if (isAnyArrayBuffer(source)) return Buffer.from(source as ArrayBuffer).toString();
  const { buffer, byteOffset, byteLength } = source as ArrayBufferView;
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString();
}

/** Loads a module and all that it imports. Gives the specifier that evaluates it. */
function* define(url: string, format: string | null | undefined, attributes: Record<string, string>): Step<string> {
  const key = `${attributes.type ?? ''}\0${url}`;
  const known = defined.get(key) ?? (attributes.type === undefined ? host.hookKnown(url) : undefined);
  if (known !== undefined) return known;
  const context: Context = { format: format ?? undefined, importAttributes: attributes, conditions: [...importConditions] };
  const chain = chainOf('load', (value, { format: given, importAttributes: assigned }) => {
    const [found, text] = host.hookLoad(value, (given ?? undefined) as string | undefined, listOf(assigned as typeof attributes));
    return { __proto__: null, format: found, responseURL: value, source: text === undefined ? null : Buffer.from(text) };
  });
  const result = yield* wait<LoadResult>(runChain(chain, url, context));
  const kind = result.format ?? undefined;
  if (kind === undefined || !formats.has(kind)) throw unknownFormat(kind, url);
  const text = textOf(result.source);
  const target = host.hookDefine(url, kind, text);
  defined.set(key, target);
  if (kind.startsWith('commonjs')) {
    if (text !== undefined) importedTexts[host.pathOfUrl(url) ?? url] = text;
  } else if (kind.startsWith('module')) {
    try {
      yield* defineImports(url);
    } catch (error) {
      // The next import tries again.
      defined.delete(key);
      throw error;
    }
  }
  return target;
}

function* defineImports(url: string): Step<void> {
  for (const request of host.hookImports(url)) {
    const [specifier = '', ...items] = request.split('\0');
    const attributes = attributesOf(items);
    const { url: target, format, importAttributes } = yield* resolveImport(specifier, url, attributes);
    host.hookLink(url, specifier, yield* define(target, format, importAttributes ?? attributes));
  }
}

const formats = new Set(['module', 'commonjs', 'json', 'builtin', 'module-typescript', 'commonjs-typescript']);

function unknownFormat(format: string | undefined, url: string): Error {
  const error = new RangeError(`Unknown module format: ${format} for URL ${url}`) as RangeError & { code: string };
  error.code = 'ERR_UNKNOWN_MODULE_FORMAT';
  return error;
}

function* importSteps(base: string, specifier: string, attributes: string): Step<string> {
  for (const registration of pendingRegistrations()) yield registration;
  const given = attributesOf(attributes === '' ? [] : attributes.split('\0'));
  const parentUrl = base.startsWith('/') ? host.urlOfPath(base) : base;
  const { url, format, importAttributes } = yield* resolveImport(specifier, parentUrl, given);
  return yield* define(url, format, importAttributes ?? given);
}

/** For `require` and what else cannot wait: only hooks that do not wait are asked. */
function driveNow<Result>(steps: Step<Result>): Result {
  const { done, value } = steps.next();
  if (!done) throw new Error('A hook has given a promise where none can be waited for');
  return value;
}

export const loading: Hooking = {
  importTarget: (base, specifier, attributes) => drive(importSteps(base, specifier, attributes)),

  resolveUrl(specifier, baseUrl) {
    const context: Context = { parentURL: baseUrl, importAttributes: {}, conditions: [...importConditions] };
    const chain = chainOf(
      'resolve',
      (value, { parentURL }) => ({ __proto__: null, url: host.resolveUrl(`${value}`, parentURL as string) }),
      true,
    );
    return (runChain(chain, specifier, context) as ResolveResult).url;
  },

  resolveRequest(request, parent, fallback): Resolved {
    const parentURL = parent?.filename ? (parent[urlSymbol] ?? urlOfFile(parent.filename)) : undefined;
    const context: Context = { parentURL, conditions: [...requireConditions] };
    let found: { readonly filename: string; readonly url: string } | undefined;
    const chain = chainOf(
      'resolve',
      (value) => {
        const filename = value === request ? fallback() : requireLike(value, parent);
        const url = urlOfFile(filename);
        found = { filename, url };
        return { __proto__: null, url, format: filename.startsWith('node:') ? 'builtin' : undefined };
      },
      true,
    );
    const { url, format } = runChain(chain, request, context) as ResolveResult;
    if (found?.url === url) return { filename: found.filename, url, format: format ?? undefined };
    const filename = url.startsWith('file:') ? (host.pathOfUrl(url) ?? url) : url;
    return { filename, url, format: format ?? undefined };
  },

  runRequired(module, filename) {
    const { format, text = '' } = loadRequired(module, filename, () => {
      const known = module[formatSymbol] ?? (filename.startsWith('/') ? host.format(filename) : undefined);
      return { format: known, text: host.text(filename) };
    });
    module[formatSymbol] = format;
    module._compile(text, filename, format?.replace('-typescript', ''));
  },

  jsonRequired(module, filename) {
    const { text = '' } = loadRequired(module, filename, () => ({ format: 'json', text: host.text(filename) }));
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      (error as Error).message = `${filename}: ${(error as Error).message}`;
      throw error;
    }
  },

  prepareRequired(url) {
    driveNow(defineImports(url));
  },
};

interface LoadedText {
  readonly format: string | undefined;
  readonly text: string | undefined;
}

/** What is to be run for a module that `require` loads. */
function loadRequired(module: ModuleInstance, filename: string, fallback: () => LoadedText): LoadedText {
  const url = module[urlSymbol] ?? urlOfFile(filename);
  let first: LoadedText | undefined;
  const format = filename.endsWith('.json') ? 'json' : formatOf(filename, fallback, (text) => (first = text));
  const context: Context = { format, conditions: [...requireConditions] };
  const chain = chainOf(
    'load',
    (_value, { format: given }) => {
      first ??= fallback();
      return { source: first.text, format: (given as string | undefined) ?? first.format };
    },
    true,
  );
  const result = runChain(chain, url, context) as LoadResult;
  return { format: result.format ?? undefined, text: textOf(result.source) };
}

/** The format that the hooks are told; unknown for what is no file, which then fails when its text is asked for. */
function formatOf(filename: string, fallback: () => LoadedText, keep: (text: LoadedText) => void): string | undefined {
  if (!filename.startsWith('/')) return undefined;
  try {
    const text = fallback();
    keep(text);
    return text.format;
  } catch {
    return undefined;
  }
}

function urlOfFile(filename: string): string {
  if (filename.startsWith('/')) return host.urlOfPath(filename);
  if (/^[a-z][a-z0-9+.-]*:/i.test(filename)) return filename;
  return `node:${filename}`;
}

/** A hook asks for another request than the one it got. */
function requireLike(request: string, parent: Parameters<Hooking['resolveRequest']>[1]): string {
  return Module._resolveFilename(request, parent, false);
}
