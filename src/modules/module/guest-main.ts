import { execution } from 'internal:async-context';
import { setEntry } from 'internal:entries';
import path from 'node:path';
import { Module } from './guest-commonjs.ts';
import { emitLoaderWarnings, evaluate } from './guest-import.ts';
import { host, program, statics } from './guest-state.ts';

/**
 * Runs a file as `node file` does and gives its namespace, or a promise for it: an ES module is imported, everything else
 * is required as the main module (nodejs.org/api/esm.html#enabling, nodejs.org/api/modules.html#accessing-the-main-module).
 */
export function runMain(file: string): object | Promise<object> {
  const filename = Module._resolveFilename(path.resolve(file), null, true);
  const extension = path.extname(filename);
  const isModule = extension !== '.json' && extension !== '.node' && host.format(filename, true) === 'module';
  if (!isModule) {
    execution.id = 1;
    try {
      Module._load(filename, null, true);
    } finally {
      execution.id = 0;
    }
    const exports = statics.current._cache[filename]?.exports;
    return { __proto__: null, default: exports } as object;
  }
  const specifier = host.moduleSpecifier(filename);
  program.mainUrl = host.urlOfPath(filename);
  emitLoaderWarnings();
  return evaluate(specifier);
}

setEntry('runMain', runMain);
