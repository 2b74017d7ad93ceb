import type { GuestFailure } from './errors.ts';

/** What an operation cost. */
export interface Usage {
  /** Milliseconds of guest code. */
  readonly cpuMs: number;
  /** Milliseconds from start to end. */
  readonly wallMs: number;
  /** Interpreter steps and native loop iterations: the same for the same work on every machine. */
  readonly steps: number;
  /** Bytes of heap the sandbox has taken so far. */
  readonly memoryBytes: number;
  /** Calls of the embedder's functions. */
  readonly hostCalls: number;
}

/** How an operation ended. A failure of the guest is a value; misuse by the host throws. */
export type Result<T = unknown> =
  | { readonly ok: true; readonly value: T; readonly usage: Usage }
  | { readonly ok: false; readonly error: GuestFailure; readonly usage: Usage };

/** How a program ended. */
export interface ExecResult {
  /** As the shell would see it: 0, what `process.exit` or `process.exitCode` said, 1 after an uncaught error, 13 for a top-level await that never settled. */
  readonly exitCode: number;
  /** The uncaught error, or the limit that ended the program. */
  readonly error: GuestFailure | undefined;
  readonly usage: Usage;
}
