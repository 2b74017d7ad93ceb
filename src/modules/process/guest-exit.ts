import { setEntry } from 'internal:entries';
import { requireShared } from 'internal:loader';
import { endProgram } from 'internal:native';
import { reportUncaught } from 'internal:tasks';
import { validateInteger } from 'internal:validators';
import { host } from './guest-host.ts';

type Reports = typeof import('./guest-reports.ts');

interface Emitter {
  emit(event: string, ...args: unknown[]): boolean;
}

let emitter: Emitter;
let exitCode: number | undefined;
let isExiting = false;

/** The process object, whose `exit` listeners are to run. */
export function setExitEmitter(process: Emitter): void {
  emitter = process;
}

/** A number, or digits in a string: as Node 24 takes them (nodejs.org/api/process.html#processexitcode). */
function parseExitCode(code: unknown): number | undefined {
  if (code === undefined || code === null) return undefined;
  let number = code;
  if (typeof code === 'string' && code !== '' && !Number.isNaN(Number(code))) number = Number(code);
  validateInteger(number, 'code');
  return number | 0;
}

export const exitState = {
  get exitCode(): number | undefined {
    return exitCode;
  },
  set exitCode(code: unknown) {
    exitCode = parseExitCode(code);
  },
  get isExiting(): boolean {
    return isExiting;
  },
  set isExiting(value: boolean) {
    isExiting = value;
  },
};

/** A process's exit status has eight bits. */
function statusOf(code: number | undefined): number {
  return (code ?? 0) & 0xff;
}

/** Ends the program without listeners. */
export function reallyExit(...given: [code?: number]): never {
  return endProgram(statusOf(given[0]));
}

/** Runs the `exit` listeners, then ends the program (nodejs.org/api/process.html#processexitcode-1). */
export function exit(code?: number | string | null): never {
  if (code !== undefined) exitCode = parseExitCode(code);
  if (!isExiting) {
    isExiting = true;
    emitter.emit('exit', exitCode ?? 0);
  }
  // A listener may have replaced it (test runners do).
  (emitter as unknown as { reallyExit(status: number): never }).reallyExit(exitCode ?? 0);
  return endProgram(statusOf(exitCode));
}

/** Runs the `exit` listeners of a program that failed with an error; gives the status that they leave. */
export function emitFailedExit(): number {
  if (!isExiting) {
    isExiting = true;
    exitCode = 1;
    emitter.emit('exit', 1);
  }
  return statusOf(exitCode ?? 1);
}

/** Whether the loop goes round once more: after an error that was handled Node has an immediate. */
setEntry('emitBeforeExit', (): boolean => {
  try {
    emitter.emit('beforeExit', exitCode ?? 0);
    return false;
  } catch (error) {
    reportUncaught(error);
    return true;
  }
});

/**
 * `status`: what the loop ended with, for instance 13 for a main module that never settles, which stands at `places`. Node says so
 * before any listener runs, and of a program that has not set another status.
 */
setEntry('emitExit', (status: number, places: string): number => {
  if (!isExiting) {
    isExiting = true;
    if (!exitCode && status !== 0) {
      exitCode = status;
      if (places !== '') host.write(2, (requireShared('part:process/reports') as Reports).describeUnsettled(places));
    }
    try {
      emitter.emit('exit', exitCode ?? status);
    } catch (error) {
      reportUncaught(error);
    }
  }
  return statusOf(exitCode);
});
