import { requireShared } from 'internal:loader';

/** What few programs use of `node:fs` comes with `node:fs/promises` and is loaded at its first use. */
export interface More {
  readonly default: object;
  cp(src: unknown, dest: unknown, options: unknown, callback: unknown): void;
  cpSync(src: unknown, dest: unknown, options: unknown): void;
  openAsBlob(path: unknown, options: unknown): unknown;
  mkdtempDisposableSync(prefix: unknown, options: unknown): object;
}

export function more(): More {
  return requireShared('node:fs/promises') as More;
}
