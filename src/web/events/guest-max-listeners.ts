/**
 * How many listeners make a likely leak (nodejs.org/api/events.html#eventsdefaultmaxlisteners). The default is shared
 * by emitters and event targets; it lives here because `node:events` builds on this module and not the other way.
 */
export const maxListeners = { default: 10 };

export const kMaxEventTargetListeners: unique symbol = Symbol('events.maxEventTargetListeners');
export const kMaxEventTargetListenersWarned: unique symbol = Symbol('events.maxEventTargetListenersWarned');

export interface LimitedTarget {
  [kMaxEventTargetListeners]: number;
  [kMaxEventTargetListenersWarned]: boolean;
}

/** Sets the limit of one event target; a warning that was given can be given again. */
export function eventTargetMaxListeners(target: LimitedTarget, count: number): void {
  target[kMaxEventTargetListeners] = count;
  target[kMaxEventTargetListenersWarned] = false;
}
