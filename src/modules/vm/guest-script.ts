import { checkScript } from 'internal:native';
import { setSyntaxPlace, showSyntaxError, syntaxPlace } from 'internal:syntax-error';
import { createCachedData, isRejected } from './guest-cached-data.ts';
import { createContext, realmOf } from './guest-context.ts';
import { type ScriptText, showPlace } from './guest-error-place.ts';
import {
  own,
  place,
  type RunOptions,
  readRunOptions,
  readScriptOptions,
  type SourceOptions,
  validateNewContextOptions,
} from './guest-options.ts';
import { runHere, timedOut } from './guest-realm.ts';

function finish(run: () => unknown, { timeout, displayErrors }: RunOptions, script: ScriptText): unknown {
  let result: unknown;
  try {
    result = run();
  } catch (error) {
    if (displayErrors) showPlace(error, script);
    throw error;
  }
  if (result === timedOut) throw new own.ERR_SCRIPT_EXECUTION_TIMEOUT(timeout);
  return result;
}

/** The line is shown as it was given, without what moves it to its column. */
function showCompileError(error: unknown, { lineOffset, columnOffset }: SourceOptions): void {
  const known = typeof error === 'object' && error !== null ? syntaxPlace(error) : undefined;
  if (known?.line === lineOffset + 1 && columnOffset > 0) {
    const sourceLine = known.sourceLine.slice(columnOffset);
    setSyntaxPlace(error as object, { ...known, sourceLine, column: known.column - columnOffset });
  }
  showSyntaxError(error);
}

const MAGIC_COMMENT = /\/\/[#@] (sourceURL|sourceMappingURL)=(\S+)\s*$/gm;

/** Node has this class between Script and Object. */
class ContextifyScript {}
Reflect.deleteProperty(ContextifyScript, 'name');
Object.defineProperty(ContextifyScript, 'name', { value: 'ContextifyScript', configurable: true });

interface Fields {
  cachedDataRejected?: boolean;
  cachedDataProduced?: boolean;
  cachedData?: Uint8Array;
  sourceURL: string | undefined;
  sourceMapURL: string | undefined;
}

/** nodejs.org/api/vm.html#class-vmscript */
export class Script extends ContextifyScript {
  readonly #code: string;
  readonly #text: string;
  readonly #filename: string;
  readonly #place: ScriptText;

  constructor(code: unknown, options: unknown = {}) {
    super();
    const source = `${code as string}`;
    const settings = readScriptOptions(options);
    this.#code = source;
    this.#text = place(source, settings);
    this.#filename = settings.engineName;
    this.#place = { ...settings, text: this.#text };
    try {
      checkScript(this.#text, this.#filename);
    } catch (error) {
      showCompileError(error, settings);
      throw error;
    }
    const fields = this as unknown as Fields;
    const { cachedData, produceCachedData } = settings;
    if (cachedData !== undefined) fields.cachedDataRejected = isRejected(cachedData, source);
    if (produceCachedData) {
      fields.cachedData = createCachedData(source);
      fields.cachedDataProduced = true;
    }
    const comments: Record<string, string> = {};
    if (source.includes('source')) for (const [, name, url] of source.matchAll(MAGIC_COMMENT)) comments[name!] = url!;
    fields.sourceURL = comments.sourceURL;
    fields.sourceMapURL = comments.sourceMappingURL;
  }

  createCachedData(): Uint8Array {
    return createCachedData(this.#code);
  }

  runInThisContext(options?: unknown): unknown {
    const settings = readRunOptions(options);
    return finish(() => runHere(this.#text, this.#filename, settings.timeout), settings, this.#place);
  }

  runInContext(contextifiedObject: unknown, options?: unknown): unknown {
    const realm = realmOf(contextifiedObject);
    const settings = readRunOptions(options);
    return finish(() => realm.run(this.#text, this.#filename, settings.timeout), settings, this.#place);
  }

  runInNewContext(contextObject?: unknown, options?: unknown): unknown {
    validateNewContextOptions(options);
    const {
      contextName: name,
      contextOrigin: origin,
      contextCodeGeneration: codeGeneration,
      microtaskMode,
    } = (options ?? {}) as Record<string, unknown>;
    // A receiver that is no script fails here, in the words of V8 for Node's own line.
    if (typeof this.runInContext !== 'function') throw new TypeError('this.runInContext is not a function');
    const context = createContext(contextObject, { name, origin, codeGeneration, microtaskMode });
    return this.runInContext(context, options);
  }
}
const { createCachedData: method } = Script.prototype;
Reflect.deleteProperty(Script.prototype, 'createCachedData');
Object.defineProperty(ContextifyScript.prototype, 'createCachedData', {
  value: method,
  writable: true,
  enumerable: true,
  configurable: true,
});
Object.defineProperty(Script, 'name', { value: 'Script', configurable: true });
Object.defineProperty(Script, 'length', { value: 1, configurable: true });
