/**
 * Every code there is, once. `docs/errors.md` is made from this table. The first group is how guest code can fail: it
 * arrives as a value. The second is misuse by the embedder: it is thrown as a SandboxError.
 */
export const errorCodes = {
  guest: 'Guest code threw, or a promise of it was rejected',
  syntax: 'Guest source could not be parsed',
  memory: 'The guest used up limits.memoryBytes; the sandbox is over',
  cpu: 'The guest used up limits.cpuMs; the sandbox is over',
  wall: 'The operation took longer than limits.wallMs; the sandbox is over',
  stack: 'The guest used up the stack; the sandbox is over',
  output: 'The guest wrote more than limits.stdioBytes; the sandbox is over',
  'host-calls': 'The guest made more host calls than limits.hostCalls or limits.hostCallsInFlight; the sandbox is over',
  timers: 'The guest has more timers than limits.timers; the sandbox is over',
  jobs: 'The guest has more pending promise jobs than limits.pendingJobs; the sandbox is over',
  source: 'A module is larger than limits.sourceBytes',
  serialize: 'A value cannot cross, or is larger than limits.transferBytes or deeper than limits.transferDepth',
  stalled: 'Nothing is left to do, but the promise asked for never settled',
  exit: 'The program called process.exit() where a value was asked for; the sandbox is over',
  aborted: 'The AbortSignal of the operation was aborted; the sandbox is over',
  trap: 'The engine failed; the sandbox is over, the host and other sandboxes are not affected',
  disposed: 'The sandbox was disposed, or is over because of an earlier failure',
  option: 'An option is unknown, of the wrong type or contradicts another',
  snapshot: 'A snapshot was altered, comes from another version, or cannot be taken now',
  export: 'The module has no such export, or it is not a function',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/**
 * Misuse of the API. Guest failures are values, see {@link GuestFailure}.
 *
 * @example
 * const error = await createSandbox({ cwd: 'app' }).catch((error) => error);
 * [error instanceof SandboxError, error.code]; // [true, 'option']
 */
export class SandboxError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SandboxError';
    this.code = code;
  }
}

/** One line of a guest stack, mapped to the user's own source. */
export interface StackFrame {
  /** Name of the function; empty at the top level. */
  readonly functionName: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Why guest code failed. Inert data: nothing in it is the guest's own object. */
export interface GuestFailure {
  readonly code: ErrorCode;
  /** The guest error's own name, for instance `TypeError`; the code's meaning for a limit. */
  readonly name: string;
  readonly message: string;
  /** The guest's stack as text, as its code would see it. */
  readonly stack: string;
  readonly frames: readonly StackFrame[];
  /** The guest error's own `code`, for instance `ENOENT`. */
  readonly guestCode?: string | number;
  /** Other own fields that are strings, numbers, booleans or null. */
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
  readonly cause?: GuestFailure;
  /**
   * What a host function or verb threw, when that is what failed; the guest saw nothing of it. Not enumerable, so that a failure
   * which is sent on as JSON does not tell it.
   */
  readonly hostCause?: unknown;
}
