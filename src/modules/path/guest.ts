/** https://nodejs.org/docs/latest-v24.x/api/path.html; the sandbox is a POSIX system. */

export { globbing, type Segment } from './guest-lazy-glob.ts';
export { default } from './guest-posix.ts';
