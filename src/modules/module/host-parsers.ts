import { createRequire } from 'node:module';
import type { Options, Parser, Program, Token } from 'acorn';
import { aside } from '../../clock.ts';

// Not a bare `require`: the bundler makes one that throws for the ES module build.
const nodeRequire = createRequire(import.meta.url);

type Acorn = typeof import('acorn');

/** What of the parser is used here. */
export interface SourceParser {
  /** The same, which also says what is wrong with a regular expression: that takes time by the square of its groups. */
  readonly Strict: typeof Parser;
  readonly tokTypes: Acorn['tokTypes'];
  parse(source: string, options: Options): Program;
  tokenizer(source: string, options: Options): Iterable<Token>;
}

let sourceParser: SourceParser | undefined;
let lexer: typeof import('cjs-module-lexer') | undefined;

/** The parser, loaded at its first use: it is a quarter of what importing the library would cost, and many sources need none. */
export function parser(): SourceParser {
  sourceParser ??= aside(makeParser);
  return sourceParser;
}

function makeParser(): SourceParser {
  const { Parser: Base, tokTypes } = nodeRequire('acorn') as Acorn;
  const Linear = withInertLiterals(withLinearScopes(Base), tokTypes);
  return {
    Strict: withPatterns(Linear, Base),
    tokTypes,
    parse: (source, options) => Linear.parse(source, options),
    tokenizer: (source, options) => Linear.tokenizer(source, options),
  };
}

/** The names of one kind in a scope, with what the parser asks of the list that it would make: whether one is there, and the first. */
class Names {
  /** Made at the first name: most scopes have none. */
  #names: Set<string> | undefined;
  0: string | undefined;

  push(name: string): void {
    this[0] ??= name;
    this.#names ??= new Set();
    this.#names.add(name);
  }

  indexOf(name: string): number {
    return this.#names?.has(name) ? 0 : -1;
  }
}

/**
 * The parser looks through all names of a scope at each declaration: 60,000 in one `let` took it 14 s, and a source may have ten
 * times as many.
 */
function withLinearScopes(Base: typeof Parser): typeof Parser {
  interface Scopes {
    readonly scopeStack: { var: Names; lexical: Names; functions: Names }[];
    enterScope(flags: number): void;
  }
  class LinearParser extends Base {}
  const { enterScope } = Base.prototype as unknown as Scopes;
  (LinearParser.prototype as unknown as Scopes).enterScope = function (flags) {
    enterScope.call(this, flags);
    Object.assign(this.scopeStack.at(-1)!, { var: new Names(), lexical: new Names(), functions: new Names() });
  };
  return LinearParser;
}

/** What the parser keeps of a regular expression while it looks at it. */
interface PatternState {
  readonly source: string;
  readonly flags: string;
}

/** What of the parser is not in its types. */
interface Literals {
  readonly input: string;
  readonly pos: number;
  readonly regexpState: PatternState | undefined;
  readRegexp(): unknown;
  readNumber(startsWithDot: boolean): unknown;
  validateRegExpPattern(state: PatternState): void;
  finishToken(type: unknown, value: unknown): unknown;
  raise(at: number, message: string): never;
}

/** No program has a longer number, and that of a BigInt takes V8 more than linear time: a second for four million digits. */
const LONG_NUMBER = /[\d_]{20000}/y;

/**
 * The parser makes a value of each literal. For regular expressions that is V8's compiler over the guest's text, which nothing can
 * interrupt: `[\p{L}\p{L}]` with the flags `iv` took 0.2 ms for each of its parts, of which four megabytes hold 800,000. Nobody
 * asks for the values. Nor does anybody but who looks for words ask whether a pattern is right, which the engine tells.
 */
function withInertLiterals(Base: typeof Parser, { regexp }: Acorn['tokTypes']): typeof Parser {
  const { readRegexp, readNumber } = Base.prototype as unknown as Literals;
  class InertParser extends Base {}
  const own = InertParser.prototype as unknown as Literals;
  own.validateRegExpPattern = (state) => {
    throw state;
  };
  own.readRegexp = function () {
    try {
      return readRegexp.call(this);
    } catch (thrown) {
      // What comes behind the validation is the value.
      if (thrown !== this.regexpState || thrown === undefined) throw thrown;
      const { source: pattern, flags } = thrown as PatternState;
      return this.finishToken(regexp, { pattern, flags, value: null });
    }
  };
  own.readNumber = function (startsWithDot) {
    LONG_NUMBER.lastIndex = this.pos;
    if (LONG_NUMBER.test(this.input)) this.raise(this.pos, 'The number is too long');
    return readNumber.call(this, startsWithDot);
  };
  return InertParser;
}

/** With the validation of patterns that `Original` has. */
function withPatterns(Inert: typeof Parser, Original: typeof Parser): typeof Parser {
  const { validateRegExpPattern } = Original.prototype as unknown as Literals;
  class StrictParser extends Inert {}
  (StrictParser.prototype as unknown as Literals).validateRegExpPattern = function (state) {
    validateRegExpPattern.call(this, state);
    throw state;
  };
  return StrictParser;
}

/** The lexer of CommonJS exports, loaded at its first use. */
export function commonJsLexer(): typeof import('cjs-module-lexer') {
  lexer ??= aside(() => nodeRequire('cjs-module-lexer') as typeof import('cjs-module-lexer'));
  return lexer;
}

/**
 * Loads both where they are not. To be called before either works for a guest whose time may stop it: a module that is stopped in
 * the middle of being loaded stays in Node's cache as it is then, with no exports, and every later sandbox of the process, and
 * whoever else requires it, would get that.
 */
export function loadParsers(): void {
  parser();
  commonJsLexer();
}
