import { setMaxListeners } from 'node:events';
import type { Decide, Watch } from './capabilities/access.ts';
import type { SandboxEvent } from './capabilities/capability.ts';
import type { ClockGrant } from './capabilities/clock.ts';
import type { RandomGrant } from './capabilities/random.ts';
import { VerbError } from './capabilities/verb-error.ts';
import { monotonicNow } from './clock.ts';
import { markBackground } from './engine/background.ts';
import { Termination } from './engine/termination.ts';
import { SandboxError } from './errors.ts';
import type { Limits } from './limits.ts';

/** The name that the module loader has in events. */
const LOADER = 'module';

const SQLITE_ERROR = 'ERR_SQLITE_ERROR';

/** Codes of errors that stand for a limit, with the capability that it is of. */
const LIMIT_ERRORS: Readonly<Record<string, string>> = Object.freeze({
  __proto__: null,
  EMFILE: 'fs',
  ERR_SOURCE_TOO_LARGE: 'fs',
  ERR_SQLITE_ROW_LIMIT: 'sqlite',
  [SQLITE_ERROR]: 'sqlite',
} as never);

/** SQLITE_NOMEM, SQLITE_FULL and SQLITE_TOOBIG (sqlite.org/rescode.html). */
const SQLITE_LIMITS: ReadonlySet<unknown> = new Set([7, 13, 18]);

/** What one sandbox's host sides share. Made per sandbox, so it is a class with little in it. */
export class SandboxContext implements Watch {
  readonly limits: Readonly<Record<string, number>>;
  readonly #grants: Readonly<Record<string, unknown>>;
  readonly #onEvent: ((event: SandboxEvent) => void) | undefined;
  readonly #decide: Decide | undefined;
  readonly watched: boolean;
  /** The module and verb at work, known while somebody looks. What is done outside of verbs is the loader's. */
  #module = LOADER;
  #verb: string | undefined;
  readonly #factories: Readonly<Record<string, () => unknown>>;
  readonly #shared = new Map<string, unknown>();
  readonly #enqueue: (task: () => void) => void;
  readonly checkLimits: () => void;
  readonly runStoppable: <T>(work: () => T) => T;
  readonly #started = monotonicNow();
  /** Where the restored clock stood. */
  readonly #monotonicBase: number;
  #random: (() => number) | undefined;
  #hostCalls = 0;
  /** Counts the operations of the sandbox. */
  operation = 0;
  #controller: AbortController | undefined;
  #ended: Termination | undefined;

  constructor(options: {
    grants: Readonly<Record<string, unknown>>;
    limits: Limits;
    onEvent: ((event: SandboxEvent) => void) | undefined;
    decide: Decide | undefined;
    monotonicBase: number;
    enqueue: (task: () => void) => void;
    checkLimits: () => void;
    runStoppable: <T>(work: () => T) => T;
    /** Shared state that the sandbox itself knows how to make, by key. */
    factories: Readonly<Record<string, () => unknown>>;
  }) {
    this.#factories = options.factories;
    this.#grants = options.grants;
    this.limits = options.limits as unknown as Readonly<Record<string, number>>;
    this.#onEvent = options.onEvent;
    this.#decide = options.decide;
    this.watched = options.onEvent !== undefined || options.decide !== undefined;
    this.#monotonicBase = options.monotonicBase;
    this.#enqueue = options.enqueue;
    this.checkLimits = options.checkLimits;
    this.runStoppable = options.runStoppable;
  }

  grant<T>(capability: string): T | undefined {
    return this.#grants[capability] as T | undefined;
  }

