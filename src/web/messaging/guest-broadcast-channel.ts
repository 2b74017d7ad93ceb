import { CURRENT, frames, quietly, tracker } from 'internal:async-context';
import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { setImmediate } from 'node:timers';
import { DOMException } from 'web:dom-exception';
import { defineEventHandler, EventTarget, type InspectOptions, inspectDepth } from 'web:events';
import { cloneMessage } from 'web:structured-clone';
import { createMessageEvent } from './guest-message-event.ts';

let assertChannel: (value: unknown) => asserts value is BroadcastChannel;

/** Open channels by name, in order of creation. */
const channels = new Map<string, Set<BroadcastChannel>>();

/**
 * https://html.spec.whatwg.org/multipage/web-messaging.html#broadcasting-to-other-browsing-contexts,
 * nodejs.org/api/worker_threads.html#class-broadcastchannel-extends-eventtarget. It reaches this sandbox and no other.
 * DIVERGES: an open channel does not keep the program running: all its senders are in this thread.
 */
export class BroadcastChannel extends EventTarget {
  readonly #name: string;
  #isOpen = true;
  #isReferenced = true;
  /** As a port's, what it receives belongs to the code that made it (observed). */
  readonly #frame = frames[CURRENT];
  declare onmessage: unknown;
  declare onmessageerror: unknown;

  static {
    assertChannel = (value) => {
      if (typeof value !== 'object' || value === null || !(#name in value)) throw new codes.ERR_INVALID_THIS('BroadcastChannel');
    };
  }

  constructor(name: unknown) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    super();
    this.#name = `${name}`;
    tracker?.init(this, 'MESSAGEPORT');
    let all = channels.get(this.#name);
    if (all === undefined) {
      all = new Set();
      channels.set(this.#name, all);
    }
    all.add(this);
  }

  override [customInspectSymbol](depth: number, options: InspectOptions): string {
    assertChannel(this);
    if (depth < 0) return 'BroadcastChannel';
    return `BroadcastChannel ${inspect({ name: this.#name, active: this.#isOpen }, inspectDepth(options))}`;
  }

  get name(): string {
    assertChannel(this);
    return this.#name;
  }

  close(): void {
    assertChannel(this);
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const all = channels.get(this.#name);
    all?.delete(this);
    if (all?.size === 0) channels.delete(this.#name);
    tracker?.destroy(this);
  }

  postMessage(message: unknown): void {
    assertChannel(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('message');
    if (!this.#isOpen) throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
    // Cloned once more for each receiver: none may see what another does to its copy.
    const { value } = cloneMessage(message, []);
    for (const channel of channels.get(this.#name) ?? []) {
      if (channel !== this) channel.#receive(cloneMessage(value, []).value);
    }
  }

  #receive(data: unknown): void {
    const deliver = (): void => {
      if (!this.#isOpen) return;
      frames[CURRENT] = this.#frame;
      tracker?.before(this);
      try {
        this.dispatchEvent(createMessageEvent('message', data, []));
      } finally {
        tracker?.after(this);
      }
    };
    const immediate = quietly(() => setImmediate(deliver));
    if (!this.#isReferenced) immediate.unref();
  }

  ref(): this {
    assertChannel(this);
    this.#isReferenced = true;
    return this;
  }

  unref(): this {
    assertChannel(this);
    this.#isReferenced = false;
    return this;
  }
}

for (const name of ['name', 'close', 'postMessage'])
  Object.defineProperty(BroadcastChannel.prototype, name, { enumerable: true });
defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');
