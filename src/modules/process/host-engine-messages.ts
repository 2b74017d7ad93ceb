/**
 * V8's words for what the engine throws by itself. Programs match them (`/is not a function/`), and people search for them.
 * The engine's own texts are in quickjs.c; V8's were read off real Node 24. Where V8 names the expression at fault, it is
 * taken from the line of source at the place of the throw.
 */
type Rewrite = string | ((subject: () => string, match: RegExpExecArray) => string);

const exact: Readonly<Record<string, Rewrite>> = {
  'not a function': (subject) => {
    const callee = subject();
    return callee.startsWith('new ') ? `${callee.slice(4)} is not a constructor` : `${callee} is not a function`;
  },
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
  'cannot convert bigint to number': 'Cannot mix BigInt and other types, use explicit conversions',
  'bigint argument with unary +': 'Cannot convert a BigInt value to a number',
  'bigint operands are forbidden for >>>': 'BigInts have no unsigned right shift, use >> instead',
  'BigInt division by zero': 'Division by zero',
  'BigInt negative exponent': 'Exponent must be non-negative',
  'BigInt is too large': 'Maximum BigInt size exceeded',
  'BigInt is too large to allocate': 'Maximum BigInt size exceeded',
  'cannot convert NaN or Infinity to BigInt': 'The number cannot be converted to a BigInt because it is not an integer',
  'cannot convert to BigInt: not an integer': 'The number cannot be converted to a BigInt because it is not an integer',
  "invalid 'instanceof' right operand": "Right-hand side of 'instanceof' is not callable",
  "invalid 'in' operand": "Cannot use 'in' operator to search for a key in a value that is no object",
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
  'not a prototype': 'Object prototype may only be an Object or null',
  'expecting hex digit': 'URI malformed',
  'malformed UTF-8': 'URI malformed',
  'invalid character': 'URI malformed',
  'expecting surrogate pair': 'URI malformed',
  'circular reference': 'Converting circular structure to JSON',
  'circular prototype chain': 'Cyclic __proto__ value',
  'prototype is immutable': 'Immutable prototype object cannot have their prototype set',
  'could not delete property': 'Cannot delete property',
  'object is not extensible': 'Cannot add property, object is not extensible',
  'no setter for property': 'Cannot set property which has only a getter',
  'revoked proxy': 'Cannot perform operation on a proxy that has been revoked',
  'already running': 'Generator is already running',
  'cannot invoke a running generator': 'Generator is already running',
  'iterator must return an object': 'Iterator result is not an object',
  'iterator does not have a throw method': "The iterator does not provide a 'throw' method",
  'promise self resolution': 'Chaining cycle detected for promise #<Promise>',
  "regexp must have the 'g' flag": 'String.prototype.replaceAll called with a non-global RegExp argument',
  'regexp not supported': 'First argument must not be a regular expression',
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
  'invalid regular expression flags': 'Invalid flags supplied to RegExp constructor',
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
  [
    /^'(.*)' is read-only$/s,
    (subject, [, name]) =>
      subject().endsWith(`.${name}`)
        ? `Cannot assign to read only property '${name}' of object`
        : 'Assignment to constant variable.',
  ],
  [/^(.*) is not a constructor$/s, (subject) => `${withoutNew(subject())} is not a constructor`],
  [/^redeclaration of '(.*)'$/s, (_subject, [, name]) => `Identifier '${name}' has already been declared`],
  [
    /^private class field '(.*)' does not exist$/s,
    (_subject, [, name]) => `Cannot read private member ${name} from an object whose class did not declare it`,
  ],
  [/^private class field '(.*)' already exists$/s, () => 'Cannot initialize private methods of class twice on the same object'],
  [/^undefined private field '(.*)'$/s, (_subject, [, name]) => `Private field '${name}' must be declared in an enclosing class`],
  [
    /^(\w+) object expected$/s,
    (subject, [, type]) => `Method ${type}.prototype.${lastName(subject())} called on incompatible receiver`,
  ],
];

/** Well-known symbols are quoted by their description. */
const symbolText = (name: string): string => (/^Symbol\.\w+$/.test(name) ? `Symbol(${name})` : name);

const withoutNew = (expression: string): string => expression.replace(/^new /, '');

const lastName = (expression: string): string => /[\w$#]*$/.exec(expression)![0];

/** Longest text of the engine that is looked at: names in it are the program's. */
const LONGEST = 1000;

/**
 * The message V8 has for the engine's `message`, or undefined where they are the same or have none in common. `line` is the
 * source at the place of the throw, `column` counts from 1, `inside` is the function's name.
 */
export function engineMessage(message: string, line: string | undefined, column: number, inside: string): string | undefined {
  if (message.length > LONGEST) return undefined;
  // Thrown inside of the constructor, before its first instruction.
  if (message === "class constructors must be invoked with 'new'")
    return `Class constructor ${inside} cannot be invoked without 'new'`;
  const subject = (): string => expressionAt(line, column);
  const known = Object.hasOwn(exact, message) ? exact[message]! : undefined;
  if (typeof known === 'string') return known;
  if (known !== undefined) return known(subject, [] as unknown as RegExpExecArray);
  for (const [pattern, rewrite] of patterns) {
    const match = pattern.exec(message);
    if (match !== null) return rewrite(subject, match);
  }
  return undefined;
}

/** What V8 prints for an expression that it does not print. */
const UNPRINTED = '(intermediate value)';

const isNameCharacter = (text: string, at: number): boolean => /^[\w$#\u0080-\uffff]$/.test(text.charAt(at));

/** Where the characters end before `at` that are no blanks. */
function withoutBlanks(text: string, at: number): number {
  let end = at;
  while (end > 0 && /^\s$/.test(text.charAt(end - 1))) end--;
  return end;
}

/**
 * The member chain that ends in the name at `column`: `o.deep.run`, `this.x`, `(intermediate value).y`. It is read by
 * character: the line is the guest's, and a pattern that is tried at every place of it takes the square of its length.
 */
function expressionAt(line: string | undefined, column: number): string {
  if (line === undefined) return UNPRINTED;
  const name = Math.max(0, column - 1);
  if (/^new\s/.test(line.slice(name, name + 4))) {
    const created = /^new\s+([\w$.#\u0080-\uffff]+)/.exec(line.slice(name));
    return `new ${created?.[1] ?? UNPRINTED}`;
  }
  let end = name;
  while (isNameCharacter(line, end)) end++;
  if (end === name) return UNPRINTED;
  let start = name;
  for (;;) {
    let before = withoutBlanks(line, start);
    if (line.charAt(before - 1) !== '.') break;
    before -= line.charAt(before - 2) === '?' ? 2 : 1;
    before = withoutBlanks(line, before);
    if (!isNameCharacter(line, before - 1)) return `${UNPRINTED}.${line.slice(start, end).replace(/\s+/g, '')}`;
    start = before;
    while (isNameCharacter(line, start - 1)) start--;
  }
  return line.slice(start, end).replace(/\s+/g, '');
}
