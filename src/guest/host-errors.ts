import { setEntry } from 'internal:entries';

/**
 * Errors that the host makes for the guest, and guest errors told to the host. Both with captured intrinsics.
 */
const CLASSES: Record<string, ErrorConstructor> = { __proto__: null as never, Error, TypeError, RangeError, SyntaxError, ReferenceError, URIError };
const { parse } = JSON;
const { defineProperty, keys } = Object;
const { getOwnPropertyDescriptor } = Reflect;
const isError = (Error as unknown as { isError(value: unknown): boolean }).isError;

setEntry('makeError', (name: string, message: string, fieldsText: string) => {
  const fields = parse(fieldsText) as Record<string, unknown>;
  const error = new (CLASSES[name] ?? Error)(message);
  const code = fields['code'];
  // Node's own errors carry the code in the stack's header: `TypeError [ERR_X]: message`; system errors do not.
  if (typeof code === 'string' && code.startsWith('ERR_')) {
    const header = `${error.name}: `;
    if (typeof error.stack === 'string' && error.stack.startsWith(header)) {
      defineProperty(error, 'stack', {
        value: `${error.name} [${code}]: ${error.stack.slice(header.length)}`,
        writable: true,
        enumerable: false,
        configurable: true,
      });
    }
  }
  for (const key of keys(fields)) defineProperty(error, key, { value: fields[key], writable: true, enumerable: true, configurable: true });
  return error;
});

const MAX_TEXT = 16_384;
const cut = (text: unknown): string => (typeof text === 'string' ? text.slice(0, MAX_TEXT) : '');

/** What the host learns of a thrown value: plain JSON, no getter of the guest is trusted to be cheap or to exist. */
function describe(value: unknown, depth: number): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    let text: string;
    try {
      text = typeof value === 'symbol' ? String(value) : `${value}`;
    } catch {
      text = typeof value;
    }
    return { thrown: typeof value, message: cut(text) };
  }
  const read = (key: string): unknown => {
    try {
      return (value as Record<string, unknown>)[key];
    } catch {
      return undefined;
    }
  };
  const result: Record<string, unknown> = {
    thrown: isError(value) ? 'error' : 'object',
    name: cut(read('name')),
    message: cut(read('message')),
    stack: cut(read('stack')),
  };
  const code = read('code');
  if (typeof code === 'string' || typeof code === 'number') result['code'] = code;
  const fields: Record<string, unknown> = { __proto__: null as never };
  let count = 0;
  for (const key of keys(value)) {
    const own = getOwnPropertyDescriptor(value, key);
    const field = own?.value as unknown;
    if (count < 32 && (typeof field === 'string' || typeof field === 'number' || typeof field === 'boolean' || field === null)) {
      fields[key] = typeof field === 'string' ? cut(field) : field;
      count++;
    }
  }
  result['fields'] = fields;
  if (depth > 0) {
    const cause = read('cause');
    if (cause !== undefined) result['cause'] = describe(cause, depth - 1);
    const errors = read('errors');
    if (Array.isArray(errors)) result['errors'] = errors.slice(0, 16).map((error) => describe(error, 0));
  }
  return result;
}

const { stringify } = JSON;
setEntry('describeError', (value: unknown) => stringify(describe(value, 8)));
