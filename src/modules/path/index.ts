import { defineModule } from '../module-definition.ts';

/** `node:path`, `node:path/posix`, `node:path/win32`: https://nodejs.org/docs/latest-v24.x/api/path.html */
export const path = defineModule({
  kind: 'node',
  name: 'path',
  guest: { path: 'guest.ts', 'path/posix': 'guest-posix.ts', 'path/win32': 'guest-win32.ts' },
  loading: 'eager',
  parts: { 'path/glob': 'guest-glob.ts' },
});
