import { validateAbortSignal } from 'internal:validators';
import type { AbortSignal } from 'web:abort';
import { callBody, withLimits } from './guest-call.ts';
import { isTestFailure, testFailure } from './guest-failure.ts';
import { type Body, checkTimeout } from './guest-options.ts';

export type HookKind = 'before' | 'after' | 'beforeEach' | 'afterEach';

export interface HookOptions {
  signal?: AbortSignal | undefined;
  timeout?: number | null | undefined;
}

/** One hook (nodejs.org/api/test.html#beforefn-options). */
export interface Hook {
  run(context: object): Promise<void>;
}

export function createHook(kind: HookKind, fn: unknown, options: HookOptions | undefined): Hook {
  const { signal, timeout } = options ?? {};
  checkTimeout(timeout);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  const body = (typeof fn === 'function' ? fn : () => {}) as Body;
  return {
    async run(context) {
      try {
        await withLimits({ timeout, signals: [signal] }, () => callBody(body, context));
      } catch (error) {
        const failure = testFailure(`failed running ${kind} hook`, 'hookFailed');
        failure.cause = isTestFailure(error) ? error.cause : error;
        throw failure;
      }
    },
  };
}
