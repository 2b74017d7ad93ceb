import { tokenizer, tokTypes } from 'acorn';

/** A minified bundle has one line of megabytes: nobody wants to read it, and it costs time to scan. */
const MAX_LINE = 10_000;

/**
 * The text of a call in a line (observed in Node 24): from the names, properties and indices that its parenthesis follows
 * without a break, to the parenthesis that closes it, or to the end of the line. `open` may be the line's length: the
 * parenthesis is then further down.
 */
export function callText(line: string, open: number): string | undefined {
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
        if (type === tokTypes.parenL) depth++;
        else if (type === tokTypes.parenR && --depth === 0) return line.slice(from, token.end);
        continue;
      }
      if (token.start > open) return undefined;
      if (type === tokTypes.parenL && token.start === open) {
        from = start ?? open;
        depth = 1;
      } else if (type === tokTypes.name) {
        if (!isMember || start === undefined) start = token.start;
        isMember = false;
      } else if (type === tokTypes.dot || type === tokTypes.questionDot) {
        isMember = true;
      } else if (type === tokTypes.bracketL) {
        outer.push(start);
        start = undefined;
      } else if (type === tokTypes.bracketR) {
        start = outer.pop();
        isMember = false;
      } else {
        start = undefined;
        isMember = false;
      }
    }
  } catch {
    // The line ends within a string, a template or a comment: what was read counts.
  }
  if (from === undefined && open >= line.length) from = start;
  return from === undefined ? undefined : line.slice(from);
}
