import { validateFunction, validateNumber, validateObject } from 'internal:validators';
import { clearTimeout, setTimeout } from 'node:timers';
import type { AbortSignal } from 'web:abort';
import { createAssertions } from './guest-assertions.ts';
import type { HookOptions } from './guest-hook.ts';
import type { MockTracker } from './guest-mock.ts';
import { Plan, type PlanOptions } from './guest-plan.ts';
import type { Test } from './guest-test.ts';

/** What tests and suites share. */
abstract class Context {
  readonly #test: Test;

  constructor(test: Test) {
    this.#test = test;
  }
  get signal(): AbortSignal {
    return this.#test.controller.signal;
  }
  get name(): string {
    return this.#test.name;
  }
  get filePath(): string | undefined {
    return this.#test.location?.file;
  }
  get fullName(): string {
    return this.#test.fullName;
  }
  get passed(): boolean {
    return this.#test.passed;
  }
  get attempt(): number {
    return 0;
  }
  diagnostic(message: string): void {
    this.#test.diagnostic(message);
  }
}

/** nodejs.org/api/test.html#class-suitecontext */
class SuiteContext extends Context {}

/** nodejs.org/api/test.html#class-testcontext */
class TestContext extends Context {
  readonly #test: Test;
  #assertions: object | undefined;

  constructor(test: Test) {
    super(test);
    this.#test = test;
  }
  get error(): Error | null {
    return this.#test.error ?? null;
  }
  get workerId(): number | undefined {
    return undefined;
  }
  get assert(): object {
    this.#assertions ??= createAssertions(this.#test);
    return this.#assertions;
  }
  get mock(): MockTracker {
    return this.#test.mock;
  }
  plan(...args: [count: unknown, options?: PlanOptions]): void {
    this.#test.plan = args.length > 1 ? new Plan(args[0], args[1]) : new Plan(args[0]);
  }
  runOnly(value: unknown): void {
    this.#test.runsOnly = Boolean(value);
  }
  skip(message?: string): void {
    this.#test.skipped = message === undefined || message === '' ? true : message;
  }
  todo(message?: string): void {
    this.#test.todoReason = message === undefined || message === '' ? true : message;
  }
  test(name: unknown, options: unknown, fn: unknown): Promise<undefined> {
    this.#test.plan?.count();
    return this.#test.create('test', [name, options, fn]);
  }
  before(fn: unknown, options: HookOptions): void {
    this.#test.addHook('before', fn, options);
  }
  after(fn: unknown, options: HookOptions): void {
    this.#test.addHook('after', fn, options);
  }
  beforeEach(fn: unknown, options: HookOptions): void {
    this.#test.addHook('beforeEach', fn, options);
  }
  afterEach(fn: unknown, options: HookOptions): void {
    this.#test.addHook('afterEach', fn, options);
  }
  waitFor(condition: unknown, ...rest: [options?: { interval?: number; timeout?: number }]): Promise<unknown> {
    const [options = {}] = rest;
    validateFunction(condition, 'condition');
    validateObject(options, 'options');
    const { interval = 50, timeout = 1000 } = options;
    validateNumber(interval, 'options.interval', 0, 2 ** 31 - 1);
    validateNumber(timeout, 'options.timeout', 0, 2 ** 31 - 1);
    return poll(condition as () => unknown, interval, timeout);
  }
}

/** Until the condition holds, which is when it does not throw (nodejs.org/api/test.html#contextwaitforcondition-options). */
function poll(condition: () => unknown, interval: number, timeout: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let cause: unknown;
    let again: unknown;
    const end = setTimeout(() => {
      clearTimeout(again);
      reject(new Error('waitFor() timed out', { cause }));
    }, timeout);
    const attempt = async (): Promise<void> => {
      try {
        const result = await condition();
        clearTimeout(end);
        resolve(result);
      } catch (error) {
        cause = error;
        again = setTimeout(attempt, interval);
      }
    };
    void attempt();
  });
}

// Both have all their members for themselves, as in Node.
for (const { prototype } of [TestContext, SuiteContext]) {
  const { constructor: _, ...shared } = Object.getOwnPropertyDescriptors(Context.prototype);
  Object.defineProperties(prototype, shared);
  Object.setPrototypeOf(prototype, Object.prototype);
}
Object.defineProperty(SuiteContext, 'length', { value: 1, configurable: true });

export type ContextOf = TestContext | SuiteContext;

export function createContext(test: Test): TestContext {
  return new TestContext(test);
}

export function createSuiteContext(test: Test): SuiteContext {
  return new SuiteContext(test);
}
