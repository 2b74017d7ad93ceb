interface Reader {
  readonly resolve: (result: IteratorResult<unknown, undefined>) => void;
  readonly reject: (error: unknown) => void;
}

const ENDED = Object.freeze({ value: undefined, done: true } as const);

/** What a host function gets for an async iterable, generator or stream of the guest. It runs while the sandbox does. */
export class GuestStream implements AsyncIterableIterator<unknown, undefined> {
  readonly #ask: (action: 'pull' | 'close') => void;
  readonly #forget: () => void;
  readonly #readers: Reader[] = [];
  #isOver = false;
  /** Whether anybody has taken it up. */
  isRead = false;

  constructor(ask: (action: 'pull' | 'close') => void, forget: () => void) {
    this.#ask = ask;
    this.#forget = forget;
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    this.isRead = true;
    if (this.#isOver) return Promise.resolve(ENDED);
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject });
      if (this.#readers.length === 1) this.#ask('pull');
    });
  }

  async return(): Promise<IteratorResult<unknown, undefined>> {
    if (!this.#isOver) {
      this.#end();
      this.#ask('close');
    }
    return ENDED;
  }

  [Symbol.asyncIterator](): this {
    this.isRead = true;
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  /** The guest's answer. An item that nobody asked for is dropped. */
  give(done: boolean, value: unknown): void {
    if (done) {
      this.#end();
      return;
    }
    this.#readers.shift()?.resolve({ value, done: false });
    if (this.#readers.length > 0) this.#ask('pull');
  }

  fail(error: unknown): void {
    if (this.#isOver) return;
    const reader = this.#readers.shift();
    this.#end();
    reader?.reject(error);
  }

  #end(): void {
    this.#isOver = true;
    this.#forget();
    for (const { resolve } of this.#readers.splice(0)) resolve(ENDED);
  }
}
