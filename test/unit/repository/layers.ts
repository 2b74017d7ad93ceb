import { posix } from 'node:path';
import type { ProjectFile } from './files.ts';
import { type Import, importsOf } from './imports.ts';

/**
 * The layers of src/. Each file belongs to one, each import leads to one, and this table says which lead where.
 * ARCHITECTURE.md explains why.
 */
const mayImport: Readonly<Record<Layer, readonly Target[]>> = {
  // The public interface re-exports; nothing is defined there.
  index: ['top', 'capability', 'errors', 'limits', 'module-definition', 'module-host'],
  // sandbox.ts, snapshot.ts, options.ts and what they are made of: the wiring.
  top: [
    'top',
    'engine',
    'capability',
    'registry',
    'module-definition',
    'module-host',
    'errors',
    'limits',
    'clock',
    'utf8',
    'node',
    'package',
  ],
  errors: [],
  limits: ['errors'],
  clock: [],
  utf8: ['capability', 'node'],
  engine: ['engine', 'errors', 'limits', 'clock', 'quickjs'],
  capability: ['capability', 'errors', 'limits'],
  registry: ['module-index', 'module-definition'],
  // What a module is, and what follows from the list of them.
  'module-definition': ['module-definition', 'capability'],
  'module-index': ['own-host', 'module-definition', 'type:own-contract'],
  'module-host': ['own-host', 'type:own-contract', 'capability', 'errors', 'limits', 'clock', 'utf8', 'node', 'package'],
  'module-guest': ['own-guest', 'type:own-contract', 'internal', 'node', 'web', 'bundled'],
  'module-contract': ['type:own-contract', 'type:capability'],
  guest: ['internal'],
};

type Layer =
  | 'index'
  | 'top'
  | 'errors'
  | 'limits'
  | 'clock'
  | 'utf8'
  | 'engine'
  | 'capability'
  | 'registry'
  | 'module-definition'
  | 'module-index'
  | 'module-host'
  | 'module-guest'
  | 'module-contract'
  | 'guest';

type Place =
  | Layer
  | 'own-host'
  | 'own-guest'
  | 'own-contract'
  | 'internal'
  | 'node'
  | 'web'
  | 'quickjs'
  | 'package'
  | 'bundled'
  | 'unknown';
type Target = Place | `type:${Place}`;

/** A dependency that host files of modules may import, with what it is there for. */
const chosenPackages: Readonly<Record<string, string>> = {
  acorn: 'parses what the engine cannot, before it is rewritten at load',
  amaro: 'strips types as Node does',
  'cjs-module-lexer': 'finds the named exports of CommonJS as Node does',
};

/**
 * The packages that are bundled into guest code, and the one file that may import each: scripts/readable-stream.ts and
 * scripts/url-pattern.ts replace what they have for other platforms. ARCHITECTURE.md says why.
 */
const bundledPackages: Readonly<Record<string, string>> = {
  'readable-stream/': 'src/modules/stream/guest-package.ts',
  'urlpattern-polyfill/': 'src/web/url-pattern/guest-matcher.ts',
};

const quickjsPackages = ['quickjs-emscripten-core', '@jitl/'];

/** The layer of a file below src/, or undefined when it has a name that no layer knows. */
export function layerOf(path: string): Layer | undefined {
  const [folder, name, file, ...deeper] = path.replace(/^src\//, '').split('/');
  if (name === undefined) {
    if (folder === 'index.ts') return 'index';
    if (folder === 'errors.ts') return 'errors';
    if (folder === 'limits.ts') return 'limits';
    if (folder === 'clock.ts') return 'clock';
    if (folder === 'utf8.ts') return 'utf8';
    return 'top';
  }
  if (folder === 'engine' || folder === 'guest') return folder;
  if (folder === 'capabilities') return 'capability';
  if (folder !== 'modules' && folder !== 'web') return undefined;
  if (file === undefined) return name === 'registry.ts' ? 'registry' : 'module-definition';
  if (deeper.length > 0) return undefined;
  const kind = /^(index|contract|host|guest)(?:-[a-z0-9-]+)?\.ts$/.exec(file)?.[1];
  return kind === undefined ? undefined : (`module-${kind}` as Layer);
}

function placeOf(from: string, specifier: string): Place {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(from), specifier);
    const place = path.startsWith('src/') ? layerOf(path) : undefined;
    if (place === undefined) return 'unknown';
    const own = posix.dirname(path) === posix.dirname(from);
    if (place === 'module-host' && own) return 'own-host';
    if (place === 'module-guest' && own) return 'own-guest';
    if (place === 'module-contract' && own) return 'own-contract';
    return place;
  }
  if (specifier.startsWith('internal:')) return 'internal';
  if (specifier.startsWith('node:')) return 'node';
  if (specifier.startsWith('web:')) return 'web';
  if (Object.entries(bundledPackages).some(([name, importer]) => specifier.startsWith(name) && from === importer))
    return 'bundled';
  if (quickjsPackages.some((name) => specifier.startsWith(name))) return 'quickjs';
  return specifier in chosenPackages ? 'package' : 'unknown';
}

/** What is wrong with an import, or undefined. */
export function violation(from: string, { specifier, typeOnly }: Import): string | undefined {
  const layer = layerOf(from);
  if (layer === undefined) return `${from} has no layer`;
  const place = placeOf(from, specifier);
  const allowed: readonly Target[] = mayImport[layer];
  if (allowed.includes(place) || (typeOnly && allowed.includes(`type:${place}`))) return undefined;
  return `${from} (${layer}) imports ${specifier} (${place}${typeOnly ? ', type only' : ''})`;
}

/** All violations of a file. */
export function violationsOf(file: ProjectFile): string[] {
  if (layerOf(file.path) === undefined) return [`${file.path} has no layer`];
  return importsOf(file).flatMap((imported) => violation(file.path, imported) ?? []);
}
