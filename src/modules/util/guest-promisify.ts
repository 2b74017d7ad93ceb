import { codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { validateFunction } from 'internal:validators';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

const customPromisify: unique symbol = Symbol.for('nodejs.util.promisify.custom') as never;
/**
 * Names for the results of a callback that takes several: Node's own functions with such callbacks carry them
 * (`fs.read` gives `{ bytesRead, buffer }`).
 */
export const customPromisifyArgs: unique symbol = Symbol('customPromisifyArgs');

function defineCustom(target: AnyFunction, value: AnyFunction): AnyFunction {
  return Object.defineProperty(target, customPromisify, { value, enumerable: false, writable: false, configurable: true });
}

/** A function that gives a promise instead of calling back (nodejs.org/api/util.html#utilpromisifyoriginal). */
export function promisify(original: AnyFunction): AnyFunction {
  validateFunction(original, 'original');
  const carrier = original as AnyFunction & { [customPromisify]?: AnyFunction; [customPromisifyArgs]?: readonly string[] };
  const custom = carrier[customPromisify];
  if (custom) {
    validateFunction(custom, 'util.promisify.custom');
    return defineCustom(custom, custom);
  }
  const names = carrier[customPromisifyArgs];
  function promisified(this: unknown, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [
        ...args,
        (error: unknown, ...values: unknown[]) => {
          if (error) reject(error);
          else if (names !== undefined && values.length > 1) {
            resolve(Object.fromEntries(names.map((name, index) => [name, values[index]])));
          } else resolve(values[0]);
        },
      ]);
    });
  }
  Object.setPrototypeOf(promisified, Object.getPrototypeOf(original) as object);
  defineCustom(promisified, promisified);
  const descriptors = Object.getOwnPropertyDescriptors(original);
  for (const key of Reflect.ownKeys(descriptors)) {
    // The engine's own fields of a function cannot be redefined where they are not configurable.
    const own = Reflect.getOwnPropertyDescriptor(promisified, key);
    if (own === undefined || own.configurable) Reflect.defineProperty(promisified, key, descriptors[key as 'name']!);
  }
  return promisified;
}
promisify.custom = customPromisify;

type Callback = (error: unknown, value?: unknown) => void;

/**
 * A function that calls back instead of giving a promise. A falsy rejection is wrapped, so that the callback can tell it
 * from success (nodejs.org/api/util.html#utilcallbackifyoriginal).
 */
export function callbackify(original: AnyFunction): AnyFunction {
  validateFunction(original, 'original');
  function callbackified(this: unknown, ...args: unknown[]): void {
    const last = args.pop();
    validateFunction(last, 'last argument');
    const callback = (last as AnyFunction).bind(this) as Callback;
    (Reflect.apply(original, this, args) as Promise<unknown>).then(
      // The callback runs outside the promise: what it throws is an uncaught exception, not a rejection.
      (value) => nextTick(callback as AnyFunction, null, value),
      (reason: unknown) => nextTick(callback as AnyFunction, reason || new codes.ERR_FALSY_VALUE_REJECTION(reason)),
    );
  }
  const descriptors = Object.getOwnPropertyDescriptors(original) as unknown as Record<string, PropertyDescriptor>;
  if (typeof descriptors.length?.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name?.value === 'string') descriptors.name.value += 'Callbackified';
  for (const key of Reflect.ownKeys(descriptors)) {
    const own = Reflect.getOwnPropertyDescriptor(callbackified, key);
    if (own === undefined || own.configurable) Reflect.defineProperty(callbackified, key, descriptors[key as string]!);
  }
  return callbackified;
}
