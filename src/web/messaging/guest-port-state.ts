/** What a port refers to. A transferred port leaves it to its successor. */
export interface PortState {
  port: object;
  /** The other end; undefined after either has closed. */
  peer: PortState | undefined;
  readonly queue: QueuedMessage[];
  isStarted: boolean;
  isReferenced: boolean;
  /** Immediates that are under way for this port. */
  scheduled: number;
  /** Of the code that made the channel: listeners run in it, as in Node. */
  readonly frame: unknown;
}
export interface QueuedMessage {
  readonly data: unknown;
  readonly ports: readonly object[];
}

const kState: unique symbol = Symbol('kState');

/** Null for a port that is closed or transferred, undefined for what is no port. */
export function stateOf(value: unknown): PortState | null | undefined {
  return typeof value === 'object' && value !== null ? (value as { [kState]?: PortState | null })[kState] : undefined;
}

// A property and not a WeakMap: a state refers to its port, and the engine's WeakMap would keep such a pair for ever.
export function setState(port: object, state: PortState | null): void {
  Object.defineProperty(port, kState, { value: state, writable: false, enumerable: false, configurable: true });
}

export function isMessagePort(value: unknown): value is object {
  return stateOf(value) !== undefined;
}
