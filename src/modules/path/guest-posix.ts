import { validateString } from 'internal:validators';
import { globbing } from './guest-lazy-glob.ts';
import { _format, type ParsedPath, type Path, splitExtension, withoutSuffix, workingFolder } from './guest-parts.ts';
import win32 from './guest-win32.ts';

/** https://nodejs.org/docs/latest-v24.x/api/path.html, with `/` as the separator */

/**
 * Resolves `.`, `..` and empty segments. `..` above the start is kept when `keepsParents`, and dropped below a root.
 * Searching first is worth it: most paths have nothing to resolve, and the loop is interpreted.
 */
function resolveDots(path: string, keepsParents: boolean): string {
  if (!path.includes('//') && !path.includes('/.') && !path.startsWith('.')) {
    const start = path.startsWith('/') ? 1 : 0;
    const end = path.endsWith('/') ? path.length - 1 : path.length;
    return start < end ? path.slice(start, end) : '';
  }
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop();
    else if (keepsParents) kept.push('..');
  }
  return kept.join('/');
}

/** Where a path ends without its trailing slashes; a path of slashes only keeps one. */
function endOf(path: string): number {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end--;
  return end;
}

const posix: Path = {
  resolve(...paths: string[]): string {
    let resolved = '';
    for (let index = paths.length - 1; index >= 0 && !resolved.startsWith('/'); index--) {
      const path = paths[index]!;
      validateString(path, `paths[${index}]`);
      if (path !== '') resolved = resolved === '' ? path : `${path}/${resolved}`;
    }
    if (!resolved.startsWith('/')) {
      const start = workingFolder();
      resolved = resolved === '' ? start : `${start}/${resolved}`;
    }
    const isAbsolute = resolved.startsWith('/');
    const body = resolveDots(resolved, !isAbsolute);
    if (isAbsolute) return `/${body}`;
    return body === '' ? '.' : body;
  },

  normalize(path: string): string {
    validateString(path, 'path');
    if (path === '') return '.';
    const isAbsolute = path.startsWith('/');
    const body = resolveDots(path, !isAbsolute);
    const tail = path.endsWith('/') ? '/' : '';
    if (body === '') return isAbsolute ? '/' : `.${tail}`;
    return isAbsolute ? `/${body}${tail}` : body + tail;
  },

  isAbsolute(path: string): boolean {
    validateString(path, 'path');
    return path.startsWith('/');
  },

  join(...paths: string[]): string {
    let joined = '';
    for (const path of paths) {
      validateString(path, 'path');
      if (path !== '') joined = joined === '' ? path : `${joined}/${path}`;
    }
    return posix.normalize(joined);
  },

  relative(from: string, to: string): string {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    const start = posix.resolve(from);
    const target = posix.resolve(to);
    if (start === target) return '';
    const startSegments = start === '/' ? [] : start.slice(1).split('/');
    const targetSegments = target === '/' ? [] : target.slice(1).split('/');
    let common = 0;
    while (common < startSegments.length && startSegments[common] === targetSegments[common]) common++;
    const up = new Array<string>(startSegments.length - common).fill('..');
    return [...up, ...targetSegments.slice(common)].join('/');
  },

  toNamespacedPath(path: string): string {
    return path;
  },

  dirname(path: string): string {
    validateString(path, 'path');
    const isAbsolute = path.startsWith('/');
    const slash = path.lastIndexOf('/', endOf(path) - 1);
    if (slash <= 0) return isAbsolute ? '/' : '.';
    // Two leading slashes are kept: POSIX leaves their meaning to the implementation.
    return isAbsolute && slash === 1 ? '//' : path.slice(0, slash);
  },

  basename(path: string, suffix?: string): string {
    if (suffix !== undefined) validateString(suffix, 'suffix');
    validateString(path, 'path');
    if (suffix !== undefined && suffix !== '' && suffix === path) return '';
    const end = endOf(path);
    // A path of slashes only has an empty last segment, at its start.
    const start = path[end - 1] === '/' ? 0 : path.lastIndexOf('/', end - 1) + 1;
    return withoutSuffix(path, start, start === 0 && path[0] === '/' ? 0 : end, suffix);
  },

  extname(path: string): string {
    validateString(path, 'path');
    const end = endOf(path);
    return splitExtension(path.slice(path.lastIndexOf('/', end - 1) + 1, end)).ext;
  },

  format: _format.bind(null, '/'),

  parse(path: string): ParsedPath {
    validateString(path, 'path');
    const root = path.startsWith('/') ? '/' : '';
    const end = endOf(path);
    const slash = path.lastIndexOf('/', end - 1);
    const base = path.slice(slash + 1, end);
    // Observed: directly below the root, `..` is taken for a name with an empty extension.
    const { name, ext } = slash === 0 && base === '..' ? { name: '.', ext: '.' } : splitExtension(base);
    return { root, dir: slash > 0 ? path.slice(0, slash) : root, base, ext, name };
  },

  matchesGlob(path: string, pattern: string): boolean {
    return globbing().matchesGlobPattern(path, pattern, false);
  },

  sep: '/',
  delimiter: ':',
  win32: null as never,
  posix: null as never,
  _makeLong: null as never,
};

posix.win32 = win32;
win32.win32 = win32;
posix.posix = posix;
win32.posix = posix;
posix._makeLong = posix.toNamespacedPath;
win32._makeLong = win32.toNamespacedPath;

export default posix;
