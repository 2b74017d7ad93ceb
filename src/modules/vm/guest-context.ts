import { codes } from 'internal:errors';
import { constants, readContextOptions } from './guest-options.ts';
import { Realm } from './guest-realm.ts';

class Given {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: the fields of the derived class are put on what is returned.
    return object;
  }
}

/**
 * The realm of an object is a private field of that object. The two refer to each other, and the engine's WeakMap would keep
 * such a pair for ever.
 */
class Contextified extends Given {
  readonly #realm: Realm;

  constructor(object: object, realm: Realm) {
    super(object);
    this.#realm = realm;
  }

  static find(object: object): Realm | undefined {
    return #realm in object ? (object as Contextified).#realm : undefined;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** nodejs.org/api/vm.html#vmiscontextobject */
export function isContext(object: unknown): boolean {
  if (!isObject(object)) throw new codes.ERR_INVALID_ARG_TYPE('object', 'object', object);
  return Contextified.find(object) !== undefined;
}

/** nodejs.org/api/vm.html#vmcreatecontextcontextobject-options */
export function createContext(...args: [object?: unknown, options?: unknown]): object {
  const [object = {}, options = {}] = args;
  if (object === constants.DONT_CONTEXTIFY) {
    const realm = new Realm(undefined, readContextOptions(options));
    new Contextified(realm.global, realm);
    return realm.global;
  }
  if (!isObject(object)) throw new codes.ERR_INVALID_ARG_TYPE('object', 'object', object);
  if (Contextified.find(object) !== undefined) return object;
  new Contextified(object, new Realm(object, readContextOptions(options)));
  return object;
}

/** The realm behind a contextified object. */
export function realmOf(object: unknown): Realm {
  if (!isObject(object)) throw new codes.ERR_INVALID_ARG_TYPE('object', 'object', object);
  const realm = Contextified.find(object);
  if (realm === undefined) throw new codes.ERR_INVALID_ARG_TYPE('contextifiedObject', 'vm.Context', object);
  return realm;
}

export function findRealm(object: unknown): Realm | undefined {
  return isObject(object) ? Contextified.find(object) : undefined;
}
