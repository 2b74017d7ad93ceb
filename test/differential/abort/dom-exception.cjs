const { inspect } = require('util');
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    const message = error instanceof TypeError && error.code === undefined ? '(engine)' : error?.message;
    console.log(label, 'threw', error?.constructor?.name, error?.name, error?.code, message ?? error);
  }
}
const { value, ...descriptor } = Object.getOwnPropertyDescriptor(globalThis, 'DOMException');
console.log(descriptor, value === DOMException);
for (const owner of [DOMException, DOMException.prototype]) {
  for (const key of Reflect.ownKeys(owner)) {
    if (typeof key === 'symbol' && !/toStringTag/.test(String(key))) continue;
    const each = Object.getOwnPropertyDescriptor(owner, key);
    const text = each.get
      ? `${each.get.name}/${each.get.length} ${each.set}`
      : typeof each.value === 'function'
        ? `${each.value.name}/${each.value.length}`
        : typeof each.value === 'object'
          ? 'object'
          : each.value;
    console.log(String(key), each.writable, each.enumerable, each.configurable, text);
  }
}
console.log(
  Object.getPrototypeOf(DOMException) === Function.prototype,
  Object.getPrototypeOf(DOMException.prototype) === Error.prototype,
);
const names = [
  'IndexSizeError',
  'DOMStringSizeError',
  'HierarchyRequestError',
  'WrongDocumentError',
  'InvalidCharacterError',
  'NoDataAllowedError',
  'NoModificationAllowedError',
  'NotFoundError',
  'NotSupportedError',
  'InUseAttributeError',
  'InvalidStateError',
  'SyntaxError',
  'InvalidModificationError',
  'NamespaceError',
  'InvalidAccessError',
  'ValidationError',
  'TypeMismatchError',
  'SecurityError',
  'NetworkError',
  'AbortError',
  'URLMismatchError',
  'QuotaExceededError',
  'TimeoutError',
  'InvalidNodeTypeError',
  'DataCloneError',
  'EncodingError',
  'NotReadableError',
  'UnknownError',
  'ConstraintError',
  'DataError',
  'TransactionInactiveError',
  'ReadOnlyError',
  'VersionError',
  'OperationError',
  'NotAllowedError',
  'Unheard',
  'toString',
  '__proto__',
  'constructor',
];
for (const name of names) console.log(name, new DOMException('m', name).code);

const plain = new DOMException();
console.log(
  [plain.name, plain.message, plain.code],
  plain instanceof Error,
  plain instanceof DOMException,
  String(plain),
  Object.prototype.toString.call(plain),
  Object.keys(plain),
  Reflect.ownKeys(plain).filter((key) => key !== 'stack'),
);
console.log(
  String(new DOMException('text', 'AbortError')),
  String(new DOMException('', 'AbortError')),
  String(new DOMException('text', '')),
);
for (const args of [
  [undefined, undefined],
  [null, null],
  [1, 2],
  [{}, {}],
  ['m', { name: 'DataError', cause: 'why' }],
  ['m', { cause: undefined }],
  ['m', { name: undefined }],
  ['m', []],
  ['m', () => {}],
  ['m', new Date(0)],
]) {
  show('args', () => {
    const error = new DOMException(...args);
    return [
      error.name,
      error.message,
      error.code,
      'cause' in error,
      error.cause,
      JSON.stringify(Object.getOwnPropertyDescriptor(error, 'cause')),
    ];
  });
}
show('symbol', () => new DOMException(Symbol('s')));
show('no new', () => DOMException('x'));
for (const key of ['name', 'message', 'code']) {
  show(key, () => Object.getOwnPropertyDescriptor(DOMException.prototype, key).get.call({}));
  show(key, () => DOMException.prototype[key]);
  show(key, () => Object.create(plain)[key]);
}
const first = (error) => error.stack.split('\n')[0];
console.log(
  typeof plain.stack,
  first(plain),
  '|',
  first(new DOMException('text', 'AbortError')),
  '|',
  first(new DOMException('', 'AbortError')),
);
const short = (error) => inspect(error).split('\n')[0];
console.log(
  short(plain),
  '|',
  short(new DOMException('text', 'AbortError')),
  '|',
  short(new DOMException('', 'DataCloneError')),
  '|',
  short(new DOMException('two\nlines', 'DataError')),
);
class Mine extends DOMException {
  constructor(message) {
    super(message, 'NotFoundError');
  }
}
console.log(short(new Mine('sub')), new Mine('sub').code, first(new Mine('sub')), new Mine('x') instanceof DOMException);
const bare = new DOMException('bare', 'AbortError');
bare.stack = undefined;
console.log(inspect(bare));
bare.stack = 'AbortError: other';
console.log(inspect(bare), inspect([bare]));
bare.extra = 1;
console.log(inspect(bare), JSON.stringify(bare));
const caused = new DOMException('outer', { name: 'DataError', cause: 'inner' });
caused.stack = 'DataError: outer';
console.log(inspect(caused));
console.log(require('util').types.isNativeError(bare), Error.isError?.(bare));
