import { defineModule } from '../module-definition.ts';

/** nodejs.org/api/events.html */
export const events = defineModule({
  kind: 'node',
  name: 'events',
  guest: { events: 'guest.ts' },
  loading: 'eager',
});
