import { proxyMessages } from './host-proxy-messages.ts';
import { type Rewrite, ThrowPlace } from './host-throw-place.ts';

/**
 * V8's words for what the engine throws by itself. Programs match them (`/is not a function/`), and people search for them.
 * The engine's own texts are in quickjs.c; V8's were read off real Node 24. Where V8 names the expression at fault, it is
 * taken from the line of source at the place of the throw.
 * DIVERGES: an error of destructuring or iterating what is nothing or no iterable does not name the property or the expression:
 * it says `Cannot convert undefined or null to object` and `object is not iterable` as V8 does where it knows neither.
 */

const exact: Readonly<Record<string, Rewrite>> = {
  'not a function': (subject) => {
    const callee = subject();
    return callee.startsWith('new ') ? `${callee.slice(4)} is not a constructor` : `${callee} is not a function`;
  },
  'not a object': 'CreateListFromArrayLike called on non-object',
  'not an object': (subject, _match, place) => notAnObject(subject(), place),
  'property is not configurable': (_subject, _match, { args }) => `Cannot redefine property${after(args[1], ': ')}`,
  'not a constructor': (subject) => `${withoutNew(subject())} is not a constructor`,
  'value is not iterable': 'object is not iterable (cannot read property Symbol(Symbol.iterator))',
  'cannot convert to object': 'Cannot convert undefined or null to object',
  'cannot read property of undefined': 'Cannot read properties of undefined',
  'cannot read property of null': 'Cannot read properties of null',
  'value has no property': 'Cannot read properties of undefined',
  'this is not initialized': `Must call super constructor in derived class before accessing 'this' or returning from derived constructor`,
  "'this' can be initialized only once": 'Super constructor may only be called once',
  'must be called with new': (subject) => `Constructor ${lastName(subject())} requires 'new'`,
  "constructor requires 'new'": (subject) => `Constructor ${lastName(subject())} requires 'new'`,
  'parent class must be constructor': 'Class extends value is not a constructor or null',
  'parent prototype must be an object or null': 'Class extends value does not have valid prototype property',
  'abstract class not constructable': 'Abstract class Iterator not directly constructable',
  'cannot convert symbol to string': 'Cannot convert a Symbol value to a string',
  'cannot convert symbol to number': 'Cannot convert a Symbol value to a number',
  'cannot convert bigint to number': (_subject, _match, { use }) =>
    use === 'call' || use === 'new'
      ? 'Cannot convert a BigInt value to a number'
      : 'Cannot mix BigInt and other types, use explicit conversions',
  'cannot convert to BigInt': (_subject, _match, { args }) => `Cannot convert ${args[0] ?? 'undefined'} to a BigInt`,
  'cannot convert to bigint': (_subject, _match, { args }) => `Cannot convert ${args[1] ?? 'value'} to a BigInt`,
  'invalid bigint literal': (_subject, _match, { args }) =>
    `Cannot convert ${(args[0] ?? 'value').replace('#<', '[object ').replace('>', ']')} to a BigInt`,
  'invalid array index': (subject) =>
    /^as(?:Ui|I)ntN$/.test(lastName(subject())) ? 'Invalid value: not (convertible to) a safe integer' : 'Invalid index',
  'bigint argument with unary +': 'Cannot convert a BigInt value to a number',
  'bigint operands are forbidden for >>>': 'BigInts have no unsigned right shift, use >> instead',
  'BigInt division by zero': 'Division by zero',
  // The operand's name is missing in V8's own text (observed).
  'BigInt negative exponent': 'undefined must be positive',
  'BigInt is too large': 'Maximum BigInt size exceeded',
  'BigInt is too large to allocate': 'Maximum BigInt size exceeded',
  'cannot convert NaN or Infinity to BigInt': notAnInteger,
  'cannot convert to BigInt: not an integer': notAnInteger,
  "invalid 'instanceof' right operand": (_subject, _match, { right }) =>
    `Right-hand side of 'instanceof' is not ${right === undefined || right.startsWith('#') ? 'callable' : 'an object'}`,
  // Arrow functions and methods have none; another value is not known here.
  "operand 'prototype' property is not an object": "Function has non-object prototype 'undefined' in instanceof check",
  "invalid 'in' operand": (_subject, _match, { left, right }) =>
    left === undefined || right === undefined
      ? "Cannot use 'in' operator to search for a key in a value that is no object"
      : `Cannot use 'in' operator to search for '${left}' in ${right}`,
  "unparenthesized unary expression can't appear on the left-hand side of '**'":
    'Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence',
  'invalid array length': 'Invalid array length',
  'invalid array buffer length': 'Array buffer allocation failed',
  'invalid string length': 'Invalid string length',
  'string too long': 'Invalid string length',
  'invalid repeat count': 'Invalid count value',
  'invalid code point': 'Invalid code point',
  'radix must be between 2 and 36': 'toString() radix argument must be between 2 and 36',
  'invalid number of digits': (subject) =>
    lastName(subject()) === 'toPrecision'
      ? 'toPrecision() argument must be between 1 and 100'
      : `${lastName(subject())}() ${lastName(subject()) === 'toFixed' ? 'digits argument' : 'argument'} must be between 0 and 100`,
  'Date value is NaN': 'Invalid time value',
  'not a Date object': 'this is not a Date object.',
  'bad normalization form': 'The normalization form should be one of NFC, NFD, NFKC, NFKD.',
  'not a prototype': (_subject, _match, { args, isCallKnown }) =>
    `Object prototype may only be an Object or null${after(isCallKnown ? (args[0] ?? 'undefined') : undefined, ': ')}`,
  'expecting hex digit': 'URI malformed',
  'malformed UTF-8': 'URI malformed',
  'invalid character': 'URI malformed',
  'expecting surrogate pair': 'URI malformed',
  'circular reference': 'Converting circular structure to JSON',
  'circular prototype chain': 'Cyclic __proto__ value',
  'prototype is immutable': 'Immutable prototype object cannot have their prototype set',
  'could not delete property': (_subject, _match, { key }) =>
    `Cannot delete property${key === undefined ? '' : ` '${key}' of #<Object>`}`,
  'object is not extensible': (subject, _match, place) => notExtensible(lastName(subject()), place),
  'no setter for property': (_subject, _match, { key }) =>
    `Cannot set property${key === undefined ? '' : ` ${key} of #<Object>`} which has only a getter`,
  'already running': 'Generator is already running',
  'cannot invoke a running generator': 'Generator is already running',
  'iterator must return an object': 'Iterator result is not an object',
  'iterator does not have a throw method': "The iterator does not provide a 'throw' method",
  'promise self resolution': 'Chaining cycle detected for promise #<Promise>',
  "regexp must have the 'g' flag": (_subject, _match, _place, inside) =>
    `String.prototype.${inside} called with a non-global RegExp argument`,
  'regexp not supported': (_subject, _match, _place, inside) =>
    `First argument to String.prototype.${inside} must not be a regular expression`,
  'empty array': 'Reduce of empty array with no initial value',
  'invalid value used as WeakMap key': 'Invalid value used as weak map key',
  'invalid value used as WeakSet key': 'Invalid value used in weak set',
  'ArrayBuffer is detached': 'Cannot perform operation on a detached ArrayBuffer',
  'ArrayBuffer is detached or resized': 'Cannot perform operation on a detached ArrayBuffer',
  'Array too long': 'Invalid array length',
  'Array loo long': 'Invalid array length',
  'null or undefined are forbidden': (subject) => `${lastName(subject())} called on null or undefined`,
  "unsupported reference to 'super'": "Unsupported reference to 'super'",
  toPrimitive: 'Cannot convert object to primitive value',
  'cannot have setter/getter and value or writable':
    'Invalid property descriptor. Cannot both specify accessors and a value or writable attribute',
  'invalid getter': 'Getter must be a function',
  'invalid setter': 'Setter must be a function',
  'private method is already present': 'Cannot initialize private methods of class anonymous twice on the same object',
  'derived class constructor must return an object or undefined': 'Derived constructors may only return object or undefined',
  'not a TypedArray': 'this is not a typed array.',
  'throw is not a method': "The iterator does not provide a 'throw' method",
  'empty iterator': 'Reduce of a done iterator with no initial value',
  'object needs toISOString method': 'toISOString is not a function',
  'invalid regular expression flags': 'Invalid flags supplied to RegExp constructor',
  ...proxyMessages,
};

