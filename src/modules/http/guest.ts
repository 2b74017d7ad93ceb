import { surface } from 'internal:surface';
import { validateInteger } from 'internal:validators';
import { Agent, type AgentInstance } from './guest-agent.ts';
import { validateHeaderName, validateHeaderValue } from './guest-headers.ts';
import { METHODS, STATUS_CODES } from './guest-names.ts';

export { Agent } from './guest-agent.ts';

let globalAgent: unknown;

/** How many parsers wait for use: there are none, whatever is allowed. */
function setMaxIdleHTTPParsers(max: unknown): void {
  validateInteger(max, 'max', 1);
}

const http = surface(
  'http',
  `
  _connectionListener/1 =connectionListener
  METHODS
  STATUS_CODES
  Agent
  OutgoingMessage/1 : Stream cork uncork setTimeout destroy setHeader setHeaders appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader write addTrailers end flushHeaders pipe
  ClientRequest/3 : OutgoingMessage abort destroy onSocket setTimeout setNoDelay setSocketKeepAlive clearTimeout
  IncomingMessage/1 : Readable setTimeout
  Server/2 : EventEmitter close closeAllConnections closeIdleConnections setTimeout
  ServerResponse/2 : OutgoingMessage assignSocket detachSocket writeInformation writeContinue writeProcessing writeEarlyHints writeHead writeHeader
  createServer/2
  validateHeaderName
  validateHeaderValue
  get/3
  request/3
  setMaxIdleHTTPParsers
  setGlobalProxyFromEnv/0
`,
  { METHODS, STATUS_CODES, Agent, validateHeaderName, validateHeaderValue, setMaxIdleHTTPParsers },
);

const define = (name: string, get: () => unknown, set?: (value: unknown) => void): void => {
  Object.defineProperty(http, name, { get, set, enumerable: true, configurable: true });
};
define('maxHeaderSize', () => 16384);
define(
  'globalAgent',
  () => {
    // Made at the first look: a program that never asks pays nothing.
    globalAgent ??= new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000, proxyEnv: undefined }) as AgentInstance;
    return globalAgent;
  },
  (value) => {
    globalAgent = value;
  },
);
for (const name of ['CloseEvent', 'MessageEvent']) define(name, () => (globalThis as unknown as Record<string, unknown>)[name]);

/** nodejs.org/api/http.html. DIVERGES: there are no requests and no servers: what needs a connection refuses, and there is no `WebSocket`. */
export default http;
