import { codes, defineCodes, type NodeError } from 'internal:errors';
import { describeFunction } from 'internal:surface';
import { nextTick } from 'internal:tasks';
import {
  validateBoolean,
  validateFunction,
  validateNumber,
  validateOneOf,
  validatePort,
  validateString,
} from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import { complete, isIP } from 'node:net';
import { customPromisifyArgs } from 'node:util';
import { startTiming } from 'web:user-timing';

const own = defineCodes({
  Error: {
    ERR_ACCESS_DENIED(this: Error, resource: string) {
      Object.assign(this, { permission: 'net.connect', resource });
      return 'Access to this API has been restricted. Use capabilities.net.connect to manage permissions.';
    },
  },
});

export const hintFlags = { ADDRCONFIG: 32, ALL: 16, V4MAPPED: 8 } as const;
const ALL_HINTS = hintFlags.ADDRCONFIG | hintFlags.ALL | hintFlags.V4MAPPED;
const ORDERS = ['verbatim', 'ipv4first', 'ipv6first'];
/** getaddrinfo(3) of a name that has no address of the family. */
const EAI_NONAME = -3008;

export interface Found {
  readonly address: string;
  readonly family: number;
}
type Answer = (error: unknown, addresses?: readonly Found[]) => void;

/** The order that `setDefaultResultOrder` has set. */
export const preference = { order: 'verbatim' };

interface Request {
  readonly hostname: unknown;
  readonly family: number;
  readonly hints: number;
  readonly all: boolean;
  readonly order: string;
}

function validFamily(family: unknown, name: string): number {
  validateOneOf(family, name, [0, 4, 6]);
  return family as number;
}

function validateHints(hints: number): void {
  if ((hints & ~ALL_HINTS) !== 0) throw new codes.ERR_INVALID_ARG_VALUE('hints', hints);
}

/** The arguments of both forms of `lookup`. What is wrong is thrown in Node's order (observed). */
function readOptions(hostname: unknown, options: unknown): Request {
  if (hostname) validateString(hostname, 'hostname');
  let family = 0;
  let hints = 0;
  let all = false;
  let { order } = preference;
  if (typeof options === 'number') family = validFamily(options, 'family');
  else if (options !== undefined && typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  } else if (options) {
    const given = options as Record<string, unknown>;
    if (given['hints'] != null) {
      validateNumber(given['hints'], 'options.hints');
      hints = given['hints'] >>> 0;
      validateHints(hints);
    }
    const stated = given['family'];
    if (stated != null) {
      family = stated === 'IPv4' ? 4 : stated === 'IPv6' ? 6 : validFamily(stated, 'options.family');
    }
    if (given['all'] != null) {
      validateBoolean(given['all'], 'options.all');
      all = given['all'];
    }
    if (given['verbatim'] != null) {
      validateBoolean(given['verbatim'], 'options.verbatim');
      order = given['verbatim'] ? 'verbatim' : 'ipv4first';
    }
    if (given['order'] != null) {
      validateOneOf(given['order'], 'options.order', ORDERS);
      order = given['order'] as string;
    }
  }
  return { hostname, family, hints, all, order };
}

/** Node shows a request like this one (observed). */
class GetAddrInfoReqWrap {
  declare callback: unknown;
  declare family: number;
  declare hostname: string;
  declare oncomplete: () => void;
}

