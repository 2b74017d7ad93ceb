import { transform } from 'esbuild';
import { defineConfig } from 'tsup';
import { toCommonJs } from './scripts/commonjs.ts';
import { LATE, separateLateFiles } from './scripts/late-files.ts';

/** Names stay, for stacks, and lines, because Node quotes the one that threw. The rest takes a third of the time to parse. */
const text = { minifyWhitespace: true, minifySyntax: true, lineLimit: 120, target: 'node20', platform: 'node' } as const;

/**
 * Bundles the host side, as CommonJS: it is one library for `import` and `require` alike, with one pool, and what it loads at first
 * use it can load without waiting. scripts/build.ts writes the ES module over it, and has written the engine, the guest bundle and
 * the base snapshot into dist/ before this runs, so nothing is cleaned here. They are reached as
 * `new URL('../dist/<asset>', import.meta.url)` from a file directly below src/, which is right from src/ and from dist/ alike.
 */
export default defineConfig({
  entry: { index: 'src/index.ts' },
  format: ['esm'],
  outExtension: () => ({ js: '.cjs', dts: '.d.ts' }),
  // What is marked @internal is no part of the public types.
  dts: { compilerOptions: { stripInternal: true } },
  clean: false,
  // What both entries need is a third file.
  splitting: true,
  sourcemap: false,
  removeNodeProtocol: false,
  esbuildPlugins: [separateLateFiles()],
  esbuildOptions(options) {
    Object.assign(options, text, { chunkNames: 'core' });
    options.entryPoints = { ...(options.entryPoints as Record<string, string>), [LATE]: LATE };
  },
  plugins: [
    {
      // The bundler splits ES modules only.
      name: 'commonjs',
      async renderChunk(code) {
        const { code: commonjs } = await transform(toCommonJs(code), {
          ...text,
          format: 'cjs',
          define: { 'import.meta.url': 'importMetaUrl' },
          banner: `'use strict';\nconst importMetaUrl = require('node:url').pathToFileURL(__filename).href;`,
        });
        return { code: commonjs };
      },
    },
  ],
});
