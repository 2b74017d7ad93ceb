import { surface } from 'internal:surface';
import { promiseLookups } from './guest-lookup.ts';
import { dnsLines, dnsValues } from './guest-surface.ts';

/** nodejs.org/api/dns.html#dns-promises-api: as `dns`, with promises that are rejected. */
export default surface('dns/promises', dnsLines(2, 2, 'async ', '').replace(/\n\n/g, '\n'), {
  ...dnsValues(),
  ...promiseLookups,
});
