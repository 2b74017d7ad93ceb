/**
 * V8's words for what is wrong with a source, read off real Node 24, by the parser's own. `at` is where V8 points, as an offset.
 */
export interface SyntaxWords {
  readonly message: string;
  readonly at: number;
}

const AWAIT = 'await is only valid in async functions and the top level bodies of modules';
const IDENTIFIER = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const PUNCTUATOR =
  />>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.|\+\+|--|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|>>|\*\*|[{}()[\];,<>+\-*/%&|^!~?:=.]/y;
const NUMBER = /\.?\d[\w.]*/y;
const TEXT = /'(?:[^'\\\n\r]|\\[\s\S])*'|"(?:[^"\\\n\r]|\\[\s\S])*"/y;
const KEYWORDS = new Set(
  'break case catch class const continue debugger default delete do else export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with'.split(
    ' ',
  ),
);

function match(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

/** The token at an offset, for the carets below it. */
export function tokenAt(source: string, at: number): string {
  const hash = source[at] === '#' ? '#' : '';
  const word = match(IDENTIFIER, source, at + hash.length);
  if (word !== undefined) return hash + word;
  return match(NUMBER, source, at) ?? match(TEXT, source, at) ?? match(PUNCTUATOR, source, at) ?? source[at] ?? '';
}

function unexpected(source: string, at: number): string {
  if (at >= source.length) return 'Unexpected end of input';
  const token = tokenAt(source, at);
  const first = source[at]!;
  if (token === 'enum' || token === 'await') return 'Unexpected reserved word';
  if (KEYWORDS.has(token)) return `Unexpected token '${token}'`;
  if (match(IDENTIFIER, source, at) !== undefined || (first === '#' && token.length > 1))
    return `Unexpected identifier '${token}'`;
  if (match(NUMBER, source, at) !== undefined) return 'Unexpected number';
  if (match(TEXT, source, at) !== undefined) return 'Unexpected string';
  if (first === '`') return 'Unexpected template string';
  return match(PUNCTUATOR, source, at) === undefined ? 'Invalid or unexpected token' : `Unexpected token '${token}'`;
}

type Words = string | ((found: RegExpExecArray, source: string, at: number) => string | SyntaxWords);

const LOOSE = 'Invalid left-hand side';
const INVALID = 'Invalid or unexpected token';

function invalidTarget(source: string, at: number): string {
  if (/(?:\+\+|--)\s*$/.test(source.slice(Math.max(0, at - 20), at))) return `${LOOSE} expression in prefix operation`;
  const rest = source.slice(at, at + 200);
  if (/^[^\n;=]*?(?:\+\+|--)/.test(rest)) return `${LOOSE} expression in postfix operation`;
  if (/\bfor\s*(?:await\s*)?\($/.test(source.slice(0, at).trimEnd())) return `${LOOSE} in for-loop`;
  return `${LOOSE} in assignment`;
}

function unexpectedToken(_found: RegExpExecArray, source: string, at: number): string | SyntaxWords {
  const before = source.slice(Math.max(0, at - 300), at);
  const waiting = /\bawait[^\S\n]+$/.exec(before);
  if (waiting !== null && !/[.#]\s*$/.test(before.slice(0, waiting.index)) && !/\bfor\s+$/.test(before.slice(0, waiting.index)))
    return { message: AWAIT, at: at - waiting[0].length };
  if (/\bfunction\s*\*?\s*$/.test(before) && source[at] === '(') return 'Function statements require a function name';
  if (/\bimport\s*\(\s*$/.test(before) && source[at] === ')') return 'import() requires a specifier';
  const declared = /\bconst\s+(\{[^{}]*\}|\[[^[\]]*\]|[\p{ID_Continue}$]+)\s*$/u.exec(before);
  if (declared !== null && /^(?:[;,})\n]|$)/.test(source.slice(at, at + 1)))
    return declared[1]!.startsWith('{') || declared[1]!.startsWith('[')
      ? 'Missing initializer in destructuring declaration'
      : { message: 'Missing initializer in const declaration', at };
  if (/\]\s*$/.test(before) && source.startsWith('=>', at)) return 'Malformed arrow function parameter list';
  if (source.startsWith('**', at) && /[-+!~]\s*[\w.]+\s*$/.test(before))
    return 'Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence';
  if (/(?:\)|\belse|:)\s*let\s+$/.test(before)) return 'Lexical declaration cannot appear in a single-statement context';
  return unexpected(source, at);
}

const escapes: Readonly<Record<string, string>> = {
  x: 'Invalid hexadecimal escape sequence',
  u: 'Invalid Unicode escape sequence',
};
function badEscape(_found: RegExpExecArray, source: string, at: number): string {
  return escapes[/\\([xu])\{?[0-9a-fA-F]*$/.exec(source.slice(Math.max(0, at - 12), at))?.[1] ?? 'u'] ?? INVALID;
}

const words: readonly (readonly [pattern: RegExp, words: Words])[] = [
  [/^Unexpected token$/, unexpectedToken],
  [/^Unexpected keyword '(.+)'$/, (_found, source, at) => unexpected(source, at)],
  [/^(Identifier '.+' has already been declared)$/, ([, text]) => text!],
  [
    /^The keyword '(.+)' is reserved$/,
    ([, word]) => (word === 'enum' || word === 'await' ? 'Unexpected reserved word' : 'Unexpected strict mode reserved word'),
  ],
  [
    /^'import' and 'export' may/,
    (_found, source, at) =>
      source.startsWith('import', at) ? 'Cannot use import statement outside a module' : `Unexpected token 'export'`,
  ],
  [
    /^Assigning to (?:eval|arguments) in strict|^Binding (?:eval|arguments) in strict/,
    'Unexpected eval or arguments in strict mode',
  ],
  [/^Assigning to rvalue/, (_found, source, at) => invalidTarget(source, at)],
  [/^Optional chaining cannot appear in left/, (_found, source, at) => invalidTarget(source, at)],
  [/^Optional chaining cannot appear in the callee/, 'Invalid optional chain from new expression'],
  [/^Optional chaining cannot appear in the tag/, 'Invalid tagged template on optional chain'],
  [/^Shorthand property assignments/, 'Invalid shorthand property initializer'],
  [/^Duplicate constructor/, 'A class may only have one constructor'],
  [/^Constructor can't have get\/set/, 'Class constructor may not be an accessor'],
  [/^Constructor can't be an async/, 'Class constructor may not be an async method'],
  [/^Constructor can't be a generator/, 'Class constructor may not be a generator'],
  [/^Classes can't have a(?:n element| field) named '#?constructor'/, `Classes may not have a field named 'constructor'`],
  [/^Classes may not have a static property/, `Classes may not have a static property named 'prototype'`],
  [/^'return' outside/, 'Illegal return statement'],
  [
    /^Unsyntactic (break|continue)/,
    ([, kind], source, at) => {
      const label = /^\w+[^\S\n]+([\p{ID_Continue}$]+)/u.exec(source.slice(at, at + 200))?.[1];
      if (label !== undefined) return `Undefined label '${label}'`;
      return kind === 'break' ? 'Illegal break statement' : 'Illegal continue statement: no surrounding iteration statement';
    },
  ],
  [/^Label '(.+)' is already declared/, ([, label]) => `Label '${label}' has already been declared`],
  [/^Cannot use 'import\.meta'/, `Cannot use 'import.meta' outside a module`],
  [/^'new\.target' can only/, 'new.target expression is not allowed here'],
  [/^The only valid meta property/, (_found, source, at) => unexpected(source, at)],
  [
    /^'super' keyword outside|^super\(\) call outside/,
    (_found, source, at) => ({
      message: `'super' keyword unexpected here`,
      at: source.startsWith('super', at) ? at : Math.max(at, source.indexOf('super', at)),
    }),
  ],
  [/^Unterminated template/, (_found, source) => ({ message: 'Unexpected end of input', at: source.length })],
  [/^Unterminated regular/, 'Invalid regular expression: missing /'],
  [
    /^Unterminated (?:string|comment)|^Unexpected character|^Expecting Unicode|^Expected number in radix|^Identifier directly|^Invalid Unicode escape/,
    INVALID,
  ],
  [/^(?:Duplicate|Invalid) regular expression flag/, 'Invalid regular expression flags'],
  [/^(Invalid regular expression: .*)$/, ([, text]) => text!],
  [/^(Private field '.+' must be declared in an enclosing class)$/, ([, text]) => text!],
  [/^Bad character escape/, badEscape],
  [
    /^Bad escape sequence in untagged/,
    (_found, source, at) =>
      escapes[/\\([xu])/.exec(source.slice(at))?.[1] ?? ''] ?? 'Octal escape sequences are not allowed in template strings',
  ],
  [/^Code point out of bounds/, 'Undefined Unicode code-point'],
  [/^Numeric separator is not allowed at the last/, 'Numeric separators are not allowed at the end of numeric literals'],
  [/^Numeric separator must be exactly/, 'Only one underscore is allowed as numeric separator'],
  [/^Logical expressions and coalesce/, (_found, source, at) => unexpected(source, at)],
  [/^Deleting local variable/, 'Delete of an unqualified identifier in strict mode.'],
  [/^'with' in strict/, 'Strict mode code may not include a with statement'],
  [/^Invalid number/, 'Octal literals are not allowed in strict mode.'],
  [/^Octal literal in (?:strict|template)/, 'Octal escape sequences are not allowed in strict mode.'],
  [/^Argument name clash/, 'Duplicate parameter name not allowed in this context'],
  [/^(Illegal 'use strict' directive in function with non-simple parameter list)/, ([, text]) => text!],
  [/^Missing catch or finally/, 'Missing catch or finally after try'],
  [/^(Illegal newline after throw)/, ([, text]) => text!],
  [/^Multiple default/, 'More than one default clause in switch statement'],
  [/^getter should have no/, 'Getter must not have any formal parameters.'],
  [/^setter should have exactly/, 'Setter must have exactly one formal parameter.'],
  [/^(for-(?:of|in) loop variable declaration may not have an initializer)/, ([, text]) => `${text}.`],
  [/^Escape sequence in keyword/, 'Keyword must not contain escaped characters'],
  [/^Redefinition of __proto__/, 'Duplicate __proto__ fields are not allowed in object literals'],
  [/^Cannot use await in class static/, 'Unexpected reserved word'],
  [/^Cannot use 'arguments' in class/, `'arguments' is not allowed in class field initializer or static initialization block`],
  [/^Complex binding patterns/, 'Missing initializer in destructuring declaration'],
  [
    /^Comma is not permitted after the rest/,
    (_found, source, at) =>
      /^[^)\]}]*\)\s*(?:=>|\{)/.test(source.slice(at, at + 300))
        ? 'Rest parameter must be last formal parameter'
        : 'Rest element must be last element',
  ],
  [/^let is disallowed/, 'let is disallowed as a lexically bound name'],
  [/^missing \) after argument list$/, 'missing ) after argument list'],
  [/^Yield expression cannot be a default/, 'Yield expression not allowed in formal parameter'],
  [/^Await expression cannot be a default/, 'Illegal await-expression in formal parameters of async function'],
];

/** V8's words for a message of the parser, without its place; undefined where none are known. */
export function wordsOfV8(message: string, source: string, at: number): SyntaxWords | undefined {
  for (const [pattern, told] of words) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const result = typeof told === 'string' ? told : told(found, source, at);
    return typeof result === 'string' ? { message: result, at } : result;
  }
  return undefined;
}
