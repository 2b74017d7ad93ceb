/** `util.format` and what `console.log` writes (nodejs.org/api/util.html#utilformatformat-args). */
import { proxyDetails } from 'internal:engine-details';
import { isBuiltinName } from 'internal:inspect-class';
import { defaultOptions, type InspectOptions, stylizePlain } from 'internal:inspect-context';
import { inspect, inspectBigint, inspectNumber } from 'internal:inspect-value';
import { kValidateObjectAllowArray, validateObject } from 'internal:validators';

const { hasOwn } = Object;
const { getOwnPropertyDescriptor, getPrototypeOf } = Reflect;

/**
 * Whether String(value) would give the language's own `[object Object]` and the like: `%s` then inspects instead. A class
 * that states its own toString, or a conversion through Symbol.toPrimitive, is used.
 */
function hasOwnText(value: object): boolean {
  let object = value;
  const pair = proxyDetails(value);
  if (pair !== undefined) {
    if (pair[0] === null) return false;
    object = pair[0];
  }
  const converter = (object as { [Symbol.toPrimitive]?: unknown })[Symbol.toPrimitive];
  const { toString } = object as { toString?: unknown };
  if (typeof converter !== 'function' && typeof toString !== 'function') return false;
  if (hasOwn(object, 'toString') || hasOwn(object, Symbol.toPrimitive)) return true;
  let owner: object | null = object;
  do {
    owner = getPrototypeOf(owner);
  } while (owner !== null && !hasOwn(owner, 'toString') && !hasOwn(owner, Symbol.toPrimitive));
  if (owner === null) return true;
  const constructor: unknown = getOwnPropertyDescriptor(owner, 'constructor')?.value;
  return typeof constructor !== 'function' || !isBuiltinName(constructor.name);
}

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) as string;
  } catch (error) {
    if (error instanceof TypeError && /circular/i.test(error.message)) return '[Circular]';
    throw error;
  }
}

type Placeholder = (value: unknown, options: InspectOptions) => string;

const separator = (options: InspectOptions): boolean => options.numericSeparator ?? defaultOptions.numericSeparator;

const placeholders: Readonly<Record<string, Placeholder>> = {
  s(value, options) {
    if (typeof value === 'number') return inspectNumber(stylizePlain, value, separator(options));
    if (typeof value === 'bigint') return inspectBigint(stylizePlain, value, separator(options));
    if (typeof value !== 'object' || value === null || hasOwnText(value)) return String(value);
    return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
  },
  d(value, options) {
    if (typeof value === 'bigint') return inspectBigint(stylizePlain, value, separator(options));
    return typeof value === 'symbol' ? 'NaN' : inspectNumber(stylizePlain, Number(value), separator(options));
  },
  i(value, options) {
    if (typeof value === 'bigint') return inspectBigint(stylizePlain, value, separator(options));
    // biome-ignore lint/correctness/useParseIntRadix: hexadecimal digits are read (observed in Node 24).
    return typeof value === 'symbol' ? 'NaN' : inspectNumber(stylizePlain, Number.parseInt(value as string), separator(options));
  },
  f: (value, options) =>
    typeof value === 'symbol' ? 'NaN' : inspectNumber(stylizePlain, Number.parseFloat(value as string), separator(options)),
  j: (value) => stringify(value),
  O: (value, options) => inspect(value, options),
  o: (value, options) => inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 }),
  c: () => '',
};

function formatArguments(options: InspectOptions, args: readonly unknown[]): string {
  if (args.length === 0) return '';
  const first = args[0];
  if (args.length === 1) return typeof first === 'string' ? first : inspect(first, options);
  let text = '';
  let next = 0;
  if (typeof first === 'string') {
    next = 1;
    let copied = 0;
    for (let percent = first.indexOf('%'); percent >= 0 && percent < first.length - 1; percent = first.indexOf('%', percent)) {
      const letter = first[percent + 1]!;
      if (letter === '%') {
        text += first.slice(copied, percent + 1);
        copied = percent + 2;
      } else if (next < args.length && hasOwn(placeholders, letter)) {
        text += first.slice(copied, percent) + placeholders[letter]!(args[next++], options);
        copied = percent + 2;
      }
      percent += 2;
    }
    text += first.slice(copied);
  }
  for (; next < args.length; next++) {
    const value = args[next];
    if (next > 0) text += ' ';
    text += typeof value === 'string' ? value : inspect(value, options);
  }
  return text;
}

const NO_OPTIONS: InspectOptions = {};

/** `util.format`: the first string's placeholders take the arguments, the rest is appended. */
export function format(...args: unknown[]): string {
  return formatArguments(NO_OPTIONS, args);
}

/** `util.formatWithOptions` (nodejs.org/api/util.html#utilformatwithoptionsinspectoptions-format-args). */
export function formatWithOptions(inspectOptions: InspectOptions, ...args: unknown[]): string {
  validateObject(inspectOptions, 'inspectOptions', kValidateObjectAllowArray);
  return formatArguments(inspectOptions, args);
}
