import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

/**
 * What no sandbox needs before its guest asks for it or fails lies in a file of its own, which is loaded at the first call: V8
 * reads all of a file, 100 KB in 3 ms, and that was a third of what a process costs to its first value.
 */
const src = resolve(dirname(fileURLToPath(import.meta.url)), '../src');

/** The name of the entry, and of its file in dist/. */
export const LATE = 'late';

/** Files below src/ of which the others import nothing but functions. */
const lateFiles: ReadonlySet<string> = new Set([
  'module-loader.ts',
  'private-files.ts',
  'program.ts',
  'stoppable.ts',
  'capabilities/host-function.ts',
  'capabilities/own-capability.ts',
  'capabilities/time-zone.ts',
  'capabilities/volumes/checked-volume.ts',
  'capabilities/volumes/create-mounts.ts',
  'capabilities/volumes/memory-data.ts',
  'capabilities/volumes/memory-volume.ts',
  'capabilities/volumes/overlay-volume.ts',
  'capabilities/volumes/posix-errors.ts',
  'engine/codec.ts',
  'engine/frame-text.ts',
  'engine/frames.ts',
  'engine/realms.ts',
  'engine/regexp-match.ts',
  'engine/source-line.ts',
  'engine/throws.ts',
  'engine/transfer-by-calls.ts',
  'modules/fs/host-directory-volume.ts',
  'modules/host/host-streams.ts',
  'modules/module/host-parsers.ts',
  'modules/module/host-regexp-words.ts',
  'modules/module/host-syntax-error.ts',
  ...['modules', 'web'].flatMap((kind) =>
    readdirSync(join(src, kind))
      .map((name) => `${kind}/${name}/host.ts`)
      .filter((file) => existsSync(join(src, file))),
  ),
]);

const functionsOf = (file: string): string[] => {
  const text = readFileSync(join(src, file), 'utf8');
  const names = text.matchAll(/^export (?:(?:async )?function (\w+)|const (\w+)(?:: [^=]+)? = \(.*=>)/gm);
  return [...new Set([...names].map(([, declared, assigned]) => (declared ?? assigned)!))];
};

/** The functions of a late file, each of which loads it where nothing has. */
function waiting(file: string): string {
  const names = functionsOf(file);
  return [
    `import { aside } from ${JSON.stringify(join(src, 'clock.ts'))};`,
    `const load = (name) => aside(() => require('./${LATE}.cjs'))[name];`,
    ...names.map(
      (name, index) => `let late${index}; export const ${name} = (...args) => (late${index} ??= load('${name}'))(...args);`,
    ),
  ].join('\n');
}

export function separateLateFiles(): Plugin {
  return {
    name: 'late-files',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: new RegExp(`^${LATE}$`) }, () => ({ path: LATE, namespace: 'late-entry' }));
      onLoad({ filter: /.*/, namespace: 'late-entry' }, () => ({
        contents: [...lateFiles].map((file) => `export { ${functionsOf(file).join(', ')} } from './${file}';`).join('\n'),
        resolveDir: src,
      }));
      onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, importer, resolveDir, namespace }) => {
        const file = relative(src, join(resolveDir, path)).replaceAll('\\', '/');
        const from = relative(src, importer).replaceAll('\\', '/');
        const waits = lateFiles.has(file) && !lateFiles.has(from) && namespace !== 'late-entry';
        return waits ? { path: file, namespace: 'late' } : undefined;
      });
      onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({ contents: waiting(path), resolveDir: src }));
      onResolve({ filter: new RegExp(`^\\./${LATE}\\.cjs$`) }, ({ path }) => ({ path, external: true }));
    },
  };
}
