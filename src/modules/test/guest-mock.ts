/** `mock` (nodejs.org/api/test.html#class-mocktracker). */
import { codes } from 'internal:errors';
import { validateBoolean, validateFunction, validateInteger, validateObject } from 'internal:validators';
import { MockTimers } from './guest-mock-timers.ts';

// biome-ignore lint/complexity/noBannedTypes: any function can be mocked.
type AnyFunction = Function;
type Key = string | symbol;

interface Call {
  readonly arguments: readonly unknown[];
  readonly error: unknown;
  readonly result: unknown;
  readonly stack: Error;
  readonly target: unknown;
  readonly this: unknown;
}

interface MockOptions {
  times?: number;
  getter?: boolean;
  setter?: boolean;
}

interface Restorable {
  restore(): void;
}

/** nodejs.org/api/test.html#class-mockfunctioncontext */
class MockFunctionContext {
  #calls: Call[] = [];
  #implementation: AnyFunction;
  readonly #original: AnyFunction;
  readonly #once = new Map<number, AnyFunction>();
  #times: number;
  readonly #undo: (() => void) | undefined;

  constructor(implementation: AnyFunction, original: AnyFunction, times: number, undo: (() => void) | undefined) {
    this.#implementation = implementation;
    this.#original = original;
    this.#times = times;
    this.#undo = undo;
  }

