import { onRestore } from 'internal:lifecycle';
import { port, verbId } from 'internal:port';

/**
 * The embedder's functions as the guest sees them: `import { send } from 'host:mail'`. Each is the port itself, bound to a
 * slot: a function of its own around it took twice as long as all the rest of a call. Names are known while a snapshot is
 * prepared and grants are not, so each sandbox tells its host which names stand behind the slots, and the host looks for the
 * grant at the first call.
 */
const DECLARE = verbId('host.declare');
const CALL = verbId('host.call');

const { defineProperty } = Object;
/** `port.bind`, which nothing that is patched later changes. */
const bind = Function.prototype.bind.bind(port);

/** Module and name by slot. */
const declared: [module: string, name: string][] = [];
const made = new Map<string, (...args: unknown[]) => unknown>();

onRestore(() => {
  for (let slot = 0; slot < declared.length; slot++) port(DECLARE, slot, declared[slot]![0], declared[slot]![1]);
});

/** The function `name` of `host:<module>` or `capability:<name>`; one identity for all imports. */
export function hostFunctionOf(module: string, name: string): (...args: unknown[]) => unknown {
  const key = `${module}\0${name}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const slot = declared.length;
  declared[slot] = [module, name];
  port(DECLARE, slot, module, name);
  const call = bind(undefined, CALL, slot) as (...args: unknown[]) => unknown;
  defineProperty(call, 'name', { value: name, configurable: true });
  made.set(key, call);
  return call;
}
