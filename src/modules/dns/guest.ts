import { getBuiltin } from 'internal:loader';
import { surface } from 'internal:surface';
import { callbackLookups } from './guest-lookup.ts';
import { dnsLines, dnsValues } from './guest-surface.ts';

const dns = surface('dns', dnsLines(3, 3, '', 'ADDRCONFIG\nALL\nV4MAPPED'), {
  ...dnsValues(),
  ...callbackLookups,
});
Object.defineProperty(dns, 'promises', {
  get: () => getBuiltin('dns/promises'),
  enumerable: true,
  configurable: true,
});

export { promiseLookups } from './guest-lookup.ts';
export { dnsLines, dnsValues };

/**
 * nodejs.org/api/dns.html. DIVERGES: a sandbox has no resolver: `lookup` knows addresses and `localhost`, which is 127.0.0.1 and then
 * ::1, and gives ERR_ACCESS_DENIED for every other name; queries refuse, and there are no servers.
 */
export default dns;
