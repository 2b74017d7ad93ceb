import { VerbError } from '../../capabilities/verb-error.ts';

/**
 * File URLs of the guest, which is a POSIX system whatever the host is: `node:url` of a Windows host would make drive
 * letters of these paths.
 */

/** What a path may hold and a URL's pathname may not (nodejs.org/api/url.html#urlpathtofileurlpath-options, observed). */
const ESCAPED_IN_PATH = /[%\\\n\r\t?#]/g;

const escapes: Readonly<Record<string, string>> = {
  '%': '%25',
  '\\': '%5C',
  '\n': '%0A',
  '\r': '%0D',
  '\t': '%09',
  '?': '%3F',
  '#': '%23',
};

/** The `file:` URL of an absolute POSIX path. */
export function fileUrlOf(path: string): URL {
  return new URL(`file://${path.replace(ESCAPED_IN_PATH, (char) => escapes[char] as string)}`);
}

/** The path behind a `file:` URL, as `url.fileURLToPath` reads it on Linux; throws its errors. */
export function pathOfFileUrl(url: URL): string {
  if (url.protocol !== 'file:') {
    throw new VerbError('The URL must be of scheme file', { code: 'ERR_INVALID_URL_SCHEME', name: 'TypeError' });
  }
  if (url.hostname !== '') {
    throw new VerbError('File URL host must be "localhost" or empty on linux', {
      code: 'ERR_INVALID_FILE_URL_HOST',
      name: 'TypeError',
      fields: { code: 'ERR_INVALID_FILE_URL_HOST', input: url.href },
    });
  }
  if (/%2f/i.test(url.pathname)) {
    throw new VerbError('File URL path must not include encoded / characters', {
      code: 'ERR_INVALID_FILE_URL_PATH',
      name: 'TypeError',
      fields: { code: 'ERR_INVALID_FILE_URL_PATH', input: url.href },
    });
  }
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    throw new VerbError('URI malformed', { name: 'URIError' });
  }
}

/**
 * DIVERGES: a module's URL has 4,194,304 characters at most. The host's parser takes 10 ms for as many, is asked several times for
 * each import, and cannot be interrupted.
 */
const LONGEST_URL = 4 << 20;

/** A URL, or undefined where the text is none. */
export function parseUrl(text: string, base?: string): URL | undefined {
  if (text.length > LONGEST_URL) return undefined;
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

/** The URL of a module by its file name; what hooks of user code have made may have a URL for a name. */
export function urlOfFile(file: string): string {
  return file.startsWith('/') ? fileUrlOf(file).href : file;
}
