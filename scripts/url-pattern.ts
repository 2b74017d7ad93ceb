import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

const src = resolve(dirname(fileURLToPath(import.meta.url)), '../src');

/** Binds urlpattern-polyfill to the classes it is to use: `RegExp` of our own, and `URL` whatever user code made of the global. */
export function urlPatternPackage(): Plugin {
  return {
    name: 'urlpattern-polyfill',
    setup(build) {
      const { resolve: resolvePackage } = createRequire(import.meta.url);
      build.onResolve({ filter: /^urlpattern-polyfill\// }, ({ path }) => ({
        path: resolvePackage(path).replace(/\.cjs$/, '.js'),
        namespace: 'urlpattern-polyfill',
      }));
      build.onLoad({ filter: /./, namespace: 'urlpattern-polyfill' }, ({ path }) => ({
        contents: `import{RegExp}from'./guest-package-regexp.ts';import{URL}from'web:url';${readFileSync(path, 'utf8')}`,
        resolveDir: resolve(src, 'web/url-pattern'),
      }));
    },
  };
}
