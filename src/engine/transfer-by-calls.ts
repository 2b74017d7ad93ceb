import type { Machine } from './machine.ts';

/**
 * Strings through the engine's exported functions, for a build whose memory layout is not the one this library reads. C
 * strings lose NUL and lone surrogates, so such text travels as JSON, which escapes both.
 */
const NEEDS_ESCAPE = /[\0\p{Surrogate}]/u;

/** Writes an owned string into `box`. */
export function writeStringByCalls(machine: Machine, box: number, text: string): void {
  const escaped = NEEDS_ESCAPE.test(text);
  const { pointer } = machine.allocateUtf8(escaped ? JSON.stringify(text) : text);
  const made = machine.exports.QTS_NewString(machine.context, pointer);
  machine.exports.free(pointer);
  machine.writeBox(box, machine.tag(made), machine.payload(made));
  machine.exports.free(made);
  if (!escaped) return;
  const first = machine.pushArgument();
  machine.writeBox(first, machine.tag(box), machine.payload(box));
  const result = machine.callPushed(machine.entry('parseJson'), first);
  machine.writeBox(box, machine.tag(result), machine.payload(result));
  machine.writeBox(result, 0, 0);
}

/** Reads the string in the box at `at`. */
export function readStringByCalls(machine: Machine, at: number): string {
  const first = machine.pushArgument();
  machine.writeBox(first, machine.tag(at), machine.payload(at));
  machine.retain(first);
  const result = machine.callPushed(machine.entry('stringifyJson'), first);
  const kept = machine.keep(result);
  machine.release(result);
  machine.writeBox(result, 0, 0);
  const pointer = machine.exports.QTS_GetString(machine.context, kept);
  const text = JSON.parse(machine.memory.readCString(pointer)) as string;
  machine.exports.QTS_FreeCString(machine.context, pointer);
  machine.freeBox(kept);
  return text;
}
