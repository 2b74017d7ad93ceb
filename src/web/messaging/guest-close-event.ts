import { defineInterface, eventInit, illegalInvocation, requireArguments, toDictionary, toDOMString } from 'internal:webidl';
import { Event } from 'web:events';

let assertCloseEvent: (value: unknown) => asserts value is CloseEvent;

/** https://websockets.spec.whatwg.org/#the-closeevent-interface */
export class CloseEvent extends Event {
  #wasClean: boolean;
  #code: number;
  #reason: string;

  static {
    assertCloseEvent = (value) => {
      if (typeof value !== 'object' || value === null || !(#code in value)) throw illegalInvocation();
    };
  }

  constructor(type: unknown, init: unknown = {}) {
    requireArguments(arguments, 1, 'CloseEvent constructor');
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

defineInterface(CloseEvent.prototype, 'CloseEvent', ['wasClean', 'code', 'reason']);
