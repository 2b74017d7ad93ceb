import type { Parser } from 'acorn';
import { parser } from './host-parsers.ts';
import { tokenAt, wordsOfV8 } from './host-syntax-words.ts';

/** What the engine's parser refused. */
export interface RefusedSource {
  readonly text: string;
  readonly isModule: boolean;
}

/** What Node tells of it: V8's words, and the place of the token at fault in the program's own text. */
export interface SyntaxFailure {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** How many characters are at fault. */
  readonly length: number;
  readonly sourceLine: string;
}

/** Parsing again takes about 30 ms for a megabyte; a longer text keeps the engine's own words. */
const LONGEST = 1 << 20;
const LONGEST_QUOTED_LINE = 2000;
/** What a CommonJS source is given to the engine in. */
const WRAPPER = /^\(function \([^()]*\) \{ /;
const WRAPPER_END = '\n})';

type ParserClass = typeof Parser;
let words: ParserClass | undefined;

/** Tells an argument that is followed by something else from other unexpected tokens, as V8 does. */
function parserClass(): ParserClass {
  if (words !== undefined) return words;
  const { Strict: Base, tokTypes } = parser();
  type Method = (this: unknown, ...args: unknown[]) => unknown;
  const base = Base.prototype as unknown as Record<string, Method>;
  class WordingParser extends Base {}
  const own = WordingParser.prototype as unknown as Record<string, Method>;
  interface State {
    isArguments: boolean;
    readonly type: unknown;
    readonly lastTokStart: number;
    raise(at: number, message: string): never;
  }
  const within = (name: string, isArguments: (close: unknown) => boolean): void => {
    own[name] = function (...args) {
      const state = this as State;
      const outer = state.isArguments;
      state.isArguments = isArguments(args[0]);
      const result = base[name]!.apply(this, args);
      state.isArguments = outer;
      return result;
    };
  };
  within('parseExprList', (close) => close === tokTypes.parenR);
  for (const name of ['parseObj', 'parseBindingList', 'parseParenAndDistinguishExpression', 'parseStatement', 'parseClass'])
    within(name, () => false);
  own['expect'] = function (type) {
    const state = this as State;
    if (type === tokTypes.comma && state.type !== type && state.isArguments)
      state.raise(state.lastTokStart, 'missing ) after argument list');
    return base['expect']!.call(this, type);
  };
  words = WordingParser;
  return words;
}

interface Refusal {
  readonly message: string;
  readonly at: number;
}

function refusal(text: string, sourceType: 'module' | 'script' | 'commonjs'): Refusal | undefined {
  try {
    parserClass().parse(text, { ecmaVersion: 'latest', sourceType, allowHashBang: true });
    return undefined;
  } catch (error) {
    // What needs more stack than there is has no words.
    const { message, pos } = error as { message?: unknown; pos?: unknown };
    if (!(error instanceof SyntaxError) || typeof message !== 'string' || typeof pos !== 'number') return undefined;
    return { message: message.replace(/ \(\d+:\d+\)$/, ''), at: pos };
  }
}

/**
 * What V8 says of a source that the engine refused. The text is parsed again, by a parser that never runs it: only where the
 * engine found an error, and in the guest's own time. Undefined where the two do not agree or no words are known.
 */
export function describeSyntaxError({ text, isModule }: RefusedSource): SyntaxFailure | undefined {
  if (text.length > LONGEST) return undefined;
  const wrapper = isModule || !text.endsWith(WRAPPER_END) ? undefined : WRAPPER.exec(text)?.[0];
  const source = wrapper === undefined ? text : text.slice(wrapper.length, -WRAPPER_END.length);
  let found = refusal(source, isModule ? 'module' : wrapper === undefined ? 'script' : 'commonjs');
  if (found === undefined && wrapper !== undefined) {
    // Names of the wrapper's parameters.
    const whole = refusal(text, 'script');
    if (whole !== undefined && whole.at >= wrapper.length) found = { message: whole.message, at: whole.at - wrapper.length };
  }
  if (found === undefined) return undefined;
  const told = wordsOfV8(found.message, source, found.at);
  return told === undefined ? undefined : { message: told.message, ...place(source, told.at) };
}

function place(source: string, at: number): Omit<SyntaxFailure, 'message'> {
  const before = source.slice(0, at).split(/\r\n|[\n\r\u2028\u2029]/);
  const start = at - before.at(-1)!.length;
  const end = /[\n\r\u2028\u2029]/.exec(source.slice(start))?.index;
  const sourceLine = source.slice(start, end === undefined ? undefined : start + end);
  return {
    line: before.length,
    column: at - start + 1,
    length: tokenAt(source, at).length,
    sourceLine: sourceLine.length > LONGEST_QUOTED_LINE ? '' : sourceLine,
  };
}
