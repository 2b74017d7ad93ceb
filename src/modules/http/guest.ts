import { surface, unavailable } from 'internal:surface';
import { validateInteger } from 'internal:validators';
import { Agent, getGlobalAgent, setGlobalAgent } from './guest-agent.ts';
import { ClientRequest, get, request } from './guest-client.ts';
import { validateHeaderName, validateHeaderValue } from './guest-headers.ts';
import { IncomingMessage } from './guest-incoming.ts';
import { METHODS, STATUS_CODES } from './guest-names.ts';
import { OutgoingMessage } from './guest-outgoing.ts';
import { parsers } from './guest-parser-connection.ts';
import { ServerResponse } from './guest-response.ts';
import { createServer, Server } from './guest-server.ts';
import { connectionListener } from './guest-server-connection.ts';

/** nodejs.org/api/http.html#httpsetmaxidlehttpparsersmax */
function setMaxIdleHTTPParsers(max: unknown): void {
  validateInteger(max, 'max', 1);
  parsers.max = max;
}

function setGlobalProxyFromEnv(): never {
  return unavailable('http.setGlobalProxyFromEnv()');
}

const http = surface(
  'http',
  `
  _connectionListener =connectionListener
  METHODS
  STATUS_CODES
  Agent
  ClientRequest
  IncomingMessage
  OutgoingMessage
  Server
  ServerResponse
  createServer
  validateHeaderName
  validateHeaderValue
  get
  request
  setMaxIdleHTTPParsers
  setGlobalProxyFromEnv
`,
  {
    _connectionListener: connectionListener,
    METHODS,
    STATUS_CODES,
    Agent,
    ClientRequest,
    IncomingMessage,
    OutgoingMessage,
    Server,
    ServerResponse,
    createServer,
    validateHeaderName,
    validateHeaderValue,
    get,
    request,
    setMaxIdleHTTPParsers,
    setGlobalProxyFromEnv,
  },
);

const define = (name: string, read: () => unknown, write?: (value: unknown) => void): void => {
  Object.defineProperty(http, name, { get: read, set: write, enumerable: true, configurable: true });
};
define('maxHeaderSize', () => 16384);
define('globalAgent', getGlobalAgent, setGlobalAgent);
for (const name of ['WebSocket', 'CloseEvent', 'MessageEvent']) {
  define(name, () => (globalThis as unknown as Record<string, unknown>)[name]);
}

// For the modules of HTTP's former names, and for those that share its classes.
export { Agent, getGlobalAgent } from './guest-agent.ts';
export { ClientRequest } from './guest-client.ts';
export { hasInvalidCharacter } from './guest-headers.ts';
export { IncomingMessage, readStart, readStop } from './guest-incoming.ts';
export { METHODS, STATUS_CODES } from './guest-names.ts';
export { OutgoingMessage, parseUniqueHeaders } from './guest-outgoing.ts';
export { kUniqueHeaders } from './guest-outgoing-headers.ts';
export { kHighWaterMark } from './guest-outgoing-write.ts';
export { HttpParser } from './guest-parser.ts';
export { completeError, freeParser, lenientFlags, parsers } from './guest-parser-connection.ts';
export { methods } from './guest-parser-methods.ts';
export { lenient } from './guest-parser-types.ts';
export { ServerResponse } from './guest-response.ts';
export {
  httpServerPreClose,
  kConnectionsCheckingInterval,
  Server,
  setupConnectionsTracking,
  storeHTTPOptions,
} from './guest-server.ts';
export { connectionListener } from './guest-server-connection.ts';
export { kIncomingMessage, kServerResponse } from './guest-server-symbols.ts';

/**
 * nodejs.org/api/http.html. DIVERGES: requests reach the servers of the same sandbox, by the network of `node:net`. Proxies
 * refuse: `setGlobalProxyFromEnv` throws.
 * DIVERGES: text goes out in one piece with the frame of its chunk, so `outputData` has fewer entries. Chunks that were corked
 * before the head was sent keep their order, where Node 24.21 writes the last one behind the end.
 */
export default http;
