import { execution as shared } from 'internal:async-context';

const execution = shared;

/** Node shows these on resources and promises (observed). */
export const asyncIdSymbol = Symbol('async_id_symbol');
export const triggerAsyncIdSymbol = Symbol('trigger_async_id_symbol');

let lastId = 1;
/** The main script is 1, so the first resource is 2. */
export function newAsyncId(): number {
  return ++lastId;
}

interface Level {
  readonly id: number;
  readonly trigger: number;
  readonly resource: object;
}
const stack: Level[] = [];
const topLevel = {};
let resource: object = topLevel;

/** Makes a resource the running one, until `popExecution`. */
export function pushExecution(id: number, trigger: number, next: object): void {
  stack.push({ id: execution.id, trigger: execution.trigger, resource });
  execution.id = id;
  execution.trigger = trigger;
  resource = next;
}

/** Gives whether this id was running; another one is left in place. */
export function popExecution(id: number): boolean {
  if (execution.id !== id || stack.length === 0) return false;
  const outer = stack.pop()!;
  execution.id = outer.id;
  execution.trigger = outer.trigger;
  resource = outer.resource;
  return true;
}

/** nodejs.org/api/async_hooks.html#async_hooksexecutionasyncid */
export function executionAsyncId(): number {
  return execution.id;
}

/** nodejs.org/api/async_hooks.html#async_hookstriggerasyncid */
export function triggerAsyncId(): number {
  return execution.trigger;
}

/** nodejs.org/api/async_hooks.html#async_hooksexecutionasyncresource */
export function executionAsyncResource(): object {
  return resource;
}
