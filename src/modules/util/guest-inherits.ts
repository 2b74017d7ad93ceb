import { codes } from 'internal:errors';

type Constructor = ((...args: never[]) => unknown) & { prototype: object };

/** Prototype inheritance from before classes (nodejs.org/api/util.html#utilinheritsconstructor-superconstructor). */
export function inherits(ctor: Constructor, superCtor: Constructor): void {
  if (ctor === undefined || ctor === null) throw new codes.ERR_INVALID_ARG_TYPE('ctor', 'Function', ctor);
  if (superCtor === undefined || superCtor === null) throw new codes.ERR_INVALID_ARG_TYPE('superCtor', 'Function', superCtor);
  if (superCtor.prototype === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superCtor.prototype);
  }
  Object.defineProperty(ctor, 'super_', { value: superCtor, writable: true, configurable: true });
  Object.setPrototypeOf(ctor.prototype, superCtor.prototype);
}