  get calls(): readonly Call[] {
    return [...this.#calls];
  }

  callCount(): number {
    return this.#calls.length;
  }

  mockImplementation(implementation: unknown): void {
    validateFunction(implementation, 'implementation');
    this.#implementation = implementation;
  }

  mockImplementationOnce(implementation: unknown, onCall?: unknown): void {
    validateFunction(implementation, 'implementation');
    const next = this.#calls.length;
    const call = onCall ?? next;
    validateInteger(call, 'onCall', next);
    this.#once.set(call, implementation);
  }

  restore(): void {
    // What is no longer on its object stays a mock (observed).
    if (this.#undo === undefined) this.#implementation = this.#original;
    else this.#undo();
  }

  resetCalls(): void {
    this.#calls = [];
  }

  /** What the next call runs. */
  static next(context: MockFunctionContext): AnyFunction {
    const number = context.#calls.length;
    const once = context.#once.get(number);
    if (once !== undefined) context.#once.delete(number);
    const implementation = once ?? context.#implementation;
    if (number + 1 === context.#times) context.restore();
    return implementation;
  }

  static track(context: MockFunctionContext, call: Call): void {
    context.#calls.push(call);
  }
}
const { next: nextImplementation, track } = MockFunctionContext;
for (const key of ['next', 'track']) Reflect.deleteProperty(MockFunctionContext, key);

/** nodejs.org/api/test.html#class-mockpropertycontext */
class MockPropertyContext {
  readonly #object: Record<Key, unknown>;
  readonly #key: Key;
  readonly #original: unknown;
  readonly #descriptor: PropertyDescriptor;
  #value: unknown;
  #accesses: { type: 'get' | 'set'; value: unknown; stack: Error }[] = [];
  readonly #once = new Map<number, unknown>();

  constructor(object: Record<Key, unknown>, key: Key, values: readonly unknown[]) {
    this.#object = object;
    this.#key = key;
    this.#original = object[key];
    this.#value = values.length > 0 ? values[0] : this.#original;
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    if (descriptor === undefined) {
      throw new codes.ERR_INVALID_ARG_VALUE('propertyName', key, 'is not a property of the object');
    }
    this.#descriptor = descriptor;
    const { configurable = false, enumerable = false } = descriptor;
    Object.defineProperty(object, key, {
      configurable,
      enumerable,
      get: () => {
        const value = this.#next(this.#value);
        this.#accesses.push({ type: 'get', value, stack: new Error() });
        return value;
      },
      set: (given: unknown) => {
        const value = this.#next(given);
        this.#accesses.push({ type: 'set', value, stack: new Error() });
        this.#value = value;
      },
    });
  }

  #next(value: unknown): unknown {
    const number = this.#accesses.length;
    if (!this.#once.has(number)) return value;
    const once = this.#once.get(number);
    this.#once.delete(number);
    return once;
  }

  get accesses(): readonly object[] {
    return [...this.#accesses];
  }

  accessCount(): number {
    return this.#accesses.length;
  }

  mockImplementation(value: unknown): void {
    if (!this.#descriptor.writable && !this.#descriptor.set) {
      throw new codes.ERR_INVALID_ARG_VALUE('propertyName', this.#key, 'cannot be set');
    }
    this.#value = value;
  }

  mockImplementationOnce(value: unknown, onAccess?: unknown): void {
    const next = this.#accesses.length;
    const access = onAccess ?? next;
    validateInteger(access, 'onAccess', next);
    this.#once.set(access, value);
  }

  resetAccesses(): void {
    this.#accesses = [];
  }

  restore(): void {
    Object.defineProperty(this.#object, this.#key, {
      ...this.#descriptor,
      ...('value' in this.#descriptor && { value: this.#original }),
    });
  }
}

function findDescriptor(object: object, key: Key): PropertyDescriptor | undefined {
  for (let host: object | null = object; host !== null; host = Object.getPrototypeOf(host) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(host, key);
    if (descriptor !== undefined) return descriptor;
  }
  return undefined;
}

function createMock(context: MockFunctionContext, original: AnyFunction): AnyFunction {
  const mock: AnyFunction = new Proxy(original, {
    apply(_target, thisArg, args: unknown[]): unknown {
      const implementation = nextImplementation(context);
      let result: unknown;
      let error: unknown;
      try {
        result = Reflect.apply(implementation, thisArg, args);
        return result;
      } catch (thrown) {
        error = thrown;
        throw thrown;
      } finally {
        track(context, { arguments: args, error, result, stack: new Error(), target: undefined, this: thisArg });
      }
    },
    construct(target, args: unknown[], newTarget): object {
      const implementation = nextImplementation(context);
      // Classes that extend the mocked one keep their own prototype.
      const as = newTarget === mock ? implementation : newTarget;
      let result: object | undefined;
      let error: unknown;
      try {
        result = Reflect.construct(implementation, args, as) as object;
        return result;
      } catch (thrown) {
        error = thrown;
        throw thrown;
      } finally {
        track(context, { arguments: args, error, result, stack: new Error(), target: target, this: result });
      }
    },
    get(target, key, receiver): unknown {
      return key === 'mock' ? context : (Reflect.get(target, key, receiver) as unknown);
    },
  });
  return mock;
}

/** What is mocked when nothing is given; it has this name in Node. */
function nothing(): AnyFunction {
  const original = (): void => {};
  Object.defineProperty(original, 'name', { value: 'original', configurable: true });
  return original;
}

function timesOf({ times }: MockOptions): number {
  if (times === undefined || times === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  validateInteger(times, 'options.times', 1);
  return times;
}

const isPlainOptions = (value: unknown): value is MockOptions => value !== null && typeof value === 'object';

export class MockTracker {
  #mocks: Restorable[] = [];
  #timers: MockTimers | undefined;

  get timers(): MockTimers {
    this.#timers ??= new MockTimers();
    return this.#timers;
  }

  fn(...args: unknown[]): AnyFunction {
    let [original = nothing(), implementation = original, options = {}] = args;
    if (isPlainOptions(original)) [original, implementation, options] = [nothing(), nothing(), original];
    else if (isPlainOptions(implementation)) [implementation, options] = [original, implementation];
    validateFunction(original, 'original');
    validateFunction(implementation, 'implementation');
    validateObject(options, 'options');
    const context = new MockFunctionContext(implementation, original, timesOf(options), undefined);
    this.#mocks.push(context);
    return createMock(context, original);
  }

  method(object: unknown, methodName: Key, ...rest: unknown[]): AnyFunction {
    if (typeof methodName !== 'string' && typeof methodName !== 'symbol') {
      throw new codes.ERR_INVALID_ARG_TYPE('methodName', ['string', 'symbol'], methodName);
    }
    if (typeof object !== 'function') validateObject(object, 'object');
    let [implementation, options = {}] = rest;
    if (isPlainOptions(implementation)) [implementation, options] = [undefined, implementation];
    validateObject(options, 'options');
    const { getter = false, setter = false } = options as MockOptions;
    validateBoolean(getter, 'options.getter');
    validateBoolean(setter, 'options.setter');
    if (setter && getter) throw new codes.ERR_INVALID_ARG_VALUE('options.setter', setter, "cannot be used with 'options.getter'");
    const times = timesOf(options as MockOptions);
    const descriptor = findDescriptor(object as object, methodName);
    const original = (getter ? descriptor?.get : setter ? descriptor?.set : descriptor?.value) as unknown;
    if (typeof original !== 'function') {
      throw new codes.ERR_INVALID_ARG_VALUE('methodName', original, 'must be a method');
    }
    const replacement = implementation ?? original;
    validateFunction(replacement, 'implementation');
    // An inherited method becomes an own one (observed).
    const undo = (): void => {
      Object.defineProperty(object as object, methodName, descriptor!);
    };
    const context = new MockFunctionContext(replacement, original, times, undo);
    const mock = createMock(context, original);
    const { configurable = true, enumerable = false } = descriptor ?? {};
    const accessors = { get: getter ? mock : descriptor?.get, set: setter ? mock : descriptor?.set } as PropertyDescriptor;
    Object.defineProperty(object as object, methodName, {
      configurable,
      enumerable,
      ...(getter || setter ? accessors : { writable: descriptor?.writable ?? true, value: mock }),
    });
    this.#mocks.push(context);
    return mock;
  }

  getter(object: unknown, methodName: Key, ...rest: unknown[]): AnyFunction {
    return this.#accessor('getter', object, methodName, rest);
  }

  setter(object: unknown, methodName: Key, ...rest: unknown[]): AnyFunction {
    return this.#accessor('setter', object, methodName, rest);
  }

  #accessor(kind: 'getter' | 'setter', object: unknown, methodName: Key, rest: readonly unknown[]): AnyFunction {
    let [implementation, options = {}] = rest;
    if (isPlainOptions(implementation)) [implementation, options] = [undefined, implementation];
    validateObject(options, 'options');
    const other = kind === 'getter' ? 'setter' : 'getter';
    const given = options as MockOptions;
    if (given[kind] === false) {
      throw new codes.ERR_INVALID_ARG_VALUE(`options.${kind}`, given[kind], 'cannot be false');
    }
    if (given[other] === true) {
      throw new codes.ERR_INVALID_ARG_VALUE(`options.${other}`, true, `cannot be used with 'options.${kind}'`);
    }
    return this.method(object, methodName, implementation, { ...given, [kind]: true });
  }

  property(object: unknown, propertyName: unknown, ...rest: [value: unknown]): object {
    validateObject(object, 'object');
    if (typeof propertyName !== 'string' && typeof propertyName !== 'symbol') {
      throw new codes.ERR_INVALID_ARG_TYPE('propertyName', ['string', 'symbol'], propertyName);
    }
    const context = new MockPropertyContext(object as Record<Key, unknown>, propertyName, rest);
    this.#mocks.push(context);
    return new Proxy(object, {
      get(target, key, receiver): unknown {
        return key === 'mock' ? context : (Reflect.get(target, key, receiver) as unknown);
      },
    });
  }

  /** Forgets all mocks and takes them back. */
  reset(): void {
    this.restoreAll();
    this.#timers?.reset();
    this.#mocks = [];
  }

  restoreAll(): void {
    for (const mock of this.#mocks) mock.restore();
  }
}
