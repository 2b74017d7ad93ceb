import { programRoot, Root } from './guest-harness.ts';
import { currentTest } from './guest-storage.ts';
import type { TestsStream } from './guest-stream.ts';
import type { Test } from './guest-test.ts';

let importing: Root | undefined;

/** What a test is declared below when it is declared now. */
export function parentNow(): Test {
  return currentTest.get() ?? (importing ?? programRoot()).test;
}

/** Runs the tests that `load` declares and reports them to the stream. */
export async function withRoot(stream: TestsStream, load: () => Promise<void>): Promise<void> {
  const root = new Root((type, data) => stream.report(type, data));
  root.test.hold();
  importing = root;
  try {
    await currentTest.run(root.test, load);
  } catch (error) {
    await root.test.create('test', ['load', {}, () => Promise.reject(error as Error)]);
  } finally {
    importing = undefined;
  }
  await root.test.release();
  await root.test.endRoot();
  root.summarize();
  stream.finish();
}
