/** From any value to its text: primitives, custom inspection, proxies, circular references. */
import { proxyDetails } from 'internal:engine-details';
import {
  createContext,
  customInspectSymbol,
  type InspectContext,
  type InspectOptions,
  optionsForUser,
  type Stylize,
} from 'internal:inspect-context';
import { joinEntries } from 'internal:inspect-layout';
import { inspectObject } from 'internal:inspect-object';
import { bigintText, numberText, quote } from 'internal:inspect-text';

/** Shorter strings are never broken at their line ends. */
const SHORTEST_BROKEN_STRING = 16;

function stringText(context: InspectContext, value: string): string {
  let text = value;
  let trailer = '';
  if (text.length > context.maxStringLength) {
    const remaining = text.length - context.maxStringLength;
    text = text.slice(0, context.maxStringLength);
    trailer = `... ${remaining} more character${remaining > 1 ? 's' : ''}`;
  }
  const { stylize, indentation } = context;
  if (
    context.compact !== true &&
    text.length > SHORTEST_BROKEN_STRING &&
    text.length > context.breakLength - indentation - 4 &&
    text.includes('\n')
  ) {
    const lines = text.split('\n');
    const last = lines.pop()!;
    const quoted = lines.map((line) => stylize(quote(`${line}\n`), 'string'));
    if (last !== '') quoted.push(stylize(quote(last), 'string'));
    return quoted.join(` +\n${' '.repeat(indentation + 2)}`) + trailer;
  }
  return stylize(quote(text), 'string') + trailer;
}

export function inspectNumber(stylize: Stylize, value: number, grouped: boolean): string {
  return stylize(numberText(value, grouped), 'number');
}

export function inspectBigint(stylize: Stylize, value: bigint, grouped: boolean): string {
  return stylize(bigintText(value, grouped), 'bigint');
}

export function inspectPrimitive(context: InspectContext, value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringText(context, value);
    case 'number':
      return inspectNumber(context.stylize, value, context.numericSeparator);
    case 'bigint':
      return inspectBigint(context.stylize, value, context.numericSeparator);
    case 'boolean':
      return context.stylize(`${value}`, 'boolean');
    case 'undefined':
      return context.stylize('undefined', 'undefined');
    default:
      return context.stylize(Symbol.prototype.toString.call(value), 'symbol');
  }
}

function inspectProxy(context: InspectContext, pair: readonly [object | null, object | null], level: number): string {
  if (context.depth !== null && level > context.depth) return context.stylize('Proxy [Array]', 'special');
  context.indentation += 2;
  const entries = [inspectValue(context, pair[0], level + 1), inspectValue(context, pair[1], level + 1)];
  context.indentation -= 2;
  const layout = { base: '', open: 'Proxy [', close: ']', isList: true, level: level + 1, list: undefined };
  return joinEntries(context, entries, layout);
}

/** Text of a value at that level of nesting. `typedArray` marks a value that is listed as hidden property of one. */
export function inspectValue(context: InspectContext, value: unknown, level: number, insideTypedArray = false): string {
  if (value === null) return context.stylize('null', 'null');
  if (typeof value !== 'object' && typeof value !== 'function') return inspectPrimitive(context, value);
  let target: object = value;
  const pair = proxyDetails(target);
  if (pair !== undefined) {
    if (pair[0] === null) return context.stylize('<Revoked Proxy>', 'special');
    if (context.showProxy) return inspectProxy(context, pair, level);
    // No trap of a proxy runs: what is shown is the innermost target.
    for (let inner: typeof pair | undefined = pair; inner !== undefined; inner = proxyDetails(target)) {
      if (inner[0] === null) return context.stylize('<Revoked Proxy>', 'special');
      target = inner[0];
    }
  }
  if (context.customInspect) {
    const custom = (target as { [customInspectSymbol]?: unknown })[customInspectSymbol];
    if (typeof custom === 'function' && custom !== inspect) {
      const constructor = (target as { constructor?: { prototype?: unknown } }).constructor;
      // A class's own prototype object is no instance: `inspect(Foo.prototype)` must not run Foo's inspection.
      if (constructor?.prototype !== target) {
        const depth = context.depth === null ? null : context.depth - level;
        const foreign = pair !== undefined || !(target instanceof Object);
        const result: unknown = custom.call(value, depth, optionsForUser(context, foreign), inspect);
        if (result !== value) {
          if (typeof result !== 'string') return inspectValue(context, result, level);
          return result.replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
        }
      }
    }
  }
  if (context.seen.includes(target)) {
    context.circular ??= new Map();
    let reference = context.circular.get(target);
    if (reference === undefined) {
      reference = context.circular.size + 1;
      context.circular.set(target, reference);
    }
    return context.stylize(`[Circular *${reference}]`, 'special');
  }
  return inspectObject(context, target, level, insideTypedArray);
}

/** Inspects within a changed context, for a value that is spelled out inside a name. */
export function inspectWith(value: unknown, context: InspectContext): string {
  return inspectValue({ ...context, seen: [], circular: undefined, budget: {}, indentation: 0, currentDepth: 0 }, value, 0);
}

/** `util.inspect` (nodejs.org/api/util.html#utilinspectobject-options). */
export function inspect(value: unknown, options?: InspectOptions | boolean | null): string;
export function inspect(value: unknown, showHidden?: boolean, depth?: number | null, colors?: boolean): string;
export function inspect(value: unknown, options?: InspectOptions | boolean | null): string {
  // The function's length is 2 in Node, whatever form it is called in.
  if (arguments.length < 3 && typeof options !== 'boolean') return inspectValue(createContext(options), value, 0);
  const [, , depth, colors] = arguments as unknown as [unknown, unknown, number | undefined, boolean | undefined];
  const legacy: InspectOptions = {};
  if (depth !== undefined) legacy.depth = depth;
  if (colors !== undefined) legacy.colors = colors;
  if (typeof options === 'boolean') legacy.showHidden = options;
  return inspectValue(createContext(typeof options === 'boolean' ? undefined : options, legacy), value, 0);
}
