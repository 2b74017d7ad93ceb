import { Tag } from './layout.ts';
import type { Machine } from './machine.ts';

/**
 * Runs a script that the build compiled (scripts/compile.ts): reading it takes a tenth of the time that parsing its source
 * does. The engine trusts compiled code blindly, so only what the build itself wrote may come here. Gives the owned box of
 * the script's value. Throws GuestThrow.
 */
export function runCompiled(machine: Machine, code: Uint8Array): number {
  const { exports } = machine;
  const data = machine.allocate(code.length);
  machine.memory.u8.set(code, data);
  const buffer = exports.QTS_NewArrayBuffer(machine.context, data, code.length);
  const compiled = exports.decode_bytecode(machine.context, buffer);
  machine.freeBox(buffer);
  const result = machine.tag(compiled) === Tag.exception ? compiled : exports.eval_compiled(machine.context, compiled);
  if (machine.tag(result) === Tag.exception) throw machine.takeException();
  exports.free(compiled);
  return result;
}
