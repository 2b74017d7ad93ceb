import { setEntry } from 'internal:entries';
import { classOf } from 'internal:native';
import { stackText } from 'internal:stack';

/**
 * The guest's half of src/engine/codec.ts (the format is described there). Everything it uses is captured while the
 * guest is pristine: a tenant that patches `Map.prototype` or `JSON.stringify` changes nothing here.
 */
type Slot = string | number | boolean | null | unknown[];

const { stringify, parse } = JSON;
const { apply, ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { defineProperty } = Object;
const { isArray } = Array;
const { isFinite: isFiniteNumber } = Number;
const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype)!;
const typedArrayName = getOwnPropertyDescriptor(TypedArrayPrototype, Symbol.toStringTag)!.get!;
const regExpSource = getOwnPropertyDescriptor(RegExp.prototype, 'source')!.get!;
const regExpFlags = getOwnPropertyDescriptor(RegExp.prototype, 'flags')!.get!;
const { getTime } = Date.prototype;
const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;
const mapSet = Map.prototype.set;
const mapGet = Map.prototype.get;
const setAdd = Set.prototype.add;
const fromCharCode = String.fromCharCode;
const charCodeAt = String.prototype.charCodeAt;
const NativeMap = Map;
const NativeSet = Set;
const NativeUint8Array = Uint8Array;
const NativeError = Error;
const NativeAggregateError = AggregateError;
const NativeDate = Date;
const NativeRegExp = RegExp;
const VIEWS: Record<string, new (buffer: ArrayBuffer) => unknown> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float16Array: (globalThis as unknown as { Float16Array: Float32ArrayConstructor }).Float16Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};
const ERRORS: Record<string, ErrorConstructor> = {
  __proto__: null as never,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** Thrown inside the codec only; its text goes to the host behind a `!`. */
class Refusal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function dehydrate(root: unknown, maxBytes: number, maxDepth: number): string {
  const nodes: unknown[] = [];
  const seen = new NativeMap<object, number>();
  const path: (string | number)[] = [];
  let bytes = 0;
  const charge = (amount: number): void => {
    bytes += amount;
    if (bytes > maxBytes) throw new Refusal('The value is larger than ' + maxBytes + ' bytes');
  };
  const refuse = (what: string): never => {
    let text = 'value';
    for (let i = 0; i < path.length; i++) text += typeof path[i] === 'number' ? '[' + path[i] + ']' : '.' + path[i];
    throw new Refusal(what + ' cannot cross (at ' + text + ')');
  };
  const at = (key: string | number, value: unknown): Slot => {
    path[path.length] = key;
    const result = slot(value);
    path.length--;
    return result;
  };
  const entriesOf = (object: object): unknown[] => {
    const flat: unknown[] = [];
    const keys = ownKeys(object);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      if (typeof key !== 'string' || !getOwnPropertyDescriptor(object, key)?.enumerable) continue;
      charge(key.length);
      flat[flat.length] = key;
      flat[flat.length] = at(key, (object as Record<string, unknown>)[key]);
    }
    return flat;
  };
  const slot = (value: unknown): Slot => {
    charge(16);
    switch (typeof value) {
      case 'string':
        charge(value.length);
        return value;
      case 'boolean':
        return value;
      case 'undefined':
        return ['u'];
      case 'bigint': {
        const digits = '' + value;
        charge(digits.length);
        return ['b', digits];
      }
      case 'number':
        return isFiniteNumber(value) && (value !== 0 || 1 / value > 0) ? value : ['d', value === 0 ? '-0' : '' + value];
      case 'object':
        return value === null ? null : ['r', node(value)];
      case 'symbol':
        return refuse('A symbol');
      default: {
        const name = getOwnPropertyDescriptor(value as object, 'name')?.value as unknown;
        return refuse('A function (' + (typeof name === 'string' && name !== '' ? name : 'anonymous') + ')');
      }
    }
  };
  const node = (object: object): number => {
    const known = apply(mapGet, seen, [object]) as number | undefined;
    if (known !== undefined) return known;
    if (path.length >= maxDepth) refuse('A value nested deeper than ' + maxDepth + ' levels');
    charge(32);
    const index = nodes.length;
    nodes[index] = null;
    apply(mapSet, seen, [object, index]);
    nodes[index] = describe(object);
    return index;
  };
  const binary = (view: Uint8Array): string => {
    charge(view.length);
    let text = '';
    for (let i = 0; i < view.length; i++) text += fromCharCode(view[i]!);
    return text;
  };
  const describe = (object: object): unknown[] => {
    const kind = classOf(object);
    switch (kind) {
      case 2: {
        const array = object as unknown[];
        const keys = ownKeys(array);
        if (keys.length !== array.length + 1) return ['S', array.length, entriesOf(array)];
        const items: unknown[] = [];
        for (let i = 0; i < array.length; i++) {
          // As many keys as elements, and one of them is no element.
          if (!(i in array)) return ['S', array.length, entriesOf(array)];
          items[i] = at(i, array[i]);
        }
        return ['A', items];
      }
      case 3: {
        const error = object as Error & { errors?: unknown };
        const own = (key: string): unknown => {
          const descriptor = getOwnPropertyDescriptor(error, key);
          return descriptor === undefined ? undefined : descriptor.get ? undefined : descriptor.value;
        };
        const text = (value: unknown): string => (typeof value === 'string' ? value : '');
        const stack = stackText(error);
        charge(text(own('message')).length + stack.length);
        const cause = 'cause' in error ? at('cause', own('cause')) : ['u'];
        const errors = isArray(own('errors')) ? at('errors', own('errors')) : null;
        return ['E', text(error.name), text(own('message')), stack, cause, entriesOf(error), errors];
      }
      case 4:
      case 5:
      case 6:
      case 34:
        return ['P', slot((object as { valueOf(): unknown }).valueOf())];
      case 10: {
        const time = apply(getTime, object, []) as number;
        return ['D', isFiniteNumber(time) ? time : null];
      }
      case 18:
        return ['R', apply(regExpSource, object, []), apply(regExpFlags, object, [])];
      case 19:
        return ['B', binary(new NativeUint8Array(object as ArrayBuffer))];
      case 33: {
        const view = object as DataView;
        return ['V', 'DataView', binary(new NativeUint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength))];
      }
      case 35: {
        const flat: unknown[] = [];
        let i = 0;
        apply(mapForEach, object, [
          (value: unknown, key: unknown) => {
            flat[flat.length] = at(i, key);
            flat[flat.length] = at(i++, value);
          },
        ]);
        return ['M', flat];
      }
      case 36: {
        const items: unknown[] = [];
        apply(setForEach, object, [(value: unknown) => (items[items.length] = at(items.length, value))]);
        return ['T', items];
      }
      case 37:
      case 38:
        return refuse('A weak collection');
      case 50:
        return refuse('A proxy');
      case 51:
        return refuse('A promise');
    }
    if (kind >= 21 && kind <= 32) {
      const view = object as Uint8Array;
      return [
        'V',
        apply(typedArrayName, view, []),
        binary(new NativeUint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength)),
      ];
    }
    if (kind !== 1 && kind !== 8 && kind !== 11) return refuse("An object of the engine's class " + kind);
    return ['O', entriesOf(object)];
  };
  try {
    const first = slot(root);
    return stringify([first, nodes]);
  } catch (error) {
    if (error instanceof Refusal) return '!' + error.text;
    throw error;
  }
}

