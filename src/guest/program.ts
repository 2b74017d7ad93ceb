import { setEntry } from 'internal:entries';
import { markMissingExport } from 'internal:host-errors';

/**
 * What the embedder's operations call: exports of modules, whole programs. A namespace reaches the host as a value of
 * the guest and comes back here as the first argument.
 */
const { apply, has } = Reflect;
const { keys } = Object;
const { then } = Promise.prototype;
const ignore = (): void => {};

/**
 * The default export, or the whole namespace as a plain object. Functions do not cross: they are left out, since `call` calls
 * them. With `observe` the value is a promise whose rejection the host handles.
 */
setEntry('pickExport', (value: object, observe: boolean): unknown => {
  if (observe) return void apply(then, value, [ignore, ignore]);
  const exports = value as Record<string, unknown>;
  if (has(value, 'default')) return typeof exports['default'] === 'function' ? undefined : exports['default'];
  const plain: Record<string, unknown> = {};
  for (const key of keys(exports)) if (typeof exports[key] !== 'function') plain[key] = exports[key];
  return plain;
});

function missingExport(namespace: Record<string, unknown>, name: string, exported: unknown): TypeError {
  let functions = '';
  for (const key of keys(namespace)) if (typeof namespace[key] === 'function') functions += (functions && ', ') + key;
  const what = exported === undefined ? `The module has no export "${name}"` : `The export "${name}" is not a function`;
  const error = new TypeError(`${what}; its functions are: ${functions || 'none'}`);
  markMissingExport(error);
  return error;
}

setEntry('callExport', (namespace: Record<string, unknown>, name: string, ...args: unknown[]): unknown => {
  let exported = namespace[name];
  if (exported === undefined && has(namespace, 'default'))
    exported = (namespace['default'] as Record<string, unknown> | undefined)?.[name];
  if (typeof exported !== 'function') throw missingExport(namespace, name, exported);
  return apply(exported as () => unknown, undefined, args);
});
