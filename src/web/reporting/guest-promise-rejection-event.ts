import { defineInterface, eventInit, illegalInvocation, requireArguments, toDictionary, toDOMString } from 'internal:webidl';
import { Event } from 'web:events';
import { refuseCloning } from 'web:structured-clone';

const WHERE = 'PromiseRejectionEvent constructor';

let isInstance: (value: unknown) => value is PromiseRejectionEvent;

function assertPromiseRejectionEvent(value: unknown): asserts value is PromiseRejectionEvent {
  if (!isInstance(value)) throw illegalInvocation();
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#the-promiserejectionevent-interface */
export class PromiseRejectionEvent extends Event {
  readonly #promise: object;
  readonly #reason: unknown;

  static {
    isInstance = (value): value is PromiseRejectionEvent => typeof value === 'object' && value !== null && #promise in value;
  }

  constructor(type: unknown, init: unknown) {
    requireArguments(arguments, 2, WHERE);
    const name = toDOMString(type, `${WHERE}: type`);
    const given = toDictionary(init, WHERE);
    super(name, eventInit(given));
    const { promise } = given;
    // Web IDL's `object`, the one member that is required.
    if ((typeof promise !== 'object' && typeof promise !== 'function') || promise === null) {
      throw new TypeError(`${WHERE}: Expected eventInitDict.promise ("${String(promise)}") to be an object.`);
    }
    this.#promise = promise;
    this.#reason = given.reason;
  }

  get promise(): object {
    assertPromiseRejectionEvent(this);
    return this.#promise;
  }

  get reason(): unknown {
    assertPromiseRejectionEvent(this);
    return this.#reason;
  }
}

defineInterface(PromiseRejectionEvent.prototype, 'PromiseRejectionEvent', ['promise', 'reason']);
refuseCloning(PromiseRejectionEvent.prototype, isInstance!);