const patterns: readonly (readonly [RegExp, Exclude<Rewrite, string>])[] = [
  [/^'(.*)' is not defined$/s, (_subject, [, name]) => `${name} is not defined`],
  [/^(.*) is not initialized$/s, (_subject, [, name]) => `Cannot access '${name}' before initialization`],
  [/^cannot read property 'Symbol\.iterator' of (undefined|null)$/, (_subject, [, value]) => `${value} is not iterable`],
  [
    /^cannot (read|set) property '(.*)' of (undefined|null)$/s,
    (_subject, [, verb, name, value]) =>
      `Cannot ${verb} properties of ${value} (${verb === 'read' ? 'reading' : 'setting'} '${symbolText(name!)}')`,
  ],
  [/^'(.*)' is read-only$/s, (subject, [, name], place, inside) => readOnly(name!, subject(), place, inside)],
  [/^(.*) is not a constructor$/s, (subject) => `${withoutNew(subject())} is not a constructor`],
  [/^redeclaration of '(.*)'$/s, (_subject, [, name]) => `Identifier '${name}' has already been declared`],
  [
    /^private class field '(.*)' does not exist$/s,
    (_subject, [, name], { use }) =>
      use === 'write'
        ? `Cannot write private member ${name} to an object whose class did not declare it`
        : `Cannot read private member ${name} from an object whose class did not declare it`,
  ],
  [/^private class field '(.*)' already exists$/s, (_subject, [, name]) => `Cannot initialize ${name} twice on the same object`],
  [/^undefined private field '(.*)'$/s, (_subject, [, name]) => `Private field '${name}' must be declared in an enclosing class`],
  [
    /^not an? (BigInt|number|string|symbol|boolean)$/,
    (subject, [, type]) => {
      const method = subject().replace(/\.(?:call|apply)$/, '');
      const name = `${type!.charAt(0).toUpperCase()}${type!.slice(1)}`;
      return `${name}.prototype.${lastName(method)} requires that 'this' be a ${name}`;
    },
  ],
  [
    /^(\w+) object expected$/s,
    (subject, [, type]) => `Method ${type}.prototype.${lastName(subject())} called on incompatible receiver`,
  ],
];

