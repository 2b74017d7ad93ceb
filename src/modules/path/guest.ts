/** https://nodejs.org/docs/latest-v24.x/api/path.html; the sandbox is a POSIX system. */

// What globbing a file system has in common with matching a path.
export { expandBraces } from './guest-braces.ts';
export { compileSegment, type Segment } from './guest-glob-segment.ts';
export { default } from './guest-posix.ts';
