import { calibrate } from './calibrate.ts';
import { heapEnd, type Image, reset, restore } from './image.ts';
import { Machine } from './machine.ts';
import { Meter } from './meter.ts';
import { unboundHooks } from './imports.ts';

/** A tenant that used more heap than this leaves an instance that costs more to zero than to replace. */
const MAX_REUSED_HEAP = 16 << 20;

/**
 * Idle machines by the image they hold, ready to be entered. A machine is given back clean: reset happens when a tenant
 * leaves, so taking one costs nothing but binding it.
 */
export class MachinePool {
  readonly #module: WebAssembly.Module;
  readonly #idle = new Map<Image, Machine[]>();
  /** Idle machines kept at most, over all images: each holds its linear memory. */
  readonly #capacity: number;
  #size = 0;
  #direct = true;

  constructor(module: WebAssembly.Module, capacity: number) {
    this.#module = module;
    this.#capacity = capacity;
  }

  get module(): WebAssembly.Module {
    return this.#module;
  }

  /** Decides, on one machine, how values cross in all of them. */
  calibrate(image: Image): void {
    const machine = new Machine(this.#module);
    restore(machine, image);
    this.#direct = calibrate(machine);
    this.give(machine, image);
  }

  /** A machine that holds exactly `image`. */
  take(image: Image): { machine: Machine; pooled: boolean } {
    const idle = this.#idle.get(image)?.pop();
    if (idle !== undefined) {
      this.#size--;
      return { machine: idle, pooled: true };
    }
    return { machine: this.#make(image), pooled: false };
  }

  /** Takes a machine back from its tenant. One that trapped, was ended or grew large is dropped. */
  give(machine: Machine, image: Image): void {
    if (machine.dead !== null || machine.running || this.#size >= this.#capacity || heapEnd(machine) > MAX_REUSED_HEAP) {
      machine.hooks = unboundHooks;
      return;
    }
    machine.hooks = unboundHooks;
    machine.meter = new Meter();
    reset(machine, image);
    this.#keep(machine, image);
  }

  /** Prepares `count` machines ahead of time. */
  warm(image: Image, count: number): void {
    for (let i = 0; i < count && this.#size < this.#capacity; i++) {
      this.#keep(this.#make(image), image);
    }
  }

  /** Drops the machines of an image that is no longer used. */
  forget(image: Image): void {
    this.#size -= this.#idle.get(image)?.length ?? 0;
    this.#idle.delete(image);
  }

  #make(image: Image): Machine {
    const machine = new Machine(this.#module);
    machine.direct = this.#direct;
    restore(machine, image);
    return machine;
  }

  #keep(machine: Machine, image: Image): void {
    let list = this.#idle.get(image);
    if (list === undefined) this.#idle.set(image, (list = []));
    list.push(machine);
    this.#size++;
  }
}
