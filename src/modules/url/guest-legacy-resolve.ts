import { isSlashed, type Url } from './guest-legacy.ts';

/**
 * Reference resolution of the legacy API, which is older than the URL Standard and keeps its own ways: a reference is
 * resolved against any base, also `mailto:` and the like, whose host is then the first segment of the path
 * (nodejs.org/api/url.html#urlresolvefrom-to; everything here was observed).
 */

const isHostless = (protocol: string): boolean => /^javascript:?$/.test(protocol);

function setPath(url: Url): void {
  if (url.pathname || url.search) url.path = `${url.pathname || ''}${url.search || ''}`;
}

/** As `setPath`, where a component that is absent counts when it is undefined and not null. */
function setPathUnlessNull(url: Url): void {
  if (url.pathname !== null || url.search !== null)
    url.path = `${url.pathname ? url.pathname : ''}${url.search ? url.search : ''}`;
}

function finish(url: Url): Url {
  url.href = url.format();
  return url;
}

const segmentsOf = (pathname: string | null): string[] => (pathname ? pathname.split('/') : []);

/** A reference of another scheme takes nothing of the base but, when it is malformed, its own path as the host. */
function adoptScheme(url: Url, reference: Url): Url {
  if (!isSlashed(reference.protocol)) {
    Object.assign(url, reference);
    return finish(url);
  }
  url.protocol = reference.protocol;
  if (!reference.host && !/^file:?$/.test(String(reference.protocol)) && !isHostless(String(reference.protocol))) {
    // `http:a/b` is read as `http://a/b`.
    const segments = (reference.pathname || '').split('/');
    while (segments.length > 0 && !reference.host) reference.host = segments.shift()!;
    reference.host ||= '';
    reference.hostname ||= '';
    if (segments[0] !== '') segments.unshift('');
    if (segments.length < 2) segments.unshift('');
    url.pathname = segments.join('/');
  } else {
    url.pathname = reference.pathname;
  }
  url.search = reference.search;
  url.query = reference.query;
  url.host = reference.host || '';
  url.auth = reference.auth;
  url.hostname = reference.hostname || reference.host;
  url.port = reference.port;
  setPath(url);
  url.slashes = url.slashes || reference.slashes;
  return finish(url);
}

/** Puts the first segment in the place of the host, where that was taken from. */
function restoreHost(url: Url, host: string): void {
  url.hostname = url.host = host;
  const parts = host.indexOf('@') > 0 ? host.split('@') : undefined;
  if (parts === undefined) return;
  url.auth = parts.shift()!;
  url.host = url.hostname = parts.shift()!;
}

interface Resolved {
  readonly segments: string[];
  /** How many `..` there were above the start. */
  readonly above: number;
}

function resolveDots(segments: readonly string[]): Resolved {
  const kept: string[] = [];
  let above = 0;
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index]!;
    if (segment === '.') continue;
    if (segment === '..') above++;
    else if (above > 0) above--;
    else kept.unshift(segment);
  }
  return { segments: kept, above };
}

/** Makes `url`, a copy of the base, what `reference` means against it. */
export function resolveReference(url: Url, reference: Url): Url {
  url.hash = reference.hash;
  if (reference.href === '') return finish(url);

  if (reference.slashes && !reference.protocol) {
    for (const key of Object.keys(reference)) {
      if (key !== 'protocol')
        (url as unknown as Record<string, unknown>)[key] = (reference as unknown as Record<string, unknown>)[key];
    }
    if (isSlashed(url.protocol) && url.hostname && !url.pathname) url.path = url.pathname = '/';
    return finish(url);
  }
  if (reference.protocol && reference.protocol !== url.protocol) return adoptScheme(url, reference);

  const isBaseAbsolute = Boolean(url.pathname?.startsWith('/'));
  const isReferenceAbsolute = Boolean(reference.host || reference.pathname?.startsWith('/'));
  const dropsParents = Boolean(isReferenceAbsolute || isBaseAbsolute || (url.host && reference.pathname));
  let endsAbsolute = dropsParents;
  let segments = segmentsOf(url.pathname);
  const added = segmentsOf(reference.pathname);
  const hostIsSegment = Boolean(url.protocol && !isSlashed(url.protocol));

  if (hostIsSegment) {
    const place = (list: string[], host: string): void => {
      if (list[0] === '') list[0] = host;
      else list.unshift(host);
    };
    url.hostname = '';
    url.port = null;
    if (url.host) place(segments, url.host);
    url.host = '';
    if (reference.protocol) {
      reference.hostname = null;
      reference.port = null;
      url.auth = null;
      if (reference.host) place(added, reference.host);
      reference.host = null;
    }
    endsAbsolute &&= added[0] === '' || segments[0] === '';
  }

  if (isReferenceAbsolute) {
    if (reference.host || reference.host === '') {
      if (url.host !== reference.host) url.auth = null;
      url.host = reference.host;
      url.port = reference.port;
    }
    if (reference.hostname || reference.hostname === '') {
      if (url.hostname !== reference.hostname) url.auth = null;
      url.hostname = reference.hostname;
    }
    url.search = reference.search;
    url.query = reference.query;
    segments = added;
  } else if (added.length > 0) {
    segments.pop();
    segments.push(...added);
    url.search = reference.search;
    url.query = reference.query;
  } else if (reference.search !== null && reference.search !== undefined) {
    if (hostIsSegment) restoreHost(url, segments.shift() ?? '');
    url.search = reference.search;
    url.query = reference.query;
    setPathUnlessNull(url);
    return finish(url);
  }

  if (segments.length === 0) {
    url.pathname = null;
    url.path = url.search ? `/${url.search}` : null;
    return finish(url);
  }

  const last = segments[segments.length - 1]!;
  const isFolder = last === '' || (Boolean(url.host || reference.host || segments.length > 1) && (last === '.' || last === '..'));
  const resolved = resolveDots(segments);
  segments = resolved.segments;
  if (!endsAbsolute && !dropsParents) segments.unshift(...new Array<string>(resolved.above).fill('..'));
  if (endsAbsolute && segments[0] !== '' && !segments[0]?.startsWith('/')) segments.unshift('');
  if (isFolder && !segments.join('/').endsWith('/')) segments.push('');

  const isAbsolute = segments[0] === '' || Boolean(segments[0]?.startsWith('/'));
  if (hostIsSegment) restoreHost(url, isAbsolute ? '' : (segments.shift() ?? ''));
  endsAbsolute ||= Boolean(url.host && segments.length > 0);
  if (endsAbsolute && !isAbsolute) segments.unshift('');

  if (segments.length === 0) {
    url.pathname = null;
    url.path = null;
  } else {
    url.pathname = segments.join('/');
  }
  setPathUnlessNull(url);
  url.auth = reference.auth || url.auth;
  url.slashes = url.slashes || reference.slashes;
  return finish(url);
}
