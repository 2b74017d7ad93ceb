/**
 * What every host side of a module is given, and what it gives back. This file knows nothing of the engine and
 * nothing of Node: a host file is a function from a HostContext to a table of verbs.
 */

/**
 * What crosses the port. Arguments arrive decoded; a result is encoded into the guest's memory.
 *
 * A `Uint8Array` argument is a view over the guest's linear memory: it is valid until the verb returns and must be
 * copied to be kept. A `Uint8Array` result is copied into a guest `ArrayBuffer` and arrives as `Uint8Array`.
 * Objects, arrays, Dates, Maps, Sets, RegExps and Errors cross by structured clone.
 */
export type PortValue = unknown;

// biome-ignore lint/suspicious/noExplicitAny: verbs differ in their arguments; each contract.ts states them exactly.
export type Verb = (...args: any[]) => PortValue | Promise<PortValue>;

/** Verbs by name. A verb may return a promise: its guest caller then holds a guest promise. */
export type VerbTable = Readonly<Record<string, Verb>>;

/**
 * What `onEvent` sees. Plain data, safe to log, but for `error`, which is the embedder's own.
 *
 * - `create`, `restore` (from the pool), `dispose`: the life of the sandbox.
 * - `access`, `host-call`: one use of a capability.
 * - `denied`: a use that was refused, with the code that the guest saw.
 * - `limit`: a limit that was reached; `code` is the error code of the result, or that of the guest's error.
 * - `host-error`: what a host function, a verb or `decide` threw. The guest sees nothing of `error`.
 */
export interface SandboxEvent {
  readonly type: 'create' | 'restore' | 'access' | 'denied' | 'host-call' | 'host-error' | 'limit' | 'dispose';
  /** Name of the row of the capability table. */
  readonly capability?: string;
  /** The Node module or group of globals at work; `module` is the module loader. */
  readonly module?: string;
  /** Verb, for instance `readFile`. */
  readonly verb?: string;
  /** What was asked for, for instance a path or an URL. */
  readonly target?: string;
  /** Code of the limit or denial. */
  readonly code?: string;
  /** Whether the machine came from the pool. */
  readonly pooled?: boolean;
  readonly error?: unknown;
}

/** One per sandbox. Authority is looked up here, per instance, never in the guest. */
export interface HostContext {
  /** Validated grants by capability name; a capability that was not granted is absent. */
  grant<T>(capability: string): T | undefined;
  /** Reports a use or a denial to the embedder, with the module at work. Costs one branch when nobody listens. */
  emit(event: SandboxEvent): void;
  /** Whether the embedder's `decide` lets this use of a granted capability happen. One branch without one. */
  allows(capability: string, verb: string, target: string | undefined): boolean;
  /** Milliseconds since the Unix epoch by this sandbox's own clock (real, coarse, frozen or virtual). */
  now(): number;
  /** Monotonic milliseconds by this sandbox's own clock, from its creation. */
  monotonic(): number;
  /** Secure or seeded random bytes, written into `target`. */
  randomFill(target: Uint8Array): void;
  /** Aborted when the sandbox ends, for whatever reason: end work that is under way. */
  readonly signal: AbortSignal;
  /** Counts one call of an embedder's function, or as many as it costs; past the limit the sandbox ends. */
  chargeHostCall(cost?: number): void;
  /** Ends the sandbox if its time is over: for a verb that works long, to be called every fraction of a millisecond. */
  checkLimits(): void;
  /**
   * Runs work that cannot look at the limits itself, such as a parser of the guest's text by other authors: it is stopped, and the
   * sandbox ended, when its time is over. Half of what it was about to change may be done then. A tenth of a millisecond a call.
   */
  runStoppable<T>(work: () => T): T;
  /** Ends the sandbox with a limit's code: nothing of the guest runs any more. */
  exceed(code: 'output' | 'host-calls', message: string): never;
  /** Shared state of this sandbox's host modules by key, created at first use (volumes, fd table, ...). */
  share<T>(key: string, create: () => T): T;
  /** Runs guest work later as one macrotask (a timer fired, data arrived). Nothing runs after dispose. */
  enqueue(task: () => void): void;
  /** Gives the same promise, which, returned by a verb, does not keep the guest's program alive (`unref` of Node's handles). */
  background<T>(promise: Promise<T>): Promise<T>;
  readonly limits: Readonly<Record<string, number>>;
}

/** Makes the verbs of one module for one sandbox. */
export type CreateHost<Verbs extends object = VerbTable> = (context: HostContext) => Verbs;
