import * as fs from 'node:fs';
import nodePath from 'node:path';
import { promised } from './guest-file-handle.ts';

/** Removes with all that is in it, and does nothing when it is gone already (nodejs.org/api/fs.html#fsmkdtempdisposablesyncprefix-options). */
function removal(path: string): () => void {
  // The folder is remembered by its absolute path: the working directory may change before it is removed.
  return fs.removeOperation(nodePath.resolve(path), fs.rmOptions({ recursive: true, force: true }));
}

export function mkdtempDisposableSync(prefix: unknown, options: unknown): object {
  const path = fs.mkdtempOperation(prefix, fs.optionsArgument(options, {}))();
  const remove = removal(`${path}`);
  return {
    path,
    remove() {
      remove();
    },
    [Symbol.dispose]() {
      remove();
    },
  };
}

export async function mkdtempDisposable(prefix: unknown, options: unknown): Promise<object> {
  const path = await promised(fs.mkdtempOperation(prefix, fs.optionsArgument(options, {})));
  const operation = removal(`${path}`);
  const remove = async (): Promise<void> => promised(operation);
  return { __proto__: null, path, remove, [Symbol.asyncDispose]: remove };
}
