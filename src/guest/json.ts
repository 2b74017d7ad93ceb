import { frames, STAND_INS } from 'internal:async-context';
import { isRawUsed, makeRawFunctions, reviveWithSources, stringifyWithRaw, wantsSources } from 'internal:json-source';
import { port, verbId } from 'internal:port';

/**
 * `JSON` with V8's errors. The natives do the work; only when one fails are V8's words asked for, of the host's own
 * `JSON.parse`, and the circle that `stringify` met looked for.
 */
const JSON_MESSAGE = verbId('process.jsonMessage');
const { parse: nativeParse, stringify: nativeStringify } = JSON;
const { apply } = Reflect;
const { keys, getPrototypeOf, defineProperty } = Object;
const { isArray } = Array;
const NativeSyntaxError = SyntaxError;
const NativeTypeError = TypeError;
const CIRCULAR = 'Converting circular structure to JSON';

/** A failing text longer than this keeps the engine's message: the host would have to copy it. */
const LONGEST = 1 << 20;

const named = {
  parse(text: unknown, reviver?: unknown): unknown {
    const source = typeof text === 'string' ? text : `${text as string}`;
    try {
      if (wantsSources(reviver)) return reviveWithSources(source, reviver);
      return typeof reviver === 'function' ? apply(nativeParse, JSON, [source, reviver]) : nativeParse(source);
    } catch (error) {
      if (!(error instanceof NativeSyntaxError) || source.length > LONGEST) throw error;
      const message = port(JSON_MESSAGE, source);
      // A text that parses failed in the reviver.
      if (typeof message !== 'string') throw error;
      throw new NativeSyntaxError(message);
    }
  },
  stringify(value: unknown, replacer?: unknown, space?: unknown): string | undefined {
    try {
      if (!isRawUsed()) {
        const written = apply(nativeStringify, JSON, [value, replacer, space]) as string | undefined;
        // To look for raw texts doubles the time of a replacer, so that one which makes the program's first is called again.
        if (!isRawUsed()) return written;
      }
      return stringifyWithRaw(value, replacer, space);
    } catch (error) {
      if (!(error instanceof NativeTypeError) || error.message !== CIRCULAR) throw error;
      const circle = describeCircle(value);
      throw circle === undefined ? error : new NativeTypeError(CIRCULAR + circle);
    }
  },
};

/** The first circle that is met, as V8 prints it; undefined when only a replacer or `toJSON` makes one. */
function describeCircle(root: unknown): string | undefined {
  const path: object[] = [];
  const names: string[] = [];
  const seen = new Set<object>();
  const visit = (value: unknown): string | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    const start = path.indexOf(value);
    if (start !== -1) return drawCircle(path, names, start);
    if (seen.has(value)) return undefined;
    seen.add(value);
    path.push(value);
    for (const key of keys(value)) {
      names.push(isArray(value) ? `index ${key}` : `property '${key}'`);
      const found = visit((value as Record<string, unknown>)[key]);
      if (found !== undefined) return found;
      names.length--;
    }
    path.length--;
    return undefined;
  };
  try {
    return visit(root);
  } catch {
    return undefined;
  }
}

/** The lines from the object where the circle starts to the property that closes it; long ones are cut in the middle. */
function drawCircle(path: readonly object[], names: readonly string[], start: number): string {
  const constructorName = (value: object): string => {
    const { constructor } = value as { constructor?: { name?: unknown } };
    const name = getPrototypeOf(value) === null ? undefined : constructor?.name;
    return typeof name === 'string' && name !== '' ? `object with constructor '${name}'` : 'object with constructor Object';
  };
  let text = `\n    --> starting at ${constructorName(path[start]!)}`;
  const between = path.length - start - 1;
  for (let i = 1; i <= between; i++) {
    if (i === 3 && between > 3) text += '\n    |     ...';
    if (i > 2 && i < between) continue;
    text += `\n    |     ${names[start + i - 1]} -> ${constructorName(path[start + i]!)}`;
  }
  return `${text}\n    --- ${names[names.length - 1]} closes the circle`;
}

for (const name of ['parse', 'stringify'] as const) {
  defineProperty(JSON, name, { value: named[name], writable: true, enumerable: false, configurable: true });
  (frames[STAND_INS] as unknown[]).push(named[name]);
}
defineProperty(named.parse, 'length', { value: 2, configurable: true });
defineProperty(named.stringify, 'length', { value: 3, configurable: true });

const raw = makeRawFunctions(named.parse);
for (const name of ['rawJSON', 'isRawJSON'] as const) {
  const value = raw[name];
  defineProperty(JSON, name, { value, writable: true, enumerable: false, configurable: true });
  (frames[STAND_INS] as unknown[]).push(value);
}
