import { onRestore } from 'internal:lifecycle';

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
