/** The root of the tests of a program: counts, uncaught errors, the summary and the exit code. */
import path from 'node:path';
import process from 'node:process';
import { setImmediate } from 'node:timers';
import { nanoseconds } from './guest-clock.ts';
import { SpecText } from './guest-report-spec.ts';
import { currentTest } from './guest-storage.ts';
import { type Harness, Test } from './guest-test.ts';

export type Listener = (type: string, data: Record<string, unknown>) => void;

interface Counts {
  tests: number;
  suites: number;
  passed: number;
  failed: number;
  cancelled: number;
  skipped: number;
  todo: number;
}

const cancelledTypes = new Set<unknown>(['cancelledByParent', 'testAborted', 'testTimeoutFailure']);

export class Root implements Harness {
  onlyMode = false;
  /** Said above the summary. */
  readonly notes: string[] = [];
  success = true;
  readonly test: Test;
  readonly counts: Counts = { tests: 0, suites: 0, passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0 };
  readonly #listener: Listener;
  readonly #startedAt = nanoseconds();
  #topLevel = 0;
  #lastId = 0;

  constructor(listener: Listener) {
    this.#listener = listener;
    this.test = new Test('test', undefined, this, '<root>', {}, () => {});
  }

  nextId(): number {
    return ++this.#lastId;
  }

  emit(type: string, data: Record<string, unknown>): void {
    this.#listener(type, data);
  }

  count(test: Test): void {
    const { counts } = this;
    if (test.nesting === 0) this.#topLevel++;
    if (test.kind === 'suite') {
      counts.suites++;
      if (!test.passed && !test.isTodo) this.success = false;
      return;
    }
    counts.tests++;
    if (test.skipped !== undefined) counts.skipped++;
    else if (test.isTodo) counts.todo++;
    else if (test.passed) counts.passed++;
    else {
      this.success = false;
      if (cancelledTypes.has((test.error as { failureType?: unknown }).failureType)) counts.cancelled++;
      else counts.failed++;
    }
  }

  diagnostic(message: string, level = 'info'): void {
    this.emit('test:diagnostic', { nesting: 0, message, level });
  }

  summarize(): void {
    const ms = Number(nanoseconds() - this.#startedAt) / 1e6;
    const { tests, suites, passed, failed, cancelled, skipped, todo } = this.counts;
    this.emit('test:plan', { nesting: 0, count: this.#topLevel });
    for (const note of this.notes) this.diagnostic(note, 'warn');
    const lines = { tests, suites, pass: passed, fail: failed, cancelled, skipped, todo, duration_ms: ms };
    for (const [name, value] of Object.entries(lines)) this.diagnostic(`${name} ${value}`);
    // In Node's order, which shows where the event is printed.
    const counts = { tests, failed, passed, cancelled, skipped, todo, topLevel: this.#topLevel, suites };
    this.emit('test:summary', { success: this.success, counts, duration_ms: ms, file: undefined });
  }
}

let root: Root | undefined;

/** The program's own root, which reports to its output. */
export function programRoot(): Root {
  if (root !== undefined) return root;
  const spec = new SpecText();
  let text = '';
  let isFlushing = false;
  const flush = (): void => {
    isFlushing = false;
    if (text !== '') (process.stdout as unknown as { write(text: string): void }).write(text);
    text = '';
  };
  const created = new Root((type, data) => {
    text += spec.format({ type, data });
    if (isFlushing || text === '') return;
    isFlushing = true;
    // A reporter is the end of a chain of streams: what it writes comes a turn later than what the tests write.
    setImmediate(flush);
  });
  root = created;
  const stopWatching = watchErrors(created);
  const onBeforeExit = (): void => {
    events.off('beforeExit', onBeforeExit);
    void (async () => {
      await created.test.endRoot();
      created.summarize();
      text += spec.end();
      flush();
      stopWatching();
      if (!created.success) (process as { exitCode?: unknown }).exitCode = 1;
    })();
  };
  events.on('beforeExit', onBeforeExit);
  return created;
}

const events = process as unknown as {
  on(name: string, listener: (error: unknown) => void): void;
  off(name: string, listener: (error: unknown) => void): void;
};

/** An error that nothing caught belongs to the test whose code threw it. Gives what ends this. */
function watchErrors(owner: Root): () => void {
  const watch = (name: 'uncaughtException' | 'unhandledRejection'): (() => void) => {
    const listener = (error: unknown): void => {
      const test = currentTest.get();
      if (test === undefined || test.parent === undefined) throw error;
      if (!test.isFinished) {
        test.failFromOutside(error, name);
        return;
      }
      const { file, line, column } = test.location ?? {};
      const place = file === undefined ? '' : ` at ${path.relative(process.cwd(), file)}:${line}:${column}`;
      owner.notes.push(
        `Error: Test "${test.name}"${place} generated asynchronous activity after the test ended. This activity created ` +
          `the error "${String(error)}" and would have caused the test to fail, but instead triggered an ${name} event.`,
      );
    };
    events.on(name, listener);
    return () => events.off(name, listener);
  };
  const ends = [watch('uncaughtException'), watch('unhandledRejection')];
  return () => {
    for (const end of ends) end();
  };
}
