import { codes } from 'internal:errors';
import path from 'node:path';
import { isBuiltinRequest } from './guest-builtins.ts';
import { host, LIST, type ModuleInstance, parentOf, statics } from './guest-state.ts';

/** What `require` resolves to: nodejs.org/api/modules.html#all-together. Files are looked for on the host. */

/**
 * As in Node with this `process.execPath` and no home folder
 * (nodejs.org/api/modules.html#loading-from-the-global-folders).
 */
export const globalPaths: string[] = ['/usr/local/lib/node'];

const DEFAULT_EXTENSIONS = '.js\0.json\0.node';

/** Undefined while nobody has added to `require.extensions`, which the host then need not be told. */
function currentExtensions(): string | undefined {
  const names = Object.keys(statics.current._extensions).join(LIST);
  return names === DEFAULT_EXTENSIONS ? undefined : names;
}

/** `./x`, `../x`, `.` and `..`; `.x` is a name. */
export function isRelativeRequest(request: string): boolean {
  if (request[0] !== '.') return false;
  const second = request[1];
  return second === undefined || second === '/' || (second === '.' && (request.length === 2 || request[2] === '/'));
}

let folderPaths: Record<string, string[] | undefined> = Object.create(null);
let folderCount = 0;

/** `node_modules` of a folder and of all above it. */
export function nodeModulePaths(from: string): string[] {
  const folder = path.resolve(from);
  const known = folderPaths[folder];
  if (known !== undefined) return known.slice();
  const found: string[] = [];
  for (let at = folder === '/' ? '' : folder; ; at = at.slice(0, at.lastIndexOf('/'))) {
    // A folder of that name is not looked into for another one of that name.
    if (!at.endsWith('/node_modules')) found.push(`${at}/node_modules`);
    if (at === '') break;
  }
  if (++folderCount > 500) {
    folderPaths = Object.create(null);
    folderCount = 1;
  }
  folderPaths[folder] = found;
  return found.slice();
}

/** Where a request is looked for; null for a builtin. */
export function lookupPaths(request: string, parent: Partial<ModuleInstance> | null | undefined): string[] | null {
  if (isBuiltinRequest(request)) return null;
  if (!isRelativeRequest(request)) {
    const own = parent?.paths?.length ? parent.paths : undefined;
    const all = own === undefined ? globalPaths.slice() : own.concat(globalPaths);
    return all.length > 0 ? all : null;
  }
  if (!parent?.id || !parent.filename) return ['.'];
  return [path.dirname(parent.filename)];
}

/** `Module._findPath`: false when there is nothing. */
export function findPath(request: string, folders: readonly string[] | null | undefined): string | false {
  const isAbsolute = path.isAbsolute(request);
  if (!isAbsolute && (folders === null || folders === undefined || folders.length === 0)) return false;
  const joined = isAbsolute ? '' : folders!.join(LIST);
  const key = `${request}\0${joined}`;
  const known = statics.current._pathCache[key];
  if (known !== undefined) return known;
  const found = host.findPath(request, joined, currentExtensions());
  if (found === undefined) return false;
  statics.current._pathCache[key] = found;
  return found;
}

export interface ResolveOptions {
  readonly paths?: readonly string[];
  readonly conditions?: Iterable<string>;
}

/** `Module._resolveFilename` (nodejs.org/api/modules.html#requireresolverequest-options for `options`). */
export function resolveFilename(
  request: string,
  parent: ModuleInstance | null | undefined,
  options: ResolveOptions | null | undefined,
): string {
  if (isBuiltinRequest(request)) return request;
  const folders = foldersOf(request, parent, options);
  const joined = folders === null ? '' : folders.join(LIST);
  const conditions = options?.conditions === undefined ? undefined : [...options.conditions].join(LIST);
  const key = `${request}\0${joined}`;
  const known = conditions === undefined ? statics.current._pathCache[key] : undefined;
  // What a package says of its own files depends on the requiring file: only paths are safe to remember.
  const isPath = isRelativeRequest(request) || request[0] === '/';
  if (known !== undefined && isPath) return known;
  const found = host.resolveRequire(request, joined, parent?.filename ?? undefined, currentExtensions(), conditions);
  if (found === undefined) throw notFound(request, parent);
  if (conditions === undefined) statics.current._pathCache[key] = found;
  return found;
}

function foldersOf(
  request: string,
  parent: ModuleInstance | null | undefined,
  options: ResolveOptions | null | undefined,
): readonly string[] | null {
  const paths = typeof options === 'object' && options !== null ? options.paths : undefined;
  if (paths === undefined) return lookupPaths(request, parent);
  if (!Array.isArray(paths)) throw new codes.ERR_INVALID_ARG_VALUE('options.paths', paths);
  if (paths.some((folder) => typeof folder !== 'string')) {
    throw new codes.ERR_INVALID_ARG_TYPE('paths', 'array of strings', paths);
  }
  if (isRelativeRequest(request)) return paths;
  const all = new Set<string>();
  for (const folder of paths as readonly string[]) {
    for (const place of lookupPaths(request, { paths: nodeModulePaths(folder) }) ?? []) all.add(place);
  }
  return [...all];
}

/** The files that led to a module, innermost first. */
export function requireStackOf(parent: ModuleInstance | null | undefined): string[] {
  const stack: string[] = [];
  for (let at = parent; at; at = parentOf(at)) stack.push(at.filename || at.id);
  return stack;
}

interface NotFoundError extends Error {
  code: string;
  requireStack: string[];
}

function notFound(request: string, parent: ModuleInstance | null | undefined): Error {
  const requireStack = requireStackOf(parent);
  const stack = requireStack.length === 0 ? '' : `\nRequire stack:\n- ${requireStack.join('\n- ')}`;
  const error = new Error(`Cannot find module '${request}'${stack}`) as NotFoundError;
  error.code = 'MODULE_NOT_FOUND';
  error.requireStack = requireStack;
  return error;
}
