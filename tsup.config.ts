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
  esbuildOptions(options, { format }) {
    if (format !== 'cjs') return;
    // CommonJS has no import.meta. tsup's own shim concatenates `file:` and the path, which breaks on `#` and `%`.
    options.define = { ...options.define, 'import.meta.url': 'importMetaUrl' };
    options.banner = { js: `'use strict';\nconst importMetaUrl = require('node:url').pathToFileURL(__filename).href;` };
  },
});
