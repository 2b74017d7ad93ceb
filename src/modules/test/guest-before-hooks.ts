import { currentTest } from './guest-storage.ts';
import type { Test } from './guest-test.ts';

/** The `before` hooks of a test or suite. They run once, when its first child starts, after those of its parents. */
export class BeforeHooks {
  readonly #test: Test;
  readonly #parent: BeforeHooks | undefined;
  #running: Promise<void> | undefined;
  #started = 0;
  #isDone = false;

  constructor(test: Test, parent: BeforeHooks | undefined) {
    this.#test = test;
    this.#parent = parent;
  }

  /** Hooks that were added since the last call run too: a file that is loaded later may bring some. */
  run(): Promise<void> {
    const { before } = this.#test.hooks;
    const added = before.slice(this.#started);
    if (this.#running !== undefined && added.length === 0) return this.#running;
    this.#started = before.length;
    const running = this.#runAfter(this.#running, added);
    running.catch(() => {});
    this.#running = running;
    return running;
  }

  async #runAfter(former: Promise<void> | undefined, added: Test['hooks']['before']): Promise<void> {
    const wasDone = this.#isDone;
    this.#isDone = false;
    // Nothing is awaited that is over, so that the first hook runs at once.
    if (former !== undefined && !wasDone) await former;
    if (former === undefined && this.#parent?.isOpen) await this.#parent.run();
    for (const hook of added) await currentTest.run(this.#test, () => hook.run(this.#test.context));
    this.#isDone = true;
  }

  get isOpen(): boolean {
    return !this.#isDone;
  }
}
