import { codes, defineCodes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { validateObject, validatePort, validateString, validateUint32 } from 'internal:validators';
import { formatV4, formatV6, parseV4, parseV6 } from './guest-ip.ts';

const own = defineCodes({ Error: { ERR_INVALID_ADDRESS: 'Invalid socket address' } });

export type Family = 'ipv4' | 'ipv6';
interface Options {
  readonly address?: unknown;
  readonly family?: unknown;
  readonly port?: unknown;
  readonly flowlabel?: unknown;
}
interface InspectContext {
  readonly depth?: number | null;
}

/** nodejs.org/api/net.html#class-netsocketaddress */
export class SocketAddress {
  readonly #address: string;
  readonly #family: Family;
  readonly #port: number;
  readonly #flowlabel: number;
  /** The number that the address stands for. */
  readonly #value: bigint;

  static isSocketAddress(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #address in value;
  }

  /** The number of an address in a family's own width, for ranges. */
  static valueOf(address: SocketAddress): bigint {
    return address.#value;
  }

  static parse(input: string): SocketAddress | undefined {
    validateString(input, 'input');
    try {
      // The parser of URLs knows every form of an address, short and hexadecimal ones too (url.spec.whatwg.org#host-parsing).
      const { URL } = globalThis as unknown as { URL: new (url: string) => { hostname: string; port: string } };
      const { hostname, port } = new URL(`http://${input}`);
      if (hostname.startsWith('[')) {
        return new SocketAddress({ address: hostname.slice(1, -1), port: Number(port), family: 'ipv6' });
      }
      return new SocketAddress({ address: hostname, port: Number(port) });
    } catch {
      return undefined;
    }
  }

  constructor(options: Options = {}) {
    validateObject(options, 'options');
    const { family = 'ipv4' } = options;
    const name = typeof family === 'string' ? family.toLowerCase() : '';
    if (name !== 'ipv4' && name !== 'ipv6') throw new codes.ERR_INVALID_ARG_VALUE('options.family', family);
    const { address = family === 'ipv4' ? '127.0.0.1' : '::', port = 0, flowlabel = 0 } = options;
    validateString(address, 'options.address');
    this.#port = validatePort(port, 'options.port');
    validateUint32(flowlabel, 'options.flowlabel');
    const value = name === 'ipv4' ? parseV4(address) : parseV6(address);
    if (value === undefined) throw new own.ERR_INVALID_ADDRESS();
    this.#value = value;
    this.#address = name === 'ipv4' ? formatV4(value) : formatV6(value);
    this.#family = name;
    this.#flowlabel = flowlabel;
  }

  get address(): string {
    return this.#address;
  }
  get port(): number {
    return this.#port;
  }
  get family(): Family {
    return this.#family;
  }
  get flowlabel(): number {
    return this.#flowlabel;
  }

  toJSON(): object {
    return { address: this.address, port: this.port, family: this.family, flowlabel: this.flowlabel };
  }

  [customInspectSymbol](depth: number, options: InspectContext): unknown {
    if (depth < 0) return this;
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `SocketAddress ${inspect(this.toJSON(), inner)}`;
  }
}
for (const name of ['address', 'port', 'family', 'flowlabel']) {
  Object.defineProperty(SocketAddress.prototype, name, { enumerable: true });
}
const { valueOf } = SocketAddress;
Reflect.deleteProperty(SocketAddress, 'valueOf');
Object.defineProperty(SocketAddress, 'length', { value: 0, configurable: true });

/** The number that an address stands for; not reachable by programs. */
export const addressNumber: (address: SocketAddress) => bigint = valueOf;
