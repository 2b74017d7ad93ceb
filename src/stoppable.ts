import type { Context, Script } from 'node:vm';
import { aside } from './clock.ts';
import type { Meter } from './engine/meter.ts';
import { Termination } from './engine/termination.ts';

/**
 * Work of the host that does not look at the limits itself: parsers of other authors, in JavaScript or Wasm, over the guest's
 * text. V8 can end it from another thread, which is what the `timeout` of `node:vm` does, 0.1 ms a call (measured). A type
 * stripper took 3.2 s for 223 characters, and sixteen times as long for 16 more, so that 400 were as good as for ever.
 *
 * What it cannot end is a native of V8 or of Node, which runs to its end first.
 */
interface Stage {
  readonly script: Script;
  /** The global object of the script. */
  readonly scope: { work: (() => unknown) | undefined };
}
let stage: Stage | undefined;

function makeStage(): Stage {
  const vm = process.getBuiltinModule('node:vm');
  return { script: new vm.Script('work()'), scope: vm.createContext({ work: undefined }) as Stage['scope'] };
}

const LONGEST_MS = 2 ** 31 - 1;

/** Thrown when the time was over. What the work was about to change may be left half done. */
export const STOPPED: unique symbol = Symbol('stopped');

/** The result of `work`, or what it throws; `STOPPED` is thrown when it takes more than `ms` milliseconds, 1 at least. */
export function runStoppable<T>(ms: number, work: () => T): T {
  stage ??= aside(makeStage);
  const { script, scope } = stage;
  const timeout = Math.min(Math.max(1, Math.ceil(ms)), LONGEST_MS);
  const outer = scope.work;
  scope.work = work;
  try {
    return script.runInContext(scope as Context, { timeout, displayErrors: false }) as T;
  } catch (error) {
    const { code } = (error ?? {}) as { code?: unknown };
    throw code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? STOPPED : error;
  } finally {
    scope.work = outer;
  }
}

/**
 * Runs work of the host that is ended, with the tenant, when the time of the tenant is over. What it needs is loaded before: Node
 * keeps a file that is stopped in the middle of being loaded as it is then, for every later sandbox. That is why this file is one
 * of those that are loaded late (scripts/late-files.ts): where it runs, they are.
 */
export function runWithin<T>(meter: Pick<Meter, 'remaining' | 'check'>, work: () => T): T {
  const { remaining } = meter;
  if (remaining === Number.POSITIVE_INFINITY) return work();
  try {
    // A little later than the deadline, so that the check finds it passed.
    return runStoppable(remaining + 1, work);
  } catch (error) {
    if (error !== STOPPED) throw error;
    meter.check();
    throw new Termination('cpu', 'The host was stopped in its work for the guest');
  }
}
