import { setEntry } from 'internal:entries';
import { onRestore } from 'internal:lifecycle';
import { type SyntaxPlace, setSyntaxPlace, showSyntaxError, syntaxArrow, syntaxPlace } from 'internal:syntax-error';

/**
 * Errors that the host makes for the guest, and guest errors told to the host. Both with captured intrinsics.
 */
const CLASSES: Record<string, ErrorConstructor> = {
  __proto__: null as never,
  Error,
  TypeError,
  RangeError,
  SyntaxError,
  ReferenceError,
  URIError,
};
const { parse } = JSON;
const { defineProperty, keys } = Object;
const { apply, getOwnPropertyDescriptor } = Reflect;
const { slice } = String.prototype;
const NativeString = String;
const NativeError = Error;
const isError = (Error as unknown as { isError(value: unknown): boolean }).isError;

const NativeWeakMap = WeakMap;
const { get: weakGet, set: weakSet } = WeakMap.prototype;
/** What the host keeps of a failure, by the error that the guest has for it. Nothing of the guest can name it. */
let causes = new NativeWeakMap<object, number>();
onRestore(() => {
  // Its numbers are another sandbox's.
  causes = new NativeWeakMap();
});

/** What the embedder asked for and a module has not. */
const missingExports = new WeakSet();
const { add, has } = WeakSet.prototype;

export function markMissingExport(error: object): void {
  apply(add, missingExports, [error]);
}

setEntry('makeError', (name: string, message: string, fieldsText: string, cause: number, placeText?: string) => {
  const fields = parse(fieldsText) as Record<string, unknown>;
  const error = new (CLASSES[name] ?? NativeError)(message);
  if (CLASSES[name] === undefined) {
    defineProperty(error, 'name', { value: name, writable: true, enumerable: false, configurable: true });
  }
  if (cause !== 0) apply(weakSet, causes, [error, cause]);
  const code = fields['code'];
  // Node's own errors carry the code in the stack's header: `TypeError [ERR_X]: message`; system errors do not.
  if (typeof code === 'string' && (apply(slice, code, [0, 4]) as string) === 'ERR_') {
    const header = error.name + ': ';
    if (typeof error.stack === 'string' && (apply(slice, error.stack, [0, header.length]) as string) === header) {
      defineProperty(error, 'stack', {
        value: error.name + ' [' + code + ']: ' + (apply(slice, error.stack, [header.length]) as string),
        writable: true,
        enumerable: false,
        configurable: true,
      });
    }
  }
  const names = keys(fields);
  for (let i = 0; i < names.length; i++) {
    const key = names[i]!;
    defineProperty(error, key, { value: fields[key], writable: true, enumerable: true, configurable: true });
  }
  if (placeText !== undefined) {
    const { file, line, column, excerpt } = parse(placeText) as SyntaxPlace;
    setSyntaxPlace(error, { file, line, column, length: 0, sourceLine: '', excerpt: excerpt! });
    showSyntaxError(error);
  }
  return error;
});

const MAX_TEXT = 16_384;
const cut = (text: unknown): string => (typeof text === 'string' ? (apply(slice, text, [0, MAX_TEXT]) as string) : '');

/** What the host learns of a thrown value: plain JSON, no getter of the guest is trusted to be cheap or to exist. */
function describe(value: unknown, depth: number): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    let text: string;
    try {
      text = typeof value === 'symbol' ? NativeString(value) : '' + (value as string);
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
  if (apply(has, missingExports, [value]) as boolean) result['isMissingExport'] = true;
  // The parser's own errors have no function that threw them, but a place in the source.
  const place = syntaxPlace(value);
  if (place !== undefined) {
    result['place'] = { file: place.file, line: place.line, column: place.column };
    result['stack'] = cut(syntaxArrow(value) + result['stack']);
  }
  const code = read('code');
  if (typeof code === 'string' || typeof code === 'number') result['code'] = typeof code === 'string' ? cut(code) : code;
  const hostCause = apply(weakGet, causes, [value]) as number | undefined;
  if (hostCause !== undefined) result['hostCause'] = hostCause;
  const fields: Record<string, unknown> = { __proto__: null as never };
  let count = 0;
  // By index: a patched array iterator must not stand between a failure and its report.
  const names = keys(value);
  for (let i = 0; i < names.length; i++) {
    const key = names[i]!;
    const own = getOwnPropertyDescriptor(value, key);
    const field = own?.value as unknown;
    if (count < 32 && (typeof field === 'string' || typeof field === 'number' || typeof field === 'boolean' || field === null)) {
      fields[cut(key)] = typeof field === 'string' ? cut(field) : field;
      count++;
    }
  }
  result['fields'] = fields;
  if (depth > 0) {
    const cause = read('cause');
    if (cause !== undefined) result['cause'] = describe(cause, depth - 1);
  }
  return result;
}

const { stringify } = JSON;
setEntry('describeError', (value: unknown) => stringify(describe(value, 8)));
