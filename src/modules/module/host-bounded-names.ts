import { sourceTooLarge } from './host-errors.ts';

/**
 * What is remembered by names that the guest chooses: `data:` URLs of a megabyte are names too. Above so many characters or
 * entries all is forgotten, for what is only an answer that can be found again.
 */
export class BoundedNames<Value> {
  readonly #maxEntries: number;
  readonly #maxCharacters: number;
  readonly #values = new Map<string, Value>();
  #characters = 0;

  constructor(maxEntries: number, maxCharacters: number) {
    this.#maxEntries = maxEntries;
    this.#maxCharacters = maxCharacters;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  get(name: string): Value | undefined {
    return this.#values.get(name);
  }

  /** @param characters of the value, where it holds texts. */
  set(name: string, value: Value, characters = 0): void {
    this.#characters += name.length + characters;
    if (this.#values.size >= this.#maxEntries || this.#characters > this.#maxCharacters) {
      this.#values.clear();
      this.#characters = name.length + characters;
    }
    this.#values.set(name, value);
  }
}

/** The same for what has to be known: there is no more of it than so many characters. */
export class KeptNames<Value> {
  readonly #maxCharacters: number;
  readonly #values = new Map<string, { readonly value: Value; readonly characters: number }>();
  #characters = 0;

  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  get(name: string): Value | undefined {
    return this.#values.get(name)?.value;
  }

  set(name: string, value: Value, charactersOfValue = 0): void {
    const characters = name.length + charactersOfValue;
    const total = this.#characters + characters - (this.#values.get(name)?.characters ?? 0);
    if (total > this.#maxCharacters) throw sourceTooLarge(name, this.#maxCharacters);
    this.#characters = total;
    this.#values.set(name, { value, characters });
  }
}
