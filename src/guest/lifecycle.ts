import { setEntry } from 'internal:entries';

const callbacks: (() => void)[] = [];

/**
 * Registers what must be forgotten when this memory becomes another sandbox: cached environment, arguments, clock
 * origins. Runs before any code of the new tenant.
 */
export function onRestore(callback: () => void): void {
  callbacks.push(callback);
}

setEntry('restore', () => {
  for (let i = 0; i < callbacks.length; i++) callbacks[i]!();
});