/** Well-known symbols are quoted by their description. */
const symbolText = (name: string): string => (/^Symbol\.\w+$/.test(name) ? `Symbol(${name})` : name);

const withoutNew = (expression: string): string => expression.replace(/^new /, '');

const lastName = (expression: string): string => /[\w$#]*$/.exec(expression)![0];

function after(text: string | undefined, separator: string): string {
  return text === undefined ? '' : separator + text;
}

function notAnInteger(_subject: () => string, _match: RegExpExecArray, { args }: ThrowPlace): string {
  return `The number ${args[0] === undefined ? '' : `${args[0]} `}cannot be converted to a BigInt because it is not an integer`;
}

function notAnObject(callee: string, { args, key, use, isCallKnown }: ThrowPlace): string {
  const isPrimitive = (text: string | undefined): boolean => text !== undefined && !text.startsWith('#');
  if (callee === 'new Proxy') return 'Cannot create proxy with a non-object as target or handler';
  const [owner, name] = callee.split('.');
  if (name === 'setPrototypeOf' && isCallKnown && !isPrimitive(args[0])) {
    return `Object prototype may only be an Object or null${after(args[1] ?? (args.length < 2 ? 'undefined' : undefined), ': ')}`;
  }
  if (callee === 'Object.setPrototypeOf') return `${callee} called on null or undefined`;
  if (owner === 'Object' && isPrimitive(args[2])) return `Property description must be an object: ${args[2]}`;
  if ((owner === 'Object' || owner === 'Reflect') && use === 'call') return `${callee} called on non-object`;
  if (key?.startsWith('#')) return `Cannot read private member ${key} from an object whose class did not declare it`;
  return 'not an object';
}

function notExtensible(name: string, { args, key, use }: ThrowPlace): string {
  if (use === 'call') {
    if (name === 'setPrototypeOf') return '#<Object> is not extensible';
    if (name === 'defineProperty') return `Cannot define property${after(args[1], ' ')}, object is not extensible`;
    return 'Cannot add property, object is not extensible';
  }
  return `Cannot add property${after(key, ' ')}, object is not extensible`;
}

/** The host does not see the object: index means array, and most that are frozen are plain. */
function readOnly(name: string, subject: string, { isComputed, use }: ThrowPlace, inside: string): string {
  if (name.startsWith('#')) return `'${name}' was defined without a ${use === 'write' ? 'setter' : 'getter'}`;
  const isIndex = /^\d+$/.test(name);
  if (inside !== GLOBAL_WRITE && !isIndex && !isComputed && !subject.endsWith(`.${name}`))
    return 'Assignment to constant variable.';
  const isFunctionsOwn = name === 'name' || name === 'length' || name === 'prototype';
  const object = isIndex ? " '[object Array]'" : isFunctionsOwn ? '' : " '#<Object>'";
  return `Cannot assign to read only property '${name}' of object${object}`;
}

/** In the place of the function's name: the instruction at fault assigns to a global variable. */
const GLOBAL_WRITE = '=';
/** Longest text of the engine that is looked at: names in it are the program's. */
const LONGEST = 1000;

/**
 * The message V8 has for the engine's `message`, or undefined where they are the same or have none in common. `line` is the
 * source at the place of the throw, `column` counts from 1, `inside` is the function's name, or `=` where a global variable is
 * assigned to.
 */
export function engineMessage(message: string, line: string | undefined, column: number, inside: string): string | undefined {
  if (message.length > LONGEST) return undefined;
  // Thrown inside of the constructor, before its first instruction.
  if (message === "class constructors must be invoked with 'new'")
    return `Class constructor ${inside} cannot be invoked without 'new'`;
  const place = new ThrowPlace(line, column);
  const subject = (): string => place.subject;
  const known = Object.hasOwn(exact, message) ? exact[message]! : undefined;
  if (typeof known === 'string') return known;
  if (known !== undefined) return known(subject, [] as unknown as RegExpExecArray, place, inside);
  for (const [pattern, rewrite] of patterns) {
    const match = pattern.exec(message);
    if (match !== null) return rewrite(subject, match, place, inside);
  }
  return undefined;
}
