import { brandOf } from 'internal:engine-details';

export function isError(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && (brandOf(value) === 'Error' || value instanceof Error);
}

/** What counts as an error among rejections: an object with a stack of its own (observed). */
export function hasStack(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'stack');
}

const NOT_AN_ERROR =
  'This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise ' +
  'which was not handled with .catch(). The promise rejected with the reason ';

/** The value's text without running user code, in V8's forms: `#<Foo>`, `[object Array]`, a function's source. */
function reasonText(reason: unknown): string {
  if (typeof reason === 'function') return Function.prototype.toString.call(reason);
  if (typeof reason !== 'object' || reason === null) return String(reason);
  if (isError(reason)) return Error.prototype.toString.call(reason);
  const brand = brandOf(reason);
  let owner: object | null = reason;
  while (owner !== null && !Object.hasOwn(owner, 'toString')) owner = Reflect.getPrototypeOf(owner);
  if (owner === Object.prototype) {
    for (let object: object | null = reason; object !== null; object = Reflect.getPrototypeOf(object)) {
      const constructor: unknown = Reflect.getOwnPropertyDescriptor(object, 'constructor')?.value;
      if (typeof constructor !== 'function') continue;
      const name: unknown = Reflect.getOwnPropertyDescriptor(constructor, 'name')?.value;
      if (typeof name === 'string' && name !== '') return `#<${name}>`;
      break;
    }
  }
  return `[object ${/^(?:Array|Boolean|Date|Number|RegExp|String|Arguments)$/.test(brand) ? brand : 'Object'}]`;
}

/** What a rejection with something else than an error becomes (nodejs.org/api/errors.html#err_unhandled_rejection). */
export class UnhandledPromiseRejection extends Error {
  declare code: string;

  constructor(reason: unknown) {
    super(`${NOT_AN_ERROR}"${reasonText(reason)}".`);
    this.code = 'ERR_UNHANDLED_REJECTION';
    this.name = 'UnhandledPromiseRejection';
    const stack = `${this.name}: ${this.message}\n    at throwUnhandledRejectionsMode (node:internal/process/promises:392:7)`;
    Object.defineProperty(this, 'stack', { value: stack, writable: true, enumerable: false, configurable: true });
  }
}
