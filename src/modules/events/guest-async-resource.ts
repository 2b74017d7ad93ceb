import { getBuiltin } from 'internal:loader';
import { validateString } from 'internal:validators';
import { EventEmitter, type EventEmitterOptions, type EventName } from './guest-emitter.ts';

/** The part of `AsyncResource` that is used here (nodejs.org/api/async_context.html#class-asyncresource). */
interface AsyncResource {
  runInAsyncScope(callback: unknown, thisArg: unknown, ...args: unknown[]): unknown;
  emitDestroy(): unknown;
  asyncId(): number;
  triggerAsyncId(): number;
}
interface AsyncResourceConstructor {
  new (type: string, options: unknown): AsyncResource;
}
interface ResourceOptions extends EventEmitterOptions {
  name?: string;
}

const { apply } = Reflect;
let createResource: ((emitter: EventEmitter, type: string, options: unknown) => AsyncResource) | undefined;

/** `node:async_hooks` is looked up at the first use: it is no part of every program. */
function loadResource(): NonNullable<typeof createResource> {
  const { AsyncResource } = getBuiltin('async_hooks') as { AsyncResource: AsyncResourceConstructor };
  class EventEmitterReferencingAsyncResource extends AsyncResource {
    readonly #emitter: EventEmitter;
    constructor(emitter: EventEmitter, type: string, options: unknown) {
      super(type, options);
      this.#emitter = emitter;
    }
    get eventEmitter(): EventEmitter {
      return this.#emitter;
    }
  }
  return (emitter, type, options) => new EventEmitterReferencingAsyncResource(emitter, type, options);
}

/** nodejs.org/api/events.html#class-eventseventemitterasyncresource-extends-eventemitter */
export class EventEmitterAsyncResource extends EventEmitter {
  #asyncResource: AsyncResource;

  constructor(options: unknown = undefined) {
    let name: string | undefined;
    let rest: ResourceOptions | undefined;
    if (typeof options === 'string') {
      name = options;
    } else {
      rest = options as ResourceOptions | undefined;
      if (isBase(new.target)) validateString(rest?.name, 'options.name');
      name = rest?.name || new.target.name;
    }
    super(rest);
    createResource ??= loadResource();
    this.#asyncResource = createResource(this, name, rest);
  }

  override emit(event: EventName, ...args: unknown[]): boolean {
    const resource = this.#asyncResource;
    return apply(resource.runInAsyncScope, resource, [super.emit, this, event, ...args]) as boolean;
  }

  emitDestroy(): void {
    this.#asyncResource.emitDestroy();
  }

  get asyncId(): number {
    return this.#asyncResource.asyncId();
  }

  get triggerAsyncId(): number {
    return this.#asyncResource.triggerAsyncId();
  }

  get asyncResource(): object {
    return this.#asyncResource;
  }
}

/** Outside of the class: a class that names itself gets another name from the bundler. */
function isBase(constructor: unknown): boolean {
  return constructor === EventEmitterAsyncResource;
}
