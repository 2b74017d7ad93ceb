/**
 * How fields of one name become one value (nodejs.org/api/http.html#messageheaders): what may stand once only is taken from
 * its first line, cookies are joined by semicolons, the cookies that a server sets are a list, all others are joined by commas.
 */
const FIRST_ONLY = new Set(
  (
    'content-type content-length user-agent referer host authorization proxy-authorization if-modified-since ' +
    'if-unmodified-since from location max-forwards retry-after etag last-modified server age expires'
  ).split(' '),
);

type Table = Record<string, unknown>;

export function addLine(name: string, value: string, target: Table, joinsAll: boolean): void {
  const field = name.toLowerCase();
  const known = target[field];
  if (field === 'set-cookie') {
    if (known === undefined) target[field] = [value];
    else (known as string[]).push(value);
  } else if (typeof known !== 'string') {
    target[field] = value;
  } else if (FIRST_ONLY.has(field)) {
    if (joinsAll) target[field] = `${known}, ${value}`;
  } else {
    target[field] = `${known}${field === 'cookie' ? '; ' : ', '}${value}`;
  }
}

export function addLineDistinct(name: string, value: string, target: Table): void {
  const field = name.toLowerCase();
  const known = target[field] as string[] | undefined;
  if (known === undefined) target[field] = [value];
  else known.push(value);
}
