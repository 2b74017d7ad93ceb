import { createRequire } from 'node:module';
import type { Options, Parser, Program } from 'acorn';

// Not a bare `require`: the bundler makes one that throws for the ES module build.
const nodeRequire = createRequire(import.meta.url);

type Acorn = typeof import('acorn');

/** What of the parser is used here. */
export interface SourceParser {
  readonly Parser: typeof Parser;
  readonly tokTypes: Acorn['tokTypes'];
  parse(source: string, options: Options): Program;
  parseExpressionAt(source: string, at: number, options: Options): unknown;
}

let sourceParser: SourceParser | undefined;
let lexer: typeof import('cjs-module-lexer') | undefined;

/** The parser, loaded at its first use: it is a quarter of what importing the library would cost, and many sources need none. */
export function parser(): SourceParser {
  if (sourceParser !== undefined) return sourceParser;
  const { Parser: Base, tokTypes } = nodeRequire('acorn') as Acorn;
  const Linear = withLinearScopes(Base);
  sourceParser = {
    Parser: Linear,
    tokTypes,
    parse: (source, options) => Linear.parse(source, options),
    parseExpressionAt: (source, at, options) => Linear.parseExpressionAt(source, at, options),
  };
  return sourceParser;
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

/** The lexer of CommonJS exports, loaded at its first use. */
export function commonJsLexer(): typeof import('cjs-module-lexer') {
  lexer ??= nodeRequire('cjs-module-lexer') as typeof import('cjs-module-lexer');
  return lexer;
}