function revive(text: string): unknown {
  const [root, nodes] = parse(text) as [unknown, unknown[][]];
  const made: unknown[] = [];
  const slot = (value: unknown): unknown => {
    if (!isArray(value)) return value;
    switch (value[0]) {
      case 'u':
        return undefined;
      case 'd':
        return +(value[1] as string);
      case 'b':
        return BigInt(value[1] as string);
      default:
        return node(value[1] as number);
    }
  };
  const fill = (target: object, entries: unknown[]): object => {
    for (let i = 0; i < entries.length; i += 2) {
      defineProperty(
        target,
        entries[i] as string,
        {
          __proto__: null,
          value: slot(entries[i + 1]),
          writable: true,
          enumerable: true,
          configurable: true,
        } as PropertyDescriptor,
      );
    }
    return target;
  };
  const bytes = (data: string): ArrayBuffer => {
    const view = new NativeUint8Array(data.length);
    for (let i = 0; i < data.length; i++) view[i] = apply(charCodeAt, data, [i]) as number;
    return view.buffer;
  };
  const node = (index: number): unknown => {
    if (index in made) return made[index];
    const item = nodes[index]!;
    const keep = <T>(value: T): T => {
      made[index] = value;
      return value;
    };
    switch (item[0]) {
      case 'A': {
        const array = keep<unknown[]>([]);
        const items = item[1] as unknown[];
        for (let i = 0; i < items.length; i++) array[i] = slot(items[i]);
        return array;
      }
      case 'S': {
        const array = keep<unknown[]>([]);
        array.length = item[1] as number;
        return fill(array, item[2] as unknown[]);
      }
      case 'D':
        return keep(new NativeDate(item[1] === null ? Number.NaN : (item[1] as number)));
      case 'R':
        return keep(new NativeRegExp(item[1] as string, item[2] as string));
      case 'M': {
        const map = keep(new NativeMap());
        const flat = item[1] as unknown[];
        for (let i = 0; i < flat.length; i += 2) apply(mapSet, map, [slot(flat[i]), slot(flat[i + 1])]);
        return map;
      }
      case 'T': {
        const set = keep(new NativeSet());
        const items = item[1] as unknown[];
        for (let i = 0; i < items.length; i++) apply(setAdd, set, [slot(items[i])]);
        return set;
      }
      case 'B':
        return keep(bytes(item[1] as string));
      case 'V':
        return keep(new VIEWS[item[1] as string]!(bytes(item[2] as string)));
      case 'P':
        return keep(Object(slot(item[1])));
      case 'E': {
        const name = item[1] as string;
        const error = keep(
          item[6] === null
            ? new (ERRORS[name] ?? NativeError)(item[2] as string)
            : new NativeAggregateError([], item[2] as string),
        );
        const hidden = (key: string, value: unknown) =>
          defineProperty(error, key, { value, writable: true, enumerable: false, configurable: true });
        if (error.name !== name) hidden('name', name);
        const cause = slot(item[4]);
        if (cause !== undefined) hidden('cause', cause);
        if (item[6] !== null) hidden('errors', slot(item[6]));
        return fill(error, item[5] as unknown[]);
      }
      default:
        return fill(keep({}), item[1] as unknown[]);
    }
  };
  return slot(root);
}

setEntry('parseJson', parse as never);
setEntry('stringifyJson', stringify as never);
setEntry('revive', revive);
setEntry('dehydrate', dehydrate);
setEntry('flatten', (text: string) => void apply(charCodeAt, text, [0]));
setEntry('wrapBytes', (buffer: ArrayBuffer) => new NativeUint8Array(buffer));
