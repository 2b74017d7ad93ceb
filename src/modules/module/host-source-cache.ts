/**
 * What was made of source texts, shared by all sandboxes of a process: a thousand that load one package strip, lex and
 * parse it once. Keyed by the text itself, or a very large one by its SHA-256, so that no sandbox can put a result in the
 * place of another's; only what is a pure function of the text belongs here, and results are frozen.
 *
 * Bounded by the characters it holds. A text is young until one of its results is wanted a second time; young ones go first,
 * so that a tenant with a thousand programs of its own does not take away the packages that all load. What one tenant can
 * learn is, by time, whether a text that it has in full was loaded by anyone before.
 */
export class SourceCache {
  readonly #maxCharacters: number;
  /** Both with the least recently used first. */
  readonly #young = new Map<string, Map<string, unknown>>();
  readonly #kept = new Map<string, Map<string, unknown>>();
  /** Small results of large texts, by what was asked and the text's digest. */
  readonly #large = new Map<string, unknown>();
  #lastLarge: { readonly text: string; readonly digest: string } | undefined;
  #characters = 0;
  #keptCharacters = 0;

  constructor(maxCharacters = 16 << 20) {
    this.#maxCharacters = maxCharacters;
  }

  /** The result of `compute(text)` under the name of what computes it. Failures are not kept. */
  memo<T>(name: string, text: string, compute: (text: string) => T): T {
    // One that is larger than all of it would push out everything and then itself.
    if (weightOf(text) > this.#maxCharacters) return this.#memoLarge(name, text, compute);
    const results = this.#resultsOf(text);
    if (results.has(name)) {
      this.#keep(text, results);
      return results.get(name) as T;
    }
    const result = frozen(compute(text));
    results.set(name, result);
    return result;
  }

  /**
   * Of a text that is too large to be kept there is a SHA-256, and what is small of its results: whether a bundle of ten megabytes
   * is a module takes a second to find out.
   */
  #memoLarge<T>(name: string, text: string, compute: (text: string) => T): T {
    if (this.#lastLarge?.text !== text) {
      const { createHash } = process.getBuiltinModule('node:crypto');
      this.#lastLarge = { text, digest: createHash('sha256').update(text, 'utf16le').digest('base64') };
      // For the few questions that are asked of one text in a row, and not for longer.
      queueMicrotask(() => {
        this.#lastLarge = undefined;
      });
    }
    const key = `${name} ${this.#lastLarge.digest}`;
    if (this.#large.has(key)) return this.#large.get(key) as T;
    const result = frozen(compute(text));
    if (!isSmall(result)) return result;
    const [oldest] = this.#large.keys();
    if (this.#large.size >= MAX_LARGE && oldest !== undefined) this.#large.delete(oldest);
    this.#large.set(key, result);
    return result;
  }

  #resultsOf(text: string): Map<string, unknown> {
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const results = new Map<string, unknown>();
    this.#young.set(text, results);
    this.#characters += weightOf(text);
    for (const oldest of this.#oldestFirst()) {
      if (this.#characters <= this.#maxCharacters) break;
      this.#drop(oldest);
    }
    return results;
  }

  /** To the young end of the order of what is kept; what is pushed out there is young again. */
  #keep(text: string, results: Map<string, unknown>): void {
    if (this.#kept.delete(text)) {
      this.#kept.set(text, results);
      return;
    }
    this.#young.delete(text);
    this.#kept.set(text, results);
    this.#keptCharacters += weightOf(text);
    for (const [oldest, its] of this.#kept) {
      if (this.#keptCharacters <= this.#maxCharacters * KEPT_PART) break;
      this.#kept.delete(oldest);
      this.#keptCharacters -= weightOf(oldest);
      this.#young.set(oldest, its);
    }
  }

  *#oldestFirst(): Generator<string> {
    yield* this.#young.keys();
    yield* this.#kept.keys();
  }

  #drop(text: string): void {
    if (this.#kept.delete(text)) this.#keptCharacters -= weightOf(text);
    this.#young.delete(text);
    this.#characters -= weightOf(text);
  }

  get size(): number {
    return this.#young.size + this.#kept.size;
  }
}

const KEPT_PART = 0.75;

const MAX_LARGE = 64;
const MAX_LARGE_RESULT = 10_000;

/** By its text as JSON, which is looked at no further than it may be long. */
function isSmall(result: unknown): boolean {
  if (typeof result !== 'object' || result === null) return typeof result !== 'string' || result.length <= MAX_LARGE_RESULT;
  let left = MAX_LARGE_RESULT;
  const pending: unknown[] = [result];
  while (pending.length > 0 && left > 0) {
    const next = pending.pop();
    left -= typeof next === 'string' ? next.length + 1 : 1;
    if (typeof next === 'object' && next !== null) for (const member of Object.values(next)) pending.push(member);
  }
  return left > 0;
}

/** Counted twice, since most results hold another text of the same length. */
function weightOf(text: string): number {
  return 2 * text.length + 64;
}

/**
 * Two tenants are given the same object: neither one's host side may change what the other's gets. Without recursion: a
 * package.json may be nested as deep as it is long.
 */
function frozen<T>(value: T): T {
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue;
    Object.freeze(next);
    for (const member of Object.values(next)) pending.push(member);
  }
  return value;
}

/** The cache of this process. */
export const sourceCache = new SourceCache();
