/** How many of a test's children run at a time; the others wait in their order. */
export class Slots {
  readonly limit: number;
  #active = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Undefined when the child may start at once. */
  acquire(): Promise<void> | undefined {
    if (this.#active < this.limit && this.#waiting.length === 0) {
      this.#active++;
      return undefined;
    }
    return new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  release(): void {
    this.#active--;
    this.#startNext();
  }

  #startNext(): void {
    while (this.#active < this.limit && this.#waiting.length > 0) {
      this.#active++;
      this.#waiting.shift()!();
    }
  }

  /** Nothing starts until `open`. */
  hold(): void {
    this.#active = this.limit;
  }

  open(): void {
    this.#active = 0;
    this.#startNext();
  }

  /** Lets all go that wait: they find themselves cancelled. */
  drain(): void {
    for (const start of this.#waiting.splice(0)) start();
  }
}

export function limitOf(concurrency: number | boolean | null | undefined, inherited: number): number {
  if (typeof concurrency === 'number') return concurrency;
  if (concurrency === true) return Number.POSITIVE_INFINITY;
  return concurrency === false ? 1 : inherited;
}
