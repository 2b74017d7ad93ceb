import { diagnostics } from 'internal:diagnostics';
import { listEntries, setEntry } from 'internal:entries';
import { classOf, evaluateModule, evaluateScript, readPromiseResult } from 'internal:native';
// Registers the entry that is completed here.
import 'internal:tasks';
import { emitProcessWarning } from 'internal:warnings';
import { hooking } from './guest-hooking.ts';
import { host } from './guest-state.ts';

/** Running ES modules: evaluation by the engine, and Node's texts for what goes wrong with them. */

const { apply, ownKeys, getOwnPropertyDescriptor } = Reflect;
const { then } = Promise.prototype;
const NativePromise = Promise;
const resolved = Promise.resolve();
const { isError } = Error as unknown as { isError(value: unknown): value is Error };
const ReferenceErrorPrototype = ReferenceError.prototype;
const SyntaxErrorPrototype = SyntaxError.prototype;
const { getPrototypeOf, defineProperty } = Object;

let importer: ((specifier: string) => Promise<object>) | undefined;

/**
 * The engine's own `import()` of a specifier that the host has given. Compiled at its first use: the image keeps no file
 * names of its code, and the engine imports nothing for code without one.
 */
function importNative(specifier: string): Promise<object> {
  importer ??= evaluateScript('(n)=>import(n)', 'node:internal/nodelet/import') as (specifier: string) => Promise<object>;
  return importer(specifier);
}

/** Gives the warnings that the host has for this sandbox. */
export function emitLoaderWarnings(): void {
  for (const [message, type, code] of host.takeWarnings()) emitProcessWarning(message, type, code === '' ? undefined : code);
}

