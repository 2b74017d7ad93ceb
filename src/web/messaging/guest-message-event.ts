import {
  defineInterface,
  eventInit,
  illegalInvocation,
  quote,
  requireArguments,
  toDictionary,
  toDOMString,
} from 'internal:webidl';
import { Event } from 'web:events';
import { refuseCloning } from 'web:structured-clone';
import { isMessagePort } from './guest-port-state.ts';

const WHERE = 'MessageEvent constructor';

/** What a port makes its events of: nothing has to be checked. */
class Delivery {
  readonly data: unknown;
  readonly ports: readonly object[];
  constructor(data: unknown, ports: readonly object[]) {
    this.data = data;
    this.ports = ports;
  }
}

function toPort(value: unknown, name: string): object {
  if (!isMessagePort(value))
    throw new TypeError(`${WHERE}: Expected ${name} ("${quote(value)}") to be an instance of MessagePort.`);
  return value;
}

function toPorts(value: unknown): readonly object[] {
  const iterate = (value as Partial<Iterable<unknown>> | null)?.[Symbol.iterator];
  if (typeof iterate !== 'function') throw new TypeError(`${WHERE}: eventInitDict.ports (${quote(value)}) is not iterable.`);
  const ports: object[] = [];
  for (const each of value as Iterable<unknown>) ports.push(toPort(each, `eventInitDict.ports[${ports.length}]`));
  return ports;
}

let assertMessageEvent: (value: unknown) => asserts value is MessageEvent;

let isInstance: (value: object) => boolean;

/** https://html.spec.whatwg.org/multipage/comms.html#messageevent */
export class MessageEvent extends Event {
  #data: unknown = null;
  #origin = '';
  #lastEventId = '';
  #source: object | null = null;
  #ports: readonly object[];

  static {
    isInstance = (value) => #ports in value;
    assertMessageEvent = (value) => {
      if (typeof value !== 'object' || value === null || !(#ports in value)) throw illegalInvocation();
    };
  }

  constructor(type: unknown, init: unknown = {}) {
    requireArguments(arguments, 1, WHERE);
    if (init instanceof Delivery) {
      super(type);
      this.#data = init.data;
      this.#ports = init.ports;
      return;
    }
    const name = toDOMString(type, `${WHERE}: type`);
    const given = toDictionary(init, WHERE);
    super(name, eventInit(given));
    if (given.data !== undefined) this.#data = given.data;
    if (given.origin !== undefined) this.#origin = `${given.origin}`;
    if (given.lastEventId !== undefined) this.#lastEventId = `${given.lastEventId}`;
    if (given.source !== undefined && given.source !== null) this.#source = toPort(given.source, 'eventInitDict.source');
    this.#ports = Object.freeze(given.ports === undefined ? [] : toPorts(given.ports));
  }

  get data(): unknown {
    assertMessageEvent(this);
    return this.#data;
  }

  get origin(): string {
    assertMessageEvent(this);
    return this.#origin;
  }

  get lastEventId(): string {
    assertMessageEvent(this);
    return this.#lastEventId;
  }

  get source(): object | null {
    assertMessageEvent(this);
    return this.#source;
  }

  get ports(): readonly object[] {
    assertMessageEvent(this);
    if (!Object.isFrozen(this.#ports)) Object.freeze(this.#ports);
    return this.#ports;
  }

  /** Gives a new event and leaves this one as it is (observed). */
  initMessageEvent(
    type: unknown,
    bubbles: unknown = false,
    cancelable: unknown = false,
    data: unknown = null,
    origin: unknown = '',
    lastEventId: unknown = '',
    source: unknown = null,
    ports: unknown = [],
  ): MessageEvent {
    assertMessageEvent(this);
    requireArguments(arguments, 1, 'MessageEvent.initMessageEvent');
    return construct(type, { bubbles, cancelable, data, origin, lastEventId, source, ports });
  }
}

defineInterface(MessageEvent.prototype, 'MessageEvent', ['data', 'origin', 'lastEventId', 'source', 'ports', 'initMessageEvent']);
refuseCloning(MessageEvent.prototype, isInstance!);

/** Outside of the class: a class that names itself gets another name from the bundler. */
function construct(type: unknown, init: object): MessageEvent {
  return new MessageEvent(type, init);
}

export function createMessageEvent(type: string, data: unknown, ports: readonly object[]): MessageEvent {
  return construct(type, new Delivery(data, ports));
}
