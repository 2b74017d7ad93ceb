/** nodejs.org/api/test.html */
import { register } from './guest-assertions.ts';
import type { HookKind, HookOptions } from './guest-hook.ts';
import { MockTracker } from './guest-mock.ts';
import type { TestOptions } from './guest-options.ts';
import { parentNow } from './guest-roots.ts';
import { run } from './guest-run.ts';
import { setDefaultSnapshotSerializers, setResolveSnapshotPath } from './guest-snapshot.ts';
import { currentTest } from './guest-storage.ts';

type Declare = (name: unknown, options: unknown, fn: unknown) => Promise<undefined>;

const variants = ['expectFailure', 'skip', 'todo', 'only'] as const;

/** Declares with one more option, as the function of the option's name. */
function variant(kind: 'test' | 'suite', option: (typeof variants)[number]): Declare {
  const overrides: TestOptions = { [option]: true };
  const declare = (name: unknown, options: unknown, fn: unknown): Promise<undefined> =>
    parentNow().create(kind, [name, options, fn], overrides);
  Object.defineProperty(declare, 'name', { value: '', configurable: true });
  return declare;
}

function declarer(kind: 'test' | 'suite'): Declare & Record<(typeof variants)[number], Declare> {
  const { test } = {
    test: (name: unknown, options: unknown, fn: unknown): Promise<undefined> => parentNow().create(kind, [name, options, fn]),
  };
  return Object.assign(test, Object.fromEntries(variants.map((option) => [option, variant(kind, option)])) as never);
}

function hook(kind: HookKind): (fn: unknown, options: unknown) => void {
  const add = (fn: unknown, options: unknown): void => parentNow().addHook(kind, fn, options as HookOptions);
  Object.defineProperty(add, 'name', { value: '', configurable: true });
  return add;
}

function getTestContext(): object | undefined {
  const test = currentTest.get();
  return test?.parent === undefined ? undefined : test.context;
}

const test = declarer('test');
const suite = declarer('suite');
let mock: MockTracker | undefined;
const snapshot = { setDefaultSnapshotSerializers, setResolveSnapshotPath };
const assert = { register };

Object.assign(test, {
  after: hook('after'),
  afterEach: hook('afterEach'),
  before: hook('before'),
  beforeEach: hook('beforeEach'),
  describe: suite,
  getTestContext,
  it: test,
  run,
  suite,
  test,
});
Object.defineProperties(test, {
  mock: {
    get(): MockTracker {
      mock ??= new MockTracker();
      return mock;
    },
    enumerable: true,
    configurable: true,
  },
  snapshot: { get: () => snapshot, enumerable: true, configurable: true },
  assert: { get: () => assert, enumerable: true, configurable: true },
});

export default test;
