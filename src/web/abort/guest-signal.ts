import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { validateUint32 } from 'internal:validators';
import { clearTimeout, setTimeout } from 'node:timers';
import { DOMException } from 'web:dom-exception';
import {
  defineEventHandler,
  Event,
  EventTarget,
  type InspectOptions,
  inspectDepth,
  kEvents,
  kMaxEventTargetListeners,
  kNewListener,
  kRemoveListener,
  kTrustEvent,
} from 'web:events';
import { toSignalSequence } from './guest-sequence.ts';

export { type InspectOptions, inspectDepth };

const kAborted: unique symbol = Symbol('kAborted');
const kReason: unique symbol = Symbol('kReason');
const kComposite: unique symbol = Symbol('kComposite');
const kTimeout: unique symbol = Symbol('kTimeout');
const kWaiting: unique symbol = Symbol('kWaiting');
const kSourceSignals: unique symbol = Symbol('kSourceSignals');
const kDependentSignals: unique symbol = Symbol('kDependantSignals');

/** The argument that only this file can pass: the constructor is illegal for everyone else. */
const creation = Symbol('creation');

export function defaultReason(): DOMException {
  return new DOMException('This operation was aborted', 'AbortError');
}

export function isAbortSignal(value: unknown): value is AbortSignal {
  return (value as AbortSignal | null | undefined)?.[kAborted] !== undefined;
}

function assertAbortSignal(value: unknown): asserts value is AbortSignal {
  if (!isAbortSignal(value)) throw new codes.ERR_INVALID_THIS('AbortSignal');
}

/** https://dom.spec.whatwg.org/#interface-AbortSignal, nodejs.org/api/globals.html#class-abortsignal */
export class AbortSignal extends EventTarget {
  declare [kAborted]: boolean;
  declare [kReason]: unknown;
  declare [kComposite]: boolean;
  declare [kTimeout]?: boolean;
  /** Never composite themselves: a composite of composites has the sources of those. */
  declare [kSourceSignals]?: readonly AbortSignal[];
  declare [kDependentSignals]?: Set<AbortSignal>;
  declare onabort: unknown;
  /** Who waits for this timeout signal: itself with listeners, and each composite with listeners. */
  declare [kWaiting]?: number;

  constructor(token?: unknown) {
    if (token !== creation) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    super();
    // No warning: that many operations share one signal is its purpose.
    this[kMaxEventTargetListeners] = 0;
    this[kAborted] = false;
    this[kReason] = undefined;
    this[kComposite] = false;
  }

  get aborted(): boolean {
    assertAbortSignal(this);
    adoptAbort(this);
    return this[kAborted];
  }

  get reason(): unknown {
    assertAbortSignal(this);
    adoptAbort(this);
    return this[kReason];
  }

  throwIfAborted(): void {
    assertAbortSignal(this);
    if (this.aborted) throw this.reason;
  }

  override [customInspectSymbol](depth: number, options: InspectOptions): unknown {
    if (depth < 0) return this;
    return `${this.constructor.name} ${inspect({ aborted: this.aborted }, inspectDepth(options))}`;
  }

  static abort(reason: unknown = defaultReason()): AbortSignal {
    return createAborted(reason);
  }

  /** nodejs.org/api/globals.html#static-method-abortsignaltimeoutdelay: does not keep the program alive. */
  static timeout(delay: unknown): AbortSignal {
    validateUint32(delay, 'delay', false);
    const signal = createAbortSignal();
    signal[kTimeout] = true;
    startTimeout(signal, delay);
    return signal;
  }

  /** https://dom.spec.whatwg.org/#dom-abortsignal-any */
  static any(signals: unknown): AbortSignal {
    const given = toSignalSequence(signals, isAbortSignal);
    const sources = new Set<AbortSignal>();
    for (let index = 0; index < given.length; index++) {
      const signal = given[index] as AbortSignal;
      if (signal.aborted) return createAborted(signal.reason);
      const inherited = signal[kComposite] ? (signal[kSourceSignals] ?? []) : [signal];
      for (const each of inherited) sources.add(each);
    }
    const composite = createAbortSignal();
    composite[kComposite] = true;
    if (sources.size > 0) composite[kSourceSignals] = [...sources];
    return composite;
  }

  /**
   * A composite enters its sources' lists with its first listener only, as in Node: one that nobody listens to asks its
   * sources when it is read, and costs a long-lived source nothing.
   */
  override [kNewListener](
    size: number,
    type: string,
    listener: unknown,
    once: boolean,
    capture: boolean,
    passive: boolean,
    weak: boolean,
  ): void {
    super[kNewListener](size, type, listener, once, capture, passive, weak);
    if (type !== 'abort' || size !== 1 || this.aborted) return;
    countWaiting(this, 1);
    const sources = this[kSourceSignals] ?? [];
    for (let index = 0; index < sources.length; index++) {
      const source = sources[index]!;
      source[kDependentSignals] ??= new Set();
      source[kDependentSignals].add(this);
      countWaiting(source, 1);
    }
  }

