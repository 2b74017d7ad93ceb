import { Readable } from 'node:stream';

/** What `run` gives: each event under its name, and all of them as a stream (nodejs.org/api/test.html#class-testsstream). */
export class TestsStream extends Readable {
  #queue: unknown[] = [];
  #canPush = false;

  constructor() {
    super({ objectMode: true, highWaterMark: Number.MAX_SAFE_INTEGER });
  }

  override _read(): void {
    this.#canPush = true;
    while (this.#canPush && this.#queue.length > 0) this.#canPush = this.push(this.#queue.shift());
  }

  report(type: string, data: Record<string, unknown>): void {
    this.emit(type, data);
    this.#add({ type, data });
  }

  finish(): void {
    this.#add(null);
  }

  #add(item: unknown): void {
    if (this.#canPush) this.#canPush = this.push(item);
    else this.#queue.push(item);
  }
}
