/** Type checks that look at the engine's class of a value, not at what it says (nodejs.org/api/util.html#utiltypes). */
import { brandOf } from 'internal:engine-details';

type Check = (value: unknown) => boolean;

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** These are native functions without names and parameters in Node. */
function is(...brands: readonly string[]): Check {
  return (...args: unknown[]) => isObject(args[0]) && brands.includes(brandOf(args[0]));
}

const { isView } = ArrayBuffer;

const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype) as object;
const typedArrayName = Reflect.getOwnPropertyDescriptor(typedArrayPrototype, Symbol.toStringTag)!.get!;

/** `Uint8Array` and so on by the class itself, undefined for everything else. */
function nameOf(value: unknown): string | undefined {
  return isObject(value) ? (typedArrayName.call(value) as string | undefined) : undefined;
}

const TYPED_ARRAYS = [
  'Uint8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Uint32Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
] as const;

/** `isUint8Array` and its siblings: one function each, named after its class. */
function typedArrayChecks(): Record<`is${(typeof TYPED_ARRAYS)[number]}`, Check> {
  const checks: Record<string, Check> = {};
  for (const name of TYPED_ARRAYS) {
    const key = `is${name}`;
    checks[key] = { [key]: (value: unknown): boolean => nameOf(value) === name }[key]!;
  }
  return checks;
}

export const types = {
  isArgumentsObject: is('Arguments'),
  isArrayBuffer: is('ArrayBuffer'),
  isAsyncFunction: is('AsyncFunction', 'AsyncGeneratorFunction'),
  isBigIntObject: is('BigInt'),
  isBooleanObject: is('Boolean'),
  isDate: is('Date'),
  isExternal: is(),
  isGeneratorFunction: is('GeneratorFunction', 'AsyncGeneratorFunction'),
  isGeneratorObject: is('Generator', 'AsyncGenerator'),
  isMap: is('Map'),
  isMapIterator: is('Map Iterator'),
  isModuleNamespaceObject: is('Module'),
  isNativeError: is('Error'),
  isNumberObject: is('Number'),
  isPromise: is('Promise'),
  isProxy: is('Proxy'),
  isRegExp: is('RegExp'),
  isSet: is('Set'),
  isSetIterator: is('Set Iterator'),
  isSharedArrayBuffer: is('SharedArrayBuffer'),
  isStringObject: is('String'),
  isSymbolObject: is('Symbol'),
  isWeakMap: is('WeakMap'),
  isWeakSet: is('WeakSet'),
  isAnyArrayBuffer: is('ArrayBuffer', 'SharedArrayBuffer'),
  isBoxedPrimitive: is('Number', 'String', 'Boolean', 'Symbol', 'BigInt'),
  isArrayBufferView: isView,
  isDataView(value: unknown): boolean {
    return isView(value) && nameOf(value) === undefined;
  },
  isTypedArray(value: unknown): boolean {
    return nameOf(value) !== undefined;
  },
  ...typedArrayChecks(),
  isKeyObject(value: unknown): boolean {
    return keyChecks.isKeyObject(value);
  },
  isCryptoKey(value: unknown): boolean {
    return keyChecks.isCryptoKey(value);
  },
};

/** Keys exist only once `node:crypto` is loaded: it puts its own checks here. */
export const keyChecks = {
  isKeyObject: (_value: unknown): boolean => false,
  isCryptoKey: (_value: unknown): boolean => false,
};

export default types;
