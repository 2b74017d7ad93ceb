import { validateString } from 'internal:validators';
import { globbing } from './guest-lazy-glob.ts';
import { _format, environment, type ParsedPath, type Path, splitExtension, withoutSuffix, workingFolder } from './guest-parts.ts';

/** https://nodejs.org/docs/latest-v24.x/api/path.html, with `\` and `/` as separators, devices and UNC paths. */

interface Root {
  /** `C:`, `\\server\share`, `\\.` or `\\?`; '' without one. */
  readonly device: string;
  readonly isAbsolute: boolean;
  /** Where the rest starts. */
  readonly end: number;
}

const isSeparator = (unit: string | undefined): boolean => unit === '\\' || unit === '/';
const hasDrive = (path: string): boolean => path[1] === ':' && /^[a-zA-Z]/.test(path);
const uncPattern = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/;

/** A device that Windows finds in any folder, up to its colon (learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const reservedPattern = /^(?:con|prn|aux|nul|(?:com|lpt)[1-9\xb9\xb2\xb3]):/i;
/** Observed: a name of a device and one more character, and no colon, is guarded by `normalize` as well. */
const nearlyReservedPattern = /^(?:con|prn|aux|nul|(?:com|lpt)[1-9\xb9\xb2\xb3])[^:]$/is;

/** The root as `resolve` and `normalize` see it: there `\\.\` and `\\?\` are devices and no servers. */
function rootOf(path: string): Root {
  if (isSeparator(path[0])) {
    const unc = isSeparator(path[1]) ? uncPattern.exec(path) : null;
    if (unc === null) return { device: '', isAbsolute: true, end: 1 };
    const [whole, server, share] = unc;
    if (server === '.' || server === '?') return { device: `\\\\${server}`, isAbsolute: true, end: 4 };
    return { device: `\\\\${server}\\${share}`, isAbsolute: true, end: whole.length };
  }
  if (!hasDrive(path)) return { device: '', isAbsolute: false, end: 0 };
  const isAbsolute = isSeparator(path[2]);
  return { device: path.slice(0, 2), isAbsolute, end: isAbsolute ? 3 : 2 };
}

/** The length of the root as `dirname` and `parse` see it, with the separator that ends it. */
function rootLength(path: string): number {
  if (isSeparator(path[0])) {
    const unc = isSeparator(path[1]) ? uncPattern.exec(path) : null;
    if (unc === null) return 1;
    return unc[0].length === path.length ? path.length : unc[0].length + 1;
  }
  if (!hasDrive(path)) return 0;
  return isSeparator(path[2]) ? 3 : 2;
}

function resolveDots(path: string, keepsParents: boolean): string {
  const kept: string[] = [];
  for (const segment of path.split(/[\\/]/)) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop();
    else if (keepsParents) kept.push('..');
  }
  return kept.join('\\');
}

/** The last segment's start and end; separators at the end do not count, nor does anything before `from`. */
function lastSegment(path: string, from: number): [start: number, end: number] {
  let end = path.length;
  while (end > from && isSeparator(path[end - 1])) end--;
  let start = end;
  while (start > from && !isSeparator(path[start - 1])) start--;
  return [start, end];
}

/** The segments of a resolved path. */
function segmentsOf(path: string, keepsRoot: boolean): string[] {
  const body = keepsRoot ? path.replace(/\\$/, '') : path.replace(/^\\+|\\+$/g, '');
  return body === '' && !keepsRoot ? [] : body.split('\\');
}

