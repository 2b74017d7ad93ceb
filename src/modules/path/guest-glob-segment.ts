/** Whether one segment of a path matches one segment of a pattern. */
export type Segment = (name: string) => boolean;

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Classes by name; a negated one is everything outside its properties. `print` is what Node makes of it (observed). */
const namedClasses: Record<string, string> = {
  alnum: '\\p{L}\\p{Nl}\\p{Nd}',
  alpha: '\\p{L}\\p{Nl}',
  ascii: '\\x00-\\x7f',
  blank: '\\p{Zs}\\t',
  cntrl: '\\p{Cc}',
  digit: '\\p{Nd}',
  lower: '\\p{Ll}',
  print: '\\p{C}',
  punct: '\\p{P}',
  space: '\\p{Z}\\t\\r\\n\\v\\f',
  upper: '\\p{Lu}',
  word: '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}',
  xdigit: 'A-Fa-f0-9',
};

/** Matches nothing: what a class without members does. */
const NOTHING = '$.';

interface ParsedClass {
  readonly source: string;
  readonly needsUnicode: boolean;
  readonly end: number;
}

/** Parses `[...]` at `start`; undefined when it is not closed, which makes the bracket a literal. */
function parseClass(text: string, start: number): ParsedClass | undefined {
  let at = start + 1;
  const isNegated = text[at] === '!' || text[at] === '^';
  if (isNegated) at++;
  const bodyStart = at;
  let body = '';
  let outside = '';
  let needsUnicode = false;
  let single: string | undefined;
  for (;;) {
    const unit = text[at];
    if (unit === undefined) return undefined;
    if (unit === ']' && at > bodyStart) break;
    const named = unit === '[' ? /^\[:(\w+):\]/.exec(text.slice(at, at + 12)) : null;
    if (named !== null && (named[1]! in namedClasses || named[1] === 'graph')) {
      if (named[1] === 'graph') outside += '\\p{Z}\\p{C}';
      else body += namedClasses[named[1]!];
      needsUnicode ||= named[1] !== 'ascii' && named[1] !== 'xdigit';
      at += named[0].length;
      single = undefined;
      continue;
    }
    const isRange = text[at + 1] === '-' && text[at + 2] !== undefined && text[at + 2] !== ']';
    if (isRange) {
      const last = text[at + 2]!;
      if (last > unit) body += `${escapeInClass(unit)}-${escapeInClass(last)}`;
      else if (last === unit) body += escapeInClass(unit);
      at += 3;
      single = undefined;
      continue;
    }
    single = at === bodyStart ? unit : undefined;
    body += escapeInClass(unit);
    at++;
  }
  const end = at + 1;
  if (body === '' && outside === '') return { source: NOTHING, needsUnicode: false, end };
  if (!isNegated && single !== undefined) return { source: escape(single), needsUnicode: false, end };
  const inside = body === '' ? undefined : `[${isNegated ? '^' : ''}${body}]`;
  const beyond = outside === '' ? undefined : `[${isNegated ? '' : '^'}${outside}]`;
  const source = inside !== undefined && beyond !== undefined ? `(?:${inside}|${beyond})` : (inside ?? beyond)!;
  return { source, needsUnicode, end };
}

const escapeInClass = (unit: string): string => (/[[\]\\^-]/.test(unit) ? `\\${unit}` : unit);

const STAR = Symbol('*');
const ANY = Symbol('?');

/** `@(a|b)` and its kin (www.gnu.org/software/bash/manual/html_node/Pattern-Matching.html). */
interface Extended {
  readonly kind: string;
  readonly alternatives: readonly (readonly Item[])[];
}

/** A part of a segment; text is the source of a pattern. */
type Item = string | Extended | typeof STAR | typeof ANY;

interface Parser {
  readonly text: string;
  at: number;
  needsUnicode: boolean;
}

function parseItems(parser: Parser, isNested: boolean): Item[] | undefined {
  const { text } = parser;
  const items: Item[] = [];
  while (parser.at < text.length) {
    const unit = text[parser.at]!;
    if (isNested && (unit === '|' || unit === ')')) return items;
    if ('@!+*?'.includes(unit) && text[parser.at + 1] === '(') {
      const extended = parseExtended(parser, unit);
      if (extended !== undefined) {
        items.push(extended);
        continue;
      }
    }
    if (unit === '[') {
      const parsed = parseClass(text, parser.at);
      if (parsed !== undefined) {
        items.push(parsed.source);
        parser.needsUnicode ||= parsed.needsUnicode;
        parser.at = parsed.end;
        continue;
      }
    }
    parser.at++;
    if (unit === '*') {
      if (items[items.length - 1] !== STAR) items.push(STAR);
    } else {
      items.push(unit === '?' ? ANY : escape(unit));
    }
  }
  return isNested ? undefined : items;
}

