import { surface } from 'internal:surface';
// Both modules share one default order and one warning: a lazy module has what it imports from its own folder to itself.
import { dnsLines, dnsValues, promiseLookups } from 'node:dns';

/** nodejs.org/api/dns.html#dns-promises-api: as `dns`, with promises that are rejected. */
export default surface('dns/promises', dnsLines(2, 2, 'async ', '').replace(/\n\n/g, '\n'), {
  ...dnsValues(),
  ...promiseLookups,
});
