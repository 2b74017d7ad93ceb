import type { HostContext, SandboxEvent } from '../../capabilities/capability.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import { BLAME_KEY, type Blame } from './host-shared.ts';

/** Where a call stands, for errors and events. */
export interface CallPlace {
  /** As in `mail.send`. */
  readonly name: string;
  /** What a use is reported as. */
  readonly event: SandboxEvent & { readonly capability: string; readonly verb: string };
}

/** What the guest sees when one of its calls is refused by a bound of the function. */
export function callLimit(context: HostContext, { name, event }: CallPlace, what: string): VerbError {
  const code = 'ERR_HOST_CALL_LIMIT';
  context.emit({ ...event, type: 'limit', code });
  return new VerbError(`The host function "${name}" ${what}`, { code });
}

export function callTimeout(context: HostContext, { name, event }: CallPlace, timeoutMs: number): VerbError {
  const code = 'ERR_HOST_CALL_TIMEOUT';
  context.emit({ ...event, type: 'limit', code });
  return new VerbError(`The host function "${name}" took longer than ${timeoutMs} ms`, { code });
}

export function invalidArgument(message: string): VerbError {
  return new VerbError(message, { code: 'ERR_INVALID_ARG_VALUE', name: 'TypeError' });
}

/** Remembers where an error came from. It is thrown on as it is: what of it the guest may see is decided in one place. */
export function blame(context: HostContext, { event }: CallPlace, error: unknown): void {
  if (typeof error !== 'object' || error === null) return;
  context.share<Blame>(BLAME_KEY, () => new WeakMap()).set(error, event);
}
