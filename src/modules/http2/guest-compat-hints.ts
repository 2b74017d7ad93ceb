import { codes } from 'internal:errors';

/** A link with its parameters (RFC 8288, 3). */
const LINK = /^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/;
const REASON = 'must be an array or string of format "</styles.css>; rel=preload; as=style"';

function assertLink(value: unknown): asserts value is string {
  if (value === undefined || !LINK.test(value as string)) throw new codes.ERR_INVALID_ARG_VALUE('hints', value, REASON);
}

/** The `Link` field of early hints (nodejs.org/api/http2.html#responsewriteearlyhintshints). */
export function linkValue(link: unknown): string {
  if (typeof link === 'string') {
    assertLink(link);
    return link;
  }
  if (!Array.isArray(link)) throw new codes.ERR_INVALID_ARG_VALUE('hints', link, REASON);
  for (const each of link as unknown[]) assertLink(each);
  return link.join(', ');
}
