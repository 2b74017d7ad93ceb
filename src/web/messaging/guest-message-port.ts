import { CURRENT, frames, quietly, tracker } from 'internal:async-context';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { emitProcessWarning } from 'internal:warnings';
import { setImmediate } from 'node:timers';
import {
  defineEventHandler,
  type Event,
  Event as EventClass,
  type InspectOptions,
  initEventTarget,
  inspectDepth,
  kCreateEvent,
  kHybridDispatch,
  kNewListener,
  kRemoveListener,
} from 'web:events';
import { cloneMessage, dataCloneError, messaging } from 'web:structured-clone';
import { createMessageEvent } from './guest-message-event.ts';
import { NodeEventTarget } from './guest-node-event-target.ts';
import { isMessagePort, type PortState, setState, stateOf } from './guest-port-state.ts';

function codedError(code: string, message: string): TypeError {
  return Object.assign(new TypeError(message), { code });
}

function assertPort(value: unknown): asserts value is MessagePortInstance {
  if (!isMessagePort(value)) throw new TypeError('Illegal invocation');
}

/** What `close` listeners get. */
class MessagePortCloseEvent extends EventClass {
  constructor() {
    super('close');
  }
}

interface MessagePortInstance extends NodeEventTarget {
  onmessage: unknown;
  onmessageerror: unknown;
}

/**
 * https://html.spec.whatwg.org/multipage/web-messaging.html#message-ports, nodejs.org/api/worker_threads.html#class-messageport
 * DIVERGES: an open port that is waited for does not keep the program running: all its senders are in this thread.
 */
export const MessagePort = refuseConstruction as unknown as { prototype: MessagePortInstance; new (): MessagePortInstance };

// A declaration: the bundler makes an arrow function of an expression that does not use `this`.
function refuseConstruction(): never {
  throw codedError('ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called');
}
Object.defineProperty(MessagePort, 'name', { value: 'MessagePort' });

function createPort(state: PortState | undefined): MessagePortInstance {
  const port = Object.create(MessagePort.prototype) as MessagePortInstance;
  initEventTarget(port);
  if (state !== undefined) {
    state.port = port;
    setState(port, state);
    tracker?.init(port, 'MESSAGEPORT');
  }
  return port;
}

function createState(): PortState {
  const state: PortState = {
    port: undefined as never,
    peer: undefined,
    queue: [],
    isStarted: false,
    isReferenced: false,
    scheduled: 0,
    frame: frames[CURRENT],
  };
  createPort(state);
  return state;
}

/** The immediates that carry messages are the library's own: hooks are told of the port. */
const later = (run: () => void): ReturnType<typeof setImmediate> => quietly(() => setImmediate(run));

function within({ port, frame }: PortState, run: () => void): void {
  frames[CURRENT] = frame;
  tracker?.before(port);
  try {
    run();
  } finally {
    tracker?.after(port);
  }
}

/** Each message is a macrotask of its own, as in Node: ticks and microtasks run between two. */
function schedule(state: PortState): void {
  while (state.isStarted && state.scheduled < state.queue.length) {
    state.scheduled++;
    const immediate = later(() => deliver(state));
    if (!state.isReferenced) immediate.unref();
  }
}

function deliver(state: PortState): void {
  state.scheduled--;
  if (!state.isStarted) return;
  const message = state.queue.shift();
  if (message === undefined) return;
  const event = createMessageEvent('message', message.data, message.ports);
  within(state, () => (state.port as MessagePortInstance)[kHybridDispatch](message.data, 'message', event));
}

/** What an iterable gives; undefined for everything that is none. */
function readIterable(value: unknown): object[] | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  const method = (value as Partial<Iterable<object>>)[Symbol.iterator];
  if (typeof method !== 'function') return undefined;
  const iterator = Reflect.apply(method, value, []) as Iterator<object> | null;
  const next = (iterator as Partial<Iterator<object>> | null)?.next;
  if (typeof next !== 'function') return undefined;
  const list: object[] = [];
  for (;;) {
    const result = Reflect.apply(next, iterator, []) as IteratorResult<object>;
    if (result.done) return list;
    list.push(result.value);
  }
}

/** The transferable objects of the second argument of `postMessage`: an iterable, or options with one. */
function toTransferList(value: unknown): readonly object[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object' && typeof value !== 'function') {
    throw codedError('ERR_INVALID_ARG_TYPE', 'Optional transferList argument must be an iterable');
  }
  const list = readIterable(value);
  if (list !== undefined) return list;
  const { transfer } = value as { transfer?: unknown };
  if (transfer === undefined) return [];
  const transferred = readIterable(transfer);
  if (transferred === undefined) {
    throw codedError('ERR_INVALID_ARG_TYPE', 'Optional options.transfer argument must be an iterable');
  }
  return transferred;
}

/**
 * A closed port can do nothing more at once, but tells of what had arrived before, as in Node. The other end follows
 * when it has done the same.
 */
function closeState(state: PortState): void {
  const { port, peer } = state;
  setState(port, null);
  state.peer = undefined;
  if (peer !== undefined) peer.peer = undefined;
  later(() => finishClose(state, peer));
}

function finishClose(state: PortState, peer: PortState | undefined): void {
  if (state.isStarted && state.queue.length > 0) {
    later(() => finishClose(state, peer));
    return;
  }
  state.isStarted = false;
  const { port } = state;
  setState(port, null);
  within(state, () => (port as MessagePortInstance).dispatchEvent(new MessagePortCloseEvent()));
  tracker?.destroy(port);
  if (peer !== undefined && stateOf(peer.port) === peer) finishClose(peer, undefined);
}

