import { codeAt, codeFile, findPlace } from './function-code.ts';
import type { Machine } from './machine.ts';
import { THROW_CELLS } from './wasm.ts';

const { start, entryBytes, entries } = THROW_CELLS;

/**
 * Where the value in a box was thrown by instructions of the program, the latest first: file, line and column, each on a line.
 * A `finally` throws on what it lets pass: what stands at a place in the source is the caller's to look at.
 */
export function throwPlaces(machine: Machine, box: number): string {
  const { u32, i32 } = machine.memory;
  const places: string[] = [];
  for (let entry = 0; entry < entries; entry++) {
    const at = (start + entry * entryBytes) >>> 2;
    if (i32[at] !== i32[box >>> 2] || i32[at + 1] !== i32[(box + 4) >>> 2]) continue;
    const code = codeAt(machine.memory, u32[at + 2]!);
    if (code === undefined) continue;
    const [{ line, column }] = findPlace(machine, code, u32[at + 3]! - code.start - 1);
    places.push(`${codeFile(machine, code)[0]}\n${line}\n${column}`);
  }
  return places.join('\n');
}