function getaddrinfoError(hostname: string): NodeError {
  const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`) as NodeError & { hostname?: string };
  return Object.assign(error, { errno: EAI_NONAME, code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname });
}

function addressesOf(hostname: string, family: number, order: string): Found[] | Error {
  if (hostname.toLowerCase() !== 'localhost') return new own.ERR_ACCESS_DENIED(hostname);
  const four = { address: '127.0.0.1', family: 4 };
  const six = { address: '::1', family: 6 };
  const found = order === 'ipv6first' ? [six, four] : [four, six];
  const fitting = family === 0 ? found : found.filter((one) => one.family === family);
  return fitting.length === 0 ? getaddrinfoError(hostname) : fitting;
}

let hasWarned = false;
/** What needs no question: no name at all, and addresses. */
function answerAtOnce({ hostname }: Request): readonly Found[] | undefined {
  if (!hostname) {
    if (!hasWarned) {
      hasWarned = true;
      emitProcessWarning(
        `The provided hostname "${String(hostname)}" is not a valid hostname, and is supported in the dns module solely for compatibility.`,
        'DeprecationWarning',
        'DEP0118',
      );
    }
    return [];
  }
  const literal = isIP(hostname);
  return literal === 0 ? undefined : [{ address: hostname as string, family: literal }];
}

/** What `PerformanceObserver` is told of a lookup (nodejs.org/api/perf_hooks.html#performanceentrydetail). */
function timedLookup({ hostname, family, hints, order, all }: Request, found: readonly Found[]): object {
  const addresses = all ? found : found.map(({ address }) => address);
  return { hostname, family, hints, verbatim: order === 'verbatim', order, addresses };
}

type LookupCallback = (error: unknown, address?: unknown, family?: unknown) => void;

function lookup(hostname: unknown, options: unknown, callback: unknown): object {
  let done = callback;
  let settings = options;
  if (typeof options === 'function') {
    done = options;
    settings = undefined;
  } else if (hostname) validateString(hostname, 'hostname');
  validateFunction(done, 'callback');
  const request = readOptions(hostname, settings);
  const answer = done as LookupCallback;
  const { all, family } = request;
  const known = answerAtOnce(request);
  if (known !== undefined) {
    if (all) nextTick(answer as () => void, null, known);
    else if (known.length === 0) nextTick(answer as () => void, null, null, family === 6 ? 6 : 4);
    else nextTick(answer as () => void, null, known[0]!.address, known[0]!.family);
    return {};
  }
  const wrap = new GetAddrInfoReqWrap();
  wrap.callback = answer;
  wrap.family = family;
  wrap.hostname = hostname as string;
  const finish = startTiming('dns', 'lookup');
  const onlookup = (): void => {
    const found = addressesOf(hostname as string, family, request.order);
    if (found instanceof Error) {
      answer(found);
      return;
    }
    if (all) answer(null, found);
    else answer(null, found[0]!.address, found[0]!.family);
    finish?.(timedLookup(request, found));
  };
  wrap.oncomplete = describeFunction(onlookup, all ? 'onlookupall' : 'onlookup', 2);
  complete(wrap, 'GETADDRINFOREQWRAP', 'GetAddrInfoReqWrap', onlookup);
  return wrap;
}

/** nodejs.org/api/dns.html#dnspromiseslookuphostname-options */
function lookupPromise(hostname: unknown, options: unknown): Promise<unknown> {
  const request = readOptions(hostname, options);
  const { all, family } = request;
  return new Promise((resolve, reject) => {
    const settle: Answer = (error, found = []) => {
      if (error) reject(error as Error);
      else if (all) resolve(found);
      else resolve(found[0] ?? { address: null, family: family === 6 ? 6 : 4 });
    };
    const known = answerAtOnce(request);
    if (known !== undefined) {
      settle(null, known);
      return;
    }
    const wrap = new GetAddrInfoReqWrap();
    wrap.family = family;
    wrap.hostname = hostname as string;
    const finish = startTiming('dns', 'lookup');
    complete(wrap, 'GETADDRINFOREQWRAP', 'GetAddrInfoReqWrap', () => {
      const found = addressesOf(hostname as string, family, request.order);
      if (found instanceof Error) {
        settle(found);
        return;
      }
      settle(null, found);
      finish?.(timedLookup(request, found));
    });
  });
}

/** Names of services that getnameinfo(3) gives for well-known ports (services(5)). */
const SERVICES: Readonly<Record<number, string>> = { 21: 'ftp', 22: 'ssh', 25: 'smtp', 53: 'domain', 80: 'http', 443: 'https' };

class GetNameInfoReqWrap {
  declare callback: unknown;
  declare hostname: string;
  declare port: number;
}

function checkService(address: unknown, port: unknown): number {
  if (isIP(address) === 0) throw new codes.ERR_INVALID_ARG_VALUE('address', address);
  return validatePort(port);
}

function serviceOf(address: string, port: number): [hostname: string, service: string] | Error {
  const isOwn = address === '::1' || address.startsWith('127.') || address === '::' || address === '0.0.0.0';
  if (!isOwn) return new own.ERR_ACCESS_DENIED(address);
  return ['localhost', SERVICES[port] ?? String(port)];
}

function askService(wrap: GetNameInfoReqWrap, answer: LookupCallback): void {
  const { hostname: host, port } = wrap;
  const finish = startTiming('dns', 'lookupService');
  complete(wrap, 'GETNAMEINFOREQWRAP', 'GetNameInfoReqWrap', () => {
    const found = serviceOf(host, port);
    if (found instanceof Error) {
      answer(found);
      return;
    }
    const [hostname, service] = found;
    answer(null, hostname, service);
    finish?.({ host, port, hostname, service });
  });
}

/** nodejs.org/api/dns.html#dnslookupserviceaddress-port-callback */
function lookupService(address: unknown, port: unknown, callback: unknown, ...rest: unknown[]): object {
  if (callback === undefined && rest.length === 0) throw new codes.ERR_MISSING_ARGS('address', 'port', 'callback');
  const number = checkService(address, port);
  validateFunction(callback, 'callback');
  const wrap = new GetNameInfoReqWrap();
  wrap.callback = callback;
  wrap.hostname = address as string;
  wrap.port = number;
  askService(wrap, (error, hostname, service) => {
    if (error) (callback as LookupCallback)(error);
    else (callback as LookupCallback)(null, hostname, service);
  });
  return wrap;
}

function lookupServicePromise(address: unknown, port: unknown): Promise<unknown> {
  if (port === undefined) throw new codes.ERR_MISSING_ARGS('address', 'port');
  const number = checkService(address, port);
  return new Promise((resolve, reject) => {
    const wrap = Object.assign(new GetNameInfoReqWrap(), { hostname: address as string, port: number });
    askService(wrap, (error, hostname, service) => {
      if (error) reject(error as Error);
      else resolve({ hostname, service });
    });
  });
}

export const callbackLookups = {
  lookup: describeFunction(lookup, 'lookup', 3),
  lookupService: describeFunction(lookupService, 'lookupService', 3),
};
// What `util.promisify` makes an object of (util.html#utilpromisifyoriginal, observed).
for (const [fn, names] of [
  [callbackLookups.lookup, ['address', 'family']],
  [callbackLookups.lookupService, ['hostname', 'service']],
] as const) {
  Object.defineProperty(fn, customPromisifyArgs, { value: names, enumerable: false });
}
export const promiseLookups = {
  lookup: describeFunction(lookupPromise, 'lookup', 2),
  lookupService: describeFunction(lookupServicePromise, 'lookupService', 2),
};
