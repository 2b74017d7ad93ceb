import { defineModule } from '../../modules/module-definition.ts';

/**
 * https://html.spec.whatwg.org/multipage/web-messaging.html, nodejs.org/api/worker_threads.html#class-messageport.
 */
export const messaging = defineModule({
  kind: 'web',
  name: 'messaging',
  guest: { messaging: 'guest.ts' },
  loading: 'lazy',
  globals: ['MessageChannel', 'MessagePort', 'MessageEvent', 'CloseEvent', 'BroadcastChannel'],
});
