import { defineModule } from '../../modules/module-definition.ts';

/** Event, CustomEvent and EventTarget (https://dom.spec.whatwg.org/#events, nodejs.org/api/events.html#eventtarget-and-event-api). */
export const webEvents = defineModule({
  kind: 'web',
  name: 'events',
  guest: { events: 'guest.ts' },
  loading: 'eager',
  globals: ['Event', 'CustomEvent', 'EventTarget'],
});
