/**
 * What was made of source texts, shared by all sandboxes of a process: a thousand that load one package strip, lex and
 * parse it once. Keyed by the text itself, so that no hash can collide; bounded by the characters it holds, the least
 * recently used go first. Only what is a pure function of the text belongs here.
 */
export class SourceCache {
  readonly #maxCharacters: number;
  readonly #entries = new Map<string, Map<string, unknown>>();
  #characters = 0;

  constructor(maxCharacters = 16 << 20) {
    this.#maxCharacters = maxCharacters;
  }

  /** The result of `compute(text)` under the name of what computes it. Failures are not kept. */
  memo<T>(name: string, text: string, compute: (text: string) => T): T {
    const results = this.#entries.get(text) ?? new Map<string, unknown>();
    // To the young end of the map's order.
    if (this.#entries.delete(text)) this.#entries.set(text, results);
    else this.#add(text, results);
    if (results.has(name)) return results.get(name) as T;
    const result = compute(text);
    results.set(name, result);
    return result;
  }

  #add(text: string, results: Map<string, unknown>): void {
    this.#entries.set(text, results);
    // Counted twice, since most results hold another text of the same length.
    this.#characters += 2 * text.length + 64;
    for (const oldest of this.#entries.keys()) {
      if (this.#characters <= this.#maxCharacters) break;
      this.#entries.delete(oldest);
      this.#characters -= 2 * oldest.length + 64;
    }
  }

  get size(): number {
    return this.#entries.size;
  }
}

/** The cache of this process. */
export const sourceCache = new SourceCache();
