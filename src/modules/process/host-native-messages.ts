/** Between a native's name and its receiver and arguments (src/engine/frames.ts). */
export const CALL_MARK = '\u0002';

type Words = readonly [type: string, text: string] | null;

/** What V8 says of a native's receiver and arguments, where the engine says less. Read off real Node 24. */
interface Call {
  readonly name: string;
  readonly self: Words;
  readonly args: readonly Words[];
}

const NOTHING: Words = ['undefined', 'undefined'];

/** `number 1`, `string "a"`, `object null`, and the type alone for what has no short text. */
function typed(words: Words): string | undefined {
  if (words === null) return undefined;
  const [type, text] = words;
  if (type === 'string') return `string "${text}"`;
  return type === 'number' || type === 'boolean' || text === 'null' ? `${type} ${text}` : type;
}

const numeric = (words: Words): string | undefined => (words === null ? undefined : words[0] === 'number' ? words[1] : 'NaN');
const plain = (words: Words): string | undefined => words?.[1];
const argument = ({ args }: Call, index: number): Words => (index < args.length ? args[index]! : NOTHING);
const isNullish = (words: Words): boolean => words !== null && (words[1] === 'null' || words[0] === 'undefined');
const isPrimitive = (words: Words): boolean => words !== null && (words[0] !== 'object' || words[1] === 'null');
const asText = (text: string | undefined, wrap: (text: string) => string): string | undefined =>
  text === undefined ? undefined : wrap(text);

const isTypedArray = (self: Words): boolean => self?.[1] === '[object Object]';

function notAFunction(call: Call): string | undefined {
  const { name, self } = call;
  const first = argument(call, 0);
  const none = (text: string): string => `${text} is not a function`;
  switch (name) {
    case 'sort':
    case 'toSorted':
      return asText(plain(first), (text) => `The comparison function must be either a function or undefined: ${text}`);
    case 'Promise':
      return asText(plain(first), (text) => `Promise resolver ${text} is not a function`);
    case 'bind':
      return 'Bind must be called on a function';
    case 'toString':
      return "Function.prototype.toString requires that 'this' be a Function";
    case 'construct':
      return asText(plain(first), (text) => `${text} is not a constructor`);
    case 'apply': {
      const called = self?.[1] === '#<Reflect>' ? first : self;
      if (called === null) return undefined;
      const type = called[1] === 'null' ? 'null' : called[0] === 'object' ? 'an object' : `a ${called[0]}`;
      return `Function.prototype.apply was called on ${called[1]}, which is ${type} and not a function`;
    }
    case 'from':
      return asText(typed(argument(call, 1)), none);
    case 'groupBy':
      return asText(plain(argument(call, 1)), none);
    case 'map':
      return asText(isTypedArray(self) ? plain(first) : typed(first), none);
    default:
      return CALLBACKS.has(name) ? asText(typed(first), none) : undefined;
  }
}

const CALLBACKS = new Set(
  'forEach filter find findIndex findLast findLastIndex some every reduce reduceRight flatMap'.split(' '),
);

/** `Map object expected`: the receiver is none. */
function receiver(type: string, { name, self }: Call): string | undefined {
  if (type === 'ArrayBuffer' && name === 'DataView') return 'First argument to DataView constructor must be an ArrayBuffer';
  const [, accessor = '', key] = /^(get )?(.*)$/.exec(name)!;
  return asText(plain(self), (text) => `Method ${accessor}${type}.prototype.${key} called on incompatible receiver ${text}`);
}

function requires(type: string, { name, args }: Call): string | undefined {
  if (name === 'keyFor') return asText(plain(args[0] ?? NOTHING), (text) => `${text} is not a symbol`);
  if (name === '[Symbol.toPrimitive]') return `${type}.prototype [ @@toPrimitive ] requires that 'this' be a ${type}`;
  return `${type}.prototype.${name.replace(/^get /, '')} requires that 'this' be a ${type}`;
}

function notAnObject(call: Call): string | undefined {
  const { name, self } = call;
  if (name === 'resolve' || name === 'reject') return 'PromiseResolve called on non-object';
  if (name === 'test' || name === 'exec') return receiver('RegExp', call);
  if (name === 'setPrototypeOf' && isPrimitive(argument(call, 1)) && !isPrimitive(argument(call, 0)))
    return prototypeMessage(argument(call, 1));
  if (name === 'defineProperty' && !isPrimitive(argument(call, 0)))
    return asText(plain(argument(call, 2)), (text) => `Property description must be an object: ${text}`);
  if (isPrimitive(self) && ITERATOR_METHODS.has(name)) return `Iterator.prototype.${name} called on non-object`;
  return undefined;
}

const prototypeMessage = (words: Words): string | undefined =>
  asText(plain(words), (text) => `Object prototype may only be an Object or null: ${text}`);

const ITERATOR_METHODS = new Set('map filter take drop flatMap reduce toArray forEach some every find'.split(' '));

