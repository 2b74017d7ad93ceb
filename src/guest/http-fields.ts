import { codes } from 'internal:errors';
import { onRestore } from 'internal:lifecycle';

/** What HTTP/1 and HTTP/2 say of fields alike. No file of the image imports this: each of the two lazy modules has it for itself. */

/** RFC 9110, 5.6.2. */
const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;

export function isToken(value: unknown): boolean {
  return typeof value === 'string' && TOKEN.test(value);
}

/** `<target>; name=value`: what goes to a client unasked is checked as text (RFC 8288, 3; observed). */
const LINK = /^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/;

function assertLink(value: unknown): void {
  if (value === undefined || !LINK.test(value as string)) refuseLink(value);
}
function refuseLink(value: unknown): never {
  throw new codes.ERR_INVALID_ARG_VALUE(
    'hints',
    value,
    'must be an array or string of format "</styles.css>; rel=preload; as=style"',
  );
}

/** The `Link` field of early hints (nodejs.org/api/http.html#responsewriteearlyhintshints-callback). */
export function linkValue(link: unknown): string {
  if (typeof link === 'string') {
    assertLink(link);
    return link;
  }
  if (!Array.isArray(link)) refuseLink(link);
  for (const each of link as unknown[]) assertLink(each);
  return link.join(', ');
}

let second = -1;
let text = '';
onRestore(() => {
  second = -1;
});

/** RFC 9110, 5.6.7. Made once a second: a busy server says it thousands of times. */
export function utcDate(): string {
  const now = Date.now();
  const current = Math.floor(now / 1000);
  if (current !== second) {
    second = current;
    text = new Date(now).toUTCString();
  }
  return text;
}
