import { Event } from 'web:events';
import { eventInit, illegalInvocation, requireArgument, toDictionary, toDOMString } from './guest-event-init.ts';

/** https://websockets.spec.whatwg.org/#the-closeevent-interface */
export class CloseEvent extends Event {
  #wasClean: boolean;
  #code: number;
  #reason: string;

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
    if (!(#code in this)) illegalInvocation();
    return this.#wasClean;
  }

  get code(): number {
    if (!(#code in this)) illegalInvocation();
    return this.#code;
  }

  get reason(): string {
    if (!(#code in this)) illegalInvocation();
    return this.#reason;
  }
}

const { defineProperty } = Object;
for (const name of ['wasClean', 'code', 'reason']) defineProperty(CloseEvent.prototype, name, { enumerable: true });
defineProperty(CloseEvent.prototype, Symbol.toStringTag, { value: 'CloseEvent', configurable: true });
