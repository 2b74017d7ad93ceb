import asyncHooks from 'node:async_hooks';
import type { Test } from './guest-test.ts';

/** The test that the running code belongs to, also behind `await` and in timers. */
const storage = new asyncHooks.AsyncLocalStorage();

export const currentTest = {
  get: (): Test | undefined => storage.getStore() as Test | undefined,
  run: <Result>(test: Test, callback: () => Result): Result => storage.run(test, callback) as Result,
};
