import { defineModule } from '../module-definition.ts';
import { createBufferHost } from './host.ts';

/** `node:buffer`: nodejs.org/docs/latest-v24.x/api/buffer.html */
export const buffer = defineModule({
  kind: 'node',
  name: 'buffer',
  guest: { buffer: 'guest.ts' },
  parts: { 'buffer/uint8-array-text': 'guest-uint8-array-text.ts' },
  loading: 'eager',
  // `atob` and `btoa` are globals too: the guest file makes them, because theirs are enumerable.
  globals: ['Buffer', 'Blob', 'File'],
  globalShapes: { Buffer: 'accessor' },
  verbs: [
    'decode',
    'write',
    'writeExact',
    'encode',
    'utf8Length',
    'compare',
    'compareRanges',
    'indexOfText',
    'indexOfBytes',
    'fillText',
    'fillBytes',
    'swap',
    'transcode',
    'isUtf8',
    'isAscii',
    'atob',
    'btoa',
  ],
  createHost: createBufferHost,
});
