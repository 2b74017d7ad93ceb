import { STREAM_SAMPLE_INDEX } from './entries.ts';
import { Class, ObjectLayout, ShapeLayout } from './layout.ts';
import type { Machine } from './machine.ts';

/** Objects that are values whatever their prototype: none of them is a stream to anybody. */
const VALUES: ReadonlySet<number> = new Set([
  Class.array,
  Class.error,
  Class.number,
  Class.string,
  Class.boolean,
  Class.bigInt,
  Class.symbol,
  Class.arguments,
  Class.date,
  Class.regExp,
  Class.arrayBuffer,
  Class.uint8Clamped,
  Class.int8,
  Class.uint8,
  Class.int16,
  Class.uint16,
  Class.int32,
  Class.uint32,
  Class.bigInt64,
  Class.bigUint64,
  Class.float16,
  Class.float32,
  Class.float64,
  Class.dataView,
  Class.map,
  Class.set,
  Class.promise,
]);

/**
 * Whether an object could be an async iterable, a generator or a stream, so that the guest has to be asked. Plain objects, which
 * most arguments are, are told by their prototype and keys without that: it costs a few reads.
 */
export function mayBeStream(machine: Machine, at: number): boolean {
  const { u16, u32 } = machine.memory;
  const object = u32[at >>> 2]!;
  const classId = u16[(object + ObjectLayout.classId) >>> 1]!;
  if (classId !== Class.object) return !VALUES.has(classId);
  const sample = u32[(u32[machine.element(STREAM_SAMPLE_INDEX) >>> 2]! + ObjectLayout.shape) >>> 2]!;
  const shape = u32[(object + ObjectLayout.shape) >>> 2]!;
  const prototype = u32[(shape + ShapeLayout.proto) >>> 2]!;
  if (prototype !== 0 && prototype !== u32[(sample + ShapeLayout.proto) >>> 2]) return true;
  const key = u32[(sample + ShapeLayout.properties + 4) >>> 2];
  const count = u32[(shape + ShapeLayout.propertyCount) >>> 2]!;
  for (let i = 0; i < count; i++) {
    const atom = u32[(shape + ShapeLayout.properties + 8 * i + 4) >>> 2];
    // Undefined where memory ends: reading the value is what reports that.
    if (atom === key || atom === undefined) return atom === key;
  }
  return false;
}
