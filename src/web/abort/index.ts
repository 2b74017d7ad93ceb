import { defineModule } from '../../modules/module-definition.ts';

/** https://dom.spec.whatwg.org/#aborting-ongoing-activities, nodejs.org/api/globals.html#class-abortcontroller */
export const abort = defineModule({
  kind: 'web',
  name: 'abort',
  guest: { abort: 'guest.ts' },
  loading: 'eager',
  globals: ['AbortController', 'AbortSignal'],
});
