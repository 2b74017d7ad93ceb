import { parser } from './host-parsers.ts';

/**
 * V8's words for a pattern that the engine refused, read off real Node 24. As with sources, a parser says what is wrong that
 * never runs anything: V8's own would be given a text of the guest.
 */
export type DescribeRegexpError = (message: string, pattern: string, flags: string) => string | undefined;

/** Longer patterns keep the engine's words: the parser recurses. */
const LONGEST = 4096;
/** What the engine says where it had no room. */
const NO_ROOM = /overflow|stack|memory/;
const FLAGS = 'invalid regular expression flags';

const words: Readonly<Record<string, string>> = {
  'Invalid unicode escape': 'Invalid Unicode escape',
  'Duplicate regular expression modifiers': 'Repeated flag in flag group',
  'Invalid regular expression modifiers': 'Invalid flag group',
};

export const describeRegexpError: DescribeRegexpError = (message, pattern, flags) => {
  if (message === FLAGS) return `Invalid flags supplied to RegExp constructor '${flags}'`;
  if (NO_ROOM.test(message) || pattern.length > LONGEST) return undefined;
  const told = wordsOf(message, pattern, flags);
  return told === undefined
    ? undefined
    : `Invalid regular expression: /${pattern}/${[...flags].sort().join('')}: ${words[told] ?? told}`;
};

function wordsOf(message: string, pattern: string, flags: string): string | undefined {
  // The parser takes it for a comment.
  if (pattern.startsWith('*')) return 'Nothing to repeat';
  try {
    parser().Strict.parseExpressionAt(`/${literal(pattern)}/${flags}`, 0, { ecmaVersion: 'latest' });
    return undefined;
  } catch (error) {
    const { message: told } = error as { message?: unknown };
    if (!(error instanceof SyntaxError) || typeof told !== 'string') return undefined;
    if (told.startsWith('Unterminated regular expression')) {
      return /(?:^|[^\\])(?:\\\\)*\\$/.test(pattern) ? '\\ at end of pattern' : 'Unterminated character class';
    }
    const reason = /^Invalid regular expression: [\s\S]*: ([^:]+?)(?: \(\d+:\d+\))?$/.exec(told)?.[1];
    if (reason === 'Invalid escape' && message.startsWith('invalid decimal escape')) return 'Invalid decimal escape';
    // The parser has one word for all that does not close a class with operations.
    if (reason !== 'Unterminated character class' || message === 'unexpected end') return reason;
    if (message.includes('range')) return 'Invalid character class';
    return message.includes('operation') ? 'Invalid set operation in character class' : 'Invalid character in character class';
  }
}

/** The pattern as it would stand between two slashes. */
function literal(pattern: string): string {
  let text = '';
  let isInClass = false;
  for (let index = 0; index < pattern.length; index++) {
    const unit = pattern[index]!;
    if (unit === '\\') {
      text += unit + (pattern[++index] ?? '');
      continue;
    }
    if (unit === '[') isInClass = true;
    else if (unit === ']') isInClass = false;
    if (unit === '/' && !isInClass) text += '\\/';
    else text += /[\n\r\u2028\u2029]/.test(unit) ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : unit;
  }
  return text;
}
