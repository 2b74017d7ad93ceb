import { Tag } from './layout.ts';
import type { Machine } from './machine.ts';

/**
 * Runs a script that the build compiled (scripts/compile.ts): reading it takes a tenth of the time that parsing its source
 * does. The engine trusts compiled code blindly, so only what the build itself wrote may come here. Gives the owned box of
 * the script's value, in the first realm or another. Throws GuestThrow.
 */
export function runCompiled(machine: Machine, code: Uint8Array, realm = machine.context): number {
  const { exports } = machine;
  const data = machine.allocate(code.length);
  machine.memory.u8.set(code, data);
  const buffer = exports.QTS_NewArrayBuffer(realm, data, code.length);
  const compiled = exports.decode_bytecode(realm, buffer);
  machine.freeBox(buffer);
  const result = machine.tag(compiled) === Tag.exception ? compiled : exports.eval_compiled(realm, compiled);
  if (machine.tag(result) === Tag.exception) throw machine.takeException();
  exports.free(compiled);
  return result;
}
