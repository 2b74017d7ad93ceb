import { defineModule } from '../../modules/module-definition.ts';

/** https://webidl.spec.whatwg.org/#idl-DOMException, nodejs.org/api/globals.html#domexception */
export const domException = defineModule({
  kind: 'web',
  name: 'dom-exception',
  guest: { 'dom-exception': 'guest.ts' },
  loading: 'eager',
  globals: ['DOMException'],
});