function parseExtended(parser: Parser, kind: string): Item | undefined {
  const start = parser.at;
  const alternatives: Item[][] = [];
  parser.at += 2;
  for (;;) {
    const items = parseItems(parser, true);
    if (items === undefined) {
      // Not closed: the parenthesis is a literal.
      parser.at = start;
      return undefined;
    }
    alternatives.push(items);
    if (parser.text[parser.at++] === ')') return { kind, alternatives };
  }
}

/** One character, escaped where it has a meaning; every other text is that of a class. */
const isLiteral = (item: Item): boolean => typeof item === 'string' && item.replace(/^\\(?=.)/s, '').length === 1;

interface Place {
  /** At the start of a name, where a wildcard matches no dot. */
  readonly isStart: boolean;
  /** At the end of a name. */
  readonly isEnd: boolean;
  /** What follows and what a negation has to look at. */
  readonly rest: readonly Item[];
}

const isExtended = (item: Item | undefined): item is Extended => typeof item === 'object';
const isWildcard = (item: Item | undefined): boolean => item !== undefined && !isExtended(item) && !isLiteral(item);

/** What keeps wildcards at the start of a name from hidden files and from the links `.` and `..`. */
function startGuard(items: readonly Item[]): string {
  if (isWildcard(items[0])) return '(?!\\.)';
  const dots = items.findIndex((item) => item !== '\\.');
  return (dots === 1 || dots === 2) && isWildcard(items[dots]) ? '(?!\\.{1,2}$)' : '';
}

/** The source of items; a `*` that is all the text there is takes one character at least. */
function toSource(items: readonly Item[], { isStart, isEnd, rest }: Place): string {
  const all = [...items, ...rest];
  const isPlain = isStart && isEnd && !all.some(isExtended);
  const isAlone = (index: number): boolean =>
    isPlain && (items.length === 1 || index === items.length) && all.length === index + 1;
  let source = isStart ? startGuard(items) : '';
  for (const [index, item] of all.entries()) {
    if (typeof item === 'string') source += item;
    else if (item === ANY) source += '[^/]';
    else if (item === STAR) source += isAlone(index) ? '[^/]+?' : '[^/]*?';
    else {
      // What follows negations only is at the start still.
      const atStart = isStart && all.slice(0, index).every((before) => isExtended(before) && before.kind === '!');
      source += extendedSource(item, { isStart: atStart, isEnd: isEnd && index === all.length - 1, rest: all.slice(index + 1) });
    }
  }
  return source;
}

function extendedSource({ kind, alternatives }: Extended, { isStart, isEnd, rest }: Place): string {
  const guard = isStart ? '(?!\\.)' : '';
  if (kind === '!') {
    if (alternatives.length === 1 && alternatives[0]!.length === 0) return `${guard}[^/]+?`;
    const refused = alternatives.map((items) => toSource(items, { isStart, isEnd: true, rest })).join('|');
    return `(?:(?!(?:${refused})$)${guard}[^/]*?)`;
  }
  const join = (atStart: boolean): string =>
    alternatives
      .map((items) => toSource(items, { isStart: atStart, isEnd, rest: [] }))
      .filter((source) => !(isStart && isEnd) || source !== '')
      .join('|');
  if (!isStart || kind === '@' || kind === '?') return `(?:${join(isStart)})${kind === '@' ? '' : kind}`;
  // A repetition is not at the start any more.
  return `(?:(?:${join(true)})(?:${join(false)})*${kind === '*' ? '|' : ''})`;
}

/** Compiles one segment of a pattern without slashes. */
export function compileSegment(text: string): Segment {
  const parser: Parser = { text, at: 0, needsUnicode: false };
  const items = parseItems(parser, false)!;
  const only = items.length === 1 ? items[0] : undefined;
  // Observed: an extended glob that is all of a pattern and has nothing in it is a literal.
  const isVoid =
    typeof only === 'object' && only.kind !== '!' && only.alternatives.every((alternative) => alternative.length === 0);
  if (isVoid || items.every(isLiteral)) {
    const literal = isVoid ? text : items.map((item) => (item as string).replace(/^\\/, '')).join('');
    return (name) => name === literal;
  }
  const pattern = new RegExp(
    `^(?:${toSource(items, { isStart: true, isEnd: true, rest: [] })})$`,
    parser.needsUnicode ? 'u' : '',
  );
  return (name) => pattern.test(name);
}
