import { typeNameOf } from './frame-text.ts';
import { Class, ObjectLayout, ShapeLayout, StringLayout, Tag } from './layout.ts';
import type { Machine } from './machine.ts';
import { readPrimitive } from './primitives.ts';
import { readFlatString } from './strings.ts';

/** A value as messages show it: its type, and what V8 prints for it. */
export type ValueWords = readonly [type: string, text: string];

const LONGEST = 200;
/** Above the length of a string stands whether it is wide. */
const LENGTH = 0x7fffffff;
/** Classes whose prototypes are made at the first look, and cannot be read in place before. A subclass is called by its base. */
const NAMES: Readonly<Record<number, string>> = {
  [Class.map]: 'Map',
  [Class.set]: 'Set',
  [Class.promise]: 'Promise',
  [Class.arrayBuffer]: 'ArrayBuffer',
  [Class.dataView]: 'DataView',
};

/** Nothing of the program runs for it. Undefined for what is not certain here: proxies, functions, errors, long texts. */
export function valueWords(machine: Machine, at: number): ValueWords | undefined {
  const tag = machine.tag(at);
  if (tag === Tag.object) return ['object', objectWords(machine, machine.payload(at))];
  if (tag === Tag.rope) return undefined;
  if (tag === Tag.symbol || tag === Tag.string) {
    const pointer = machine.payload(at);
    if ((machine.memory.u32[(pointer + StringLayout.length) >>> 2]! & LENGTH) > LONGEST) return undefined;
    if (tag === Tag.symbol) return ['symbol', `Symbol(${readFlatString(machine.memory, pointer)})`];
  }
  const value = readPrimitive(machine, at);
  return [typeof value, String(value)];
}

function objectWords(machine: Machine, object: number): string {
  const { u16, u32 } = machine.memory;
  const id = u16[(object + ObjectLayout.classId) >>> 1]!;
  const isPlain = u32[(u32[(object + ObjectLayout.shape) >>> 2]! + ShapeLayout.proto) >>> 2] !== 0;
  if (id === Class.array) return '[object Array]';
  if (id === Class.date) return '[object Date]';
  if (id === Class.regExp) return '[object RegExp]';
  if (!isPlain || (id >= Class.uint8Clamped && id <= Class.float64)) return '[object Object]';
  if (id === Class.error) throw new Error('Its text may be changed by the program');
  return `#<${NAMES[id] ?? typeNameOf(machine, object)}>`;
}
