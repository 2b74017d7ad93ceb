import { defineModule } from '../module-definition.ts';

/** `node:string_decoder`: https://nodejs.org/docs/latest-v24.x/api/string_decoder.html */
export const stringDecoder = defineModule({
  kind: 'node',
  name: 'string_decoder',
  guest: { string_decoder: 'guest.ts' },
  loading: 'lazy',
});
