import { defineCodes } from 'internal:errors';

const codes = defineCodes({ TypeError: { ERR_INVALID_THIS: 'Value of "this" must be of %s' } });

/**
 * Names with a legacy code, and each code's constant (https://webidl.spec.whatwg.org/#idl-DOMException-error-names).
 * The position gives the code; a constant without a name belongs to no exception any more.
 */
const LEGACY: readonly (readonly [constant: string, name: string])[] = [
  ['INDEX_SIZE_ERR', 'IndexSizeError'],
  ['DOMSTRING_SIZE_ERR', ''],
  ['HIERARCHY_REQUEST_ERR', 'HierarchyRequestError'],
  ['WRONG_DOCUMENT_ERR', 'WrongDocumentError'],
  ['INVALID_CHARACTER_ERR', 'InvalidCharacterError'],
  ['NO_DATA_ALLOWED_ERR', ''],
  ['NO_MODIFICATION_ALLOWED_ERR', 'NoModificationAllowedError'],
  ['NOT_FOUND_ERR', 'NotFoundError'],
  ['NOT_SUPPORTED_ERR', 'NotSupportedError'],
  ['INUSE_ATTRIBUTE_ERR', 'InUseAttributeError'],
  ['INVALID_STATE_ERR', 'InvalidStateError'],
  ['SYNTAX_ERR', 'SyntaxError'],
  ['INVALID_MODIFICATION_ERR', 'InvalidModificationError'],
  ['NAMESPACE_ERR', 'NamespaceError'],
  ['INVALID_ACCESS_ERR', 'InvalidAccessError'],
  ['VALIDATION_ERR', ''],
  ['TYPE_MISMATCH_ERR', 'TypeMismatchError'],
  ['SECURITY_ERR', 'SecurityError'],
  ['NETWORK_ERR', 'NetworkError'],
  ['ABORT_ERR', 'AbortError'],
  ['URL_MISMATCH_ERR', 'URLMismatchError'],
  ['QUOTA_EXCEEDED_ERR', 'QuotaExceededError'],
  ['TIMEOUT_ERR', 'TimeoutError'],
  ['INVALID_NODE_TYPE_ERR', 'InvalidNodeTypeError'],
  ['DATA_CLONE_ERR', 'DataCloneError'],
];

const codeByName: Record<string, number> = Object.create(null);
const { construct, defineProperty, setPrototypeOf } = Reflect;
const NativeError = Error;

/** Stamps its private fields on an object that exists already: a native error has no constructor that would do it. */
class Returning {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: the return value is what the subclass's fields are put on.
    return object;
  }
}
class State extends Returning {
  readonly #name: string;
  readonly #message: string;
  readonly #code: number;

  constructor(object: object, name: string, message: string) {
    super(object);
    this.#name = name;
    this.#message = message;
    this.#code = codeByName[name] ?? 0;
  }
  static #assert(value: object): State {
    if (!(#code in value)) throw new codes.ERR_INVALID_THIS('DOMException');
    return value;
  }
  static has(value: object): boolean {
    return #code in value;
  }
  static nameOf(value: object): string {
    return State.#assert(value).#name;
  }
  static messageOf(value: object): string {
    return State.#assert(value).#message;
  }
  static codeOf(value: object): number {
    return State.#assert(value).#code;
  }
}

/** An Error to the engine, so that it has a stack and `Error.isError` and `util.types.isNativeError` know it. */
function createNativeError(prototype: object): object {
  const error = construct(NativeError, []) as object;
  setPrototypeOf(error, prototype);
  return error;
}

/** https://webidl.spec.whatwg.org/#idl-DOMException; the options object with `cause` is Node's (observed). */
export class DOMException {
  constructor(message: unknown = '', options: unknown = 'Error') {
    const hasOptions = options !== null && typeof options === 'object';
    const givenName = hasOptions ? (options as { name?: unknown }).name : options;
    const text = `${message}`;
    const name = `${givenName}`;
    const error = createNativeError(new.target.prototype as object);
    if (hasOptions && 'cause' in options) {
      defineProperty(error, 'cause', { value: options.cause, writable: true, enumerable: false, configurable: true });
    }
    new State(error, name, text);
    // biome-ignore lint/correctness/noConstructorReturn: the exception has to be a native error.
    return error as this;
  }

  get name(): string {
    return State.nameOf(this);
  }

  get message(): string {
    return State.messageOf(this);
  }

  get code(): number {
    return State.codeOf(this);
  }
}

/** Whether `value` was made by the constructor above, whatever its prototype is now. */
export function isDOMException(value: object): value is DOMException {
  return State.has(value);
}

setPrototypeOf(DOMException.prototype, NativeError.prototype);
for (const name of ['name', 'message', 'code']) defineProperty(DOMException.prototype, name, { enumerable: true });
LEGACY.forEach(([constant, name], index) => {
  const value = index + 1;
  if (name !== '') codeByName[name] = value;
  for (const owner of [DOMException, DOMException.prototype]) {
    defineProperty(owner, constant, { value, writable: false, enumerable: true, configurable: false });
  }
});
defineProperty(DOMException.prototype, Symbol.toStringTag, { value: 'DOMException', configurable: true });
