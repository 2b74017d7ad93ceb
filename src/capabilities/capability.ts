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

/** What `onEvent` sees. Plain data, safe to log. */
export interface SandboxEvent {
  readonly type: 'create' | 'restore' | 'access' | 'denied' | 'host-call' | 'limit' | 'dispose';
  /** Capability name for `access`, `denied` and `host-call`. */
  readonly capability?: string;
  /** Verb, for instance `readFile`. */
  readonly verb?: string;
  /** What was asked for, for instance a path or an URL. */
  readonly target?: string;
  /** Code of the limit or denial. */
  readonly code?: string;
  readonly [detail: string]: unknown;
}

/** One per sandbox. Authority is looked up here, per instance, never in the guest. */
export interface HostContext {
  /** Validated grants by capability name; a capability that was not granted is absent. */
  grant<T>(capability: string): T | undefined;
  /** Reports a use or a denial to the embedder. Costs one branch when nobody listens. */
  emit(event: SandboxEvent): void;
  /** Milliseconds since the Unix epoch by this sandbox's own clock (real, coarse, frozen or virtual). */
  now(): number;
  /** Monotonic milliseconds by this sandbox's own clock, from its creation. */
  monotonic(): number;
  /** Secure or seeded random bytes, written into `target`. */
  randomFill(target: Uint8Array): void;
  /** Aborted when the sandbox ends, for whatever reason: end work that is under way. */
  readonly signal: AbortSignal;
  /** Counts one call of an embedder's function; past the limit the sandbox ends. */
  chargeHostCall(): void;
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
