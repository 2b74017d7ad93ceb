import { codes } from 'internal:errors';
import { constants, validateContextOptions } from './guest-options.ts';
import { Realm } from './guest-realm.ts';

/** Realms by the object that stands for them outside. */
const realms = new WeakMap<object, Realm>();

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' || typeof value === 'function') && value !== null;

/** nodejs.org/api/vm.html#vmiscontextobject */
export function isContext(object: unknown): boolean {
  if (!isObject(object)) throw new codes.ERR_INVALID_ARG_TYPE('object', 'object', object);
  return realms.has(object);
}

/** nodejs.org/api/vm.html#vmcreatecontextcontextobject-options */
export function createContext(...args: [object?: unknown, options?: unknown]): object {
  const [object = {}, options = {}] = args;
  if (object === constants.DONT_CONTEXTIFY) {
    validateContextOptions(options);
    const realm = new Realm(undefined);
    realms.set(realm.global, realm);
    return realm.global;
  }
  if (!isObject(object)) throw new codes.ERR_INVALID_ARG_TYPE('object', 'object', object);
  if (realms.has(object)) return object;
  validateContextOptions(options);
  realms.set(object, new Realm(object));
  return object;
}

/** The realm behind a contextified object. */
export function realmOf(object: unknown): Realm {
  if (!isObject(object)) throw new codes.ERR_INVALID_ARG_TYPE('object', 'object', object);
  const realm = realms.get(object);
  if (realm === undefined) throw new codes.ERR_INVALID_ARG_TYPE('contextifiedObject', 'vm.Context', object);
  return realm;
}

export function findRealm(object: unknown): Realm | undefined {
  return isObject(object) ? realms.get(object) : undefined;
}
