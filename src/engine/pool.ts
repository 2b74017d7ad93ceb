import { calibrate } from './calibrate.ts';
import { heapEnd, type Image, reset, restore } from './image.ts';
import { unboundHooks } from './imports.ts';
import { Machine } from './machine.ts';
import { Meter } from './meter.ts';

/** A tenant that added more heap than this to its image leaves an instance that costs more to zero than to replace. */
const MAX_REUSED_HEAP = 16 << 20;
/** Linear memory of all idle machines: with a large program loaded each, as many as are allowed would be a gigabyte. */
const MAX_IDLE_BYTES = 256 << 20;
/** Machines made ahead, once a demand was seen that the pool could not meet. */
const WARM = 2;

/**
 * Idle machines by the image they hold. One that a tenant left is reset when the host has nothing else to do, or when it is
 * needed before that: a reset copies the whole image, most of what a short-lived sandbox costs. No machine is handed out
 * that was not reset.
 */
export class MachinePool {
  readonly #module: WebAssembly.Module;
  /** In the order of last use, so that the first is the one to take room from. */
  readonly #idle = new Map<Image, Machine[]>();
  /** Idle machines kept at most, over all images: each holds its linear memory. */
  readonly #capacity: number;
  #size = 0;
  /** Of their linear memory. */
  #bytes = 0;
  /** What tenants left, to be reset. Counted as idle. */
  readonly #left: { readonly machine: Machine; readonly image: Image }[] = [];
  #direct = true;
  #isTidying = false;
  /** The image of which no machine was there when one was asked for. */
  #wanted: Image | undefined;

  constructor(module: WebAssembly.Module, capacity: number) {
    this.#module = module;
    this.#capacity = capacity;
  }

  /** The compiled engine. */
  get module(): WebAssembly.Module {
    return this.#module;
  }

  /** Decides, on one machine, how values cross in all of them. */
  calibrate(image: Image): void {
    const machine = new Machine(this.#module);
    restore(machine, image);
    this.#direct = calibrate(machine);
    machine.direct = this.#direct;
    this.give(machine, image);
  }

  /** A machine that holds exactly `image`, and whether it was kept ready. */
  take(image: Image): { machine: Machine; pooled: boolean } {
    const machines = this.#idle.get(image);
    const idle = machines?.pop();
    // The image of a snapshot that nobody has any more must not stay for the sake of no machine.
    if (machines?.length === 0) this.#idle.delete(image);
    if (idle !== undefined) {
      this.#forget(idle);
      return { machine: idle, pooled: true };
    }
    const index = this.#left.findLastIndex((left) => left.image === image);
    if (index !== -1) {
      const [left] = this.#left.splice(index, 1);
      this.#forget(left!.machine);
      reset(left!.machine, image);
      return { machine: left!.machine, pooled: true };
    }
    this.#wanted = image;
    this.#tidySoon();
    return { machine: this.#make(image), pooled: false };
  }

  /** Takes a machine back from its tenant. One that trapped, was ended or grew large is dropped. */
  give(machine: Machine, image: Image): void {
    machine.hooks = unboundHooks;
    if (machine.dead !== null || machine.running || heapEnd(machine) - imageEnd(image) > MAX_REUSED_HEAP) return;
    if (!this.#makeRoom(image, machine.memory.bytes)) return;
    this.#bytes += machine.memory.bytes;
    machine.meter = new Meter();
    this.#left.push({ machine, image });
    this.#size++;
    this.#tidySoon();
  }

  /** Idle machines, for tests and for whoever wonders where memory is. */
  get size(): number {
    return this.#size;
  }

  #make(image: Image): Machine {
    const machine = new Machine(this.#module);
    machine.direct = this.#direct;
    restore(machine, image);
    return machine;
  }

  /** Off the path of whoever asked: resets what was left, and makes machines when the last one asked for was not there. */
  #tidySoon(): void {
    if (this.#isTidying || typeof setImmediate !== 'function') return;
    this.#isTidying = true;
    setImmediate(() => {
      this.#isTidying = false;
      for (const { machine, image } of this.#left.splice(0)) {
        reset(machine, image);
        this.#forget(machine);
        this.#keep(machine, image);
      }
      const wanted = this.#wanted;
      this.#wanted = undefined;
      if (wanted === undefined) return;
      for (let i = this.#idle.get(wanted)?.length ?? 0; i < WARM && this.#size < this.#capacity; i++) {
        const machine = this.#make(wanted);
        if (this.#size > 0 && this.#bytes + machine.memory.bytes > MAX_IDLE_BYTES) break;
        this.#keep(machine, wanted);
      }
    }).unref();
  }

  /** Room for one more, if need be at the cost of the image that was not used for longest. */
  #makeRoom(image: Image, bytes: number): boolean {
    while (this.#size >= this.#capacity || (this.#size > 0 && this.#bytes + bytes > MAX_IDLE_BYTES)) {
      if (!this.#dropOther(image)) return false;
    }
    return true;
  }

  #dropOther(image: Image): boolean {
    // One that waits to be reset is the cheapest to give up. A host that never pauses resets none, and what another image
    // left would keep this one out of the pool: each of its sandboxes would be made anew, for twenty times the price.
    const waiting = this.#left.findIndex((left) => left.image !== image);
    if (waiting !== -1) {
      this.#forget(this.#left.splice(waiting, 1)[0]!.machine);
      return true;
    }
    for (const [other, machines] of this.#idle) {
      if (other === image) continue;
      const dropped = machines.pop();
      if (dropped !== undefined) {
        this.#forget(dropped);
        return true;
      }
      this.#idle.delete(other);
    }
    return false;
  }

  #keep(machine: Machine, image: Image): void {
    const machines = this.#idle.get(image) ?? [];
    this.#idle.delete(image);
    this.#idle.set(image, machines);
    machines.push(machine);
    this.#size++;
    this.#bytes += machine.memory.bytes;
  }

  /** It is idle no more. */
  #forget(machine: Machine): void {
    this.#size--;
    this.#bytes -= machine.memory.bytes;
  }
}

function imageEnd({ runs }: Image): number {
  const last = runs.at(-1);
  return last === undefined ? 0 : last.offset + last.bytes.length;
}