function notIterable(call: Call): string | undefined {
  const first = argument(call, 0);
  const isReadBefore = call.name === 'fromEntries' && isNullish(first);
  if (isReadBefore) return `${plain(first)} is not iterable`;
  return asText(typed(first), (text) => `${text} is not iterable (cannot read property Symbol(Symbol.iterator))`);
}

function outOfRange(call: Call, message: string): string | undefined {
  const { name, args } = call;
  const first = argument(call, 0);
  if (name === 'ArrayBuffer' || name === 'SharedArrayBuffer') return 'Invalid array buffer length';
  if (name === 'DataView') return asText(plain(args[1] ?? NOTHING), outside);
  if (/^[gs]et(?:Big)?(?:Int|Uint|Float)\d+$/.test(name)) return 'Offset is outside the bounds of the DataView';
  if (name === 'resize' || name === 'grow') return `ArrayBuffer.prototype.${name}: Invalid length parameter`;
  if (name === 'set') return 'offset is out of bounds';
  const bytes = /^(?:Big)?(?:Int|Uint|Float)(\d+)(?:Clamped)?Array$/.exec(name)?.[1];
  if (bytes !== undefined) return typedArrayRange(message, call, Number(bytes) / 8);
  if (name === 'with') {
    return isTypedArray(call.self) ? 'Invalid typed array index' : asText(plain(first), (text) => `Invalid index : ${text}`);
  }
  return undefined;
}

const outside = (text: string): string => `Start offset ${text} is outside the bounds of the buffer`;

function typedArrayRange(message: string, { name, args }: Call, size: number): string | undefined {
  if (args[0] !== null && args[0]?.[0] !== 'object')
    return asText(plain(args[0] ?? NOTHING), (text) => `Invalid typed array length: ${text}`);
  const offset = Number(args[1]?.[1] ?? 0);
  if (offset < 0) return asText(plain(args[1] ?? NOTHING), outside);
  if (size > 1 && offset % size !== 0) return `start offset of ${name} should be a multiple of ${size}`;
  if (args.length > 2) return asText(plain(args[2] ?? NOTHING), (text) => `Invalid typed array length: ${text}`);
  if (message === 'invalid length' && size > 1) return `byte length of ${name} should be a multiple of ${size}`;
  return args.length > 1 ? asText(plain(args[1] ?? NOTHING), outside) : undefined;
}

const REWRITES: Readonly<Record<string, (call: Call, message: string) => string | undefined>> = {
  __proto__: null as never,
  'not a function': notAFunction,
  'argument must be a function': ({ name }) =>
    name === 'FinalizationRegistry' ? `${name}: cleanup must be callable` : undefined,
  'invalid target': ({ name }) => (name === 'WeakRef' ? `${name}: invalid target` : undefined),
  'not an object': notAnObject,
  'not a prototype': (call) => prototypeMessage(argument(call, call.name === 'create' ? 0 : 1)),
  'value is not iterable': notIterable,
  "cannot read property 'Symbol.iterator' of undefined": notIterable,
  "cannot read property 'Symbol.iterator' of null": notIterable,
  'null or undefined are forbidden': ({ name }) => `String.prototype.${name} called on null or undefined`,
  'cannot convert to object': ({ name, self }) =>
    isNullish(self) && name !== 'flat' && Object.hasOwn(Array.prototype, name)
      ? `Array.prototype.${name} called on null or undefined`
      : undefined,
  'invalid repeat count': (call) => asText(plain(argument(call, 0)), (text) => `Invalid count value: ${text}`),
  'invalid code point': (call) => asText(numeric(argument(call, 0)), (text) => `Invalid code point ${text}`),
  'must be called with new': ({ name }) =>
    name === 'Promise' ? "Promise constructor cannot be invoked without 'new'" : undefined,
  "constructor requires 'new'": ({ name }) =>
    name === 'Promise' ? "Promise constructor cannot be invoked without 'new'" : undefined,
  'must be positive': (call) => asText(plain(argument(call, 0)), (text) => `${text} must be positive`),
  'invalid array index': outOfRange,
  'invalid length': outOfRange,
  'invalid offset': outOfRange,
  'invalid byteOffset': outOfRange,
  'out of bound': outOfRange,
  'invalid array buffer length': outOfRange,
};

/** The message for a native that the program called, with what V8 prints of the values; undefined where it says no more. */
export function nativeMessage(message: string, name: string, call: string): string | undefined {
  const [self, ...args] = JSON.parse(call) as Words[];
  // The engine pads them to the function's length.
  while (args.at(-1)?.[0] === 'undefined') args.pop();
  const known: Call = { name, self: self ?? null, args };
  const rewrite = REWRITES[message];
  if (rewrite !== undefined) return rewrite(known, message);
  const expected = /^(\w+) object expected$/.exec(message);
  if (expected !== null) return receiver(expected[1]!, known);
  const type = /^not an? (BigInt|number|string|symbol|boolean)$/.exec(message)?.[1];
  if (type !== undefined) return requires(`${type.charAt(0).toUpperCase()}${type.slice(1)}`, known);
  if (message.startsWith('invalid array index')) return outOfRange(known, message);
  return undefined;
}
