import type { HostContext, SandboxEvent } from './capabilities/capability.ts';
import { markBackground } from './engine/background.ts';
import { Termination } from './engine/termination.ts';
import type { Limits } from './limits.ts';
import type { ClockGrant, RandomGrant } from './options.ts';

/** What one sandbox's host sides share. Made per sandbox, so it is a class with little in it. */
export class SandboxContext implements HostContext {
  readonly limits: Readonly<Record<string, number>>;
  readonly #grants: Readonly<Record<string, unknown>>;
  readonly #onEvent: ((event: SandboxEvent) => void) | undefined;
  readonly #factories: Readonly<Record<string, () => unknown>>;
  readonly #shared = new Map<string, unknown>();
  readonly #enqueue: (task: () => void) => void;
  readonly #started = performance.now();
  /** Where the restored clock stood. */
  readonly #monotonicBase: number;
  #random: (() => number) | undefined;
  #hostCalls = 0;
  #controller: AbortController | undefined;

  constructor(options: {
    grants: Readonly<Record<string, unknown>>;
    limits: Limits;
    onEvent: ((event: SandboxEvent) => void) | undefined;
    monotonicBase: number;
    enqueue: (task: () => void) => void;
    /** Shared state that the sandbox itself knows how to make, by key. */
    factories: Readonly<Record<string, () => unknown>>;
  }) {
    this.#factories = options.factories;
    this.#grants = options.grants;
    this.limits = options.limits as unknown as Readonly<Record<string, number>>;
    this.#onEvent = options.onEvent;
    this.#monotonicBase = options.monotonicBase;
    this.#enqueue = options.enqueue;
  }

  grant<T>(capability: string): T | undefined {
    return this.#grants[capability] as T | undefined;
  }

  emit(event: SandboxEvent): void {
    if (this.#onEvent === undefined) return;
    try {
      this.#onEvent(event);
    } catch {
      // An observer cannot change what happens.
    }
  }

  now(): number {
    const clock = (this.#grants['clock'] ?? 'real') as ClockGrant;
    if (clock === 'real') return Date.now();
    if ('frozen' in clock) return clock.frozen;
    return Math.floor(Date.now() / clock.coarse) * clock.coarse;
  }

  monotonic(): number {
    const elapsed = this.#monotonicBase + performance.now() - this.#started;
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
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  /** The sandbox is over. */
  end(): void {
    this.#controller?.abort();
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
  }

  get hostCalls(): number {
    return this.#hostCalls;
  }

  chargeHostCall(): void {
    const max = this.limits['hostCalls']!;
    if (++this.#hostCalls > max) this.exceed('host-calls', `The guest made more than ${max} host calls`);
  }

  exceed(code: 'output' | 'host-calls', message: string): never {
    this.emit({ type: 'limit', code });
    throw new Termination(code, message);
  }
}

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
