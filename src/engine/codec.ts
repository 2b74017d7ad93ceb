import { ERROR_CLASSES } from './error-classes.ts';
import { RefusedValue } from './machine.ts';
import { MOST_WEIGHT, patternWeight } from './patterns.ts';
import type { TransferBudget } from './reader.ts';
import { leavesHoles, lengthen, makeSparse } from './sparse-array.ts';
import { formatPath } from './value-path.ts';

/**
 * Values as JSON text for what neither plain JSON nor a direct read can carry. The guest has the same codec
 * (src/guest/codec.ts); the two are each other's inverse.
 *
 * The text is `[slot, nodes]`. A slot is a string, finite number, boolean or null itself, or an array: `["u"]`
 * undefined, `["d", "NaN"]` a double JSON lacks, `["b", "12"]` a BigInt, `["r", 3]` node 3. A node is an array whose
 * first element names its kind. Bytes travel as strings of units 0-255.
 */
export type Slot = string | number | boolean | null | readonly unknown[];

type ViewClass = new (buffer: ArrayBuffer) => ArrayBufferView;

const VIEW_CLASSES: Readonly<Record<string, ViewClass | undefined>> = {
  // The names that are looked up are the guest's.
  __proto__: null as never,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};
/** Node has it from version 24 on. */
const Float16 = Reflect.get(globalThis, 'Float16Array') as typeof Float32Array | undefined;

/** Host value -> text. Throws RefusedValue with the path of what cannot cross. */
export function dehydrate(value: unknown, budget: TransferBudget): string {
  const nodes: unknown[] = [];
  const seen = new Map<object, number>();
  const path: (string | number)[] = [];
  let bytes = 0;
  const refuse = (what: string): never => {
    throw new RefusedValue(`${what} cannot cross (at ${formatPath(path)})`);
  };
  const charge = (amount: number): void => {
    bytes += amount;
    if (bytes > budget.bytes) throw new RefusedValue(`The value is larger than ${budget.bytes} bytes`);
  };
  const at = (key: string | number, item: unknown): Slot => {
    path.push(key);
    const result = slot(item);
    path.pop();
    return result;
  };
  const entriesOf = (object: object): unknown[] => {
    const flat: unknown[] = [];
    for (const key of Object.keys(object)) {
      charge(key.length);
      flat.push(key, at(key, (object as Record<string, unknown>)[key]));
    }
    return flat;
  };
  function slot(item: unknown): Slot {
    charge(16);
    switch (typeof item) {
      case 'string':
        charge(item.length);
        return item;
      case 'boolean':
        return item;
      case 'undefined':
        return ['u'];
      case 'bigint': {
        const digits = String(item);
        charge(digits.length);
        return ['b', digits];
      }
      case 'number':
        return Number.isFinite(item) && !Object.is(item, -0) ? item : ['d', Object.is(item, -0) ? '-0' : String(item)];
      case 'object':
        return item === null ? null : ['r', node(item)];
      default:
        return refuse(typeof item === 'symbol' ? 'A symbol' : `A function (${(item as () => void).name || 'anonymous'})`);
    }
  }
  function node(item: object): number {
    const known = seen.get(item);
    if (known !== undefined) return known;
    if (path.length >= budget.depth) refuse(`A value nested deeper than ${budget.depth} levels`);
    charge(32);
    const index = nodes.push(null) - 1;
    seen.set(item, index);
    nodes[index] = describe(item);
    return index;
  }
  function describe(item: object): unknown[] {
    if (Array.isArray(item)) {
      const keys = Object.keys(item);
      // As many keys as elements may still be a hole, and a key that is no element.
      if (keys.length === item.length && keys.every((key, i) => key === String(i)))
        return ['A', item.map((element, i) => at(i, element))];
      return ['S', item.length, entriesOf(item)];
    }
    if (item instanceof Date) return ['D', Number.isNaN(item.getTime()) ? null : item.getTime()];
    if (item instanceof RegExp) return ['R', item.source, item.flags];
    if (item instanceof Map) return ['M', [...item].flatMap(([key, value], i) => [at(i, key), at(i, value)])];
    if (item instanceof Set) return ['T', [...item].map((value, i) => at(i, value))];
    if (item instanceof ArrayBuffer) return ['B', binary(new Uint8Array(item))];
    if (ArrayBuffer.isView(item)) {
      const kind = viewKind(item);
      if (kind === undefined) refuse('This view');
      if (!(item.buffer instanceof ArrayBuffer)) refuse('Shared memory');
      // Only the window crosses: a small view over a pool must not carry the pool.
      return ['V', kind, binary(new Uint8Array(item.buffer, item.byteOffset, item.byteLength))];
    }
    if (item instanceof Error) {
      const extra: unknown[] = entriesOf(item);
      const cause = 'cause' in item ? at('cause', item.cause) : ['u'];
      const errors = item instanceof AggregateError ? at('errors', item.errors) : null;
      return ['E', String(item.name), String(item.message), null, cause, extra, errors];
    }
    if (item instanceof Number || item instanceof String || item instanceof Boolean || item instanceof BigInt) {
      return ['P', slot((item as { valueOf(): unknown }).valueOf())];
    }
    if (item instanceof Promise) refuse('A promise');
    if (item instanceof WeakMap || item instanceof WeakSet || item instanceof WeakRef) refuse('A weak collection');
    return ['O', entriesOf(item)];
  }
  function binary(data: Uint8Array): string {
    charge(data.length);
    let text = '';
    for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
    return text;
  }
  const root = slot(value);
  return JSON.stringify([root, nodes]);
}

