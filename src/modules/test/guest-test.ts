import { AbortController } from 'web:abort';
import { BeforeHooks } from './guest-before-hooks.ts';
import { callBody, callSuite, withLimits } from './guest-call.ts';
import { nanoseconds } from './guest-clock.ts';
import { type ContextOf, createContext, createSuiteContext } from './guest-context.ts';
import { eventData, resultData } from './guest-event-data.ts';
import { isCancelled, type TestFailure, testFailure, wrap } from './guest-failure.ts';
import { createHook, type Hook, type HookKind, type HookOptions } from './guest-hook.ts';
import { callerLocation, type Location } from './guest-location.ts';
import { MockTracker } from './guest-mock.ts';
import { isIncluded, isPlainTest } from './guest-only.ts';
import { type Body, checkOptions, readArguments, type TestOptions } from './guest-options.ts';
import { Plan } from './guest-plan.ts';
import { limitOf, Slots } from './guest-slots.ts';
import { currentTest } from './guest-storage.ts';

/** What reporters see (nodejs.org/api/test.html#class-testsstream). */
export interface TestEvent {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

export interface Harness {
  emit(type: string, data: Record<string, unknown>): void;
  count(test: Test): void;
  nextId(): number;
  /** Some test is marked `only`: the others are left out. */
  onlyMode: boolean;
}

const CANCELLED = 'test did not finish before its parent and was cancelled';
const NOT_STARTED = 'test could not be started because its parent finished';

type Kind = 'test' | 'suite';

/** A test, a suite or the root of both. Children report in the order of their declaration, whenever they end. */
export class Test {
  readonly id: number;
  readonly kind: Kind;
  readonly name: string;
  readonly parent: Test | undefined;
  readonly harness: Harness;
  readonly nesting: number;
  readonly location: Location | undefined;
  readonly subtests: Test[] = [];
  readonly hooks: Record<HookKind, Hook[]> = { before: [], after: [], beforeEach: [], afterEach: [] };
  readonly controller = new AbortController();
  readonly context: ContextOf;
  readonly expectsFailure: unknown;
  readonly options: TestOptions;
  readonly #body: Body;
  readonly #slots: Slots;
  readonly #before: BeforeHooks;
  #reported = 0;
  #isAnnounced = false;
  #isReady = false;
  readonly #diagnostics: string[] = [];
  #startedAt = 0n;
  #mock: MockTracker | undefined;
  #resolveEnd!: () => void;
  readonly ended = new Promise<void>((resolve) => {
    this.#resolveEnd = resolve;
  });

  skipped: unknown;
  todoReason: unknown;
  only: boolean;
  runsOnly = false;
  plan: Plan | undefined;
  error: TestFailure | Error | undefined;
  passed = false;
  isFinished = false;
  isStarted = false;
  durationMs = 0;

  constructor(kind: Kind, parent: Test | undefined, harness: Harness, name: string, options: TestOptions, body: Body) {
    this.id = parent === undefined ? 0 : harness.nextId();
    this.kind = kind;
    this.parent = parent;
    this.harness = harness;
    this.name = name;
    this.options = options;
    this.nesting = parent === undefined ? -1 : parent.nesting + 1;
    this.location = parent === undefined ? undefined : callerLocation();
    this.#body = body;
    this.skipped = options.skip === false ? undefined : options.skip;
    this.todoReason = options.todo === false ? undefined : options.todo;
    this.expectsFailure = options.expectFailure;
    this.only = Boolean(options.only);
    if (options.plan !== undefined) this.plan = new Plan(options.plan);
    this.#slots = new Slots(
      limitOf(options.concurrency, kind === 'suite' ? (parent === undefined ? 1 : parent.#slots.limit) : 1),
    );
    this.#before = new BeforeHooks(this, parent === undefined ? undefined : parent.#before);
    this.context = kind === 'suite' ? createSuiteContext(this) : createContext(this);
  }

  get fullName(): string {
    return this.parent === undefined || this.parent.parent === undefined ? this.name : `${this.parent.fullName} > ${this.name}`;
  }

  get mock(): MockTracker {
    this.#mock ??= new MockTracker();
    return this.#mock;
  }

  diagnostic(message: string): void {
    this.#diagnostics.push(message);
  }

  addHook(kind: HookKind, fn: unknown, options: HookOptions | undefined): void {
    this.hooks[kind].push(createHook(kind, fn, options));
    // Of a test that runs already it is run at once (observed).
    if (kind === 'before' && this.kind === 'test' && this.isStarted && this.parent !== undefined) {
      this.#before.run().catch((error: unknown) => this.#fail(wrap(error)));
    }
  }

  /** Declares a test below this one, and starts it or queues it. */
  create(kind: Kind, args: readonly unknown[], overrides: TestOptions = {}): Promise<undefined> {
    const { name, options: given, body } = readArguments(args[0], args[1], args[2]);
    const options = { ...given, ...overrides };
    checkOptions(options);
    if (options.only) {
      // Within a test it says so of that test's children alone (observed).
      if (isPlainTest(this)) this.runsOnly = true;
      else this.harness.onlyMode = true;
    }
    const parent = this.isFinished ? this.#root() : this;
    const child = new Test(kind, parent, this.harness, name, options, options.skip ? () => {} : body);
    if (this.isFinished) {
      child.isStarted = true;
      child.#startedAt = nanoseconds();
      child.#fail(testFailure(NOT_STARTED, 'parentAlreadyFinished'));
      parent.subtests.push(child);
      child.#end();
      return Promise.resolve(undefined);
    }
    this.subtests.push(child);
    this.harness.emit('test:enqueue', eventData(child));
    // The hooks that are there start with the first child, even before a suite's function.
    if (this.kind === 'test') void this.#before.run();
    if (kind === 'suite') child.#collect();
    const end = this.#schedule(child);
    // A suite's function may wait for what it declares, which runs only afterwards.
    return this.kind === 'suite' ? Promise.resolve(undefined) : end;
  }

  #root(): Test {
    return this.parent === undefined ? this : this.parent.#root();
  }

