import { defineConfig } from 'tsup';

/**
 * Bundles the host side. scripts/build.ts writes the engine, the guest bundle and the base snapshot into dist/ before
 * this runs, so nothing is cleaned here. They are reached as `new URL('../dist/<asset>', import.meta.url)` from a file
 * directly below src/, which is right from src/ and from dist/ alike.
 */
export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  // What is marked @internal is no part of the public types.
  dts: { compilerOptions: { stripInternal: true } },
  target: 'node20',
  platform: 'node',
  clean: false,
  splitting: false,
  sourcemap: false,
  removeNodeProtocol: false,
  esbuildPlugins: [
    {
      // `import` of a Node module reads all its exports once, and with the getters of `fs` loads Node's streams: 5 ms.
      name: 'node-modules-without-facade',
      setup({ onLoad, onResolve, initialOptions }) {
        if (initialOptions.format !== 'esm') return;
        onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'node-module' }));
        onLoad({ filter: /.*/, namespace: 'node-module' }, ({ path }) => ({
          contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
        }));
      },
    },
  ],
  esbuildOptions(options, { format }) {
    // Names stay, for stacks, and lines, because Node quotes the one that threw. The text that is left takes two thirds of
    // the time to parse, at the start of each process.
    options.minifyWhitespace = true;
    options.minifySyntax = true;
    options.lineLimit = 120;
    if (format !== 'cjs') return;
    // CommonJS has no import.meta. tsup's own shim concatenates `file:` and the path, which breaks on `#` and `%`.
    options.define = { ...options.define, 'import.meta.url': 'importMetaUrl' };
    options.banner = { js: `'use strict';\nconst importMetaUrl = require('node:url').pathToFileURL(__filename).href;` };
  },
});