function viewKind(view: ArrayBufferView): string | undefined {
  for (const [name, View] of Object.entries(VIEW_CLASSES)) if (View !== undefined && view instanceof View) return name;
  return Float16 !== undefined && view instanceof Float16 ? 'Float16Array' : undefined;
}

/** Text made by the guest -> host value. The text is hostile: a malformed one throws RefusedValue. */
export function revive(text: string): unknown {
  const malformed = (): never => {
    throw new RefusedValue('The guest sent a malformed value');
  };
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed) || !Array.isArray(parsed[1])) return malformed();
  const nodes = parsed[1] as unknown[][];
  const made = new Map<number, unknown>();
  let patterns = 0;
  const str = (value: unknown): string => (typeof value === 'string' ? value : malformed());
  const list = (value: unknown): Slot[] => (Array.isArray(value) ? (value as Slot[]) : malformed());
  function slot(value: unknown): unknown {
    if (!Array.isArray(value)) return value;
    switch (value[0]) {
      case 'u':
        return undefined;
      case 'd':
        return Number(value[1]);
      case 'b':
        return BigInt(str(value[1]));
      case 'r':
        return node(value[1]);
      default:
        return malformed();
    }
  }
  function fill(target: object, entries: Slot[]): object {
    let isSparse = Array.isArray(target);
    for (let i = 0; i + 1 < entries.length; i += 2) {
      if (!isSparse && leavesHoles(Number(entries[i]), i)) {
        isSparse = true;
        makeSparse(target);
      }
      Object.defineProperty(target, str(entries[i]), {
        value: slot(entries[i + 1]),
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
    return target;
  }
  function node(index: unknown): unknown {
    const known = made.get(index as number);
    if (known !== undefined) return known;
    const item = nodes[index as number];
    if (!Array.isArray(item)) return malformed();
    const keep = <T>(value: T): T => {
      made.set(index as number, value);
      return value;
    };
    switch (item[0]) {
      case 'O':
        return fill(keep({}), list(item[1]));
      case 'A': {
        const array = keep<unknown[]>([]);
        for (const element of list(item[1])) array.push(slot(element));
        return array;
      }
      case 'S': {
        const array = keep<unknown[]>([]);
        lengthen(array, Number(item[1]));
        return fill(array, list(item[2]));
      }
      case 'D':
        return keep(new Date(item[1] === null ? Number.NaN : Number(item[1])));
      case 'R':
        patterns += patternWeight(str(item[1]), str(item[2]));
        if (patterns > MOST_WEIGHT)
          throw new RefusedValue('A regular expression with more class escapes than V8 reads in a short time cannot cross');
        try {
          return keep(new RegExp(str(item[1]), str(item[2])));
        } catch {
          return malformed();
        }
      case 'M': {
        const map = keep(new Map<unknown, unknown>());
        const entries = list(item[1]);
        for (let i = 0; i + 1 < entries.length; i += 2) map.set(slot(entries[i]), slot(entries[i + 1]));
        return map;
      }
      case 'T': {
        const set = keep(new Set<unknown>());
        for (const element of list(item[1])) set.add(slot(element));
        return set;
      }
      case 'B':
        return keep(bytes(str(item[1])));
      case 'V': {
        const isFloat16 = item[1] === 'Float16Array';
        if (isFloat16 && Float16 === undefined) throw new RefusedValue('A Float16Array cannot cross to a host that has none');
        const View = isFloat16 ? Float16 : VIEW_CLASSES[str(item[1])];
        if (View === undefined) return malformed();
        return keep(new View(bytes(str(item[2]))));
      }
      case 'P':
        return keep(Object(slot(item[1])));
      case 'E': {
        const name = str(item[1]);
        const error = keep(
          item[6] === null ? new (ERROR_CLASSES[name] ?? Error)(str(item[2])) : new AggregateError([], str(item[2])),
        );
        const hidden = (key: string, value: unknown) =>
          Object.defineProperty(error, key, { value, writable: true, configurable: true, enumerable: false });
        hidden('stack', item[3] ?? '');
        if (error.name !== name) hidden('name', name);
        const cause = slot(item[4]);
        if (cause !== undefined) hidden('cause', cause);
        if (item[6] !== null) hidden('errors', slot(item[6]));
        return fill(error, list(item[5]));
      }
      default:
        return malformed();
    }
  }
  return slot(parsed[0]);
}

function bytes(text: string): ArrayBuffer {
  const data = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) data[i] = text.charCodeAt(i);
  return data.buffer;
}