const win32: Path = {
  resolve(...paths: string[]): string {
    let device = '';
    let tail = '';
    let isAbsolute = false;
    for (let index = paths.length - 1; index >= -1; index--) {
      let path: string;
      if (index >= 0) {
        path = paths[index]!;
        validateString(path, `paths[${index}]`);
        if (path === '') continue;
      } else if (device === '') {
        path = workingFolder();
      } else {
        // The shell keeps the working folder of each drive in a variable of that form.
        path = environment(`=${device}`) ?? workingFolder();
        if (path.slice(0, 2).toLowerCase() !== device.toLowerCase() && path[2] === '\\') path = `${device}\\`;
      }
      const root = rootOf(path);
      if (root.device !== '') {
        if (device === '') device = root.device;
        else if (device.toLowerCase() !== root.device.toLowerCase()) continue;
      }
      if (isAbsolute) {
        if (device !== '') break;
      } else {
        tail = `${path.slice(root.end)}\\${tail}`;
        isAbsolute = root.isAbsolute;
        if (isAbsolute && device !== '') break;
      }
    }
    tail = resolveDots(tail, !isAbsolute);
    return isAbsolute ? `${device}\\${tail}` : `${device}${tail}` || '.';
  },

  normalize(path: string): string {
    validateString(path, 'path');
    if (path === '') return '.';
    if (path.length === 1) return path === '/' ? '\\' : path;
    const devicePath = /^[\\/]{2}[.?][\\/]/.test(path) ? reservedPattern.exec(path.slice(4))?.[0] : undefined;
    // \\.\NUL: and \\?\NUL: are the device itself (observed).
    if (devicePath !== undefined) return `\\\\?\\${devicePath}${win32.normalize(`\\${path.slice(4 + devicePath.length)}`)}`;
    const reserved = reservedPattern.exec(path)?.[0];
    const { device, isAbsolute, end } =
      reserved === undefined ? rootOf(path) : { device: reserved, isAbsolute: false, end: reserved.length };
    let tail = resolveDots(path.slice(end), !isAbsolute);
    if (tail === '' && !isAbsolute) tail = '.';
    if (tail !== '' && isSeparator(path[path.length - 1])) tail += '\\';
    if (isAbsolute) return `${device}\\${tail}`;
    // Resolving the dots may not turn a relative path into a drive or a device.
    const isGuarded =
      reserved !== undefined ||
      (device === '' && (hasDrive(tail) || /:(?:[\\/]|$)/.test(path) || nearlyReservedPattern.test(path)));
    return isGuarded ? `.\\${device}${tail}` : device + tail;
  },

  isAbsolute(path: string): boolean {
    validateString(path, 'path');
    return isSeparator(path[0]) || (hasDrive(path) && isSeparator(path[2]));
  },

  join(...paths: string[]): string {
    let joined = '';
    let first = '';
    for (const path of paths) {
      validateString(path, 'path');
      if (path === '') continue;
      if (joined === '') first = path;
      joined = joined === '' ? path : `${joined}\\${path}`;
    }
    if (joined === '') return '.';
    // Only a first part that itself starts a UNC path may make the whole one.
    if (!/^[\\/]{2}[^\\/]/.test(first)) joined = joined.replace(/^[\\/]{2,}/, '\\');
    // What names a device stays as it is: its dots are none of ours.
    return joined.split('\\').some((segment) => reservedPattern.test(segment))
      ? joined.replaceAll('/', '\\')
      : win32.normalize(joined);
  },

  relative(from: string, to: string): string {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    const start = win32.resolve(from);
    const target = win32.resolve(to);
    if (start === target || start.toLowerCase() === target.toLowerCase()) return '';
    // Where lowercasing changes a length, the roots are segments of their own (observed).
    const keepsRoot = start.toLowerCase().length !== start.length || target.toLowerCase().length !== target.length;
    const startSegments = segmentsOf(start, keepsRoot);
    const targetSegments = segmentsOf(target, keepsRoot);
    let common = 0;
    while (
      common < startSegments.length &&
      common < targetSegments.length &&
      startSegments[common]!.toLowerCase() === targetSegments[common]!.toLowerCase()
    ) {
      common++;
    }
    // There is no way from one device to another. A root without a device leads everywhere.
    if (common === 0 && startSegments.length > 0 && targetSegments.length > 0) {
      // Observed, where the device is missing or has no root: when one text starts with the other, Node sees the end of
      // a common segment there, and takes two characters for a drive.
      if (keepsRoot) return target;
      const startText = startSegments.join('\\');
      const targetText = targetSegments.join('\\');
      const up = `${'..\\'.repeat(startSegments.length - 1)}..`;
      if (targetText.toLowerCase().startsWith(startText.toLowerCase())) {
        return startText.length === 2 ? targetText.slice(2) : up + targetText;
      }
      if (startText.toLowerCase().startsWith(targetText.toLowerCase())) {
        return targetText.length === 2 ? up : up + targetText;
      }
      return target;
    }
    const up = new Array<string>(startSegments.length - common).fill('..');
    return [...up, ...targetSegments.slice(common)].join('\\');
  },

  toNamespacedPath(path: string): string {
    if (typeof path !== 'string' || path === '') return path;
    const resolved = win32.resolve(path);
    if (resolved.length <= 2) return path;
    if (resolved.startsWith('\\\\')) {
      return resolved[2] === '?' || resolved[2] === '.' ? resolved : `\\\\?\\UNC\\${resolved.slice(2)}`;
    }
    return hasDrive(resolved) && resolved[2] === '\\' ? `\\\\?\\${resolved}` : resolved;
  },

  dirname(path: string): string {
    validateString(path, 'path');
    const root = rootLength(path);
    const [start] = lastSegment(path, root);
    let end = start;
    if (end > root) end--;
    return end === 0 ? '.' : path.slice(0, end);
  },

  basename(path: string, suffix?: string): string {
    if (suffix !== undefined) validateString(suffix, 'suffix');
    validateString(path, 'path');
    if (suffix !== undefined && suffix !== '' && suffix === path) return '';
    const from = hasDrive(path) ? 2 : 0;
    const [start, end] = lastSegment(path, from);
    return withoutSuffix(path, start, end, suffix);
  },

  extname(path: string): string {
    validateString(path, 'path');
    const [start, end] = lastSegment(path, hasDrive(path) ? 2 : 0);
    return splitExtension(path.slice(start, end)).ext;
  },

  format: _format.bind(null, '\\'),

  parse(path: string): ParsedPath {
    validateString(path, 'path');
    const rootEnd = rootLength(path);
    const root = path.slice(0, rootEnd);
    const [start, end] = lastSegment(path, rootEnd);
    const base = path.slice(start, end);
    const dir = start > rootEnd ? path.slice(0, start - 1) : root;
    const { name, ext } = splitExtension(base);
    return { root, dir, base, ext, name };
  },

  matchesGlob(path: string, pattern: string): boolean {
    return globbing().matchesGlobPattern(path, pattern, true);
  },

  sep: '\\',
  delimiter: ';',
  win32: null as never,
  posix: null as never,
  _makeLong: null as never,
};

export default win32;
