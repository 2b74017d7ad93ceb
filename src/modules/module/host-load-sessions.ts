/**
 * Names under which the engine knows ES modules, and what becomes of them when a graph cannot be loaded.
 *
 * The engine frees a module of which an import was not found or did not parse. A module that imports the freed one in a
 * cycle stays, counts as resolved, and would lead the engine to freed memory when it is imported again. So what was
 * loaded for a graph that failed is never given to the engine again under the same name: at the next try it has a space
 * behind it, which no URL has.
 *
 * DIVERGES: importing again a module that failed within a cycle reports the same error again, where Node 24 reports an
 * internal TypeError.
 */
interface Session {
  /** What was imported: the module that the engine asked for first. */
  readonly root: string;
  /** Names of all modules that were loaded for it. */
  readonly modules: Set<string>;
}

/** Sessions whose failure can still be told of; the guest tells a few jobs later. */
const MAX_SESSIONS = 64;

/** Up to here a retry adds a space, which a stack trace hardly shows; then a number, which stays short. */
const MAX_SPACES = 3;

export class LoadSessions {
  readonly #failures = new Map<string, number>();
  readonly #urls = new Map<string, string>();
  #sessions: Session[] = [];

  /** The name for the engine of a module that is now imported. */
  nameOf(url: string): string {
    const failures = this.#failures.get(url);
    if (failures === undefined) return url;
    const name = failures <= MAX_SPACES ? url + ' '.repeat(failures) : `${url} ${failures}`;
    this.#urls.set(name, url);
    return name;
  }

  /** The URL that a name stands for. */
  urlOf(name: string): string {
    return this.#urls.get(name) ?? name;
  }

  /** A text of the engine that ends with the quoted name of a module, with its URL in the place of the name. */
  withUrls(text: string): string {
    const start = text.lastIndexOf(" module '") + " module '".length;
    const end = text.lastIndexOf("'");
    return end < start ? text : text.slice(0, start) + this.urlOf(text.slice(start, end)) + text.slice(end);
  }

  /**
   * The engine resolves an import of `base` to `name`. It resolves the imports of a module right after it has loaded it, so
   * any other base begins a graph of its own.
   */
  resolved(base: string, name: string): void {
    if (this.#sessions.at(-1)?.modules.has(base)) return;
    if (this.#sessions.length >= MAX_SESSIONS) this.#sessions.shift();
    this.#sessions.push({ root: name, modules: new Set() });
  }

  loaded(name: string): void {
    this.#sessions.at(-1)?.modules.add(name);
  }

  /** An import of `base` was not found: its whole graph has failed. */
  failedIn(base: string): void {
    if (this.#sessions.at(-1)?.modules.has(base)) this.#fail(this.#sessions.length - 1);
  }

  /** The module that was resolved last cannot be read. */
  failedToLoad(): void {
    this.#fail(this.#sessions.length - 1);
  }

  /** Something of the graph of `url` may not have parsed, which `isBroken` can tell. */
  failedToParse(url: string, isBroken: (url: string) => boolean): void {
    const index = this.#sessions.findLastIndex(({ root }) => this.urlOf(root) === url);
    const modules = [...(this.#sessions[index]?.modules ?? [])];
    if (modules.some((name) => isBroken(this.urlOf(name)))) this.#fail(index);
  }

  #fail(index: number): void {
    const [session] = index < 0 ? [] : this.#sessions.splice(index, 1);
    for (const name of session?.modules ?? []) {
      const url = this.urlOf(name);
      this.#urls.delete(name);
      this.#failures.set(url, (this.#failures.get(url) ?? 0) + 1);
    }
  }
}
