import { codes } from 'internal:errors';
import { EventEmitter } from 'node:events';
import { own } from './guest-domain.ts';
import { type DomainLike, module, program, updateExceptionCapture } from './guest-state.ts';

interface Emitter {
  domain?: DomainLike | null;
  listenerCount(event: string): number;
}
interface ThrownError {
  domainEmitter?: unknown;
  domainThrown?: boolean;
}

const { apply } = Reflect;

/**
 * Emitters belong to the domain that is active when they are made, and their listeners run inside of it: both by replacing
 * what every emitter inherits (nodejs.org/api/domain.html#implicit-binding).
 */
export function takeEmitters(DomainClass: new () => unknown): void {
  const emitters = EventEmitter as unknown as {
    usingDomains: boolean;
    init: (this: Emitter, options?: unknown) => void;
    prototype: { emit: (this: Emitter, ...args: unknown[]) => boolean };
  };
  const init = emitters.init;
  const emit = emitters.prototype.emit;
  emitters.usingDomains = true;

  emitters.init = function (this: Emitter, options?: unknown): void {
    own(this, null);
    if (module.active && !(this instanceof DomainClass)) this.domain = module.active;
    apply(init, this, [options]);
  };
  Object.defineProperty(emitters.init, 'name', { value: '' });

  emitters.prototype.emit = {
    emit(this: Emitter, ...args: unknown[]): boolean {
      const domain = this.domain;
      const isError = args[0] === 'error';
      const isPlain = domain === null || domain === undefined || (this as unknown) === program;
      if (isPlain || (isError && this.listenerCount('error') > 0)) return apply(emit, this, args);
      if (isError) {
        emitOnDomain(this, domain, args);
        return false;
      }
      domain.enter();
      const result = apply(emit, this, args);
      domain.exit();
      return result;
    },
  }.emit;
}

/** An error that no listener of the emitter takes. The domain's listeners run as if it had not been entered. */
function emitOnDomain(emitter: Emitter, domain: DomainLike, args: unknown[]): void {
  const error: unknown = args.length > 1 && args[1] ? args[1] : new codes.ERR_UNHANDLED_ERROR(args[1] ?? undefined);
  if (typeof error === 'object' && error !== null) {
    const thrown = error as ThrownError;
    thrown.domainEmitter = emitter;
    own(error, domain);
    thrown.domainThrown = false;
  }
  const entered = module._stack.slice();
  const active = program.domain;
  const at = module._stack.lastIndexOf(domain);
  if (at !== -1) {
    module._stack.splice(at);
    while (module._stack.at(-1) === domain) module._stack.pop();
  }
  module.active = program.domain = module._stack.at(-1) ?? null;
  updateExceptionCapture();
  domain.emit('error', error);
  module._stack = entered;
  module.active = program.domain = active;
  updateExceptionCapture();
}
