import { assertApplicable } from 'internal:applicable';
import asyncHooks from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import {
  activateTop,
  clearStack,
  type DomainLike,
  module,
  program,
  updateExceptionCapture,
  withoutCapture,
} from './guest-state.ts';

type Callback = (this: unknown, ...args: unknown[]) => unknown;
interface Owned {
  domain?: unknown;
}

const { apply } = Reflect;
/** Node shows one on each domain (observed). */
const kWeak = Symbol('kWeak');
class WeakReference {}

/** The property that ties errors, emitters and resources to their domain. */
export function own(object: object, domain: unknown): void {
  Object.defineProperty(object, 'domain', { value: domain, writable: true, enumerable: false, configurable: true });
}

/** What belongs to which domain. Keyed by the resource, so that nothing needs to be told when it ends. */
const owners = new WeakMap<object, Domain>();
const hook = asyncHooks.createHook({
  init(_id: number, type: string, _trigger: number, resource: object) {
    const active = program.domain;
    if (active === null || active === undefined) return;
    owners.set(resource, active as unknown as Domain);
    // A promise of another realm would be a way for its code to reach this one.
    if (type !== 'PROMISE' || resource instanceof Promise) own(resource, active);
  },
  before() {
    owners.get(asyncHooks.executionAsyncResource())?.enter();
  },
  after() {
    owners.get(asyncHooks.executionAsyncResource())?.exit();
  },
});

/** nodejs.org/api/domain.html#class-domain */
export class Domain extends EventEmitter {
  declare members: unknown[];
  declare enter: () => void;
  declare exit: () => void;
  declare _errorHandler: (error: unknown) => boolean;

  constructor() {
    super();
    this.members = [];
    (this as unknown as Record<symbol, unknown>)[kWeak] = new WeakReference();
    hook.enable();
    this.on('removeListener', updateExceptionCapture);
    this.on('newListener', updateExceptionCapture);
  }
}

const methods: Record<string, (this: Domain & Owned, ...args: never[]) => unknown> = {
  /** An uncaught error while this domain was active. Gives whether a listener took it; else it is thrown. */
  _errorHandler(error: unknown) {
    if ((typeof error === 'object' && error !== null) || typeof error === 'function') {
      own(error, this);
      (error as { domainThrown?: boolean }).domainThrown = true;
    }
    while (module.active === (this as unknown)) this.exit();
    let caught = false;
    if (module._stack.length === 0) {
      // Without domains left an error of the listener itself is an uncaught one of the program.
      if (this.listenerCount('error') > 0) {
        withoutCapture();
        try {
          caught = this.emit('error', error);
        } finally {
          updateExceptionCapture();
        }
      }
    } else {
      try {
        caught = this.emit('error', error);
      } catch (second) {
        // The next domain outside gets what the listener threw.
        activateTop();
        if (module._stack.length === 0) throw second;
        caught = (program.domain as DomainLike)._errorHandler(second);
      }
    }
    clearStack();
    return caught;
  },
  enter() {
    const self = this as unknown as DomainLike;
    module.active = program.domain = self;
    module._stack.push(self);
    updateExceptionCapture();
  },
  exit() {
    const index = module._stack.lastIndexOf(this as unknown as DomainLike);
    if (index === -1) return;
    // Those that were entered inside of it and never left go with it.
    module._stack.splice(index);
    activateTop();
  },
  add(member: Owned & { domain?: Domain & Owned }) {
    if (member === undefined || member === null) {
      throw new TypeError(`Cannot read properties of ${member} (reading 'domain')`);
    }
    if (member.domain === this) return;
    if (member.domain) (member.domain as Domain & { remove(member: unknown): void }).remove(member);
    if (this.domain && member instanceof Domain) {
      for (let outer = this.domain as Owned | undefined; outer; outer = outer.domain as Owned | undefined) {
        if (outer === (member as unknown)) return;
      }
    }
    own(member, this);
    this.members.push(member);
  },
  remove(member: Owned) {
    member.domain = null;
    const index = this.members.indexOf(member);
    if (index !== -1) this.members.splice(index, 1);
  },
  run(fn: Callback, ...args: unknown[]) {
    this.enter();
    assertApplicable(fn);
    const result = apply(fn, this, args) as unknown;
    this.exit();
    return result;
  },
  intercept(callback: Callback) {
    const self = this;
    function runIntercepted(this: unknown, ...args: unknown[]): unknown {
      const [error, ...rest] = args;
      if (error && error instanceof Error) {
        Object.assign(error, { domainBound: callback, domainThrown: false });
        own(error, self);
        self.emit('error', error);
        return undefined;
      }
      return inside(self, callback, this, rest);
    }
    return runIntercepted;
  },
  bind(callback: Callback) {
    const self = this;
    function runBound(this: unknown, ...args: unknown[]): unknown {
      return inside(self, callback, this, args);
    }
    own(runBound, self);
    return runBound;
  },
};

function inside(domain: Domain, callback: Callback, thisArg: unknown, args: unknown[]): unknown {
  domain.enter();
  assertApplicable(callback);
  const result = apply(callback, thisArg, args) as unknown;
  domain.exit();
  return result;
}

// Plain functions without names in Node, which a program may replace.
const prototype = Domain.prototype as unknown as Record<string, unknown>;
prototype['members'] = undefined;
for (const [name, length] of Object.entries({
  _errorHandler: 1,
  enter: 0,
  exit: 0,
  add: 1,
  remove: 1,
  run: 1,
  intercept: 1,
  bind: 1,
})) {
  prototype[name] = Object.defineProperties(methods[name]!, { name: { value: '' }, length: { value: length } });
}
