import { encodePath } from './host-percent.ts';

/** The path state of the URL parser (url.spec.whatwg.org/#path-state), on serialized paths. */

const dotSegment = /(?:^|[/\\])(?:\.|%2e){1,2}(?=[/\\]|$)/i;
const singleDot = /^(?:\.|%2e)$/i;
const doubleDot = /^(?:\.|%2e){2}$/i;
const windowsDriveLetter = /^[a-zA-Z][:|]$/;
const onlyNormalizedDriveLetter = /^\/[a-zA-Z]:$/;

/** Whether text starts with a drive letter that ends there (url.spec.whatwg.org/#start-with-a-windows-drive-letter). */
export const startsWithDriveLetter = (text: string): boolean => /^[a-zA-Z][:|](?:[/\\?#]|$)/.test(text);

/** The first segment of a path, with its slash, when it is a normalized drive letter. */
export const leadingDriveLetter = (path: string): string => /^\/[a-zA-Z]:(?=\/|$)/.exec(path)?.[0] ?? '';

/** url.spec.whatwg.org/#shorten-a-urls-path */
export function shortenPath(path: string, isFile: boolean): string {
  return isFile && onlyNormalizedDriveLetter.test(path) ? path : path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/**
 * Appends raw path text to a path. The text is what follows a slash, without query and fragment (a setter's `?` and `#`
 * are encoded with the rest).
 */
export function appendPath(base: string, text: string, isSpecial: boolean, isFile: boolean): string {
  const slashed = isSpecial && text.includes('\\') ? text.split('\\').join('/') : text;
  const mayBeDrive = isFile && base === '' && slashed[1] === '|';
  if (!mayBeDrive && !dotSegment.test(slashed)) return `${base}/${encodePath(slashed)}`;
  // A list of segments: cutting strings here would be quadratic in the number of `..` segments.
  const segments = base.split('/');
  segments.shift();
  const raw = slashed.split('/');
  const last = raw.length - 1;
  for (let index = 0; index <= last; index++) {
    const segment = raw[index]!;
    if (doubleDot.test(segment)) {
      const keepsDrive = isFile && segments.length === 1 && /^[a-zA-Z]:$/.test(segments[0]!);
      if (!keepsDrive) segments.pop();
      if (index === last) segments.push('');
    } else if (singleDot.test(segment)) {
      if (index === last) segments.push('');
    } else if (isFile && segments.length === 0 && windowsDriveLetter.test(segment)) {
      segments.push(`${segment[0]}:`);
    } else {
      segments.push(encodePath(segment));
    }
  }
  return segments.length === 0 ? '' : `/${segments.join('/')}`;
}
