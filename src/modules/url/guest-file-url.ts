import { codes } from 'internal:errors';
import { validateString } from 'internal:validators';
import { Buffer } from 'node:buffer';
import posix from 'node:path/posix';
import win32 from 'node:path/win32';
import { decodeUri, domainToASCII, domainToUnicode, invalidUrl, URL } from 'web:url';

/** File URLs and paths (nodejs.org/api/url.html#urlfileurltopathurl-options). The sandbox is a POSIX system. */

interface PathOptions {
  readonly windows?: boolean;
}

interface UrlLike {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
}

/** What Node takes for a URL object, also from another realm: it has what the legacy `Url` objects lack. */
export function isUrl(value: unknown): value is UrlLike {
  const url = value as { href?: unknown; protocol?: unknown; auth?: unknown; path?: unknown } | null | undefined;
  return Boolean(url?.href && url.protocol && url.auth === undefined && url.path === undefined);
}

function requireFileUrl(path: unknown): UrlLike {
  const url: unknown = typeof path === 'string' ? new URL(path) : path;
  if (!isUrl(url)) throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], path);
  if (url.protocol !== 'file:') throw new codes.ERR_INVALID_URL_SCHEME('file');
  return url;
}

const hasWindowsDrive = (path: string): boolean => /^.[a-z]:/is.test(path);

function refuseHost(url: UrlLike): void {
  if (url.hostname !== '') throw new codes.ERR_INVALID_FILE_URL_HOST('linux');
}

function toWindowsPath(url: UrlLike): string {
  if (/%2f|%5c/i.test(url.pathname)) {
    throw new codes.ERR_INVALID_FILE_URL_PATH('must not include encoded \\ or / characters', url);
  }
  const path = decodeUri(url.pathname.replaceAll('/', '\\'));
  if (url.hostname !== '') return `\\\\${domainToUnicode(url.hostname)}${path}`;
  if (!hasWindowsDrive(path)) throw new codes.ERR_INVALID_FILE_URL_PATH('must be absolute', url);
  return path.slice(1);
}

function toPosixPath(url: UrlLike): string {
  refuseHost(url);
  const { pathname } = url;
  if (!pathname.includes('%')) return pathname;
  if (/%2f/i.test(pathname)) throw new codes.ERR_INVALID_FILE_URL_PATH('must not include encoded / characters', url);
  return decodeUri(pathname);
}

export function fileURLToPath(path: unknown, options: PathOptions = {}): string {
  const isWindows = options?.windows;
  const url = requireFileUrl(path);
  return isWindows ? toWindowsPath(url) : toPosixPath(url);
}

/** Percent-decodes a path to bytes; what is no `%XX` stays. */
function decodeToBytes(pathname: string): Buffer {
  const bytes = Buffer.from(pathname, 'latin1');
  let end = 0;
  for (let index = 0; index < bytes.length; index++) {
    const code = bytes[index] === 0x25 ? pathname.slice(index + 1, index + 3) : '';
    if (/^[\da-f]{2}$/i.test(code)) {
      bytes[end++] = Number.parseInt(code, 16);
      index += 2;
    } else {
      bytes[end++] = bytes[index]!;
    }
  }
  return bytes.subarray(0, end) as Buffer;
}

/** https://nodejs.org/docs/latest-v24.x/api/url.html#urlfileurltopathbufferurl-options */
export function fileURLToPathBuffer(path: unknown, options: PathOptions = {}): Buffer {
  const isWindows = options?.windows;
  const url = requireFileUrl(path);
  if (!isWindows) {
    refuseHost(url);
    return decodeToBytes(url.pathname);
  }
  const bytes = decodeToBytes(url.pathname.replaceAll('/', '\\'));
  if (url.hostname !== '') return Buffer.concat([Buffer.from(`\\\\${domainToUnicode(url.hostname)}`), bytes]) as Buffer;
  if (!hasWindowsDrive(bytes.toString('latin1'))) throw new codes.ERR_INVALID_FILE_URL_PATH('must be absolute', url);
  return bytes.subarray(1) as Buffer;
}

/** Encodes a path so that it is read back as it is: `encodeURI`, and what that leaves to delimiters. */
function encodePath(path: string): string {
  return encodeURI(path.toWellFormed()).replaceAll('?', '%3F').replaceAll('#', '%23').replaceAll('~', '%7E');
}

function uncToFileUrl(path: string, prefixLength: number): URL {
  const end = path.indexOf('\\', prefixLength);
  if (end < 0) throw new codes.ERR_INVALID_ARG_VALUE('path', path, 'Missing UNC resource path');
  if (end === 2) throw new codes.ERR_INVALID_ARG_VALUE('path', path, 'Empty UNC servername');
  const server = path.slice(prefixLength, end);
  const resource = path.slice(end);
  const url = new URL(`file://${encodePath(resource.replaceAll('\\', '/'))}`);
  url.hostname = server;
  // The setter ignores what is no host; `localhost` becomes the empty one.
  if (url.hostname === '' && server !== '' && domainToASCII(server) !== 'localhost') {
    throw invalidUrl(resource, server);
  }
  return url;
}

export function pathToFileURL(filepath: unknown, options?: PathOptions): URL {
  validateString(filepath, 'path');
  const isWindows = options?.windows ?? false;
  if (isWindows && filepath.startsWith('\\\\')) {
    if (filepath.startsWith('\\\\?\\UNC\\')) return uncToFileUrl(filepath, 8);
    if (!filepath.startsWith('\\\\?\\')) return uncToFileUrl(filepath, 2);
  }
  let resolved = isWindows ? win32.resolve(filepath).replace(/^\\\\\?\\/, '') : posix.resolve(filepath);
  // `resolve` drops a slash at the end, which tells a folder. Observed: only a `/` counts for one that is there already.
  if (/\/$/.test(filepath) || (isWindows && filepath.endsWith('\\'))) if (!resolved.endsWith('/')) resolved += '/';
  const path = encodePath(isWindows ? resolved.replaceAll('\\', '/') : resolved);
  return new URL(`file://${path.startsWith('/') ? '' : '/'}${path}`);
}
