import { codes } from 'internal:errors';
import processModule from 'node:process';

/** What a domain is to the functions below; the class is in guest-domain.ts. */
export interface DomainLike {
  members: unknown[];
  domain?: unknown;
  enter(): void;
  exit(): void;
  emit(event: string, ...args: unknown[]): boolean;
  listenerCount(event: string): number;
  _errorHandler(error: unknown): boolean;
}

interface Program {
  domain: DomainLike | null | undefined;
  setUncaughtExceptionCaptureCallback(callback: ((error: unknown) => void) | null): void;
  hasUncaughtExceptionCaptureCallback(): boolean;
  on(event: string, listener: (...args: never[]) => void): unknown;
  listenerCount(event: string): number;
  listeners(event: string): unknown[];
  prependListener(event: string, listener: (...args: never[]) => void): unknown;
  removeListener(event: string, listener: (...args: never[]) => void): unknown;
}
export const program = processModule as unknown as Program;

/** The module's exports in Node's order. The entered domains and the innermost of them are public; guest.ts fills in the rest. */
export const module = {
  _stack: [] as DomainLike[],
  Domain: undefined as unknown,
  createDomain: undefined as unknown,
  create: undefined as unknown,
  active: null as DomainLike | null | undefined,
};

/** Makes the innermost entered domain the active one. */
export function activateTop(): void {
  const stack = module._stack;
  module.active = program.domain = stack.length === 0 ? undefined : stack[stack.length - 1];
  updateExceptionCapture();
}

/** Leaves all domains, as an error does that ends what was running in them. */
export function clearStack(): void {
  module._stack.length = 0;
  module.active = program.domain = null;
  updateExceptionCapture();
}

let capture: Program['setUncaughtExceptionCaptureCallback'] = () => {};

/** Uncaught errors go to the active domain while any entered one listens to errors. */
export function updateExceptionCapture(): void {
  capture(null);
  if (module._stack.some((domain) => domain.listenerCount('error') > 0)) capture((error) => program.domain?._errorHandler(error));
}

export function withoutCapture(): void {
  capture(null);
}

/** Listeners of the program run outside of all domains. */
function domainUncaughtExceptionClear(): void {
  clearStack();
}

/** Takes the program's last resort for errors: from now on nobody else may have it. */
export function claimUncaught(): void {
  if (program.hasUncaughtExceptionCaptureCallback()) throw new codes.ERR_DOMAIN_CALLBACK_NOT_AVAILABLE();
  const claimedAt = new Error('require(`domain`) at this point').stack;
  const native = program.setUncaughtExceptionCaptureCallback;
  capture = (callback) => native.call(program, callback);
  const refuse = {
    value: () => {
      const error = new codes.ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE() as Error;
      error.stack += `\n${'-'.repeat(40)}\n${claimedAt}`;
      throw error;
    },
  };
  Object.defineProperty(refuse.value, 'name', { value: '' });
  program.setUncaughtExceptionCaptureCallback = refuse.value as never;

  let active: DomainLike | null | undefined = null;
  Object.defineProperty(program, 'domain', {
    get: Object.defineProperty(() => active, 'name', { value: 'get' }),
    set: Object.defineProperty(
      (domain: DomainLike | null | undefined) => {
        active = domain;
      },
      'name',
      { value: 'set' },
    ),
    enumerable: true,
    configurable: true,
  });

  const clear = domainUncaughtExceptionClear as (...args: never[]) => void;
  const first = (name: string, listener: unknown): void => {
    if (name !== 'uncaughtException' || listener === clear) return;
    program.removeListener(name, clear);
    program.prependListener(name, clear);
  };
  const last = (name: string, listener: unknown): void => {
    if (name !== 'uncaughtException' || listener === clear) return;
    const listeners = program.listeners(name);
    if (listeners.length === 1 && listeners[0] === clear) program.removeListener(name, clear);
  };
  for (const [event, listener] of [
    ['newListener', first],
    ['removeListener', last],
  ] as const) {
    Object.defineProperty(listener, 'name', { value: '' });
    program.on(event, listener as (...args: never[]) => void);
  }
}
