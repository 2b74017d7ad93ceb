import { globbing, type Segment } from 'node:path';

const { compileSegment, expandBraces } = globbing();

/** One segment of a pattern. `**` may go into a linked folder for what follows it at once, if `entersLinks`. */
export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'match'; readonly matches: Segment }
  | { readonly kind: 'globstar'; readonly entersLinks: boolean }
  | { readonly kind: 'up' };

export interface Pattern {
  /** Where it starts: `/`, or the working directory. */
  readonly start: '/' | '';
  readonly steps: readonly Step[];
  /** It ends in a slash. */
  readonly isFolder: boolean;
}

// Beyond it Node refuses a pattern, with this text and without a code.
const LONGEST_PATTERN = 65536;

const isMagic = (segment: string): boolean => /[*?[]|[@!+]\(/.test(segment);

/** The patterns that braces stand for. A backslash is a separator and never escapes (observed, on POSIX too). */
export function compilePatterns(text: string): Pattern[] {
  if (text.length > LONGEST_PATTERN) throw new TypeError('pattern is too long');
  return expandBraces(text.replaceAll('\\', '/'))
    .filter((alternative) => alternative !== '')
    .map(compileOne);
}

function compileOne(text: string): Pattern {
  const segments: string[] = [];
  for (const segment of text.split('/')) {
    const previous = segments.at(-1);
    if (segment === '' || segment === '.') continue;
    const isUndone = segment === '..' && previous !== undefined && previous !== '..' && !isMagic(previous);
    if (isUndone) segments.pop();
    else if (segment !== '**' || previous !== '**') segments.push(segment);
  }
  const steps = segments.map((segment, index): Step => {
    if (segment === '..') return { kind: 'up' };
    // Observed: a link is entered for a plain star, and for anything where the pattern starts with a dot.
    if (segment === '**') return { kind: 'globstar', entersLinks: segments[index + 1] === '*' || text.startsWith('./') };
    // What follows `**` is looked for among the entries, where a link is no folder.
    if (segments[index - 1] === '**' && !isMagic(segment)) return { kind: 'match', matches: (name) => name === segment };
    return isMagic(segment) ? { kind: 'match', matches: compileSegment(segment) } : { kind: 'name', name: segment };
  });
  return { start: text.startsWith('/') ? '/' : '', steps, isFolder: text.endsWith('/') };
}
