import { setEntry } from 'internal:entries';
import { evaluateModule } from 'internal:native';

/**
 * What the embedder's operations call: exports of modules, whole programs. A namespace reaches the host as a value of
 * the guest and comes back here as the first argument.
 */
const { apply, has } = Reflect;
const { then } = Promise.prototype;
const ignore = (): void => {};

/** The default export, or the whole namespace as a plain object. With `observe` the value is a promise whose rejection the host handles. */
setEntry('pickExport', (value: object, observe: boolean): unknown => {
  if (observe) return void apply(then, value, [ignore, ignore]);
  return has(value, 'default') ? (value as { default: unknown }).default : { ...value };
});

setEntry('callExport', (namespace: Record<string, unknown>, name: string, ...args: unknown[]): unknown => {
  let exported = namespace[name];
  if (exported === undefined && has(namespace, 'default')) exported = (namespace['default'] as Record<string, unknown> | undefined)?.[name];
  if (typeof exported !== 'function') {
    throw new TypeError(exported === undefined ? `The module has no export "${name}"` : `The export "${name}" is not a function`);
  }
  return apply(exported as () => unknown, undefined, args);
});

/** Unwraps the module that `evaluateModule` links around the one asked for. */
function namespaceOf(linked: object): object {
  return (linked as { ns: object }).ns;
}

setEntry('runMain', (path: string): unknown => {
  const linked = evaluateModule(path);
  return linked instanceof Promise ? linked.then(namespaceOf) : namespaceOf(linked);
});
