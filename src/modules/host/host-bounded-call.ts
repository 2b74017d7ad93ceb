import type { HostContext } from '../../capabilities/capability.ts';
import {
  type HostCallDetails,
  type HostFunctionDefinition,
  isCost,
  type StandardResult,
} from '../../capabilities/host-function.ts';
import { type CallPlace, callLimit, callTimeout, invalidArgument } from './host-function-errors.ts';
import type { HostStream } from './host-shared.ts';
import { endStream, type HostStreams } from './host-streams.ts';
import { isThenable } from './host-values.ts';

/** One function of `hostFunction()` in one sandbox: its schema, its budgets, its time limit. */
export class BoundedCall {
  readonly #definition: HostFunctionDefinition;
  readonly #context: HostContext;
  readonly #streams: HostStreams;
  readonly #place: CallPlace;
  #calls = 0;
  #inFlight = 0;

  constructor(definition: HostFunctionDefinition, place: CallPlace, context: HostContext, streams: HostStreams) {
    this.#definition = definition;
    this.#place = place;
    this.#context = context;
    this.#streams = streams;
  }

  /** Arguments are the embedder's by now; `use` reports the call, or refuses it. */
  run(args: unknown[], use: () => void): unknown {
    const { maxCalls, maxInFlight, cost = 1, timeoutMs } = this.#definition;
    const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
    if (maxCalls !== undefined && this.#calls >= maxCalls)
      throw callLimit(this.#context, this.#place, `can be called ${times(maxCalls)} in this sandbox`);
    if (maxInFlight !== undefined && this.#inFlight >= maxInFlight)
      throw callLimit(this.#context, this.#place, `can be under way ${times(maxInFlight)} at one time`);
    use();
    this.#calls++;
    this.#context.chargeHostCall(typeof cost === 'function' ? 0 : cost);
    const call = timeoutMs === undefined ? undefined : new TimedCall(this.#context, this.#place, timeoutMs);
    let isDone = false;
    const done = (): void => {
      if (isDone) return;
      isDone = true;
      call?.end();
      this.#inFlight--;
    };
    this.#inFlight++;
    try {
      const result = this.#checked(call?.details ?? sharedDetails(this.#context), args);
      if (!isThenable(result)) return this.#finish(result, done);
      const settled = Promise.resolve(result).then(
        (value) => (call?.isLate === true ? this.#discard(value, done) : this.#finish(value, done)),
        (error: unknown) => {
          done();
          throw error;
        },
      );
      return call === undefined ? settled : call.race(settled);
    } catch (error) {
      done();
      throw error;
    }
  }

  #checked(details: HostCallDetails, args: unknown[]): unknown {
    const { input, run } = this.#definition;
    if (input === undefined) {
      this.#chargeByInput(args[0]);
      return run(details, ...args);
    }
    const [first, ...rest] = args;
    const accept = (result: StandardResult<unknown>): unknown => {
      const value = accepted(result);
      this.#chargeByInput(value);
      return run(details, value, ...rest);
    };
    const outcome = input['~standard'].validate(first);
    return isThenable(outcome) ? Promise.resolve(outcome).then(accept) : accept(outcome);
  }

  #chargeByInput(input: unknown): void {
    const { cost } = this.#definition;
    if (typeof cost !== 'function') return;
    const charged = cost(input);
    if (!isCost(charged))
      throw new TypeError(`The cost of host function "${this.#place.name}" must be a finite number from 0 on`);
    this.#context.chargeHostCall(charged);
  }

  /** The guest was told that it took too long: nobody would ever read a stream, or end it. */
  #discard(value: unknown, done: () => void): undefined {
    try {
      endStream(value);
    } finally {
      done();
    }
  }

  /** A stream is under way until it ends. */
  #finish(value: unknown, done: () => void): unknown {
    const { timeoutMs } = this.#definition;
    let stream: HostStream | undefined;
    try {
      stream = this.#streams.fromHost(value, { place: this.#place, timeoutMs, ended: done });
    } catch (error) {
      done();
      throw error;
    }
    if (stream !== undefined) return stream;
    done();
    return value;
  }
}

const details = new WeakMap<HostContext, HostCallDetails>();

/** The signal of the sandbox is made when somebody looks at it: most functions do not. */
export function sharedDetails(context: HostContext): HostCallDetails {
  let known = details.get(context);
  if (known === undefined) {
    known = {
      get signal() {
        return context.signal;
      },
    };
    details.set(context, known);
  }
  return known;
}

/** A signal that is aborted by time as well as by the end of the sandbox. */
class TimedCall {
  readonly details: HostCallDetails;
  /** Whether the guest has been told that its time is over. */
  isLate = false;
  readonly #controller = new AbortController();
  readonly #sandbox: AbortSignal;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #timedOut: Promise<never>;
  readonly #onEnd = (): void => {
    clearTimeout(this.#timer);
    this.#controller.abort(this.#sandbox.reason);
  };

  constructor(context: HostContext, place: CallPlace, timeoutMs: number) {
    this.details = { signal: this.#controller.signal };
    this.#sandbox = context.signal;
    let late: (error: unknown) => void;
    this.#timedOut = new Promise((_, reject) => {
      late = reject;
    });
    // Who does not race has nobody to tell.
    this.#timedOut.catch(() => {});
    this.#timer = setTimeout(() => {
      const error = callTimeout(context, place, timeoutMs);
      this.isLate = true;
      this.#controller.abort(error);
      late(error);
    }, timeoutMs);
    if (this.#sandbox.aborted) this.#onEnd();
    else this.#sandbox.addEventListener('abort', this.#onEnd, { once: true });
  }

  race<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#timedOut]);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#sandbox.removeEventListener('abort', this.#onEnd);
  }
}

function accepted(result: StandardResult<unknown>): unknown {
  if (result.issues === undefined) return result.value;
  const issues = result.issues.map(({ message, path }) => {
    const keys = path?.map((part) => String(typeof part === 'object' ? part.key : part)) ?? [];
    return keys.length > 0 ? `${keys.join('.')}: ${message}` : message;
  });
  throw invalidArgument(`Invalid input: ${issues.join('; ')}`);
}
