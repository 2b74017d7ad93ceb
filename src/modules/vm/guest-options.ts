import { codes, defineCodes } from 'internal:errors';
import {
  validateArray,
  validateBoolean,
  validateInt32,
  validateObject,
  validateOneOf,
  validateString,
  validateUint32,
} from 'internal:validators';
import type { RealmOptions } from './guest-realm.ts';

export const own = defineCodes({
  Error: { ERR_SCRIPT_EXECUTION_TIMEOUT: 'Script execution timed out after %sms' },
});

/** nodejs.org/api/vm.html#vmconstants */
export const constants = Object.assign(Object.create(null) as object, {
  USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default'),
  DONT_CONTEXTIFY: Symbol('vm_context_no_contextify'),
});

export interface SourceOptions {
  readonly filename: string;
  /** The same for the engine, with a note of what the source may import. */
  readonly engineName: string;
  readonly lineOffset: number;
  readonly columnOffset: number;
  readonly cachedData: ArrayBufferView | undefined;
  readonly produceCachedData: boolean;
  readonly importModuleDynamically: unknown;
}

type Given = Readonly<Record<string, unknown>>;

export function validateImporter(value: unknown, name = 'options.importModuleDynamically'): void {
  if (value === undefined || value === constants.USE_MAIN_CONTEXT_DEFAULT_LOADER || typeof value === 'function') return;
  throw new codes.ERR_INVALID_ARG_TYPE(name, 'function', value);
}

/**
 * What `import()` in a script does, as a note behind the name of its file (src/module-loader.ts reads it): nothing, since
 * `vm` was told no loader; nothing, since one of its own needs a flag; or what it does everywhere.
 */
function importNote(importer: unknown): string {
  if (importer === undefined) return 'no-callback';
  return importer === constants.USE_MAIN_CONTEXT_DEFAULT_LOADER ? 'default' : 'no-flag';
}

/** Options of `new vm.Script()`; a string is the file's name. */
export function readScriptOptions(options: unknown): SourceOptions {
  const given = (typeof options === 'string' ? { filename: options } : options) as Given;
  validateObject(given, 'options');
  const {
    filename = 'evalmachine.<anonymous>',
    lineOffset = 0,
    columnOffset = 0,
    cachedData,
    produceCachedData = false,
    importModuleDynamically,
  } = given;
  validateString(filename, 'options.filename');
  validateInt32(lineOffset, 'options.lineOffset');
  validateInt32(columnOffset, 'options.columnOffset');
  if (cachedData !== undefined && !ArrayBuffer.isView(cachedData)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.cachedData', ['Buffer', 'TypedArray', 'DataView'], cachedData);
  }
  validateBoolean(produceCachedData, 'options.produceCachedData');
  validateImporter(importModuleDynamically);
  const engineName = `${filename}\u0001${importNote(importModuleDynamically)}`;
  return { filename, engineName, lineOffset, columnOffset, cachedData, produceCachedData, importModuleDynamically };
}

export interface RunOptions {
  /** The time that the script has in milliseconds, 0 for any. */
  readonly timeout: number;
  readonly displayErrors: boolean;
}

/** Options of the functions that run a script. */
export function readRunOptions(options: unknown): RunOptions {
  const given = (options ?? {}) as Given;
  validateObject(given, 'options');
  let timeout = 0;
  if (given.timeout !== undefined) {
    validateUint32(given.timeout, 'options.timeout', true);
    timeout = given.timeout;
  }
  const { displayErrors = true, breakOnSigint = false } = given;
  validateBoolean(displayErrors, 'options.displayErrors');
  validateBoolean(breakOnSigint, 'options.breakOnSigint');
  return { timeout, displayErrors };
}

function validateOptional(value: unknown, validate: (value: unknown, name: string) => void, name: string): void {
  if (value !== undefined) validate(value, name);
}

function validateCodeGeneration(value: unknown, name: string): void {
  if (value === undefined) return;
  validateObject(value, name);
  const { strings, wasm } = value as Given;
  validateOptional(strings, validateBoolean, `${name}.strings`);
  validateOptional(wasm, validateBoolean, `${name}.wasm`);
}

/** Options of `vm.createContext()`. */
export function readContextOptions(options: unknown): RealmOptions {
  validateObject(options, 'options');
  const { name, origin, codeGeneration, microtaskMode, importModuleDynamically } = options as Given;
  validateOptional(name, validateString, 'options.name');
  validateOptional(origin, validateString, 'options.origin');
  validateCodeGeneration(codeGeneration, 'options.codeGeneration');
  if (microtaskMode !== undefined) {
    validateOneOf(microtaskMode, 'options.microtaskMode', ['afterEvaluate', undefined]);
  }
  validateImporter(importModuleDynamically);
  const { strings } = (codeGeneration ?? {}) as Given;
  return { runsJobs: microtaskMode === 'afterEvaluate', forbidsStrings: strings === false };
}

/** The options of a new context among those of `runInNewContext`. */
export function validateNewContextOptions(options: unknown): void {
  if (options === undefined || options === null || typeof options === 'string') return;
  validateObject(options, 'options');
  const { contextName, contextOrigin, contextCodeGeneration, microtaskMode } = options as Given;
  validateOptional(contextName, validateString, 'options.contextName');
  validateOptional(contextOrigin, validateString, 'options.contextOrigin');
  validateCodeGeneration(contextCodeGeneration, 'options.contextCodeGeneration');
  validateOptional(microtaskMode, validateString, 'options.microtaskMode');
}

export function validateParameters(params: unknown): asserts params is string[] {
  validateArray(params, 'params');
  for (const [index, name] of params.entries()) validateString(name, `params[${index}]`);
}

export function validateExtensions(extensions: unknown): asserts extensions is object[] {
  validateArray(extensions, 'options.contextExtensions');
  for (const [index, extension] of extensions.entries()) {
    const name = `options.contextExtensions[${index}]`;
    if (typeof extension !== 'object' || extension === null) throw new codes.ERR_INVALID_ARG_TYPE(name, 'object', extension);
  }
}

/** Lines that a source may be moved down: each is a character of its text. */
const MOST_LINES = 1_000_000;

/**
 * The source where its offsets say. The engine has no offsets: a source starts lower by empty lines and further right by
 * spaces.
 *
 * DIVERGES: negative offsets, and lines beyond a million, are not shown in stacks.
 */
export function place(source: string, { lineOffset, columnOffset }: Pick<SourceOptions, 'lineOffset' | 'columnOffset'>): string {
  const lines = lineOffset > 0 && lineOffset <= MOST_LINES ? '\n'.repeat(lineOffset) : '';
  const columns = columnOffset > 0 && columnOffset <= MOST_LINES ? ' '.repeat(columnOffset) : '';
  return lines + columns + source;
}
