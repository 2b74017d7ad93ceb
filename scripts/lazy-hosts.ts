import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

/**
 * What no sandbox needs before its guest asks for it lies in a file of its own, which is loaded at the first call: V8 reads all of
 * a file, and 300 KB of host halves were a quarter of what the start of a process cost.
 */
const src = resolve(dirname(fileURLToPath(import.meta.url)), '../src');

/** Imports and exports, by the file that has them, that wait. They are of functions only. */
const lazyImports: readonly (readonly [importer: string, specifier: string])[] = [
  ...['modules', 'web'].flatMap((kind) =>
    readdirSync(join(src, kind), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [`${kind}/${name}/index.ts`, './host.ts'] as const),
  ),
  ['tenant.ts', './module-loader.ts'],
  ['tenant.ts', './modules/module/host-regexp-words.ts'],
  ['tenant.ts', './modules/module/host-syntax-error.ts'],
  ['index.ts', './capabilities/volumes/overlay-volume.ts'],
  ['index.ts', './modules/fs/host-directory-volume.ts'],
];

/** The name of the entry, and of its file in dist/. */
export const HOSTS = 'hosts';

/** Names that a file imports from another, without types. */
function importedNames(importer: string, specifier: string): string[] {
  const text = readFileSync(join(src, importer), 'utf8');
  const names =
    new RegExp(`^(?:import|export) \\{ ([^}]*) \\} from '${specifier.replaceAll('.', '\\.')}';`, 'm').exec(text)?.[1] ?? '';
  return names.split(/,\s*/).filter((name) => name !== '' && !name.startsWith('type '));
}

const functions = lazyImports.flatMap(([importer, specifier]) => {
  const names = importedNames(importer, specifier);
  return names.length === 0 ? [] : [{ importer, file: join(dirname(importer), specifier), specifier, names }];
});

export function lazyHosts(): Plugin {
  return {
    name: 'lazy-hosts',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: new RegExp(`^${HOSTS}$`) }, () => ({ path: HOSTS, namespace: 'hosts' }));
      onLoad({ filter: /.*/, namespace: 'hosts' }, () => ({
        contents: functions.map(({ file, names }) => `export { ${names.join(', ')} } from './${file}';`).join('\n'),
        resolveDir: src,
      }));
      onResolve({ filter: /^\.\/.*\.ts$/ }, ({ path, importer }) => {
        const from = relative(src, importer).replaceAll('\\', '/');
        const found = functions.find(({ importer, specifier }) => importer === from && specifier === path);
        return found && { path: found.file, namespace: 'lazy-host' };
      });
      onLoad({ filter: /.*/, namespace: 'lazy-host' }, ({ path }) => {
        const { names } = functions.find(({ file }) => file === path)!;
        const calls = names.map(
          (name) => `export const ${name} = (...args) => (hosts ??= require('./${HOSTS}.cjs')).${name}(...args);`,
        );
        return { contents: ['let hosts;', ...calls].join('\n') };
      });
      onResolve({ filter: new RegExp(`^\\./${HOSTS}\\.cjs$`) }, ({ path }) => ({ path, external: true }));
    },
  };
}
