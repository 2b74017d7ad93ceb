import { onRestore } from 'internal:lifecycle';
import { port, verbId } from 'internal:port';

/**
 * The embedder's functions as the guest sees them: `import { send } from 'host:mail'`. Names are known while a snapshot is
 * prepared, grants are not; so the number behind a name is looked up at its first call in each sandbox.
 */
const FIND = verbId('host.find');
const CALL = verbId('host.call');

let restores = 0;
onRestore(() => {
  restores++;
});

const made = new Map<string, (...args: unknown[]) => unknown>();

/** The function `name` of `host:<module>`; one identity for all imports. */
export function hostFunctionOf(module: string, name: string): (...args: unknown[]) => unknown {
  const key = `${module}.${name}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  let index = -1;
  let found = -1;
  const call = {
    [name](a?: unknown, b?: unknown, c?: unknown, ...rest: unknown[]): unknown {
      if (found !== restores) {
        index = port(FIND, module, name) as number;
        found = restores;
      }
      // Spread calls cost twice as much in the engine, and most functions take few arguments.
      if (rest.length > 0) return port(CALL, index, a, b, c, ...rest);
      return c !== undefined ? port(CALL, index, a, b, c) : b !== undefined ? port(CALL, index, a, b) : port(CALL, index, a);
    },
  }[name]!;
  made.set(key, call);
  return call;
}
