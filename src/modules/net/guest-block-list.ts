import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { validateInt32, validateString } from 'internal:validators';
import { addressNumber, type Family, SocketAddress } from './guest-socket-address.ts';

/** Every rule is a range of numbers; addresses of the other family count by their mapped form (RFC 4291, 2.5.5.2). */
interface Rule {
  readonly kind: 'Address' | 'Subnet' | 'Range';
  readonly text: string;
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

const MAPPED = 0xffffn << 32n;
const KINDS = ['Address', 'Subnet', 'Range'] as const;
const familyName = (family: Family): string => (family === 'ipv4' ? 'IPv4' : 'IPv6');

function toAddress(address: unknown, family: unknown, name: string): SocketAddress {
  if (SocketAddress.isSocketAddress(address)) return address as SocketAddress;
  validateString(address, name);
  validateString(family, 'family');
  return new SocketAddress({ address, family });
}

const hasElements = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/** nodejs.org/api/net.html#class-netblocklist */
export class BlockList {
  #rules: Rule[] = [];

  static isBlockList(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #rules in value;
  }

  [customInspectSymbol](depth: number, options: { readonly depth?: number | null }): string {
    if (depth < 0) return '[BlockList]';
    return `BlockList ${inspect({ rules: this.rules }, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }

  #add(kind: Rule['kind'], family: Family, text: string, first: bigint, last: bigint): void {
    this.#rules.unshift({ kind, family, text: `${kind}: ${familyName(family)} ${text}`, first, last });
  }

  #remove(text: string): void {
    const at = this.#rules.findIndex((rule) => rule.text === text);
    if (at !== -1) this.#rules.splice(at, 1);
  }

  addAddress(address: unknown, family: unknown = 'ipv4'): void {
    const given = toAddress(address, family, 'address');
    const text = `Address: ${familyName(given.family)} ${given.address}`;
    this.#remove(text);
    this.#add('Address', given.family, given.address, addressNumber(given), addressNumber(given));
  }

  addAddresses(addresses: Iterable<unknown>, family: unknown = 'ipv4'): void {
    if (!Array.isArray(addresses)) throw new codes.ERR_INVALID_ARG_TYPE('addresses', 'Array', addresses);
    for (const address of addresses) this.addAddress(address, family);
  }

  addRange(start: unknown, end: unknown, family: unknown = 'ipv4'): void {
    const from = toAddress(start, family, 'start');
    const to = toAddress(end, family, 'end');
    if (from.family === to.family && addressNumber(from) > addressNumber(to)) {
      throw new codes.ERR_INVALID_ARG_VALUE('start', from, 'must come before end');
    }
    this.#add('Range', from.family, `${from.address}-${to.address}`, addressNumber(from), addressNumber(to));
  }

  addSubnet(network: unknown, prefix: unknown, family: unknown = 'ipv4'): void {
    const base = toAddress(network, family, 'network');
    const width = base.family === 'ipv4' ? 32 : 128;
    validateInt32(prefix, 'prefix', 0, width);
    const rest = (1n << BigInt(width - prefix)) - 1n;
    const first = addressNumber(base) & ~rest;
    this.#add('Subnet', base.family, `${base.address}/${prefix}`, first, first | rest);
  }

  #parseCidr(cidr: unknown): [network: string, prefix: number, family: Family] {
    validateString(cidr, 'cidr');
    const at = cidr.lastIndexOf('/');
    if (at === -1) {
      throw new codes.ERR_INVALID_ARG_VALUE('cidr', cidr, 'must contain a prefix length (e.g. "10.0.0.0/8")');
    }
    return [cidr.slice(0, at), Number(cidr.slice(at + 1)), cidr.includes(':') ? 'ipv6' : 'ipv4'];
  }

  addCIDR(cidr: unknown): void {
    this.addSubnet(...this.#parseCidr(cidr));
  }

  addCIDRs(cidrs: unknown): void {
    if (!Array.isArray(cidrs)) throw new codes.ERR_INVALID_ARG_TYPE('cidrs', 'Array', cidrs);
    for (const cidr of cidrs) this.addCIDR(cidr);
  }

  removeAddress(address: unknown, family: unknown = 'ipv4'): void {
    const given = toAddress(address, family, 'address');
    this.#remove(`Address: ${familyName(given.family)} ${given.address}`);
  }

  removeRange(start: unknown, end: unknown, family: unknown = 'ipv4'): void {
    const from = toAddress(start, family, 'start');
    const to = toAddress(end, family, 'end');
    this.#remove(`Range: ${familyName(from.family)} ${from.address}-${to.address}`);
  }

  removeSubnet(network: unknown, prefix: unknown, family: unknown = 'ipv4'): void {
    const base = toAddress(network, family, 'network');
    validateInt32(prefix, 'prefix', 0, base.family === 'ipv4' ? 32 : 128);
    this.#remove(`Subnet: ${familyName(base.family)} ${base.address}/${prefix}`);
  }

  removeCIDR(cidr: unknown): void {
    this.removeSubnet(...this.#parseCidr(cidr));
  }

  check(address: unknown, family: unknown = 'ipv4'): boolean {
    let given: SocketAddress;
    if (SocketAddress.isSocketAddress(address)) given = address as SocketAddress;
    else {
      validateString(address, 'address');
      validateString(family, 'family');
      try {
        given = new SocketAddress({ address, family });
      } catch {
        return false;
      }
    }
    const value = addressNumber(given);
    const isV4 = given.family === 'ipv4';
    // An IPv4 address and the IPv6 address that stands for it are the same.
    const as4 = isV4 ? value : value >> 32n === 0xffffn ? value & 0xffffffffn : undefined;
    const as6 = isV4 ? MAPPED | value : value;
    return this.#rules.some(({ family: kind, first, last }) => {
      const compared = kind === 'ipv4' ? as4 : as6;
      return compared !== undefined && compared >= first && compared <= last;
    });
  }

  clear(): void {
    this.#rules = [];
  }

  toJSON(): readonly string[] {
    return this.rules;
  }

  fromJSON(data: unknown): void {
    let rules = data;
    if (typeof data === 'string') rules = JSON.parse(data);
    if (!hasElements(rules)) throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'string[]'], data);
    for (const text of rules) {
      const match = /^(Address|Subnet|Range): IPv([46]) ([^-/]+)(?:[-/](.+))?$/.exec(text);
      if (match === null) continue;
      const [, kind, version, first, second] = match;
      const family = `ipv${version}`;
      if (kind === 'Address') this.addAddress(first, family);
      else if (kind === 'Subnet') this.addSubnet(first, Number(second), family);
      else this.addRange(first, second, family);
    }
  }

  get rules(): string[] {
    return KINDS.flatMap((kind) => this.#rules.filter((rule) => rule.kind === kind).map((rule) => rule.text));
  }

  get size(): number {
    return this.#rules.length;
  }
}
