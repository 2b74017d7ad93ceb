import type { HostContext } from '../../capabilities/capability.ts';
import type { TimersVerbs } from './contract.ts';

/** The clock alone: the host's event loop reads the earliest due time out of the guest's state array. */
export function createTimersHost(context: HostContext): TimersVerbs {
  return { monotonic: () => context.monotonic() };
}
