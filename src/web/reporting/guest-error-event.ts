import { defineInterface, eventInit, illegalInvocation, requireArguments, toDictionary, toDOMString } from 'internal:webidl';
import { Event } from 'web:events';
import { refuseCloning } from 'web:structured-clone';

const WHERE = 'ErrorEvent constructor';

let isInstance: (value: unknown) => value is ErrorEvent;

function assertErrorEvent(value: unknown): asserts value is ErrorEvent {
  if (!isInstance(value)) throw illegalInvocation();
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#the-errorevent-interface */
export class ErrorEvent extends Event {
  readonly #message: string;
  readonly #filename: string;
  readonly #lineno: number;
  readonly #colno: number;
  readonly #error: unknown;

  static {
    isInstance = (value): value is ErrorEvent => typeof value === 'object' && value !== null && #message in value;
  }

  constructor(type: unknown, init: unknown = {}) {
    requireArguments(arguments, 1, WHERE);
    const name = toDOMString(type, `${WHERE}: type`);
    const given = toDictionary(init, WHERE);
    super(name, eventInit(given));
    this.#message = given.message === undefined ? '' : toDOMString(given.message, `${WHERE}: message`);
    this.#filename = given.filename === undefined ? '' : toDOMString(given.filename, `${WHERE}: filename`);
    // Web IDL's unsigned long.
    this.#lineno = Number(given.lineno ?? 0) >>> 0;
    this.#colno = Number(given.colno ?? 0) >>> 0;
    this.#error = given.error;
  }

  get message(): string {
    assertErrorEvent(this);
    return this.#message;
  }

  get filename(): string {
    assertErrorEvent(this);
    return this.#filename;
  }

  get lineno(): number {
    assertErrorEvent(this);
    return this.#lineno;
  }

  get colno(): number {
    assertErrorEvent(this);
    return this.#colno;
  }

  get error(): unknown {
    assertErrorEvent(this);
    return this.#error;
  }
}

defineInterface(ErrorEvent.prototype, 'ErrorEvent', ['message', 'filename', 'lineno', 'colno', 'error']);
refuseCloning(ErrorEvent.prototype, isInstance!);
