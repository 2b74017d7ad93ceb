import { posix } from 'node:path';
import type { LoaderFiles } from '../../../../src/modules/module/host-loader-files.ts';

/** Where a symbolic link leads, absolute or relative to its folder. */
export interface Link {
  readonly to: string;
}

export type Tree = Readonly<Record<string, string | Link>>;

/** Files by absolute path. Folders are those that a path passes through. */
export class MemoryFiles implements LoaderFiles {
  readonly cwd: string;
  readonly #entries = new Map<string, string | Link>();
  readonly #folders = new Set<string>(['/']);
  /** Every path whose text was read, in order. */
  readonly reads: string[] = [];

  constructor(tree: Tree, cwd = '/') {
    this.cwd = cwd;
    for (const [path, entry] of Object.entries(tree)) this.write(path, entry);
  }

  write(path: string, entry: string | Link): void {
    this.#entries.set(path, entry);
    for (let folder = posix.dirname(path); !this.#folders.has(folder); folder = posix.dirname(folder)) this.#folders.add(folder);
  }

  /** The path without links, or undefined where there is nothing. */
  #follow(path: string, depth = 0): string | undefined {
    if (depth > 20) return undefined;
    let at = '/';
    for (const name of posix.resolve(this.cwd, path).split('/').slice(1)) {
      if (name === '') continue;
      const next = posix.join(at, name);
      const entry = this.#entries.get(next);
      if (typeof entry === 'object') {
        const target = this.#follow(posix.resolve(at, entry.to), depth + 1);
        if (target === undefined) return undefined;
        at = target;
      } else if (entry !== undefined || this.#folders.has(next)) at = next;
      else return undefined;
    }
    return at;
  }

  find(path: string): { type: string } | undefined {
    const real = this.#follow(path);
    if (real === undefined) return undefined;
    const isFile = typeof this.#entries.get(real) === 'string';
    return isFile && path.endsWith('/') ? undefined : { type: isFile ? 'file' : 'directory' };
  }

  realpath(path: string): string {
    const real = this.#follow(path);
    if (real === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
    return real;
  }

  readText(path: string): string {
    const text = this.#entries.get(this.realpath(path));
    if (typeof text !== 'string') throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
    this.reads.push(path);
    return text;
  }
}
