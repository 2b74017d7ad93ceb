import { codes } from 'internal:errors';
import { requireShared } from 'internal:loader';
import { setRejectionHooks, setUncaughtHandler, type UncaughtHandler } from 'internal:tasks';
import { emitFailedExit, reallyExit } from './guest-exit.ts';
import { hasStack, UnhandledPromiseRejection } from './guest-unhandled-rejection.ts';

interface Program {
  emit(event: string, ...args: unknown[]): boolean;
  listenerCount(event: string): number;
  emitWarning(warning: Error): void;
  readonly stderr: { write(text: string): unknown };
}

type Capture = (error: unknown) => void;
let capture: Capture | null = null;

/** nodejs.org/api/process.html#processsetuncaughtexceptioncapturecallbackfn */
export function setUncaughtExceptionCaptureCallback(fn: Capture | null): void {
  if (fn === null) {
    capture = null;
    return;
  }
  if (typeof fn !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], fn);
  if (capture !== null) throw new codes.ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
  capture = fn;
}

export function hasUncaughtExceptionCaptureCallback(): boolean {
  return capture !== null;
}

/** Node ends with 7 when a listener of `uncaughtException` throws itself. */
const STATUS_OF_FAILED_LISTENER = 7;

/** Connects the emitter of `uncaughtException`, `unhandledRejection` and `rejectionHandled` to the engine's queues. */
export function connectUncaught(program: Program): void {
  const report = (error: unknown, origin: Parameters<UncaughtHandler>[1]): void => {
    const { describeUncaught } = requireShared('part:process/reports') as typeof import('./guest-reports.ts');
    program.stderr.write(describeUncaught(error, origin));
  };
  setUncaughtHandler((error, origin) => {
    try {
      program.emit('uncaughtExceptionMonitor', error, origin);
      if (capture !== null) {
        capture(error);
        return true;
      }
      if (program.emit('uncaughtException', error, origin)) return true;
    } catch (second) {
      // No exit listener runs after a listener of this event has failed (observed).
      report(second, 'uncaughtException');
      reallyExit(STATUS_OF_FAILED_LISTENER);
    }
    // The listeners run before the report, as the order of the output shows in Node. One that throws replaces the error.
    let fatal = error;
    let status = 1;
    try {
      status = emitFailedExit();
    } catch (second) {
      fatal = second;
    }
    report(fatal, origin);
    if (status !== 1) reallyExit(status);
    return false;
  });
  setRejectionHooks({
    unhandled: (reason, promise) => program.emit('unhandledRejection', reason, promise),
    asError: (reason) => (hasStack(reason) ? reason : new UnhandledPromiseRejection(reason)),
    handled(promise, id) {
      if (program.emit('rejectionHandled', promise)) return;
      const warning = new Error(`Promise rejection was handled asynchronously (rejection id: ${id})`);
      program.emitWarning(Object.assign(warning, { name: 'PromiseRejectionHandledWarning', id }));
    },
  });
}