const LINK_ERROR = /^(?:Could not find export '|export '|circular reference when looking for export ')/;
const COMMONJS_NAME = /^'?(require|module|exports|__filename|__dirname)'? is not defined$/;

/** Another message, also in the stack; `frame`: the place in the source, which Node puts above it. */
function rename(error: Error, message: string, frame = ''): void {
  const { name, stack, message: old } = error;
  const header = `${name}: ${old}`;
  const frames = typeof stack === 'string' && stack.startsWith(header) ? stack.slice(header.length) : '';
  const hidden = { writable: true, enumerable: false, configurable: true };
  defineProperty(error, 'message', { ...hidden, value: message });
  defineProperty(error, 'stack', { ...hidden, value: `${frame}${name}: ${message}${frames}` });
}

type TrackRejection = (handled: boolean, promise: object, reason: unknown) => void;

const [trackRejection] = listEntries(['trackRejection']) as [TrackRejection];
const RECENT = 32;
let recent: WeakRef<object>[] = [];

/**
 * The engine runs a module's body as an async function and tells of the rejection of that function's promise, which
 * nothing can reach and nobody can handle. So these are remembered until the import itself has failed with the reason.
 */
setEntry('trackRejection', (handled: boolean, promise: object, reason: unknown) => {
  if (handled) recent = recent.filter((reference) => reference.deref() !== promise);
  else {
    if (recent.length >= RECENT) recent.shift();
    recent.push(new WeakRef(promise));
  }
  trackRejection(handled, promise, reason);
});

/** The promises of the body that threw `reason`, and of the modules that import it, count as handled. */
function settleBodies(reason: unknown): void {
  recent = recent.filter((reference) => {
    const promise = reference.deref();
    if (promise === undefined) return false;
    if (readPromiseResult(promise) !== reason) return true;
    trackRejection(true, promise, reason);
    return false;
  });
}

const LOADER_FRAME = '\n    at node:internal/nodelet/loader';

/**
 * In Node an error of the loader has frames of the loader. Here it has none, so it gets one: `inspect` shows an error
 * without frames in brackets.
 */
function withLoaderFrame(error: Error): Error {
  const { stack } = error;
  if (typeof stack === 'string' && !stack.includes('\n    at ')) {
    defineProperty(error, 'stack', { value: stack + LOADER_FRAME, writable: true, enumerable: false, configurable: true });
  }
  return error;
}

/** The engine's error in Node's words. `specifier`: what was to be run, as the host gave it. */
export function explainImportError(error: unknown, specifier: string): unknown {
  settleBodies(error);
  if (!isError(error)) return error;
  const message = getOwnPropertyDescriptor(error, 'message')?.value as unknown;
  if (typeof message !== 'string') return error;
  const prototype = getPrototypeOf(error) as unknown;
  if (prototype === SyntaxErrorPrototype) {
    if (LINK_ERROR.test(message)) {
      const explained = host.explainLinkError(message, specifier);
      if (explained !== undefined) rename(error, explained[0], `${explained[1]}\n`);
      return withLoaderFrame(error);
    }
    host.syntaxFailed(specifier);
  } else if (prototype === ReferenceErrorPrototype) {
    const name = COMMONJS_NAME.exec(message)?.[1];
    if (name !== undefined) {
      const instead = name === 'require' ? ', you can use import instead' : '';
      rename(error, `${name} is not defined in ES module scope${instead}${host.moduleHint(specifier)}`);
    }
  }
  const code = getOwnPropertyDescriptor(error, 'code')?.value as unknown;
  return typeof code === 'string' && code.startsWith('ERR_') ? withLoaderFrame(error) : error;
}

setEntry('explainImport', explainImportError);

/** Evaluates a module at once. Its namespace, or a promise for it while a top-level await is pending. */
export function evaluate(specifier: string): object | Promise<object> {
  let linked: object | Promise<object>;
  try {
    linked = evaluateModule(specifier);
  } catch (error) {
    throw explainImportError(error, specifier);
  }
  if (!isPromise(linked)) return (linked as { ns: object }).ns;
  return new NativePromise<object>((resolve, reject) => {
    apply(then, linked, [
      (value: { ns: object }) => resolve(value.ns),
      (error: unknown) => reject(explainImportError(error, specifier)),
    ]);
  });
}

let promiseClass = -1;

/** A namespace may have an export `then`: only the engine knows a promise. */
export function isPromise(value: object): value is Promise<object> {
  if (promiseClass < 0) promiseClass = classOf(resolved);
  return classOf(value) === promiseClass;
}

/**
 * `import(specifier, options)` in the module or script `base` (tc39.es/ecma262/#sec-import-calls). Resolution runs as a job
 * of its own, so that no frame of the caller is in the stack of what it throws, as in Node.
 */
export function importDynamically(base: string, specifier: unknown, options: unknown, hasOptions: boolean): Promise<object> {
  const tracing = diagnostics;
  if (tracing === undefined || typeof specifier === 'symbol') return startImport(base, specifier, options, hasOptions);
  const context = { parentURL: base[0] === '/' ? host.urlOfPath(base) : base, url: `${specifier as string}` };
  return tracing.tracePromise('module.import', () => startImport(base, context.url, options, hasOptions), context);
}

function startImport(base: string, specifier: unknown, options: unknown, hasOptions: boolean): Promise<object> {
  return new NativePromise<object>((resolve, reject) => {
    // V8's text for it; the engine has another.
    if (typeof specifier === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    const text = `${specifier as string}`;
    const attributes = hasOptions && options !== undefined ? readAttributes(options) : '';
    // No promise is given to `resolve`, which would look for its `then`, and user code may have put another there.
    apply(then, resolved, [
      () => {
        try {
          importNow(base, text, attributes, resolve, reject);
        } catch (error) {
          reject(isError(error) ? withLoaderFrame(error) : error);
        }
      },
    ]);
  });
}

type Resolve = (value: object) => void;
type Reject = (reason: unknown) => void;

function importNow(base: string, specifier: string, attributes: string, resolve: Resolve, reject: Reject): void {
  const start = (target: string): void => {
    emitLoaderWarnings();
    apply(then, importNative(target), [resolve, (error: unknown) => reject(explainImportError(error, target))]);
  };
  const hooks = hooking.current;
  const target = hooks ? hooks.importTarget(base, specifier, attributes) : host.resolveImport(specifier, base, attributes);
  if (typeof target === 'string') start(target);
  else apply(then, target, [start, reject]);
}

/** The `with` option as keys and values in turn. The texts are V8's. */
function readAttributes(options: unknown): string {
  if (typeof options !== 'object' && typeof options !== 'function') {
    throw new TypeError('The second argument to import() must be an object');
  }
  if (options === null) throw new TypeError('The second argument to import() must be an object');
  const attributes = (options as { with?: unknown }).with;
  if (attributes === undefined) return '';
  if ((typeof attributes !== 'object' && typeof attributes !== 'function') || attributes === null) {
    throw new TypeError("The 'with' option must be an object");
  }
  const items: string[] = [];
  const keys = ownKeys(attributes).filter((key) => typeof key === 'string') as string[];
  for (const key of keys.sort()) {
    if (!getOwnPropertyDescriptor(attributes, key)?.enumerable) continue;
    const value = (attributes as Record<string, unknown>)[key];
    if (typeof value !== 'string') throw new TypeError('Import attribute value must be a string');
    items.push(key, value);
  }
  return items.join('\0');
}
