import { SAMPLE_INDEX } from './entries.ts';
import type { Machine } from './machine.ts';
import { readValue } from './reader.ts';
import { writeValue } from './writer.ts';

const BUDGET = { bytes: 1 << 20, depth: 16 };

/**
 * Checks every offset of layout.ts against known values, on a machine that holds the base image. The sample is part
 * of the image (src/guest/calibration.ts): compiling it here cost 15 ms of each process. The Wasm is pinned, so a difference means a broken build; transfers then take the slow path instead of reading nonsense.
 */
export function calibrate(machine: Machine): boolean {
  try {
    return machine.enter(() => {
      const value = readValue(machine, machine.element(SAMPLE_INDEX), BUDGET) as Record<string, unknown>;
      const slot = machine.pushArgument();
      let strings = true;
      for (const text of ['', 'a\0\xff', '\u6f22\ud800', 'z'.repeat(100), '\u6f22'.repeat(100)]) {
        writeValue(machine, slot, text, BUDGET);
        strings &&= readValue(machine, slot, BUDGET) === text;
        machine.release(slot);
      }
      machine.writeBox(slot, 0, 0);
      machine.popArguments(slot);
      return strings && matches(value);
    });
  } catch {
    return false;
  }
}

function matches(value: Record<string, unknown>): boolean {
  const { text, wide, rope, list, map, date, bytes, view, error, expression } = value;
  const inner = (map as Map<string, Set<bigint>>).get('k');
  const array = list as unknown[];
  return (
    text === 'a\0\xe9' &&
    wide === '\u6f22\ud800' &&
    rope === 'x'.repeat(600) + 'y'.repeat(600) &&
    array.length === 5 &&
    array[0] === 1 &&
    array[1] === -0.5 &&
    !(2 in array) &&
    array[3] === true &&
    array[4] === null &&
    inner?.has(1n) === true &&
    inner.has(-(2n ** 70n)) &&
    (date as Date).getTime() === 5 &&
    (bytes as Uint8Array).length === 2 &&
    (bytes as Uint8Array)[0] === 2 &&
    (view as Float64Array)[0] === 1.5 &&
    error instanceof RangeError &&
    error.message === 'm' &&
    String(expression) === '/a+/gu'
  );
}