  async #schedule(child: Test): Promise<undefined> {
    const turn = this.#slots.acquire();
    if (turn !== undefined) await turn;
    if (!child.isFinished) await child.#run();
    this.#slots.release();
    return undefined;
  }

  /** A suite's function declares its tests at once; they run when the suite's turn comes. */
  #collection: Promise<void> | undefined;
  #collectionError: unknown;
  #collect(): void {
    this.#slots.hold();
    try {
      const result = currentTest.run(this, () => callSuite(this.#body, this.context));
      this.#collection = result?.catch((error: unknown) => {
        this.#collectionError = { error };
      });
    } catch (error) {
      this.#collectionError = { error };
    }
  }

  async #runEach(kind: 'beforeEach' | 'afterEach', target: Test): Promise<void> {
    const own = async (): Promise<void> => {
      for (const hook of this.hooks[kind]) await currentTest.run(target, () => hook.run(target.context));
    };
    if (kind === 'afterEach') await own();
    if (this.parent !== undefined) await this.parent.#runEach(kind, target);
    if (kind === 'beforeEach') await own();
  }

  async #runAfter(): Promise<void> {
    for (const hook of this.hooks.after) await currentTest.run(this, () => hook.run(this.context));
  }

  async #run(): Promise<void> {
    // Tests that are declared in the same turn may be marked `only`.
    if (this.nesting === 0) await null;
    if (!isIncluded(this)) {
      this.isFinished = true;
      const siblings = this.parent!.subtests;
      siblings.splice(siblings.indexOf(this), 1);
      this.#resolveEnd();
      this.parent!.#flush();
      return;
    }
    this.isStarted = true;
    this.#startedAt = nanoseconds();
    this.harness.emit('test:dequeue', eventData(this));
    if (this.kind === 'suite') await this.#runSuite();
    else await this.#runTest();
    this.#end();
  }

  async #runTest(): Promise<void> {
    const parent = this.parent!;
    // Hooks belong to tests that start.
    let isEachDone = this.options.signal?.aborted === true;
    try {
      await parent.#before.run();
      if (this.options.skip) {
        await null;
        this.#pass();
        return;
      }
      await withLimits({ timeout: this.options.timeout, signals: [this.options.signal, this.controller.signal] }, async () => {
        await parent.#runEach('beforeEach', this);
        await currentTest.run(this, () => callBody(this.#body, this.context));
        await this.#childrenEnd();
        await this.plan?.settle();
        // A test is over for its own hooks only when its children are.
        this.#pass();
      });
      isEachDone = true;
      await parent.#runEach('afterEach', this);
      await this.#runAfter();
    } catch (error) {
      this.#fail(wrap(error));
      try {
        if (!isEachDone) await parent.#runEach('afterEach', this);
        await this.#runAfter();
      } catch {
        // The first failure is the one that is told.
      }
    }
  }

  async #childrenEnd(): Promise<void> {
    for (let index = 0; index < this.subtests.length; index++) {
      const child = this.subtests[index]!;
      await child.ended;
      // One that was left out has gone from the list.
      if (this.subtests[index] !== child) index--;
    }
  }

  async #runSuite(): Promise<void> {
    try {
      await this.#collection;
      if (this.#collectionError !== undefined) throw (this.#collectionError as { error: unknown }).error;
      if (this.options.skip) {
        this.#pass();
        return;
      }
      await withLimits({ timeout: this.options.timeout, signals: [this.options.signal, this.controller.signal] }, async () => {
        await this.parent!.#before.run();
        await this.#before.run();
        this.#slots.open();
        await this.#childrenEnd();
      });
      await this.#runAfter();
      this.#pass();
    } catch (error) {
      this.#fail(wrap(error));
      try {
        await this.#runAfter();
      } catch {
        // The first failure is the one that is told.
      }
    }
  }

  #pass(): void {
    if (this.error !== undefined) return;
    if (this.expectsFailure && !this.skipped) {
      this.#fail(testFailure('test was expected to fail but passed', 'expectedFailure'));
      return;
    }
    this.passed = true;
  }

  #fail(error: TestFailure | Error): void {
    if (this.error !== undefined) return;
    this.error = error;
    this.passed = false;
    if (this.expectsFailure && !isCancelled(error) && (error as TestFailure).failureType !== 'expectedFailure') {
      this.error = undefined;
      this.passed = true;
    }
  }

  /** An error that nothing caught while this test was running. */
  failFromOutside(error: unknown, failureType: 'uncaughtException' | 'unhandledRejection'): void {
    this.#fail(testFailure(error, failureType));
    this.controller.abort();
  }

  /** Ends a test that did not come to its end by itself. */
  cancel(reason = testFailure(CANCELLED, 'cancelledByParent')): void {
    if (this.isFinished) return;
    this.#fail(reason);
    this.controller.abort();
    this.#end();
  }

  #end(): void {
    if (this.isFinished) return;
    this.isFinished = true;
    for (const child of this.subtests) child.cancel();
    this.#slots.drain();
    if (this.isStarted) this.durationMs = Number(nanoseconds() - this.#startedAt) / 1e6;
    const failed = this.subtests.filter((child) => !child.passed && !child.isTodo).length;
    if (failed > 0 && this.passed && !this.todoReason) {
      this.passed = false;
      this.error = testFailure(`${failed} subtest${failed > 1 ? 's' : ''} failed`, 'subtestsFailed');
    }
    this.#mock?.reset();
    if (this.controller.signal.aborted === false) this.controller.abort();
    this.harness.emit('test:complete', resultData(this, true));
    this.#isReady = true;
    this.#resolveEnd();
    if (this.parent !== undefined) this.parent.#flush();
  }

  get isTodo(): boolean {
    return this.todoReason !== undefined && this.todoReason !== false;
  }

  #isTurn(): boolean {
    const { parent } = this;
    return parent === undefined || (parent.subtests[parent.#reported] === this && parent.#isTurn());
  }

  #announce(): void {
    if (this.#isAnnounced || this.parent === undefined) return;
    this.#isAnnounced = true;
    this.parent.#announce();
    this.harness.emit('test:start', eventData(this, false));
  }

  #flush(): void {
    if (!this.#isTurn()) return;
    for (let child = this.subtests[this.#reported]; child !== undefined; child = this.subtests[this.#reported]) {
      child.#flush();
      if (!child.#isReady) return;
      child.#report();
      this.#reported++;
    }
  }

  #report(): void {
    this.#announce();
    const { harness, nesting } = this;
    const { line, column, file } = this.location ?? {};
    if (this.subtests.length > 0) {
      harness.emit('test:plan', { nesting: nesting + 1, count: this.subtests.length, line, column, file });
    }
    harness.count(this);
    const isGood = this.passed;
    harness.emit(isGood ? 'test:pass' : 'test:fail', resultData(this, false));
    for (const message of this.#diagnostics) {
      harness.emit('test:diagnostic', { nesting, message, level: 'info', line, column, file });
    }
  }

  /** Cancels what still waits for something that will never come, and runs the last hooks. */
  async endRoot(): Promise<void> {
    const reason = 'Promise resolution is still pending but the event loop has already resolved';
    for (const child of this.subtests) cancelDeep(child, reason);
    await this.#runAfter();
    this.isFinished = true;
  }

  /** Nothing starts until all files are there. */
  hold(): void {
    this.#slots.hold();
  }

  async release(): Promise<void> {
    this.#slots.open();
    await this.#childrenEnd();
  }
}

function cancelDeep(test: Test, reason: string): void {
  for (const child of test.subtests) cancelDeep(child, reason);
  test.cancel(testFailure(reason, 'cancelledByParent'));
}