  emit(event: SandboxEvent): void {
    if (this.#onEvent === undefined) return;
    try {
      const result: unknown = this.#onEvent(event.capability === undefined ? event : { module: this.#module, ...event });
      ignoreRejection(result);
    } catch {
      // An observer cannot change what happens.
    }
  }

  allows(capability: string, verb: string, target: string | undefined): boolean {
    if (this.#decide === undefined) return true;
    try {
      const answer: unknown = this.#decide(Object.freeze({ capability, module: this.#module, verb, target }));
      ignoreRejection(answer);
      return answer === true;
    } catch (error) {
      this.emit({ type: 'host-error', capability, verb, ...(target !== undefined && { target }), error });
      return false;
    }
  }

  within<T>(module: string, verb: string, run: () => T): T {
    const [outerModule, outerVerb] = [this.#module, this.#verb];
    this.#module = module;
    this.#verb = verb;
    try {
      const result = run();
      this.#module = outerModule;
      this.#verb = outerVerb;
      return result;
    } catch (error) {
      this.#reportLimit(error);
      // What ends the sandbox is reported later, and where it happened with it.
      if (!(error instanceof Termination)) {
        this.#module = outerModule;
        this.#verb = outerVerb;
      }
      throw error;
    }
  }

  /** For work outside of verbs. */
  reportingLimits<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      this.#reportLimit(error);
      throw error;
    }
  }

  /** A limit that the guest is told of by an error, and that nothing has reported where it was met. */
  #reportLimit(error: unknown): void {
    if (this.#onEvent === undefined || !(error instanceof VerbError) || error.code === undefined) return;
    const capability = LIMIT_ERRORS[error.code];
    if (capability === undefined || (error.code === SQLITE_ERROR && !SQLITE_LIMITS.has(error.fields['errcode']))) return;
    const verb = this.#verb;
    this.emit({ type: 'limit', capability, ...(verb !== undefined && { verb }), code: error.code });
  }

  /** Reports the limit that ended the sandbox. */
  emitLimit(code: string): void {
    this.emit({ type: 'limit', code, ...(this.#verb !== undefined && { module: this.#module, verb: this.#verb }) });
  }

  now(): number {
    const clock = (this.#grants['clock'] ?? 'real') as ClockGrant;
    if (clock === 'real') return Date.now();
    if ('frozen' in clock) return clock.frozen;
    return Math.floor(Date.now() / clock.coarse) * clock.coarse;
  }

  monotonic(): number {
    const elapsed = this.#monotonicBase + monotonicNow() - this.#started;
    const clock = (this.#grants['clock'] ?? 'real') as ClockGrant;
    return clock !== 'real' && 'coarse' in clock ? Math.floor(elapsed / clock.coarse) * clock.coarse : elapsed;
  }

  randomFill(target: Uint8Array): void {
    const random = (this.#grants['random'] ?? 'secure') as RandomGrant;
    if (random === 'secure') {
      // getRandomValues takes at most 65,536 bytes at a time (w3c.github.io/webcrypto#Crypto-method-getRandomValues).
      for (let at = 0; at < target.length; at += 65_536) globalThis.crypto.getRandomValues(target.subarray(at, at + 65_536));
      return;
    }
    this.#random ??= mulberry32(random.seed);
    for (let i = 0; i < target.length; i++) target[i] = this.#random() & 0xff;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      // Each host function under way listens, as many as limits allow: that is no leak to be warned of.
      setMaxListeners(0, this.#controller.signal);
      if (this.#ended !== undefined) this.#controller.abort(reasonOf(this.#ended));
    }
    return this.#controller.signal;
  }

  /** The sandbox is over: what is under way for it is told to stop, and why. */
  end(why: Termination): void {
    this.#ended = why;
    this.#controller?.abort(reasonOf(why));
    this.#shared.clear();
  }

  share<T>(key: string, create: () => T): T {
    if (!this.#shared.has(key)) this.#shared.set(key, (this.#factories[key] ?? create)());
    return this.#shared.get(key) as T;
  }

  enqueue(task: () => void): void {
    this.#enqueue(task);
  }

  background<T>(promise: Promise<T>): Promise<T> {
    markBackground(promise);
    return promise;
  }

  /** A new operation: its counts start from nothing. */
  beginOperation(): void {
    this.#hostCalls = 0;
    this.operation++;
    this.#module = LOADER;
    this.#verb = undefined;
  }

  get hostCalls(): number {
    return this.#hostCalls;
  }

  chargeHostCall(cost = 1): void {
    const max = this.limits['hostCalls']!;
    this.#hostCalls += cost;
    if (this.#hostCalls > max) this.exceed('host-calls', `The guest made more than ${max} host calls`);
  }

  exceed(code: 'output' | 'host-calls', message: string): never {
    throw new Termination(code, message);
  }
}

/** That of an async callback, which nothing here waits for, must not end the host's process. */
function ignoreRejection(result: unknown): void {
  if (result instanceof Promise) result.catch(() => {});
}

/** Made for whoever listens only: an error writes its stack, which takes a twentieth of the time of a short sandbox. */
const reasonOf = ({ code, message }: Termination): SandboxError => new SandboxError(code, message);

/** A small seeded generator (32 bits of state, full period): repeatable, not secret. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}
