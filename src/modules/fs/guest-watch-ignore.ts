import { codes } from 'internal:errors';
import nodePath from 'node:path';

/** Whether an event of this file is not told. */
export type Ignore = (filename: string) => boolean;

function ignoreOne(pattern: unknown, name: string): Ignore {
  if (typeof pattern === 'function') return (filename) => Boolean((pattern as (filename: string) => unknown)(filename));
  if (pattern instanceof RegExp) return (filename) => pattern.test(filename);
  if (typeof pattern !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'RegExp', 'Function'], pattern);
  if (pattern === '') throw new codes.ERR_INVALID_ARG_VALUE(name, pattern, 'must be a non-empty string');
  // A pattern without a slash is that of a name, in whatever folder it is.
  const isName = !pattern.includes('/');
  return (filename) => nodePath.matchesGlob(isName ? nodePath.basename(filename) : filename, pattern);
}

/** The option `ignore` of `fs.watch` (nodejs.org/api/fs.html#fswatchfilename-options-listener). */
export function ignoreOption(ignore: unknown): Ignore {
  if (ignore === undefined || ignore === null) return () => false;
  const all = Array.isArray(ignore)
    ? ignore.map((pattern, index) => ignoreOne(pattern, `options.ignore[${index}]`))
    : [ignoreOne(ignore, 'options.ignore')];
  return (filename) => all.some((isIgnored) => isIgnored(filename));
}
