import { codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { validateString } from 'internal:validators';

interface Warner {
  emit(event: string, ...args: unknown[]): boolean;
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly argv0: string;
  readonly pid: number;
  noDeprecation?: boolean;
  throwDeprecation?: boolean;
  traceDeprecation?: boolean;
}

interface WarningError extends Error {
  code?: string;
  detail?: string;
}

interface WarningOptions {
  type?: string;
  code?: string;
  detail?: string;
  ctor?: (...args: never[]) => unknown;
}

let warner: Warner;

export function setWarner(process: Warner): void {
  warner = process;
}

function createWarning(
  text: string,
  type: string,
  code: string | undefined,
  ctor: WarningOptions['ctor'],
  detail?: string,
): WarningError {
  const warning = new Error(text) as WarningError;
  warning.name = type;
  if (code !== undefined) warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  // The stack begins at the caller, under the warning's own name.
  (Error as unknown as { captureStackTrace(error: Error, above: unknown): void }).captureStackTrace(warning, ctor ?? emitWarning);
  return warning;
}

/** Emits `warning` on the next tick (nodejs.org/api/process.html#processemitwarningwarning-options). */
export function emitWarning(
  warning: string | Error,
  type?: string | WarningOptions | WarningOptions['ctor'],
  code?: string | WarningOptions['ctor'],
  ctor?: WarningOptions['ctor'],
): void {
  // Deprecations may be switched off before anything of them is looked at (observed).
  if (type === 'DeprecationWarning' && warner.noDeprecation) return;
  let name: unknown = type;
  let warningCode: unknown = code;
  let above = ctor;
  let detail: string | undefined;
  if (typeof type === 'object' && type !== null && !Array.isArray(type)) {
    name = type.type || 'Warning';
    above = type.ctor;
    warningCode = type.code;
    if (typeof type.detail === 'string') detail = type.detail;
  } else if (typeof type === 'function') {
    above = type;
    warningCode = '';
    name = 'Warning';
  }
  if (name !== undefined) validateString(name, 'type');
  if (typeof warningCode === 'function') {
    above = warningCode as WarningOptions['ctor'];
    warningCode = undefined;
  } else if (warningCode !== undefined) {
    validateString(warningCode, 'code');
  }
  let error: WarningError;
  if (typeof warning === 'string') {
    const text = (warningCode as string | undefined) || undefined;
    error = createWarning(warning, (name as string) || 'Warning', text, above, detail);
  } else if (warning instanceof Error) {
    error = warning;
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (error.name === 'DeprecationWarning') {
    if (warner.noDeprecation) return;
    if (warner.throwDeprecation) {
      // An uncaught exception, not one of the caller's.
      nextTick(() => {
        throw error;
      });
      return;
    }
  }
  nextTick(() => void warner.emit('warning', error));
}

let isHintGiven = false;

/** The listener that every program starts with: it writes Node's text to stderr. */
export function writeWarning(warning: unknown): void {
  if (!(warning instanceof Error) || warner.env.NODE_NO_WARNINGS === '1') return;
  const { name, code, detail } = warning as WarningError;
  const isDeprecation = name === 'DeprecationWarning';
  if (isDeprecation && warner.noDeprecation) return;
  const isTraced = isDeprecation && warner.traceDeprecation;
  let text = `(node:${warner.pid}) ${code ? `[${code}] ` : ''}`;
  if (isTraced && warning.stack) text += warning.stack;
  else text += typeof warning.toString === 'function' ? `${warning.toString()}` : Error.prototype.toString.call(warning);
  if (typeof detail === 'string') text += `\n${detail}`;
  if (!isTraced && !isHintGiven) {
    const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
    const program = warner.argv0.slice(warner.argv0.lastIndexOf('/') + 1) || 'node';
    text += `\n(Use \`${program} ${flag} ...\` to show where the warning was created)`;
    isHintGiven = true;
  }
  warner.stderr.write(`${text}\n`);
}
