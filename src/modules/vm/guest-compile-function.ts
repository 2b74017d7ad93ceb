import { codes } from 'internal:errors';
import { checkScript, compileFunction as compileBody, firstLineOffsets } from 'internal:native';
import { showSyntaxError } from 'internal:syntax-error';
import { validateObject, validateString } from 'internal:validators';
import { createCachedData, isRejected } from './guest-cached-data.ts';
import { findRealm } from './guest-context.ts';
import { place, readScriptOptions, validateExtensions, validateParameters } from './guest-options.ts';
import { runHere } from './guest-realm.ts';

interface Fields {
  cachedDataProduced?: boolean;
  cachedData?: Uint8Array;
  cachedDataRejected?: boolean;
}

/**
 * A list of parameters and a body on their own, so that neither can close what is put around it. A body that goes on after a
 * closing brace may fit one of these places; none fits all three: after a declaration comes a statement, after an expression an
 * operator, after a method a comma.
 */
function assertWhole(code: string, params: readonly string[], filename: string): void {
  checkScript(`(function (${params.join(',')}\n) {})`, filename);
  try {
    // As a module's body, whose errors say where they are.
    compileBody(code, filename, params);
  } catch (error) {
    showSyntaxError(error);
    throw error;
  }
  checkScript(`function f() {${code}\n}`, filename);
  checkScript(`(function () {${code}\n})`, filename);
  checkScript(`({ m() {${code}\n} })`, filename);
}

/** nodejs.org/api/vm.html#vmcompilefunctioncode-params-options */
export function compileFunction(code: unknown, params?: unknown, options: unknown = {}): (...args: unknown[]) => unknown {
  validateString(code, 'code');
  if (params !== undefined) validateParameters(params);
  const names = (params ?? []) as string[];
  validateObject(options, 'options');
  const given = options as Record<string, unknown>;
  const settings = readScriptOptions({ filename: '', ...given });
  const { parsingContext, contextExtensions = [] } = given;
  const realm = findRealm(parsingContext);
  if (parsingContext !== undefined && realm === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.parsingContext', 'Context', parsingContext);
  }
  validateExtensions(contextExtensions);
  const { engineName } = settings;
  assertWhole(place(code, settings), names, engineName);
  const scopes = contextExtensions.map((_, index) => `with (arguments[${index}]) `).join('');
  // The body keeps its own lines: it starts on the first one.
  const head = `${scopes === '' ? '' : `(function () { ${scopes}return `}(function (${names.join(', ')}) { `;
  const source = `${head}${place(code, settings)}\n})${scopes === '' ? '' : '\n})'}`;
  if (settings.filename !== '' && settings.lineOffset === 0) firstLineOffsets[settings.filename] = head.length;
  let result = realm === undefined ? runHere(source, engineName, 0) : realm.run(source, engineName, 0);
  if (scopes !== '') result = Reflect.apply(result as () => unknown, undefined, contextExtensions);
  const compiled = result as ((...args: unknown[]) => unknown) & Fields;
  const text = `function (${names.join(', ')}) {\n${code}\n}`;
  Object.defineProperty(compiled, 'toString', {
    value: { toString: () => text }.toString,
    writable: true,
    enumerable: false,
    configurable: true,
  });
  if (settings.cachedData !== undefined) compiled.cachedDataRejected = isRejected(settings.cachedData, code);
  if (settings.produceCachedData) {
    compiled.cachedDataProduced = true;
    compiled.cachedData = createCachedData(code);
  }
  return compiled;
}
