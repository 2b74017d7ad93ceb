import { codes } from 'internal:errors';
import { validateNumber, validateObject } from 'internal:validators';
import { clearTimeout, setTimeout } from 'node:timers';
import { testFailure } from './guest-failure.ts';

export interface PlanOptions {
  wait?: boolean | number;
}

/** The number of assertions and subtests that a test expects (nodejs.org/api/test.html#contextplancount-options). */
export class Plan {
  readonly #expected: number;
  readonly #wait: boolean | number;
  #actual = 0;
  #reached: (() => void) | undefined;

  constructor(count: unknown, options: PlanOptions = {}) {
    validateNumber(count, 'count');
    validateObject(options, 'options');
    this.#expected = count;
    const { wait = false } = options;
    if (typeof wait !== 'boolean' && typeof wait !== 'number') {
      throw new codes.ERR_INVALID_ARG_TYPE('options.wait', ['boolean', 'number'], wait);
    }
    this.#wait = wait;
  }

  count(): void {
    this.#actual++;
    if (this.#actual === this.#expected) this.#reached?.();
  }

  /** Fails when the number is another one, after the time that it may take. */
  async settle(): Promise<void> {
    if (this.#actual === this.#expected) return;
    if (this.#wait !== false && this.#actual < this.#expected) {
      let handle: unknown;
      await new Promise<void>((resolve, reject) => {
        this.#reached = resolve;
        if (typeof this.#wait !== 'number') return;
        const text = `plan timed out after ${this.#wait}ms with ${this.#told('when')}`;
        handle = setTimeout(() => reject(testFailure(text, 'testTimeoutFailure')), this.#wait);
      });
      clearTimeout(handle);
      return;
    }
    throw testFailure(`plan ${this.#told('but')}`, 'testCodeFailure');
  }

  #told(conjunction: 'but' | 'when'): string {
    if (conjunction === 'when') return `${this.#actual} assertions when expecting ${this.#expected}`;
    return `expected ${this.#expected} assertions but received ${this.#actual}`;
  }
}
