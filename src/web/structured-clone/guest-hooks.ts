/**
 * How guest classes take part in structured cloning. Put on a prototype: what the class does when one of its objects is
 * cloned or transferred. Without it an object is cloned as what the language says it is.
 */
export const messaging: unique symbol = Symbol('messaging');

export interface Messaging {
  /** What messages call the class, where it is no MessagePort. */
  readonly className?: string;
  /** Gives what is cloned in the object's place, and makes the copy out of the cloned data. */
  clone?(value: never): { readonly data: unknown; revive(data: never): object };
  /** Throws when the object cannot be transferred, or no more. */
  prepare?(value: never): void;
  /** Takes the object out of use and gives its successor. Called when all of the value has been serialized. */
  transfer?(value: never): object;
}

/** For a class whose objects can be neither cloned nor transferred: `Cannot clone object of unsupported type.` */
export const uncloneable: Messaging = Object.freeze({});

const refusing = new WeakMap<object, (value: object) => boolean>();
const { getPrototypeOf } = Reflect;
const plain = Object.prototype;

/** Marks a class as one, on whose prototype nothing may show. What merely inherits from it is cloned. */
export function refuseCloning(prototype: object, isInstance: (value: object) => boolean): void {
  refusing.set(prototype, isInstance);
}

export interface MessagingObject {
  readonly [messaging]?: Messaging;
}

let untransferable: WeakSet<object> | undefined;

/** nodejs.org/api/worker_threads.html#worker_threadsmarkasuntransferableobject */
export function markUntransferable(value: object): void {
  untransferable ??= new WeakSet();
  untransferable.add(value);
}

let uncloneables: WeakSet<object> | undefined;

/** nodejs.org/api/worker_threads.html#worker_threadsmarkasuncloneableobject; what inherits from the object is not marked. */
export function markUncloneable(value: object): void {
  uncloneables ??= new WeakSet();
  uncloneables.add(value);
}

export function isUncloneable(value: object): boolean {
  for (let object = getPrototypeOf(value); object !== null && object !== plain; object = getPrototypeOf(object)) {
    if (refusing.get(object)?.(value)) return true;
  }
  return uncloneables?.has(value) ?? false;
}

export function isUntransferable(value: object): boolean {
  return untransferable?.has(value) ?? false;
}
