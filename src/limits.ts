import { SandboxError } from './errors.ts';

/**
 * What a sandbox may use. Each has a finite default; `Infinity` has to be typed out. Times are per operation (`run`,
 * `call`, `evaluate`, `exec`), counts and sizes are per sandbox unless said otherwise.
 */
export interface Limits {
  /** Linear memory in bytes, exact to a 64 KiB page. The engine itself and what it boots with need 3 MiB. */
  readonly memoryBytes: number;
  /** Milliseconds of guest code, host functions it calls synchronously included, per operation. */
  readonly cpuMs: number;
  /** Milliseconds from start to end, waiting for the host included, per operation. */
  readonly wallMs: number;
  /** Bytes of guest stack, from 16 KiB to the default. */
  readonly stackBytes: number;
  /** Bytes of source text of one module. */
  readonly sourceBytes: number;
  /** Bytes of one value that crosses: an argument, a result, or what a host function takes or gives. */
  readonly transferBytes: number;
  /** Levels of nesting in one value that crosses. */
  readonly transferDepth: number;
  /** Calls of the embedder's own functions (`host:`) per operation. */
  readonly hostCalls: number;
  /** Asynchronous host work that has not settled yet. */
  readonly hostCallsInFlight: number;
  /** Timers that wait. */
  readonly timers: number;
  /** Promise jobs that wait. */
  readonly pendingJobs: number;
  /** Bytes written to stdout and stderr together. */
  readonly stdioBytes: number;
}

/** The defaults. */
export const defaultLimits: Limits = Object.freeze({
  memoryBytes: 64 << 20,
  cpuMs: 1_000,
  wallMs: 10_000,
  stackBytes: 256 << 10,
  sourceBytes: 4 << 20,
  transferBytes: 1 << 20,
  transferDepth: 64,
  hostCalls: 10_000,
  hostCallsInFlight: 256,
  timers: 1_000,
  pendingJobs: 100_000,
  stdioBytes: 1 << 20,
});

/** Those of `prepare()`: what boots once may take longer than one operation, as loading a framework does on a busy machine. */
export const preparingLimits: Limits = Object.freeze({ ...defaultLimits, cpuMs: 10_000, wallMs: 60_000 });

/** The smallest memory the engine and its built-in snapshot fit in. */
const MINIMUM_MEMORY = 4 << 20;
const MAXIMUM_MEMORY = 2 ** 31;
/** The smallest stack that a module, an error and its text fit in. */
const MINIMUM_STACK = 16 << 10;
const MAXIMUM_STACK = 256 << 10;

/** Fills in the defaults and refuses what is no limit, naming the value and what is allowed. */
export function parseLimits(value: unknown, defaults = defaultLimits): Limits {
  if (value === undefined) return defaults;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SandboxError('option', `limits must be an object, got ${describe(value)}`);
  }
  const limits: Record<string, number> = { ...defaults };
  for (const [name, limit] of Object.entries(value)) {
    if (!Object.hasOwn(defaultLimits, name)) {
      throw new SandboxError('option', `Unknown limit "${name}", allowed are ${Object.keys(defaultLimits).join(', ')}`);
    }
    if (limit === undefined) continue;
    if (typeof limit !== 'number' || !(limit > 0)) {
      throw new SandboxError('option', `limits.${name} must be a positive number or Infinity, got ${describe(limit)}`);
    }
    limits[name] = limit;
  }
  const parsed = limits as unknown as Limits;
  const given = value as Partial<Limits>;
  // Typed out, what is larger than its bound is a contradiction; as a default it only follows the smaller number.
  if (given.cpuMs === undefined) limits['cpuMs'] = Math.min(parsed.cpuMs, parsed.wallMs);
  if (given.hostCallsInFlight === undefined) limits['hostCallsInFlight'] = Math.min(parsed.hostCallsInFlight, parsed.hostCalls);
  if (parsed.memoryBytes < MINIMUM_MEMORY) {
    throw new SandboxError(
      'option',
      `limits.memoryBytes must be at least ${MINIMUM_MEMORY} (the engine itself), got ${parsed.memoryBytes}`,
    );
  }
  if (parsed.stackBytes < MINIMUM_STACK || parsed.stackBytes > MAXIMUM_STACK) {
    throw new SandboxError(
      'option',
      `limits.stackBytes must be at least ${MINIMUM_STACK} and at most ${MAXIMUM_STACK}, got ${parsed.stackBytes}`,
    );
  }
  if (parsed.cpuMs > parsed.wallMs) {
    throw new SandboxError('option', `limits.cpuMs (${parsed.cpuMs}) must not be larger than limits.wallMs (${parsed.wallMs})`);
  }
  if (parsed.transferBytes > parsed.memoryBytes) {
    throw new SandboxError(
      'option',
      `limits.transferBytes (${parsed.transferBytes}) must not be larger than limits.memoryBytes (${parsed.memoryBytes})`,
    );
  }
  if (parsed.hostCallsInFlight > parsed.hostCalls) {
    throw new SandboxError(
      'option',
      `limits.hostCallsInFlight (${parsed.hostCallsInFlight}) must not be larger than limits.hostCalls (${parsed.hostCalls})`,
    );
  }
  limits['memoryBytes'] = Math.min(parsed.memoryBytes, MAXIMUM_MEMORY);
  return Object.freeze(parsed);
}

function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? 'an array' : 'an object';
}
