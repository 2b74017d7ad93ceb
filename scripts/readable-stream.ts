import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { patches } from './readable-stream-patches.ts';

/**
 * The one package whose code is bundled into a guest module: readable-stream, by the Node streams team. What it has of its
 * own for other platforms - errors, validators, inspection, `process` - is left out for what the guest has, and the files
 * in which it differs from Node 24 are replaced by ours.
 */
const root = dirname(createRequire(import.meta.url).resolve('readable-stream/package.json'));
const src = resolve(dirname(fileURLToPath(import.meta.url)), '../src');

/** Files of the package that are left out, each for a guest module or for a file of src/modules/stream. */
const replacements: Readonly<Record<string, string>> = {
  'lib/ours/errors.js': 'internal:errors',
  'lib/ours/util.js': './guest-package-internals.ts',
  'lib/internal/validators.js': 'internal:validators',
  'lib/internal/streams/buffer_list.js': './guest-chunks.ts',
  'lib/internal/streams/legacy.js': './guest-legacy.ts',
  'lib/internal/streams/state.js': './guest-high-water-mark.ts',
};

/** Packages that it requires, each for a global or a module of the guest. */
const requirements: Readonly<Record<string, string>> = {
  'process/': "module.exports = require('node:process').default",
  'string_decoder/': "module.exports = { StringDecoder: require('node:string_decoder').StringDecoder }",
  buffer: "module.exports = { Buffer: require('node:buffer').Buffer }",
  events: "module.exports = require('node:events').default",
  'abort-controller': 'module.exports = globalThis',
};

/** Goes before the resolver of guest modules, which knows neither packages nor files without an extension. */
export function readableStream(): Plugin {
  return {
    name: 'readable-stream',
    setup(build) {
      build.onResolve({ filter: /^readable-stream\// }, ({ path }) => ({ path: createRequire(import.meta.url).resolve(path) }));
      build.onResolve({ filter: /./ }, async ({ path, importer, kind }) => {
        if (!importer.startsWith(root)) return undefined;
        if (path in requirements) return { path, namespace: 'required-package' };
        const file = relative(root, createRequire(importer).resolve(path)).replaceAll('\\', '/');
        const replacement = replacements[file];
        if (replacement === undefined) return { path: join(root, file) };
        return build.resolve(replacement, { resolveDir: join(src, 'modules/stream'), kind, importer: src });
      });
      build.onLoad({ filter: /[\\/]readable-stream[\\/]lib[\\/]/ }, async ({ path }) => ({
        contents: patched(relative(root, path).replaceAll('\\', '/'), await readFile(path, 'utf8')),
      }));
      build.onLoad({ filter: /./, namespace: 'required-package' }, ({ path }) => ({
        contents: requirements[path]!,
        resolveDir: src,
      }));
    },
  };
}

function patched(file: string, text: string): string {
  let result = text;
  for (const { from, to, times = 1 } of patches.filter((patch) => patch.file === file)) {
    const parts = result.split(from);
    if (parts.length !== times + 1) throw new Error(`${file} has ${parts.length - 1} places with "${from}", not ${times}`);
    result = parts.join(to);
  }
  return result;
}
