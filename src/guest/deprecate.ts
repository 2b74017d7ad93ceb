/** Deprecation warnings of guest modules, and `util.deprecate` (nodejs.org/api/util.html#utildeprecatefn-msg-code-options). */

import { validateString } from 'internal:validators';
import { emitProcessWarning, processFlag } from 'internal:warnings';

type AnyFunction = (this: unknown, ...args: never[]) => unknown;

/** Codes that were warned about: each is said once. */
const warnedCodes = new Set<string>();

/** Warns once per code. */
export function warnDeprecated(message: string, code?: string): void {
  if (code !== undefined) {
    if (warnedCodes.has(code)) return;
    warnedCodes.add(code);
  }
  emitProcessWarning(message, 'DeprecationWarning', code);
}

/** The function, saying once that it is deprecated. Called with `new`, it constructs. */
export function deprecate<Original extends AnyFunction>(
  fn: Original,
  msg: string,
  code: string | undefined,
  options: { modifyPrototype?: boolean } = {},
): Original {
  if (code !== undefined) validateString(code, 'code');
  let warned = false;
  function deprecated(this: unknown, ...args: unknown[]): unknown {
    if (!warned && !processFlag('noDeprecation')) {
      warned = true;
      warnDeprecated(msg, code);
    }
    if (new.target) return Reflect.construct(fn, args, new.target);
    return Reflect.apply(fn as unknown as (...values: unknown[]) => unknown, this, args);
  }
  if (options.modifyPrototype !== false) {
    // instanceof and static members keep working.
    Object.setPrototypeOf(deprecated, fn);
    const { prototype } = fn as { prototype?: object };
    if (prototype) deprecated.prototype = prototype;
  }
  const fixed = { writable: false, enumerable: false, configurable: true };
  const { length } = fn;
  // The bundle may have renamed the function; its name can be seen.
  Object.defineProperties(deprecated, { length: { ...fixed, value: length }, name: { ...fixed, value: 'deprecated' } });
  return deprecated as unknown as Original;
}
