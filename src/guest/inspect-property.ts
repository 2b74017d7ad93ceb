/** One property as `key: value`, with accessors and unusual keys marked. */
import type { InspectContext } from 'internal:inspect-context';
import { displayWidth, escapeText, quote } from 'internal:inspect-text';
import { inspectPrimitive, inspectValue } from 'internal:inspect-value';

const { getOwnPropertyDescriptor } = Reflect;

/** `object`: key and value. `extra`: the same beside array elements. `element`: the value alone. */
export type PropertyKind = 'object' | 'extra' | 'element';

const IDENTIFIER = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
const symbolText = Symbol.prototype.toString;

function keyText(context: InspectContext, key: PropertyKey, enumerable: boolean): string {
  let text: string;
  if (typeof key === 'symbol') text = context.stylize(escapeText(symbolText.call(key)), 'symbol');
  // In a literal `__proto__: x` would set the prototype: brackets say that it is a property.
  else if (key === '__proto__') text = "['__proto__']";
  else if (IDENTIFIER.test(key as string)) text = context.stylize(key as string, 'name');
  else text = context.stylize(quote(key as string), 'string');
  return enumerable ? text : `[${text}]`;
}

function accessorText(context: InspectContext, { get, set }: PropertyDescriptor, receiver: object, level: number): string {
  const { stylize, getters } = context;
  const label = get === undefined ? 'Setter' : set === undefined ? 'Getter' : 'Getter/Setter';
  const run = get !== undefined && (getters === true || (getters === 'get' && set === undefined) || (getters === 'set' && !!set));
  if (!run) return stylize(`[${label}]`, 'special');
  context.indentation += 2;
  try {
    const value: unknown = get.call(receiver);
    if (value === null) return `${stylize(`[${label}:`, 'special')} ${stylize('null', 'null')}${stylize(']', 'special')}`;
    if (typeof value === 'object' || typeof value === 'function')
      return `${stylize(`[${label}]`, 'special')} ${inspectValue(context, value, level)}`;
    return `${stylize(`[${label}:`, 'special')} ${inspectPrimitive(context, value)}${stylize(']', 'special')}`;
  } catch (error) {
    const text = `<Inspection threw (${inspectValue(context, error, level)})>`;
    return `${stylize(`[${label}:`, 'special')} ${text}${stylize(']', 'special')}`;
  } finally {
    context.indentation -= 2;
  }
}

/** Text of one property, own or inherited; a getter runs on `object` either way. */
export function inspectProperty(
  context: InspectContext,
  object: object,
  level: number,
  key: PropertyKey,
  kind: PropertyKind,
  known?: PropertyDescriptor,
): string {
  const descriptor = known ??
    getOwnPropertyDescriptor(object, key) ?? {
      value: (object as Record<PropertyKey, unknown>)[key],
      configurable: true,
      enumerable: true,
    };
  let text: string;
  let separator = ' ';
  if (descriptor.value !== undefined) {
    const indent = context.compact !== true || kind !== 'object' ? 2 : 3;
    context.indentation += indent;
    text = inspectValue(context, descriptor.value, level);
    if (indent === 3 && context.breakLength < displayWidth(text)) separator = `\n${' '.repeat(context.indentation)}`;
    context.indentation -= indent;
  } else if (descriptor.get !== undefined || descriptor.set !== undefined) {
    text = accessorText(context, descriptor, object, level);
  } else {
    text = context.stylize('undefined', 'undefined');
  }
  if (kind === 'element') return text;
  return `${keyText(context, key, descriptor.enumerable !== false)}:${separator}${text}`;
}
