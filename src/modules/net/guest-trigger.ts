import { tracker } from 'internal:async-context';

/** What `run` makes is triggered by this id: a socket's own, not that of the code that happens to run (async_hooks, observed). */
export function withTrigger(id: number, run: () => void): void {
  if (tracker === undefined) run();
  else tracker.triggered(id, run);
}
