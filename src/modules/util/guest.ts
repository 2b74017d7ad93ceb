import { deprecate } from 'internal:deprecate';
import { codes } from 'internal:errors';
import { format, formatWithOptions, inspect } from 'internal:inspect';
import { requireShared } from 'internal:loader';
import { TextDecoder, TextEncoder } from 'web:encoding';
import { aborted, transferableAbortController, transferableAbortSignal } from './guest-abort.ts';
import { getCallSites } from './guest-call-sites.ts';
import { debuglog } from './guest-debuglog.ts';
import { diff } from './guest-diff.ts';
import { inherits } from './guest-inherits.ts';
import { MIMEParams, MIMEType } from './guest-mime-type.ts';
import { parseEnv } from './guest-parse-env.ts';
import { callbackify, promisify } from './guest-promisify.ts';
import { stripVTControlCharacters, styleText } from './guest-style-text.ts';
import * as system from './guest-system-errors.ts';
import { types } from './guest-types.ts';

export { customPromisifyArgs } from './guest-promisify.ts';
export { shouldColorize } from './guest-style-text.ts';
export { types } from './guest-types.ts';

/** Copies own enumerable properties, and gives `target` back whatever either of them is. */
function extend(target: Record<string, unknown>, source: Record<string, unknown>): object {
  if (source === null || typeof source !== 'object') return target;
  const keys = Object.keys(source);
  for (let index = keys.length - 1; index >= 0; index--) target[keys[index]!] = source[keys[index]!];
  return target;
}

interface Comparing {
  isDeepEqual(a: unknown, b: unknown, mode: 'strict', skipPrototype: boolean): boolean;
}

// Methods, because their functions have no `prototype` in Node either.
const { isDeepStrictEqual, parseArgs, toUSVString } = {
  isDeepStrictEqual(val1: unknown, val2: unknown, options: unknown): boolean {
    const skipPrototype =
      typeof options === 'object' && options !== null ? (options as { skipPrototype?: boolean }).skipPrototype : options;
    // Few programs compare so, and the comparison comes with all that `assert` compares.
    const { isDeepEqual } = requireShared('node:assert') as Comparing;
    return isDeepEqual(val1, val2, 'strict', skipPrototype === true);
  },
  /** nodejs.org/api/util.html#utilparseargsconfig. What runs on a command line asks for it, and little else. */
  parseArgs(config: object = {}): object {
    return (requireShared('part:util/parse-args') as typeof import('./guest-parse-args.ts')).parseArgs(config);
  },
  toUSVString(input: string): string {
    return `${input}`.toWellFormed();
  },
};

/** There are no signals from a terminal to trace. */
function setTraceSigInt(enable: boolean): void {
  if (enable) throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('util.setTraceSigInt(true)');
}

const util = {
  _errnoException: system._errnoException,
  _exceptionWithHostPort: system._exceptionWithHostPort,
  _extend: deprecate(extend, 'The `util._extend` API is deprecated. Please use Object.assign() instead.', 'DEP0060'),
  callbackify,
  convertProcessSignalToExitCode: system.convertProcessSignalToExitCode,
  debug: debuglog,
  debuglog,
  deprecate,
  format,
  styleText,
  formatWithOptions,
  getCallSites,
  getSystemErrorMap: system.getSystemErrorMap,
  getSystemErrorName: system.getSystemErrorName,
  getSystemErrorMessage: system.getSystemErrorMessage,
  inherits,
  inspect,
  isArray: deprecate(Array.isArray, 'The `util.isArray` API is deprecated. Please use `Array.isArray()` instead.', 'DEP0044'),
  isDeepStrictEqual,
  promisify,
  stripVTControlCharacters,
  toUSVString,
  get transferableAbortSignal() {
    return transferableAbortSignal;
  },
  get transferableAbortController() {
    return transferableAbortController;
  },
  get aborted() {
    return aborted;
  },
  types,
  parseEnv,
  parseArgs,
  TextDecoder,
  TextEncoder,
  MIMEType,
  MIMEParams,
  diff,
  setTraceSigInt,
};

export default util;
