import { validateOneOf } from 'internal:validators';
import { hintFlags, preference } from './guest-lookup.ts';

/** Error codes of `dns`: each constant is the code without its first letter (nodejs.org/api/dns.html#error-codes). */
const ERRORS =
  'NODATA FORMERR SERVFAIL NOTFOUND NOTIMP REFUSED BADQUERY BADNAME BADFAMILY BADRESP CONNREFUSED TIMEOUT EOF FILE NOMEM ' +
  'DESTRUCTION BADSTR BADFLAGS NONAME BADHINTS NOTINITIALIZED LOADIPHLPAPI ADDRGETNETWORKPARAMS CANCELLED';

const RESOLVER =
  'Resolver/0 : Object resolveAny resolve4 resolve6 resolveCaa resolveCname resolveMx resolveNs resolveTlsa resolveTxt ' +
  'resolveSrv resolvePtr resolveNaptr resolveSoa reverse resolve';

const QUERIES =
  'resolve4 A,resolve6 Aaaa,resolveAny Any,resolveCaa Caa,resolveCname Cname,resolveMx Mx,resolveNaptr Naptr,resolveNs Ns,' +
  'resolvePtr Ptr,resolveSoa Soa,resolveSrv Srv,resolveTlsa Tlsa,resolveTxt Txt';

/** The lines that `dns` and `dns/promises` share, in Node's order; `mark` tells how a query refuses. */
export function dnsLines(lookup: number, resolve: number, mark: '' | 'async ', flags: string): string {
  const queries = QUERIES.split(',').map((row) => {
    const [name, type] = row.split(' ');
    return `${name}/2 ${mark}=bound query${type}`;
  });
  return [
    `lookup/${lookup} ${mark}`.trim(),
    `lookupService/${lookup} ${mark}`.trim(),
    RESOLVER,
    'getDefaultResultOrder/0',
    'setDefaultResultOrder/1',
    'setServers/1 =defaultResolverSetServers',
    flags,
    ERRORS.replaceAll(' ', '\n'),
    'getServers/0 =bound getServers',
    `resolve/${resolve} ${mark}=bound resolve`,
    ...queries,
    `reverse/2 ${mark}=bound getHostByAddr`,
  ].join('\n');
}

/** What works without a resolver: the constants and the preference of address families. */
export function dnsValues(): Record<string, unknown> {
  const values: Record<string, unknown> = { ...hintFlags };
  // End of file is the one code without the letter before it.
  for (const name of ERRORS.split(' ')) values[name] = name === 'EOF' ? name : `E${name}`;
  values.getDefaultResultOrder = function getDefaultResultOrder(): unknown {
    return preference.order;
  };
  values.setDefaultResultOrder = function setDefaultResultOrder(value: unknown): void {
    validateOneOf(value, 'dnsOrder', ['verbatim', 'ipv4first', 'ipv6first']);
    preference.order = value as string;
  };
  values.getServers = Object.defineProperty((): string[] => [], 'name', { value: 'bound getServers', configurable: true });
  return values;
}
