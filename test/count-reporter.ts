import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** Anything with an error that is not a test of its own: a suite whose hook threw, a file that did not load. */
interface WithErrors {
  errors(): readonly SerializedError[];
}

/**
 * Counts test cases over all projects. What fails outside a test case (a file that does not load, a hook, an unhandled
 * error) counts as one failure each, so that a run which is not whole can never look passed.
 */
export class CountReporter implements Reporter {
  passed = 0;
  failed = 0;

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    this.failed += unhandledErrors.length;
    for (const module of modules) {
      this.#countErrors(module);
      for (const suite of module.children.allSuites()) this.#countErrors(suite);
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') this.passed++;
        else if (state !== 'skipped') this.failed++;
      }
    }
  }

  #countErrors(task: WithErrors): void {
    this.failed += task.errors().length;
  }

  /** The line that closes every test run. */
  get summary(): string {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}
