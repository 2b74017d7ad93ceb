import { kValidateObjectAllowObjects, validateObject } from 'internal:validators';
import { decodeUri } from 'web:url';

/** https://nodejs.org/docs/latest-v24.x/api/url.html#urlurltohttpoptionsurl */
export function urlToHttpOptions(url: unknown): Record<string, unknown> {
  validateObject(url, 'url', kValidateObjectAllowObjects);
  const { hostname, pathname, port, username, password, search, protocol, hash, href } = url as Record<string, string>;
  const options: Record<string, unknown> = {
    __proto__: null as never,
    // The extra properties that a caller put on the URL come along.
    ...url,
    protocol,
    hostname: hostname?.[0] === '[' ? hostname.slice(1, -1) : hostname,
    hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) options.auth = `${decodeUri(username!)}:${decodeUri(password!)}`;
  return options;
}
