import { onRestore } from 'internal:lifecycle';
import { getBuiltin } from 'internal:loader';
import { Buffer } from 'node:buffer';
import { formatV4, formatV6, parseV4, parseV6 } from './guest-ip.ts';
import { type Address, type Listener, UV } from './guest-loopback.ts';

/** Who has which address of the sandbox's network: ports of the two families, and paths. */

/** Linux gives ports out of this range (ip-sysctl, ip_local_port_range). */
const FIRST_EPHEMERAL = 32_768;
const EPHEMERAL_COUNT = 28_232;

export interface Binding {
  readonly address: Address | string;
  readonly isV6Only: boolean;
  /** Others may have the same port too (SO_REUSEPORT). */
  readonly isShared: boolean;
  listener: Listener | undefined;
}

const bindings = new Map<number, Binding[]>();
const paths = new Map<string, Binding>();
let lastEphemeral: number | undefined;
onRestore(() => {
  lastEphemeral = undefined;
});

const isAny = (address: string): boolean => address === '::' || address === '0.0.0.0';

/** What nearly every program says, which needs no arithmetic. */
const USUAL: Readonly<Record<string, 'IPv4' | 'IPv6'>> = {
  '127.0.0.1': 'IPv4',
  '0.0.0.0': 'IPv4',
  '::1': 'IPv6',
  '::': 'IPv6',
};

/** An address as its own network writes it; undefined for what is not of the sandbox. */
export function ownAddress(text: string, family: 'IPv4' | 'IPv6'): string | undefined {
  if (USUAL[text] === family) return text;
  if (family === 'IPv4') {
    const value = parseV4(text);
    if (value === undefined || (value !== 0n && value >> 24n !== 127n)) return undefined;
    return formatV4(value);
  }
  const value = parseV6(text);
  if (value === undefined) return undefined;
  if (value >> 32n === 0xffffn) {
    const inner = ownAddress(formatV4(value & 0xffffffffn), 'IPv4');
    return inner === undefined ? undefined : `::ffff:${inner}`;
  }
  return value < 2n ? formatV6(value) : undefined;
}

/** Whether two sockets at one port are in each other's way. */
function collide(one: Binding, other: Binding): boolean {
  if (one.isShared && other.isShared) return false;
  const [a, b] = [one.address as Address, other.address as Address];
  if (a.family !== b.family) {
    const [six, four] = a.family === 'IPv6' ? [one, b] : [other, a];
    const text = (six.address as Address).address;
    if (six.isV6Only) return false;
    return text === '::' || text === '::ffff:0.0.0.0' || text === `::ffff:${four.address}`;
  }
  return isAny(a.address) || isAny(b.address) || a.address === b.address;
}

export function ephemeralPort(): number {
  // Any start will do; afterwards each is another one, for as long as that is possible.
  if (bindings.size >= EPHEMERAL_COUNT) return 0;
  lastEphemeral ??= Math.floor(Math.random() * EPHEMERAL_COUNT);
  for (let tries = 0; tries < EPHEMERAL_COUNT; tries++) {
    lastEphemeral = (lastEphemeral + 1) % EPHEMERAL_COUNT;
    const port = FIRST_EPHEMERAL + lastEphemeral;
    if (!bindings.has(port)) return port;
  }
  return 0;
}

export function bindPort(
  text: string,
  family: 'IPv4' | 'IPv6',
  port: number,
  flags: { readonly isV6Only: boolean; readonly isShared: boolean },
): Binding | number {
  const address = ownAddress(text, family);
  if (address === undefined) return UV.EADDRNOTAVAIL;
  const number = port === 0 ? ephemeralPort() : port;
  if (number === 0) return UV.EADDRINUSE;
  const binding: Binding = { address: { address, family, port: number }, ...flags, listener: undefined };
  const others = bindings.get(number);
  if (others?.some((other) => collide(binding, other))) return UV.EADDRINUSE;
  if (others === undefined) bindings.set(number, [binding]);
  else others.push(binding);
  return binding;
}

/** What sockaddr_un holds, with the zero behind it (unix(7)). */
const LONGEST_PATH = 107;

interface FileSystem {
  existsSync(path: string): boolean;
}
interface Paths {
  dirname(path: string): string;
  resolve(path: string): string;
}

/** Names of the abstract namespace are not in the file system (unix(7)). */
const isAbstract = (path: string): boolean => path.startsWith('\0');

function isFile(path: string): boolean {
  return (getBuiltin('fs') as FileSystem).existsSync(path);
}
function keyOf(path: string): string {
  return isAbstract(path) ? path : (getBuiltin('path') as Paths).resolve(path);
}

export function bindPath(given: string): Binding | number {
  if (Buffer.byteLength(given) > LONGEST_PATH) return UV.EINVAL;
  const path = keyOf(given);
  if (paths.has(path)) return UV.EADDRINUSE;
  if (!isAbstract(path)) {
    if (isFile(path)) return UV.EADDRINUSE;
    // libuv says so of a folder that is not there.
    if (!isFile((getBuiltin('path') as Paths).dirname(path))) return UV.EACCES;
  }
  const binding: Binding = { address: path, isV6Only: false, isShared: false, listener: undefined };
  paths.set(path, binding);
  return binding;
}

export function unbind(binding: Binding): void {
  const { address } = binding;
  if (typeof address === 'string') {
    if (paths.get(address) === binding) paths.delete(address);
    return;
  }
  const others = bindings.get(address.port);
  const at = others?.indexOf(binding) ?? -1;
  if (others === undefined || at === -1) return;
  others.splice(at, 1);
  if (others.length === 0) bindings.delete(address.port);
}

export function listenerAtPath(given: string): Listener | number {
  if (Buffer.byteLength(given) > LONGEST_PATH) return UV.EINVAL;
  const path = keyOf(given);
  const binding = paths.get(path);
  if (binding === undefined) return isAbstract(path) || isFile(path) ? UV.ECONNREFUSED : UV.ENOENT;
  return binding.listener ?? UV.ECONNREFUSED;
}

/** A listener and the addresses that the two ends of a connection to it have. */
export interface Route {
  readonly listener: Listener;
  /** The listener's end as the listener sees it. */
  readonly isMapped: boolean;
}

/** Who listens where this address leads, the most exact address first. */
export function listenerAtPort(address: string, family: 'IPv4' | 'IPv6', port: number): Route | undefined {
  const mapped = family === 'IPv6' && address.startsWith('::ffff:') ? address.slice(7) : undefined;
  const four = family === 'IPv4' ? address : mapped;
  let found: Binding | undefined;
  let best = 0;
  for (const binding of bindings.get(port) ?? []) {
    if (binding.listener === undefined) continue;
    const { address: own, family: ownFamily } = binding.address as Address;
    let rank = 0;
    if (four !== undefined) {
      if (ownFamily === 'IPv4') rank = own === four ? 4 : own === '0.0.0.0' ? 2 : 0;
      else if (!binding.isV6Only) rank = own === `::ffff:${four}` ? 3 : own === '::' || own === '::ffff:0.0.0.0' ? 1 : 0;
    } else if (ownFamily === 'IPv6') rank = own === address ? 4 : own === '::' ? 2 : 0;
    if (rank <= best) continue;
    best = rank;
    found = binding;
  }
  if (found === undefined) return undefined;
  return { listener: found.listener!, isMapped: four !== undefined && (found.address as Address).family === 'IPv6' };
}
