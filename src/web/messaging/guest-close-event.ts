import { Event } from 'web:events';
import { eventInit, illegalInvocation, requireArgument, toDictionary, toDOMString } from './guest-event-init.ts';

let assertCloseEvent: (value: unknown) => asserts value is CloseEvent;

/** https://websockets.spec.whatwg.org/#the-closeevent-interface */
export class CloseEvent extends Event {
  #wasClean: boolean;
  #code: number;
  #reason: string;

  static {
    assertCloseEvent = (value) => {
      if (typeof value !== 'object' || value === null || !(#code in value)) illegalInvocation();
    };
  }

  constructor(type: unknown, init: unknown = {}) {
    requireArgument(arguments.length, 'CloseEvent constructor');
    const name = toDOMString(type, 'CloseEvent constructor: type');
    const given = toDictionary(init, 'undefined');
    super(name, eventInit(given));
    this.#wasClean = Boolean(given.wasClean);
    // Web IDL's unsigned short.
    this.#code = Number(given.code ?? 0) & 0xffff;
    this.#reason = given.reason === undefined ? '' : toDOMString(given.reason, 'CloseEvent constructor: reason');
  }

  get wasClean(): boolean {
    assertCloseEvent(this);
    return this.#wasClean;
  }

  get code(): number {
    assertCloseEvent(this);
    return this.#code;
  }

  get reason(): string {
    assertCloseEvent(this);
    return this.#reason;
  }
}

const { defineProperty } = Object;
for (const name of ['wasClean', 'code', 'reason']) defineProperty(CloseEvent.prototype, name, { enumerable: true });
defineProperty(CloseEvent.prototype, Symbol.toStringTag, { value: 'CloseEvent', configurable: true });
