import type { Options, Token, tokTypes as TokenTypes } from 'acorn';

/** What of the parser of modules is used here. */
export interface Tokenizer {
  tokenizer(line: string, options: Options): Iterable<Token>;
  readonly tokTypes: typeof TokenTypes;
}

/** A minified bundle has one line of megabytes: nobody wants to read it, and it costs time to scan. */
const MAX_LINE = 10_000;

/**
 * The text of the call that stands at `position` in a line (observed in Node 24): from the names, properties and indices
 * that lead there without a break, to the parenthesis that closes it, or to the end of the line.
 */
export function callText(line: string, position: number, { tokenizer, tokTypes }: Tokenizer): string | undefined {
  if (line.length > MAX_LINE) return undefined;
  /** Start of the names read last, while they go on; those of the brackets around are kept for when they close. */
  let start: number | undefined;
  let isMember = false;
  let depth = 0;
  let from: number | undefined;
  const outer: (number | undefined)[] = [];
  try {
    for (const token of tokenizer(line, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true })) {
      const { type } = token;
      if (from !== undefined) {
        if (type === tokTypes.parenL || type === tokTypes.bracketL) depth++;
        else if (type === tokTypes.bracketR) depth--;
        else if (type === tokTypes.parenR && --depth === 0) return line.slice(from, token.end);
        continue;
      }
      const isThere = token.start >= position;
      if (type === tokTypes.name) {
        if (!isMember || start === undefined) start = token.start;
        isMember = false;
      } else if (type === tokTypes.dot || type === tokTypes.questionDot) {
        isMember = true;
      } else if (type === tokTypes.bracketL) {
        if (isThere) depth = 1;
        else outer.push(start);
        if (!isThere) start = undefined;
      } else if (type === tokTypes.bracketR) {
        start = outer.pop();
        isMember = false;
      } else if (!isThere || type !== tokTypes.parenL) {
        start = undefined;
        isMember = false;
      }
      if (!isThere) continue;
      from = start ?? token.start;
      if (type === tokTypes.parenL) depth = 1;
    }
  } catch {
    // The line ends within a string, a template or a comment: what was read counts.
  }
  return from === undefined ? undefined : line.slice(from);
}
