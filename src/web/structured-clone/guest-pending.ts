import { createView, type ViewPlace } from './guest-binary.ts';

/**
 * Stands for an object of the transfer list, or for a view on a buffer of it, while the value is read: nothing is
 * detached before all of the value is known to be cloneable.
 */
export class Pending {
  #result: object | undefined;

  static is(value: unknown): value is Pending {
    return typeof value === 'object' && value !== null && #result in value;
  }

  get result(): object {
    this.#result ??= this.create();
    return this.#result;
  }

  protected create(): object {
    throw new Error('A transferred object was asked for before the transfer');
  }

  settle(result: object): void {
    this.#result = result;
  }
}

export class PendingView extends Pending {
  readonly #place: ViewPlace;
  readonly #buffer: Pending;

  constructor(place: ViewPlace, buffer: Pending) {
    super();
    this.#place = place;
    this.#buffer = buffer;
  }

  protected override create(): object {
    return createView(this.#place, this.#buffer.result as ArrayBuffer);
  }
}
