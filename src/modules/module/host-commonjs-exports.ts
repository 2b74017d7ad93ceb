import { commonJsLexer } from './host-parsers.ts';

/**
 * The names that `import` may ask of a CommonJS module, found without running it, by the lexer that Node itself uses
 * (nodejs.org/api/esm.html#commonjs-namespaces).
 */
export interface CommonJsExports {
  readonly names: readonly string[];
  /** Specifiers of `module.exports = require('x')` and the like, whose names are names of this module too. */
  readonly reexports: readonly string[];
}

const none: CommonJsExports = { names: [], reexports: [] };

/** More are not offered: each is a binding in the module's facade, and the guest writes the source. */
const MAX_NAMES = 10_000;

export function lexCommonJs(source: string): CommonJsExports {
  try {
    const { exports, reexports } = commonJsLexer().parse(source);
    return { names: [...exports].slice(0, MAX_NAMES), reexports: [...reexports].slice(0, MAX_NAMES) };
  } catch {
    // What does not lex offers no names; running it says what is wrong with it.
    return none;
  }
}

/** What a walk over re-exports needs; the loader gives it. */
export interface ReexportGraph {
  readonly lex: (path: string) => CommonJsExports | undefined;
  /** `require.resolve` from `path`; undefined for what is absent, a builtin, or no CommonJS source. */
  readonly resolve: (specifier: string, path: string) => string | undefined;
}

/** The names of a module and of everything that it re-exports. */
export function exportNames(path: string, graph: ReexportGraph): string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const pending = [path];
  for (let next = pending.pop(); next !== undefined && names.size < MAX_NAMES; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const found = graph.lex(next);
    if (found === undefined) continue;
    for (const name of found.names) names.add(name);
    for (const specifier of found.reexports) {
      const target = graph.resolve(specifier, next);
      if (target !== undefined) pending.push(target);
    }
  }
  // `import` always gives these two itself.
  names.delete('default');
  names.delete('module.exports');
  return [...names].filter((name) => name.isWellFormed());
}
