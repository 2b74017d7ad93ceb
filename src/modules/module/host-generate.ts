import { posix } from 'node:path';
import { isNodeBuiltin } from './host-builtins.ts';
import { exportNames } from './host-commonjs-exports.ts';
import { builtinFacade, commonJsFacade, hostFacade, jsonFacade, requiredFacade, type Trust } from './host-facades.ts';
import { fileUrlOf } from './host-file-url.ts';
import type { NativeKind } from './host-native-names.ts';
import { isRelative } from './host-resolve.ts';
import { nodeModulesFolders, type RequireResolver } from './host-resolve-require.ts';
import { pathOfUrl, readDataUrl, type SourceReader } from './host-source.ts';

/** What the generated modules of one sandbox are made from. */
export interface Generator {
  readonly sources: SourceReader;
  readonly requires: RequireResolver;
  readonly builtinNames: (specifier: string) => readonly string[];
  readonly hostNames: (module: string) => readonly string[];
  readonly trust: Trust;
  /** Text that hooks of user code have put in the place of a module's. */
  readonly override: (url: string) => string | undefined;
  /** Ends the sandbox when its time is over. */
  readonly pause: () => void;
}

/** Source of the generated module `id` of a kind: a builtin's specifier, a host module's name, or a URL. */
export function generateSource(kind: NativeKind, id: string, generator: Generator): string {
  const { builtinNames, hostNames, trust } = generator;
  switch (kind) {
    case 'builtin':
      return builtinFacade(id, builtinNames(id), trust);
    case 'host':
      return hostFacade(id, hostNames(id), trust);
    case 'required':
      return requiredFacade(id, trust);
    case 'json':
      return json(id, generator);
    case 'cjs': {
      // What hooks have made need be no file: then its URL is its name.
      const path = pathOfUrl(id) ?? id;
      return commonJsFacade(path, namesOf(path, generator, generator.override(id)), trust);
    }
  }
}

/** The text is checked here and parsed in the guest; that of a file is read again then, unless `require` had it already. */
function json(url: string, { sources, trust, override }: Generator): string {
  const text = override(url);
  if (text !== undefined) return jsonFacade(undefined, sources.json(text, pathOfUrl(url) ?? url), trust);
  const path = pathOfUrl(url);
  if (path === undefined) return jsonFacade(undefined, sources.json(readDataUrl(new URL(url)).text, url), trust);
  sources.json(sources.text(path), path);
  return jsonFacade(path, undefined, trust);
}

function namesOf(path: string, { sources, requires, pause }: Generator, override: string | undefined): string[] {
  return exportNames(path, {
    lex: (file) => {
      if (file === path && override !== undefined) return sources.commonJsExports(override);
      return sources.requireFormat(file, fileUrlOf(file).href) === 'commonjs'
        ? sources.commonJsExports(sources.code(file))
        : undefined;
    },
    resolve: (specifier, parent) => {
      if (isNodeBuiltin(specifier.replace(/^node:/, ''))) return undefined;
      const folder = posix.dirname(parent);
      const isPath = isRelative(specifier) || specifier.startsWith('/');
      try {
        const found = requires.resolve(specifier, isPath ? [folder] : nodeModulesFolders(folder), parent);
        return found === undefined || /\.(?:json|node|m[jt]s)$/.test(found) ? undefined : found;
      } catch {
        // What cannot be resolved fails when it is required; here it only offers no names.
        pause();
        return undefined;
      }
    },
  });
}
