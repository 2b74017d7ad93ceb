import type { HostContext } from '../../capabilities/capability.ts';
import { VerbError } from '../../capabilities/verb-error.ts';

/** Structures are charged while they are read and written; text and bytes are measured here. */
export function bounded(context: HostContext, value: unknown): unknown {
  if (typeof value !== 'string' && !(value instanceof Uint8Array)) return value;
  const most = context.limits['transferBytes']!;
  if (value.length <= most) return value;
  context.emit({ type: 'limit', capability: 'host', code: 'ERR_SERIALIZE' });
  throw new VerbError(`The value is larger than ${most} bytes`, { code: 'ERR_SERIALIZE', name: 'TypeError' });
}

/** An argument that may be kept: a view over guest memory would change under the embedder's hands. */
export function owned(context: HostContext, value: unknown): unknown {
  const argument = bounded(context, value);
  return argument instanceof Uint8Array ? argument.slice() : argument;
}

/** Query builders and the like are no promises, and meant to be awaited all the same. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
