/** Calling the functions of tests and hooks, within their time. */

import { clearTimeout, setTimeout } from 'node:timers';
import type { AbortSignal } from 'web:abort';
import { testFailure } from './guest-failure.ts';
import type { Body } from './guest-options.ts';

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

/** With a second parameter the function is given a callback (nodejs.org/api/test.html#testname-options-fn). */
export function callBody(body: Body, context: object): Promise<void> | undefined {
  if (body.length < 2) {
    const result = Reflect.apply(body, context, [context]) as unknown;
    return isPromise(result) ? Promise.resolve(result).then(() => {}) : undefined;
  }
  return new Promise<void>((resolve, reject) => {
    let calls = 0;
    const done = (error?: unknown): void => {
      if (++calls > 1) {
        // The test may have ended by then, which makes it an error of nobody.
        const failure = testFailure('callback invoked multiple times', 'multipleCallbackInvocations');
        if (calls === 2) reject(failure);
        if (isSettled) throw failure;
        return;
      }
      // A second call within the same turn is still an error of the test.
      Promise.resolve().then(() => {
        isSettled = true;
        if (error) reject(error as Error);
        else resolve();
      });
    };
    let isSettled = false;
    const result = Reflect.apply(body, context, [context, done]) as unknown;
    if (isPromise(result)) {
      result.then(undefined, () => {});
      reject(testFailure('passed a callback but also returned a Promise', 'callbackAndPromisePresent'));
    }
  });
}

export interface Limits {
  readonly timeout: number | null | undefined;
  readonly signals: readonly (AbortSignal | undefined)[];
}

/** Fails when the time is over or a signal is aborted; what runs is left to itself then. */
export async function withLimits({ timeout, signals }: Limits, run: () => Promise<void> | undefined): Promise<void> {
  const cleanups: (() => void)[] = [];
  const limits: Promise<never>[] = [];
  if (typeof timeout === 'number' && Number.isFinite(timeout)) {
    limits.push(
      new Promise((_resolve, reject) => {
        const handle = setTimeout(() => {
          reject(testFailure(`test timed out after ${timeout}ms`, 'testTimeoutFailure'));
        }, timeout);
        cleanups.push(() => clearTimeout(handle));
      }),
    );
  }
  for (const signal of signals) {
    if (signal === undefined) continue;
    if (signal.aborted) throw abortOf(signal);
    limits.push(
      new Promise((_resolve, reject) => {
        const listener = (): void => reject(abortOf(signal));
        signal.addEventListener('abort', listener, { once: true });
        cleanups.push(() => signal.removeEventListener('abort', listener));
      }),
    );
  }
  try {
    const running = run();
    if (running === undefined) return;
    running.catch(() => {});
    await (limits.length === 0 ? running : Promise.race([running, ...limits]));
  } finally {
    for (const cleanup of cleanups) cleanup();
  }
}

/** The signal's reason itself, marked. */
function abortOf(signal: AbortSignal): unknown {
  const { reason } = signal as { reason?: unknown };
  if (typeof reason === 'object' && reason !== null) (reason as { failureType?: string }).failureType = 'testAborted';
  return reason;
}

/** A suite's function declares tests; what it gives back counts only as a promise. */
export function callSuite(body: Body, context: object): Promise<void> | undefined {
  const result = Reflect.apply(body, context, [context]) as PromiseLike<void> | undefined;
  return typeof result?.then === 'function' ? Promise.resolve(result) : undefined;
}
