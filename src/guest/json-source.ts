import { port, verbId } from 'internal:port';

/** `JSON.rawJSON` and the third argument of revivers (tc39.es/proposal-json-parse-with-source), which the engine lacks. */
const SOURCES = verbId('process.jsonSources');
const { parse: nativeParse, stringify: nativeStringify } = JSON;
const { apply } = Reflect;
const { create, defineProperty, freeze, getOwnPropertyDescriptor, is, keys } = Object;
const { isArray } = Array;
const { has, add } = WeakSet.prototype;
const { indexOf, slice, charCodeAt } = String.prototype;
const NativeString = String;
const NativeSyntaxError = SyntaxError;

type Reviver = (key: string, value: unknown, context: object) => unknown;
type Sources = string | Sources[] | { [key: string]: Sources } | undefined;

const raws = new WeakSet<object>();
/** Until a program makes the first, `stringify` has nothing to look for. */
let hasRaw = false;
export const isRawUsed = (): boolean => hasRaw;
const isRaw = (value: unknown): value is { rawJSON: string } =>
  typeof value === 'object' && value !== null && (apply(has, raws, [value]) as boolean);

/** `parse` is the one with V8's errors. */
export function makeRawFunctions(parse: (text: string) => unknown): Record<'rawJSON' | 'isRawJSON', (value: unknown) => unknown> {
  const isBlank = (unit: number): boolean => unit === 32 || unit === 9 || unit === 10 || unit === 13;
  return {
    rawJSON(value: unknown): object {
      const text = `${value as string}`;
      if (text === '') throw new NativeSyntaxError('Invalid value for JSON.rawJSON');
      const [first, last] = [apply(charCodeAt, text, [0]) as number, apply(charCodeAt, text, [text.length - 1]) as number];
      const refused = isBlank(first) || first === 123 || first === 91 ? text[0]! : isBlank(last) ? text[text.length - 1]! : '';
      if (refused !== '') throw new NativeSyntaxError("Unexpected token '" + refused + '\', "' + text + '" is not valid JSON');
      parse(text);
      const raw = create(null) as object;
      defineProperty(raw, 'rawJSON', { __proto__: null, value: text, enumerable: true } as PropertyDescriptor);
      apply(add, raws, [freeze(raw)]);
      hasRaw = true;
      return raw;
    },
    isRawJSON(value: unknown): boolean {
      return isRaw(value);
    },
  };
}

/** What stands for raw text until the rest is written: a lone surrogate, which is written as an escape sequence. */
const MARK = '\ud800:rawJSON:';
const WRITTEN_MARK = '"\\ud800:rawJSON:';

/** `JSON.stringify` where raw texts may be met. */
export function stringifyWithRaw(value: unknown, replacer: unknown, space: unknown): string | undefined {
  const texts: string[] = [];
  const names = isArray(replacer) ? (replacer as readonly unknown[]) : undefined;
  const isNamed = (key: string): boolean => {
    for (let i = 0; i < names!.length; i++) {
      const name = names![i];
      if ((typeof name === 'string' || typeof name === 'number' || name instanceof NativeString) && '' + (name as string) === key)
        return true;
    }
    return false;
  };
  let isTop = true;
  const written = apply(nativeStringify, JSON, [
    value,
    function (this: unknown, key: string, member: unknown): unknown {
      if (names !== undefined && !isTop && !isArray(this) && !isNamed(key)) return undefined;
      isTop = false;
      const result: unknown = typeof replacer === 'function' ? apply(replacer, this, [key, member]) : member;
      if (!isRaw(result)) return result;
      texts[texts.length] = result.rawJSON;
      return MARK + (texts.length - 1);
    },
    space,
  ]) as string | undefined;
  if (written === undefined || texts.length === 0) return written;
  let text = '';
  let from = 0;
  for (;;) {
    const at = apply(indexOf, written, [WRITTEN_MARK, from]) as number;
    if (at === -1) return text + (apply(slice, written, [from]) as string);
    const end = apply(indexOf, written, ['"', at + WRITTEN_MARK.length]) as number;
    text +=
      (apply(slice, written, [from, at]) as string) + texts[+(apply(slice, written, [at + WRITTEN_MARK.length, end]) as string)]!;
    from = end + 1;
  }
}

/** Whether a reviver could look at its third argument. */
export function wantsSources(reviver: unknown): reviver is Reviver {
  if (typeof reviver !== 'function') return false;
  const { length } = reviver as { length: number };
  return length === 0 || length > 2;
}

/** `InternalizeJSONProperty`, with the sources of primitives that are still what was parsed. */
export function reviveWithSources(text: string, reviver: Reviver): unknown {
  const value = nativeParse(text) as unknown;
  let sources: Sources;
  try {
    sources = port(SOURCES, text) as Sources;
  } catch {
    // Nested too deeply to cross.
  }
  return internalize({ '': value }, '', sources, reviver);
}

function internalize(holder: Record<string, unknown>, key: string, sources: Sources, reviver: Reviver): unknown {
  const value = holder[key];
  const context: { source?: string } = {};
  if (typeof value === 'object' && value !== null) {
    const members = value as Record<string, unknown>;
    if (isArray(value)) {
      const { length } = value;
      for (let i = 0; i < length; i++) keep(members, '' + i, isArray(sources) ? sources[i] : undefined, reviver);
    } else {
      const names = keys(value);
      const known = typeof sources === 'object' && !isArray(sources) ? sources : undefined;
      for (let i = 0; i < names.length; i++) {
        const name = names[i]!;
        keep(members, name, known === undefined ? undefined : (getOwnPropertyDescriptor(known, name)?.value as Sources), reviver);
      }
    }
  } else if (typeof sources === 'string' && is(nativeParse(sources), value)) context.source = sources;
  return apply(reviver, holder, [key, value, context]);
}

function keep(holder: Record<string, unknown>, key: string, sources: Sources, reviver: Reviver): void {
  const value = internalize(holder, key, sources, reviver);
  if (value === undefined) {
    delete holder[key];
    return;
  }
  try {
    defineProperty(holder, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true } as never);
  } catch {
    // CreateDataProperty: one that cannot be changed stays.
  }
}
