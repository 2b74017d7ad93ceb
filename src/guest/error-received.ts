import { inspect } from 'internal:inspect';

/** Strings longer than this are cut in "Received type string ('...')" (observed in Node 24). */
const LONGEST_SHOWN_STRING = 28;
const SHOWN_WHEN_CUT = 25;

/**
 * The text after "Received " in Node's argument errors: `undefined`, `function foo`, `an instance of Foo`,
 * `type string ('x')`.
 */
export function describeReceived(value: unknown): string {
  if (value === null || value === undefined) return `${value}`;
  switch (typeof value) {
    case 'function':
      return `function ${(value as { name: unknown }).name as string}`;
    case 'object': {
      const constructor = (value as { constructor?: unknown }).constructor;
      if (constructor && 'name' in (constructor as object)) return `an instance of ${(constructor as { name: string }).name}`;
      return inspect(value, { depth: -1 });
    }
    case 'string': {
      const shown = value.length > LONGEST_SHOWN_STRING ? `${value.slice(0, SHOWN_WHEN_CUT)}...` : value;
      return `type string (${shown.includes("'") ? JSON.stringify(shown) : `'${shown}'`})`;
    }
    case 'bigint':
      return `type bigint (${value}n)`;
    case 'number':
      return `type number (${value === 0 && 1 / value < 0 ? '-0' : value})`;
    default:
      return `type ${typeof value} (${String(value)})`;
  }
}

/** `a`, `a or b`, `a, b, or c`. */
export function formatList(items: readonly string[], conjunction = 'and'): string {
  const last = items.length - 1;
  if (last < 1) return `${items[0]}`;
  if (last === 1) return `${items[0]} ${conjunction} ${items[1]}`;
  return `${items.slice(0, last).join(', ')}, ${conjunction} ${items[last]}`;
}

/** What `typeof` answers, and the two class names that Node writes as such an answer. */
const TYPE_NAMES = ['string', 'function', 'number', 'object', 'boolean', 'bigint', 'symbol', 'Function', 'Object'];
const CLASS_NAME = /^[A-Z][a-zA-Z0-9]*$/;

/** The text after "must be " for one or several expected types. */
export function describeExpected(expected: string | readonly string[]): string {
  const types: string[] = [];
  const instances: string[] = [];
  const others: string[] = [];
  for (const name of typeof expected === 'string' ? [expected] : expected) {
    if (TYPE_NAMES.includes(name)) types.push(name.toLowerCase());
    else if (CLASS_NAME.test(name)) instances.push(name);
    else others.push(name);
  }
  const object = types.indexOf('object');
  if (instances.length > 0 && object >= 0) {
    types.splice(object, 1);
    instances.push('Object');
  }
  const parts: string[] = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? 'one of' : 'of'} type ${formatList(types, 'or')}`);
  if (instances.length > 0) parts.push(`an instance of ${formatList(instances, 'or')}`);
  if (others.length > 1) parts.push(`one of ${formatList(others, 'or')}`);
  // Node writes "an" before a single unknown form that has a capital letter, whatever it begins with.
  else if (others.length === 1) parts.push(others[0]!.toLowerCase() === others[0] ? others[0]! : `an ${others[0]}`);
  return parts.join(' or ');
}

/** `The "size" argument`, `The "options.size" property`, `The first argument`. */
export function describeSubject(name: string): string {
  if (name.endsWith(' argument')) return `The ${name}`;
  return `The "${name}" ${name.includes('.') ? 'property' : 'argument'}`;
}

/** Digit groups as Node writes numbers beyond 32 bits: `4_294_967_297`. */
export function groupDigits(text: string): string {
  let result = '';
  let end = text.length;
  const start = text[0] === '-' ? 1 : 0;
  for (; end >= start + 4; end -= 3) result = `_${text.slice(end - 3, end)}${result}`;
  return `${text.slice(0, end)}${result}`;
}
