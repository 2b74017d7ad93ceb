import { createRequire } from 'node:module';

// Not a bare `require`: the bundler makes one that throws for the ES module build.
const nodeRequire = createRequire(import.meta.url);

let acorn: typeof import('acorn') | undefined;
let lexer: typeof import('cjs-module-lexer') | undefined;

/** The parser, loaded at its first use: it is a quarter of what importing the library would cost, and many sources need none. */
export function parser(): typeof import('acorn') {
  acorn ??= nodeRequire('acorn') as typeof import('acorn');
  return acorn;
}

/** The lexer of CommonJS exports, loaded at its first use. */
export function commonJsLexer(): typeof import('cjs-module-lexer') {
  lexer ??= nodeRequire('cjs-module-lexer') as typeof import('cjs-module-lexer');
  return lexer;
}
