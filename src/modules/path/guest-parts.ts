import { validateObject } from 'internal:validators';

/** What `format` takes; every part may be absent, and a non-string is put into the text as it is (observed). */
export interface PathParts {
  readonly root?: string;
  readonly dir?: string;
  readonly base?: string;
  readonly ext?: string;
  readonly name?: string;
}

export interface ParsedPath {
  root: string;
  dir: string;
  base: string;
  ext: string;
  name: string;
}

/** The functions of `node:path`, `node:path/posix` and `node:path/win32`. */
export interface Path {
  resolve(...paths: string[]): string;
  normalize(path: string): string;
  isAbsolute(path: string): boolean;
  join(...paths: string[]): string;
  relative(from: string, to: string): string;
  toNamespacedPath(path: string): string;
  dirname(path: string): string;
  basename(path: string, suffix?: string): string;
  extname(path: string): string;
  format(pathObject: PathParts): string;
  parse(path: string): ParsedPath;
  matchesGlob(path: string, pattern: string): boolean;
  sep: string;
  delimiter: string;
  win32: Path;
  posix: Path;
  _makeLong(path: string): string;
}

/** Splits a last segment at its extension: the last dot, unless it is the first character or the name is `..`. */
export function splitExtension(base: string): { name: string; ext: string } {
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? { name: base, ext: '' } : { name: base.slice(0, dot), ext: base.slice(dot) };
}

/**
 * The last segment of a path, from `start` to `end`, without a suffix, unless that is all of it. Observed: when the
 * segment is only the end of the suffix, or empty, the separators behind it are given too.
 */
export function withoutSuffix(path: string, start: number, end: number, suffix: string | undefined): string {
  const base = path.slice(start, end);
  if (suffix === undefined || suffix === '' || suffix === base || suffix.length > path.length) return base;
  if (base.endsWith(suffix)) return base.slice(0, base.length - suffix.length);
  return suffix.endsWith(base) ? path.slice(start) : base;
}

/** https://nodejs.org/docs/latest-v24.x/api/path.html#pathformatpathobject */
export function _format(separator: string, pathObject: PathParts): string {
  validateObject(pathObject, 'pathObject');
  const { root, dir, base, name, ext } = pathObject;
  const dotted = ext ? `${ext[0] === '.' ? '' : '.'}${ext}` : '';
  const last = base || `${name || ''}${dotted}`;
  const folder = dir || root;
  if (!folder) return last;
  return folder === root ? `${folder}${last}` : `${folder}${separator}${last}`;
}

/** The user's `process`, looked up at each call: a program may replace `process.cwd`. */
export function workingFolder(): string {
  return (globalThis as unknown as { process: { cwd(): string } }).process.cwd();
}

/** A variable of the user's `process.env`. */
export function environment(name: string): string | undefined {
  return (globalThis as unknown as { process: { env: Record<string, string | undefined> } }).process.env[name];
}
