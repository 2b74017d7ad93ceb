import { surface } from 'internal:surface';
import { validateBoolean, validateInt32 } from 'internal:validators';
import { BlockList } from './guest-block-list.ts';
import { isIP, isIPv4, isIPv6 } from './guest-ip.ts';
import { SocketAddress } from './guest-socket-address.ts';

/** Node does not wait less than this for an attempt (observed). */
const SHORTEST_ATTEMPT = 10;
let autoSelectFamily = true;
let attemptTimeout = 250;

function getDefaultAutoSelectFamily(): boolean {
  return autoSelectFamily;
}
function setDefaultAutoSelectFamily(value: unknown): void {
  validateBoolean(value, 'value');
  autoSelectFamily = value;
}
function getDefaultAutoSelectFamilyAttemptTimeout(): number {
  return attemptTimeout;
}
function setDefaultAutoSelectFamilyAttemptTimeout(value: unknown): void {
  validateInt32(value, 'value', 1);
  attemptTimeout = Math.max(value, SHORTEST_ATTEMPT);
}

const net = surface(
  'net',
  `
  _createServerHandle/5 =createServerHandle
  _normalizeArgs/1 =normalizeArgs
  BlockList
  SocketAddress
  BoundSocket/0 : Object address close
  connect/0
  createConnection/0 =connect
  createServer/2
  isIP
  isIPv4
  isIPv6
  Server/2 : EventEmitter listen address getConnections close ref unref
  Socket/1 : Duplex setTimeout setNoDelay setKeepAlive setTypeOfService getTypeOfService address end resetAndDestroy pause resume read destroySoon connect ref unref
  Stream
  getDefaultAutoSelectFamily
  setDefaultAutoSelectFamily
  getDefaultAutoSelectFamilyAttemptTimeout
  setDefaultAutoSelectFamilyAttemptTimeout
`,
  {
    BlockList,
    SocketAddress,
    isIP,
    isIPv4,
    isIPv6,
    Stream: undefined,
    getDefaultAutoSelectFamily,
    setDefaultAutoSelectFamily,
    getDefaultAutoSelectFamilyAttemptTimeout,
    setDefaultAutoSelectFamilyAttemptTimeout,
  },
);
net.Stream = net.Socket;

/** For the guest modules whose classes are derived from these. */
export const { Socket, Server } = net as unknown as Record<'Socket' | 'Server', { readonly prototype: object }>;

/** nodejs.org/api/net.html. DIVERGES: there are no connections: sockets and servers of `net` refuse. */
export default net;
