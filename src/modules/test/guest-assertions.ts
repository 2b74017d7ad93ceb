/** `t.assert` (nodejs.org/api/test.html#contextassert) and `assert.register`. */
import { validateFunction, validateString } from 'internal:validators';
import assert from 'node:assert';
import { fileSnapshot, snapshot } from './guest-snapshot.ts';
import type { Test } from './guest-test.ts';

// biome-ignore lint/complexity/noBannedTypes: assertions differ in their parameters.
type Assertion = Function;

const registered = new Map<string, Assertion>();

const NAMES =
  'deepEqual deepStrictEqual doesNotMatch doesNotReject doesNotThrow equal fail ifError match notDeepEqual notDeepStrictEqual ' +
  'notEqual notStrictEqual partialDeepStrictEqual rejects strictEqual throws';

export function register(name: unknown, fn: unknown): void {
  validateString(name, 'name');
  validateFunction(fn, 'fn');
  registered.set(name, fn);
}

/** The assertions of one test, each of which counts for its plan. */
export function createAssertions(test: Test): Record<string, Assertion> {
  const assertions: Record<string, Assertion> = {};
  const builtins = assert as unknown as Record<string, Assertion>;
  const add = (name: string, assertion: Assertion, self: unknown): void => {
    assertions[name] = (...args: unknown[]): unknown => {
      test.plan?.count();
      return Reflect.apply(assertion, self, args) as unknown;
    };
  };
  for (const name of NAMES.split(' ')) add(name, builtins[name]!, assert);
  add('snapshot', (value: unknown, options: unknown) => snapshot(test, value, options), undefined);
  add('fileSnapshot', (value: unknown, path: unknown, options: unknown) => fileSnapshot(test, value, path, options), undefined);
  // Named so, since the message of a failure quotes the call of this very function.
  assertions.ok = function ok(...args: unknown[]): void {
    test.plan?.count();
    Reflect.apply(assert as Assertion, undefined, args);
  };
  for (const [name, assertion] of registered) add(name, assertion, test.context);
  return assertions;
}
