import { dehydrate } from './codec.ts';
import { DOUBLE_ADDEND, Tag } from './layout.ts';
import { type Machine, RefusedValue } from './machine.ts';
import type { TransferBudget } from './reader.ts';
import { isStackEnd } from './termination.ts';
import { Scratch } from './wasm.ts';

const doubleBits = new Uint32Array(2);
const doubleValue = new Float64Array(doubleBits.buffer);

/** Writes a host value into the box at `box`, which then owns it. */
export function writeValue(machine: Machine, box: number, value: unknown, budget: TransferBudget): void {
  switch (typeof value) {
    case 'undefined':
      machine.writeBox(box, Tag.undefined, 0);
      return;
    case 'boolean':
      machine.writeBox(box, Tag.bool, value ? 1 : 0);
      return;
    case 'number':
      writeNumber(machine, box, value);
      return;
    case 'string':
      machine.writeStringBox(box, value);
      return;
    case 'object':
      if (value === null) machine.writeBox(box, Tag.null, 0);
      else if (value instanceof Uint8Array) writeBytes(machine, box, value);
      else writeStructure(machine, box, value, budget);
      return;
    default:
      writeStructure(machine, box, value as bigint | symbol, budget);
  }
}

export function writeNumber(machine: Machine, box: number, value: number): void {
  if ((value | 0) === value && (value !== 0 || 1 / value > 0)) {
    machine.writeBox(box, Tag.int, value);
    return;
  }
  doubleValue[0] = Number.isNaN(value) ? Number.NaN : value;
  machine.writeBox(box, (doubleBits[1]! - DOUBLE_ADDEND) | 0, doubleBits[0]!);
}

/** Copies bytes into a guest ArrayBuffer of their own. */
export function writeArrayBuffer(machine: Machine, box: number, bytes: Uint8Array): void {
  const { length } = bytes;
  const data = machine.allocate(length || 1);
  machine.memory.u8.set(bytes, data);
  const made = machine.exports.QTS_NewArrayBuffer(machine.context, data, length);
  machine.writeBox(box, machine.tag(made), machine.payload(made));
  machine.exports.free(made);
}

function writeBytes(machine: Machine, box: number, bytes: Uint8Array): void {
  const argument = machine.pushArgument();
  writeArrayBuffer(machine, argument, bytes);
  takeResult(machine, box, machine.callPushed(machine.entry('wrapBytes'), argument));
}

/**
 * Structured values. Plain JSON goes through the engine's own JSON.parse, which builds objects faster than property by
 * property calls can; everything else through the codec.
 */
function writeStructure(
  machine: Machine,
  box: number,
  value: object | bigint | symbol | ((...args: never[]) => unknown),
  budget: TransferBudget,
): void {
  const { plain, text } = encode(value, budget);
  const argument = machine.pushArgument();
  machine.writeStringBox(argument, text);
  takeResult(machine, box, machine.callPushed(machine.entry(plain ? 'parseJson' : 'revive'), argument));
}

/** Getters and proxies among the embedder's values are its own code, and may throw anything. */
function encode(
  value: Parameters<typeof isPlainJson>[0],
  budget: TransferBudget,
): { readonly plain: boolean; readonly text: string } {
  try {
    const plain = isPlainJson(value, budget);
    return { plain, text: plain ? JSON.stringify(value) : dehydrate(value, budget) };
  } catch (error) {
    if (error instanceof RefusedValue || isStackEnd(error)) throw error;
    throw new RefusedValue('A value that throws when it is read cannot cross', { cause: error });
  }
}

function takeResult(machine: Machine, box: number, result: number): void {
  machine.writeBox(box, machine.tag(result), machine.payload(result));
  machine.writeBox(Scratch.callResult, 0, 0);
}

/** Up to this many objects a list is searched faster than a set is kept. */
const FEW = 16;

/** Whether JSON text carries the value without loss, within the budget. Bounded by it, cycles included. */
function isPlainJson(value: object | bigint | symbol | ((...args: never[]) => unknown), budget: TransferBudget): boolean {
  return new PlainCheck(budget.bytes).plain(value, budget.depth);
}

class PlainCheck {
  #left: number;
  readonly #few: object[] = [];
  #many: Set<object> | undefined;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  plain(item: unknown, depth: number): boolean {
    this.#left -= 16;
    if (this.#left < 0) return false;
    switch (typeof item) {
      case 'string':
        this.#left -= item.length;
        return true;
      case 'boolean':
        return true;
      case 'number':
        return Number.isFinite(item) && (item !== 0 || 1 / item > 0);
      case 'object':
        return item === null || this.#object(item, depth);
      default:
        return false;
    }
  }

  #object(item: object, depth: number): boolean {
    // Shared references keep their identity, and `toJSON` is the embedder's code: both go through the codec.
    if (depth === 0 || this.#known(item)) return false;
    if (Array.isArray(item)) {
      for (let i = 0; i < item.length; i++) {
        const element: unknown = item[i];
        if ((element === undefined && !(i in item)) || !this.plain(element, depth - 1)) return false;
      }
      return Object.keys(item).length === item.length;
    }
    const proto: unknown = Object.getPrototypeOf(item);
    if (proto !== Object.prototype && proto !== null) return false;
    for (const key of Object.keys(item)) {
      this.#left -= key.length;
      if (key === '__proto__' || key === 'toJSON' || !this.plain((item as Record<string, unknown>)[key], depth - 1)) return false;
    }
    return true;
  }

  #known(item: object): boolean {
    if (this.#many !== undefined) {
      if (this.#many.has(item)) return true;
      this.#many.add(item);
      return false;
    }
    if (this.#few.includes(item)) return true;
    this.#few.push(item);
    if (this.#few.length > FEW) this.#many = new Set(this.#few);
    return false;
  }
}
