/** A URL record (url.spec.whatwg.org/#concept-url) and its serialization. */
export interface UrlRecord {
  /** Without the colon. */
  scheme: string;
  username: string;
  password: string;
  /** Serialized; null when there is none, which is not the same as an empty one. */
  host: string | null;
  /** Decimal, or empty when it is null. */
  port: string;
  /** Serialized: empty, or starting with a slash, unless it is opaque. */
  path: string;
  hasOpaquePath: boolean;
  query: string | null;
  fragment: string | null;
}

/** The default ports of the special schemes (url.spec.whatwg.org/#special-scheme); `file` has none. */
const defaultPorts = new Map([
  ['http', '80'],
  ['https', '443'],
  ['ws', '80'],
  ['wss', '443'],
  ['ftp', '21'],
  ['file', ''],
]);

export const isSpecialScheme = (scheme: string): boolean => defaultPorts.has(scheme);
export const isDefaultPort = (scheme: string, port: string): boolean => defaultPorts.get(scheme) === port;

/** url.spec.whatwg.org/#url-serializing */
export function serializeUrl(url: UrlRecord): string {
  let text = `${url.scheme}:`;
  if (url.host !== null) {
    text += '//';
    if (url.username !== '' || url.password !== '') {
      text += url.password === '' ? `${url.username}@` : `${url.username}:${url.password}@`;
    }
    text += url.port === '' ? url.host : `${url.host}:${url.port}`;
  } else if (!url.hasOpaquePath && url.path.startsWith('//')) {
    // Without this a path that starts with an empty segment would be read back as a host.
    text += '/.';
  }
  text += url.path;
  if (url.query !== null) text += `?${url.query}`;
  return url.fragment === null ? text : `${text}#${url.fragment}`;
}
