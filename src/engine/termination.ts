/** Why a sandbox ended. Thrown through the Wasm frames, so no guest code runs after it: no catch, no finally, no job. */
export type TerminationCode =
  | 'memory'
  | 'cpu'
  | 'wall'
  | 'stack'
  | 'output'
  | 'host-calls'
  | 'timers'
  | 'jobs'
  | 'trap'
  | 'aborted'
  | 'disposed'
  | 'exit';

/** Ends a machine for good: after it was thrown the instance is never entered again. */
export class Termination extends Error {
  readonly code: TerminationCode;

  constructor(code: TerminationCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Termination';
    this.code = code;
  }
}

/** Whether V8's own stack has ended. */
export function isStackEnd(error: unknown): boolean {
  return error instanceof RangeError && /call stack/.test(error.message);
}

/**
 * What an exception that came out of Wasm means. A RangeError is V8's own stack that ended before the guest's, because the
 * embedder had used up most of it; a RuntimeError is a trap. Both leave the instance in an unknown state.
 */
export function toTermination(error: unknown): Termination {
  if (error instanceof Termination) return error;
  if (error instanceof RangeError) return new Termination('stack', 'The guest used up the stack', { cause: error });
  if (error instanceof WebAssembly.RuntimeError)
    return new Termination('trap', `The engine trapped: ${error.message}`, { cause: error });
  return new Termination('trap', 'The engine failed', { cause: error });
}
