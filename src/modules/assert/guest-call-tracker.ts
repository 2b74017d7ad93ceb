import { codes } from 'internal:errors';
import { validateUint32 } from 'internal:validators';
import process from 'node:process';
import { AssertionError } from './guest-assertion-error.ts';

// biome-ignore lint/complexity/noBannedTypes: any function can be tracked.
type AnyFunction = Function;

interface Call {
  readonly thisArg: unknown;
  readonly arguments: readonly unknown[];
}

interface Tracked {
  readonly expected: number;
  readonly name: string;
  /** Made where the tracking began: its stack is reported. */
  readonly origin: Error;
  calls: Call[];
}

export interface CallReport {
  readonly message: string;
  readonly actual: number;
  readonly expected: number;
  readonly operator: string;
  readonly stack: Error;
}

/** Counts calls of functions (nodejs.org/api/assert.html#class-assertcalltracker, deprecated). */
export class CallTracker {
  #tracked = new Map<AnyFunction, Tracked>();

  #find(tracked: AnyFunction): Tracked {
    const found = this.#tracked.get(tracked);
    if (found === undefined) throw new codes.ERR_INVALID_ARG_VALUE('tracked', tracked, 'is not a tracked function');
    return found;
  }

  reset(tracked?: AnyFunction): void {
    if (tracked === undefined) {
      for (const each of this.#tracked.values()) each.calls = [];
    } else {
      this.#find(tracked).calls = [];
    }
  }

  getCalls(tracked: AnyFunction): readonly Call[] {
    return Object.freeze([...this.#find(tracked).calls]);
  }

  calls(fn: unknown, expected: unknown = 1): AnyFunction {
    if ((process as { _exiting?: boolean })._exiting) throw new codes.ERR_UNAVAILABLE_DURING_EXIT();
    let target = fn;
    let count = expected;
    if (typeof fn === 'number') {
      count = fn;
      target = () => {};
    } else if (fn === undefined) {
      target = () => {};
    }
    validateUint32(count, 'expected', true);
    const hasName = target === fn;
    if (!hasName) Object.defineProperty(target, 'name', { value: '', configurable: true });
    const state: Tracked = {
      expected: count,
      name: (hasName && (target as AnyFunction).name) || 'calls',
      origin: new Error(),
      calls: [],
    };
    const tracked = new Proxy(target as AnyFunction, {
      apply(callee, thisArg, args: unknown[]): unknown {
        state.calls.push(Object.freeze({ thisArg, arguments: Object.freeze([...args]) }));
        return Reflect.apply(callee, thisArg, args) as unknown;
      },
    });
    this.#tracked.set(tracked, state);
    return tracked;
  }

  report(): CallReport[] {
    const reports: CallReport[] = [];
    for (const { expected, name, origin, calls } of this.#tracked.values()) {
      if (calls.length === expected) continue;
      const times = `${expected} time(s) but was executed ${calls.length} time(s)`;
      const message = `Expected the ${name} function to be executed ${times}.`;
      reports.push({ message, actual: calls.length, expected, operator: name, stack: origin });
    }
    return reports;
  }

  verify(): void {
    const reports = this.report();
    if (reports.length === 0) return;
    const message = reports.length === 1 ? reports[0]!.message : 'Functions were not called the expected number of times';
    throw new AssertionError({ message, details: reports });
  }
}
