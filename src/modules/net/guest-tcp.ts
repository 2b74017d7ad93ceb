import { type Request, StreamHandle } from './guest-handle.ts';
import { parseV4, parseV6 } from './guest-ip.ts';
import { type Address, Endpoint, Listener, UV } from './guest-loopback.ts';
import {
  type Binding,
  bindPath,
  bindPort,
  ephemeralPort,
  listenerAtPath,
  listenerAtPort,
  ownAddress,
  unbind,
} from './guest-loopback-addresses.ts';

export const handleKind = { SOCKET: 0, SERVER: 1 } as const;
/** Flags of `bind`. */
export const IPV6_ONLY = 1;
export const REUSE_PORT = 2;

export class TCP extends StreamHandle {
  #binding: Binding | undefined;
  /** What `bind` says too late: libuv tells of a port that is taken when the socket is used. */
  #bindError = 0;
  readonly #isServer: boolean;

  constructor(kind: number, trigger?: number) {
    super(kind === handleKind.SERVER ? 'TCPSERVERWRAP' : 'TCPWRAP', trigger);
    this.#isServer = kind === handleKind.SERVER;
  }

  protected get connectType(): string {
    return 'TCPCONNECTWRAP';
  }
  get activeName(): string {
    return this.#isServer ? 'TCPServerWrap' : 'TCPSocketWrap';
  }
  protected accepted(endpoint: Endpoint): StreamHandle {
    return acceptTCP(this.getAsyncId(), endpoint);
  }
  protected unbind(): void {
    if (this.#binding !== undefined) unbind(this.#binding);
  }

  bind(address: string, port: number, flags = 0): number {
    return this.#bind(address, 'IPv4', port, flags);
  }
  bind6(address: string, port: number, flags = 0): number {
    return this.#bind(address, 'IPv6', port, flags);
  }
  #bind(address: string, family: Address['family'], port: number, flags: number): number {
    if (this.#binding !== undefined) return UV.EINVAL;
    const isOwn = ownAddress(address, family) !== undefined;
    if (!isOwn && (family === 'IPv4' ? parseV4(address) : parseV6(address)) === undefined) return UV.EINVAL;
    const isShared = (flags & REUSE_PORT) !== 0;
    const bound = bindPort(address, family, port, { isV6Only: (flags & IPV6_ONLY) !== 0, isShared });
    if (typeof bound === 'object') this.#binding = bound;
    else if (bound === UV.EADDRINUSE) this.#bindError = bound;
    else return bound;
    return 0;
  }

  listen(backlog: number): number {
    if (this.#bindError !== 0) return this.#bindError;
    this.#binding ??= bindPort('0.0.0.0', 'IPv4', 0, { isV6Only: false, isShared: false }) as Binding;
    const listener = new Listener(backlog, this);
    this.#binding.listener = listener;
    this.attachListener(listener);
    return 0;
  }

  connect(request: Request, address: string, port: number): number {
    return this.#connectTo(request, address, 'IPv4', port);
  }
  connect6(request: Request, address: string, port: number): number {
    return this.#connectTo(request, address, 'IPv6', port);
  }
  #connectTo(request: Request, text: string, family: Address['family'], port: number): number {
    if (this.isConnecting) return UV.EALREADY;
    if (this.endpoint !== undefined) return UV.EISCONN;
    if (this.#bindError !== 0) return this.#bindError;
    const own = ownAddress(text, family);
    if (own === undefined) return UV.EADDRNOTAVAIL;
    // What is bound to every address is reached at the host's own.
    const target = { '0.0.0.0': '127.0.0.1', '::': '::1', '::ffff:0.0.0.0': '::ffff:127.0.0.1' }[own] ?? own;
    const route = listenerAtPort(target, family, port);
    this.startConnect(request, route === undefined ? UV.ECONNREFUSED : 0, false);
    const bound = this.#binding?.address as Address | undefined;
    const isBound = bound !== undefined && ownAddress(bound.address, bound.family) !== undefined;
    const source = isBound && bound.address !== '0.0.0.0' && bound.address !== '::' ? bound.address : sourceFor(target);
    const local: Address = { address: source, family, port: bound?.port ?? ephemeralPort() };
    if (route === undefined) return 0;
    const remote: Address = { address: target, family, port };
    route.listener.arrive(() => {
      const [client, server] = Endpoint.pair(false);
      client.local = local;
      client.remote = remote;
      server.local = route.isMapped ? mapped(remote) : unmapped(remote);
      server.remote = route.isMapped ? mapped(local) : unmapped(local);
      this.attach(client);
      return server;
    });
    return 0;
  }

  getsockname(out: object): number {
    const address = (this.endpoint?.local ?? this.#binding?.address) as Address | undefined;
    if (address === undefined) return UV.EBADF;
    Object.assign(out, { address: address.address, family: address.family, port: address.port });
    return 0;
  }
  getpeername(out: object): number {
    const address = this.endpoint?.remote as Address | undefined;
    if (address === undefined || this.isConnecting) return UV.ENOTCONN;
    Object.assign(out, { address: address.address, family: address.family, port: address.port });
    return 0;
  }

  // The network of a sandbox has no delays, no idle peers that vanish and no routers: there is nothing to set.
  setNoDelay(): number {
    return 0;
  }
  setKeepAlive(): number {
    return 0;
  }
  setSimultaneousAccepts(): number {
    return 0;
  }
  open(): number {
    return UV.EINVAL;
  }
}

function sourceFor(target: string): string {
  if (target === '::1') return '::1';
  return target.startsWith('::ffff:') ? '::ffff:127.0.0.1' : '127.0.0.1';
}
function mapped(address: Address): Address {
  if (address.family === 'IPv6') return address;
  return { address: `::ffff:${address.address}`, family: 'IPv6', port: address.port };
}
function unmapped(address: Address): Address {
  if (!address.address.startsWith('::ffff:')) return address;
  return { address: address.address.slice(7), family: 'IPv4', port: address.port };
}

export class Pipe extends StreamHandle {
  #binding: Binding | undefined;

  constructor(kind: number, trigger?: number) {
    super(kind === handleKind.SERVER ? 'PIPESERVERWRAP' : 'PIPEWRAP', trigger);
  }

  protected get connectType(): string {
    return 'PIPECONNECTWRAP';
  }
  get activeName(): string {
    return 'PipeWrap';
  }
  protected accepted(endpoint: Endpoint): StreamHandle {
    return acceptPipe(this.getAsyncId(), endpoint);
  }
  protected unbind(): void {
    if (this.#binding !== undefined) unbind(this.#binding);
  }

  bind(path: string): number {
    const bound = bindPath(path);
    if (typeof bound === 'number') return bound;
    this.#binding = bound;
    return 0;
  }
  listen(backlog: number): number {
    if (this.#binding === undefined) return UV.EINVAL;
    const listener = new Listener(backlog, this);
    this.#binding.listener = listener;
    this.attachListener(listener);
    return 0;
  }
  connect(request: Request, path: string): number {
    if (this.isConnecting) return UV.EALREADY;
    const listener = listenerAtPath(path);
    if (listener === UV.EINVAL) return listener;
    this.startConnect(request, typeof listener === 'number' ? listener : 0, true);
    if (typeof listener === 'number') return 0;
    listener.arrive(() => {
      const [client, server] = Endpoint.pair(true);
      this.attach(client);
      return server;
    });
    return 0;
  }
  fchmod(): number {
    return this.#binding === undefined ? UV.EBADF : 0;
  }
  open(): number {
    return UV.EINVAL;
  }
}

// Outside of the classes: one that names itself gets another name from the bundler.
function acceptTCP(trigger: number, endpoint: Endpoint): StreamHandle {
  return new TCP(handleKind.SOCKET, trigger).over(endpoint);
}
function acceptPipe(trigger: number, endpoint: Endpoint): StreamHandle {
  return new Pipe(handleKind.SOCKET, trigger).over(endpoint);
}
