import { codes } from 'internal:errors';
import { EventEmitter } from './guest-emitter.ts';

function refuse(): never {
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('EventEmitterAsyncResource');
}

/**
 * nodejs.org/api/events.html#class-eventseventemitterasyncresource-extends-eventemitter
 * DIVERGES: constructing one throws until `node:async_hooks` exists.
 */
export class EventEmitterAsyncResource extends EventEmitter {
  constructor(_options?: unknown) {
    super();
    refuse();
  }
  override emit(_type: string | symbol, ..._args: unknown[]): boolean {
    return refuse();
  }
  emitDestroy(): void {
    refuse();
  }
  get asyncId(): number {
    return refuse();
  }
  get triggerAsyncId(): number {
    return refuse();
  }
  get asyncResource(): object {
    return refuse();
  }
}
Object.defineProperty(EventEmitterAsyncResource, 'length', { value: 0 });
