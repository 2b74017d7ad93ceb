import { getBuiltin } from 'internal:loader';
import { surface } from 'internal:surface';
import { dnsLines, dnsValues } from './guest-dns-surface.ts';

const dns = surface('dns', dnsLines(3, 3, '', 'ADDRCONFIG\nALL\nV4MAPPED'), dnsValues());
Object.defineProperty(dns, 'promises', {
  get: () => getBuiltin('dns/promises'),
  enumerable: true,
  configurable: true,
});

/** nodejs.org/api/dns.html. DIVERGES: a sandbox has no resolver: lookups and queries refuse, and there are no servers. */
export default dns;
