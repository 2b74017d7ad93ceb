import { codes } from 'internal:errors';
import { validateNumber, validateOneOf } from 'internal:validators';
import { EventEmitter } from 'node:events';
import { connect } from 'node:net';
import {
  addRequest,
  createSocket,
  destroyAll,
  giveBack,
  keepSocketAlive,
  removeSocket,
  reuseSocket,
} from './guest-agent-sockets.ts';
import type { AgentInstance, Options } from './guest-agent-types.ts';
import { defineMethods } from './guest-types.ts';

interface AgentClass {
  new (options?: Options): AgentInstance;
  defaultMaxSockets: number;
  readonly prototype: AgentInstance;
}

const nameless = <Fn extends object>(fn: Fn): Fn => Object.defineProperty(fn, 'name', { value: '' });
const table = (): Options => Object.create(null) as Options;

/**
 * nodejs.org/api/http.html#class-httpagent: an agent is its settings until something is sent. A function, as Node's own can
 * be called without `new`.
 */
export const Agent = function Agent(this: AgentInstance | undefined, options?: Options): AgentInstance | undefined {
  if (!(this instanceof (Agent as unknown as new () => object)))
    return new (Agent as unknown as new (o?: Options) => AgentInstance)(options);
  const agent = this as AgentInstance;
  EventEmitter.call(agent as never);
  const given = Object.assign(table(), options);
  agent.options = given;
  agent.defaultPort = (options?.defaultPort as number | undefined) || 80;
  agent.protocol = (options?.protocol as string | undefined) || 'http:';
  // Latency matters more than throughput here, as in Node.
  given.noDelay ??= true;
  // Not confused with the path of a request, which other options carry.
  given.path = null;
  agent.requests = table() as never;
  agent.sockets = table() as never;
  agent.freeSockets = table() as never;
  agent.keepAliveMsecs = given.keepAliveMsecs || 1000;
  agent.keepAlive = given.keepAlive || false;
  agent.maxSockets = given.maxSockets || HttpAgent.defaultMaxSockets;
  agent.maxFreeSockets = given.maxFreeSockets || 256;
  agent.scheduling = given.scheduling || 'lifo';
  agent.maxTotalSockets = given.maxTotalSockets;
  agent.totalSocketCount = 0;
  agent.agentKeepAliveTimeoutBuffer =
    typeof given.agentKeepAliveTimeoutBuffer === 'number' && given.agentKeepAliveTimeoutBuffer >= 0
      ? given.agentKeepAliveTimeoutBuffer
      : 1000;
  validateOneOf(agent.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (agent.maxTotalSockets === undefined) agent.maxTotalSockets = Number.POSITIVE_INFINITY;
  else {
    validateNumber(agent.maxTotalSockets, 'maxTotalSockets');
    if (!((agent.maxTotalSockets as number) >= 1))
      throw new codes.ERR_OUT_OF_RANGE('maxTotalSockets', '>= 1', agent.maxTotalSockets);
  }
  agent.on('free', nameless((socket: never, options: never) => giveBack(agent, socket, options)) as () => void);
  agent.on('newListener', maybeEnableKeylog as () => void);
  return undefined;
} as unknown as AgentClass;
Object.defineProperty(Agent, 'length', { value: 1, configurable: true });
Object.setPrototypeOf(Agent.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Agent, EventEmitter);
Agent.defaultMaxSockets = Number.POSITIVE_INFINITY;

const HttpAgent: AgentClass = Agent;

/** Keys of TLS are told to who listens for them; a plain agent has none. */
function maybeEnableKeylog(): void {}
Object.defineProperty(maybeEnableKeylog, 'name', { value: 'maybeEnableKeylog' });

defineMethods(
  Agent.prototype,
  {
    createConnection(...args: unknown[]): unknown {
      return (connect as (...args: unknown[]) => unknown)(...args);
    },
    /** nodejs.org/api/http.html#agentgetnameoptions */
    getName(options: Options = {}): string {
      let name = `${(options.host as string) || 'localhost'}:`;
      if (options.port) name += options.port;
      name += ':';
      if (options.localAddress) name += options.localAddress;
      // Only these two say something about the connection.
      if (options.family === 4 || options.family === 6) name += `:${options.family}`;
      if (options.socketPath) name += `:${options.socketPath as string}`;
      return name;
    },
    addRequest(this: AgentInstance, request: never, options: never, port: never, localAddress: never): void {
      addRequest(this, request, options, port, localAddress);
    },
    createSocket(this: AgentInstance, request: never, options: never, callback: never): void {
      createSocket(this, request, options, callback);
    },
    removeSocket(this: AgentInstance, socket: never, options: never): void {
      removeSocket(this, socket, options);
    },
    keepSocketAlive(this: AgentInstance, socket: never): boolean {
      return keepSocketAlive(this, socket);
    },
    reuseSocket(socket: never, request: never): void {
      reuseSocket(socket, request);
    },
    /** nodejs.org/api/http.html#agentdestroy */
    destroy(this: AgentInstance): void {
      destroyAll(this);
    },
  },
  { createConnection: 0, getName: 0, addRequest: 4 },
);

let globalAgent: unknown;

/** nodejs.org/api/http.html#httpglobalagent. Made at the first look: a program that never asks pays nothing. */
export function getGlobalAgent(): unknown {
  globalAgent ??= new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000, proxyEnv: undefined });
  return globalAgent;
}
export function setGlobalAgent(agent: unknown): void {
  globalAgent = agent;
}
