import { importInRequireCycle, requireAsyncModule, requireCycle } from './host-errors.ts';
import { pathOfFileUrl } from './host-file-url.ts';
import { parseNativeName } from './host-native-names.ts';
import type { SyntaxFacts } from './host-syntax.ts';

export interface RequiredGraph {
  /** Whether the engine has asked for an ES module. */
  readonly isLoaded: (url: string) => boolean;
  readonly facts: (url: string) => SyntaxFacts | undefined;
  /** Native name of a static import. */
  readonly resolve: (specifier: string, base: string) => string;
  /** Ends the sandbox when its time is over, which must not pass for a module that cannot be read. */
  readonly pause: () => void;
}

/**
 * `require` of an ES module evaluates its graph at once (nodejs.org/api/modules.html#loading-ecmascript-modules-using-require).
 * So nothing in it may await, and nothing in it may wait for CommonJS code that is now running: the engine would enter a
 * module that it is evaluating. Both are seen before anything runs.
 */
export function checkRequiredGraph(
  url: string,
  path: string,
  executing: readonly string[],
  requireStack: readonly string[],
  graph: RequiredGraph,
): void {
  const seen = new Set<string>();
  const running = new Set(executing);
  const pending = [url];
  for (let module = pending.pop(); module !== undefined; module = pending.pop()) {
    if (seen.has(module)) continue;
    seen.add(module);
    let facts: SyntaxFacts | undefined;
    try {
      facts = graph.facts(module);
    } catch {
      // What cannot be read fails again, and is reported, when the engine loads it.
      graph.pause();
      continue;
    }
    if (facts?.hasTopLevelAwait) throw requireAsyncModule(path, requireStack);
    for (const { specifier } of facts?.imports ?? []) {
      const name = tryResolve(graph, specifier, module);
      if (name === undefined) continue;
      const generated = parseNativeName(name);
      if (generated === undefined) pending.push(name);
      else if (generated.kind === 'cjs' && running.has(shownPath(generated.id))) {
        throw graph.isLoaded(url) ? requireCycle(path, executing[0]) : importInRequireCycle(specifier, shownPath(module));
      }
    }
  }
}

function tryResolve(graph: RequiredGraph, specifier: string, base: string): string | undefined {
  try {
    return graph.resolve(specifier, base);
  } catch {
    // As above: the engine meets and reports it.
    graph.pause();
    return undefined;
  }
}

function shownPath(url: string): string {
  return url.startsWith('file:') ? pathOfFileUrl(new URL(url)) : url;
}
