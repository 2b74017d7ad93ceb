/** The static table of RFC 7541, appendix A: a field a line, the value behind a blank. */
const TEXT = `:authority
:method GET
:method POST
:path /
:path /index.html
:scheme http
:scheme https
:status 200
:status 204
:status 206
:status 304
:status 400
:status 404
:status 500
accept-charset
accept-encoding gzip, deflate
accept-language
accept-ranges
accept
access-control-allow-origin
age
allow
authorization
cache-control
content-disposition
content-encoding
content-language
content-length
content-location
content-range
content-type
cookie
date
etag
expect
expires
from
host
if-match
if-modified-since
if-none-match
if-range
if-unmodified-since
last-modified
link
location
max-forwards
proxy-authenticate
proxy-authorization
range
referer
refresh
retry-after
server
set-cookie
strict-transport-security
transfer-encoding
user-agent
vary
via
www-authenticate`;

/** Names and values from 1 on, one after the other. */
export const staticNames: string[] = [''];
export const staticValues: string[] = [''];
/** The first place of each name. */
export const staticPlaces = new Map<string, number>();

for (const line of TEXT.split('\n')) {
  const blank = line.indexOf(' ');
  const name = blank === -1 ? line : line.slice(0, blank);
  if (!staticPlaces.has(name)) staticPlaces.set(name, staticNames.length);
  staticNames.push(name);
  staticValues.push(blank === -1 ? '' : line.slice(blank + 1));
}

export const STATIC_ENTRIES = staticNames.length - 1;