  override [kRemoveListener](size: number, type: string, listener: unknown, capture: boolean): void {
    super[kRemoveListener](size, type, listener, capture);
    if (type !== 'abort' || size !== 0) return;
    countWaiting(this, -1);
    const sources = this[kSourceSignals] ?? [];
    for (let index = 0; index < sources.length; index++) {
      const source = sources[index]!;
      if (source[kDependentSignals]?.delete(this)) countWaiting(source, -1);
    }
  }
}

/** Timeout signals that are waited for, directly or through a composite. */
const held = new Set<AbortSignal>();

interface PendingTimeout {
  readonly signal: WeakRef<AbortSignal>;
  readonly timer: ReturnType<typeof setTimeout>;
}
/** Timers hold their signals weakly: one that nothing refers to ends, as in Node. */
const pendingTimeouts = new Set<PendingTimeout>();
const FIRST_SWEEP = 32;
let sweepAbove = FIRST_SWEEP;

/**
 * Clears the timers of signals that are gone. Looked for from time to time and not left to a FinalizationRegistry: the
 * engine calls those back from its cycle collector only, and timers are limited in number.
 */
function sweepTimeouts(): void {
  for (const pending of pendingTimeouts) {
    if (pending.signal.deref() !== undefined) continue;
    clearTimeout(pending.timer);
    pendingTimeouts.delete(pending);
  }
  sweepAbove = Math.max(FIRST_SWEEP, 2 * pendingTimeouts.size);
}

function startTimeout(target: AbortSignal, delay: number): void {
  if (pendingTimeouts.size >= sweepAbove) sweepTimeouts();
  const signal = new WeakRef(target);
  const timer = setTimeout(() => {
    pendingTimeouts.delete(pending);
    const due = signal.deref();
    if (due !== undefined) abortSignal(due, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  }, delay);
  timer.unref();
  const pending: PendingTimeout = { signal, timer };
  pendingTimeouts.add(pending);
}

function countWaiting(signal: AbortSignal, change: 1 | -1): void {
  if (!signal[kTimeout] || signal[kAborted]) return;
  const waiting = (signal[kWaiting] ?? 0) + change;
  signal[kWaiting] = waiting;
  if (waiting > 0) held.add(signal);
  else held.delete(signal);
}

export function createAbortSignal(): AbortSignal {
  return new AbortSignal(creation);
}

function createAborted(reason: unknown): AbortSignal {
  const signal = createAbortSignal();
  signal[kAborted] = true;
  signal[kReason] = reason;
  return signal;
}

/** Takes over the state of a source that was aborted while nobody listened here. */
function adoptAbort(signal: AbortSignal): void {
  if (signal[kAborted] || !signal[kComposite]) return;
  const sources = signal[kSourceSignals] ?? [];
  for (let index = 0; index < sources.length; index++) {
    const source = sources[index]!;
    if (!source[kAborted]) continue;
    signal[kAborted] = true;
    signal[kReason] = source[kReason];
    return;
  }
}

function dispatchAbort(signal: AbortSignal): void {
  if (signal[kEvents] !== undefined) signal.dispatchEvent(new Event('abort', { [kTrustEvent]: true }));
}

/** https://dom.spec.whatwg.org/#abortsignal-signal-abort: all dependents are marked before anyone is told. */
export function abortSignal(signal: AbortSignal, reason: unknown): void {
  if (signal[kAborted]) return;
  signal[kAborted] = true;
  signal[kReason] = reason;
  const told: AbortSignal[] = [];
  const dependents = signal[kDependentSignals];
  if (dependents !== undefined) {
    for (const dependent of [...dependents]) {
      if (dependent[kAborted]) continue;
      dependent[kAborted] = true;
      dependent[kReason] = reason;
      told[told.length] = dependent;
    }
    dependents.clear();
  }
  held.delete(signal);
  dispatchAbort(signal);
  for (let index = 0; index < told.length; index++) dispatchAbort(told[index]!);
}

const { defineProperty } = Object;
defineProperty(AbortSignal.prototype, 'aborted', { enumerable: true });
defineEventHandler(AbortSignal.prototype, 'abort');
defineProperty(AbortSignal.prototype, Symbol.toStringTag, { value: 'AbortSignal', configurable: true });
defineProperty(AbortSignal, 'length', { value: 0 });
