import { defineModule } from '../module-definition.ts';

/** `node:diagnostics_channel`: https://nodejs.org/docs/latest-v24.x/api/diagnostics_channel.html */
export const diagnosticsChannel = defineModule({
  kind: 'node',
  name: 'diagnostics_channel',
  guest: { diagnostics_channel: 'guest.ts' },
  loading: 'lazy',
});