const methods = {
  postMessage(this: unknown, ...args: [message?: unknown, transfer?: unknown]): true | undefined {
    assertPort(this);
    if (args.length === 0) throw codedError('ERR_MISSING_ARGS', 'Not enough arguments to MessagePort.postMessage');
    const list = toTransferList(args[1]);
    if (list.includes(this)) throw dataCloneError('Transfer list contains source port');
    const state = stateOf(this);
    const { value, successors } = cloneMessage(args[0], list);
    if (state === null || state === undefined) return undefined;
    const { peer } = state;
    if (peer === undefined) return true;
    if (successors.includes(peer.port)) {
      emitProcessWarning('The target port was posted to itself, and the communication channel was lost');
      closeState(state);
      return true;
    }
    peer.queue.push({ data: value, ports: successors.filter(isMessagePort) });
    schedule(peer);
    return true;
  },

  start(this: unknown): void {
    assertPort(this);
    const state = stateOf(this);
    if (!state) return;
    state.isStarted = true;
    schedule(state);
  },

  ref(this: unknown): void {
    assertPort(this);
    const state = stateOf(this);
    if (state) state.isReferenced = true;
  },

  unref(this: unknown): void {
    assertPort(this);
    const state = stateOf(this);
    if (state) state.isReferenced = false;
  },

  hasRef(this: unknown): boolean {
    assertPort(this);
    return stateOf(this)?.isReferenced ?? false;
  },

  close(this: unknown, callback: unknown): void {
    assertPort(this);
    const state = stateOf(this);
    if (typeof callback === 'function') this.once('close', callback as () => void);
    if (state) closeState(state);
  },
};

const { prototype } = MessagePort;
const { defineProperty } = Object;
Object.setPrototypeOf(prototype, NodeEventTarget.prototype);
Object.setPrototypeOf(MessagePort, NodeEventTarget);
const { postMessage, start, ref, unref, hasRef, close } = methods;
// `constructor` lies between them in Node.
Reflect.deleteProperty(prototype, 'constructor');
Object.assign(prototype, { postMessage, start });
defineProperty(prototype, 'constructor', { value: MessagePort, writable: true, enumerable: false, configurable: true });
Object.assign(prototype, { ref, unref, hasRef });
defineEventHandler(prototype, 'message');
defineEventHandler(prototype, 'messageerror');
Object.assign(prototype, { close });
for (const name of ['postMessage', 'start', 'ref', 'unref']) defineProperty(methods[name as 'start'], 'length', { value: 0 });

function hidden(key: PropertyKey, value: unknown): void {
  defineProperty(prototype, key, { value, writable: false, enumerable: false, configurable: false });
}

hidden(kCreateEvent, (data: unknown, type: string): Event => {
  if (type === 'message' || type === 'messageerror') return createMessageEvent(type, data, []);
  return Reflect.apply(NodeEventTarget.prototype[kCreateEvent], undefined, [data, type]) as Event;
});

// A port that is listened to is started, and counts for as long as it is.
hidden(kNewListener, function (this: MessagePortInstance, ...args: Parameters<NodeEventTarget[typeof kNewListener]>) {
  Reflect.apply(NodeEventTarget.prototype[kNewListener], this, args);
  const [size, type] = args;
  if (type !== 'message' || size !== 1) return;
  Reflect.apply(ref, this, []);
  Reflect.apply(start, this, []);
});
hidden(kRemoveListener, function (this: MessagePortInstance, ...args: Parameters<NodeEventTarget[typeof kRemoveListener]>) {
  const [size, type] = args;
  if (type !== 'message' || size !== 0) return;
  const state = stateOf(this);
  if (!state) return;
  state.isReferenced = false;
  state.isStarted = false;
});
hidden(customInspectSymbol, function (this: MessagePortInstance, depth: number, options: InspectOptions): string {
  const state = stateOf(this);
  if (depth < 0) return '[MessagePort]';
  const shown = { active: Boolean(state), refed: state?.isReferenced ?? false };
  return `MessagePort [EventTarget] ${inspect(shown, inspectDepth(options))}`;
});
hidden(messaging, {
  prepare(port: object): void {
    if (!stateOf(port)) throw dataCloneError('MessagePort in transfer list is already detached');
  },
  transfer(port: object): object {
    const state = stateOf(port) as PortState;
    setState(port, null);
    state.isStarted = false;
    state.isReferenced = false;
    return createPort(state);
  },
});

/** https://html.spec.whatwg.org/multipage/web-messaging.html#message-channels */
export const { MessageChannel } = {
  MessageChannel: function (this: { port1: object; port2: object }): void {
    if (new.target === undefined) throw codedError('ERR_CONSTRUCT_CALL_REQUIRED', 'Cannot call constructor without `new`');
    const first = createState();
    const second = createState();
    first.peer = second;
    second.peer = first;
    this.port1 = first.port;
    this.port2 = second.port;
  },
} as unknown as { MessageChannel: new () => { port1: MessagePortInstance; port2: MessagePortInstance } };

/** The oldest message that waits at a port, for `worker_threads.receiveMessageOnPort`. */
export function takeMessage(port: unknown): { message: unknown } | undefined {
  const message = stateOf(port)?.queue.shift();
  return message === undefined ? undefined : { message: message.data };
}
