/**
 * Paths of a base volume that an overlay no longer shows, each with all below it: what was removed, or replaced by
 * something that must not be merged with it.
 */
export class HiddenPaths {
  readonly #paths: Set<string>;

  constructor(paths: Iterable<string> = []) {
    this.#paths = new Set(paths);
  }

  has(path: string): boolean {
    if (this.#paths.size === 0) return false;
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (this.#paths.has(path.slice(0, end))) return true;
    }
    return false;
  }

  add(path: string): void {
    for (const known of this.#paths) {
      if (known.startsWith(`${path}/`)) this.#paths.delete(known);
    }
    this.#paths.add(path);
  }

  list(): string[] {
    return [...this.#paths];
  }
}
