import { codes } from 'internal:errors';
import { unavailable } from 'internal:surface';
import { validateNumber, validateOneOf } from 'internal:validators';
import { EventEmitter } from 'node:events';

type Options = Record<string, unknown>;

export interface AgentInstance extends EventEmitter {
  [name: string]: unknown;
}

interface AgentClass {
  new (options?: Options): AgentInstance;
  defaultMaxSockets: number;
  readonly prototype: Options;
}

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
  agent.requests = table();
  agent.sockets = table();
  agent.freeSockets = table();
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
    if (!(agent.maxTotalSockets >= 1)) throw new codes.ERR_OUT_OF_RANGE('maxTotalSockets', '>= 1', agent.maxTotalSockets);
  }
  return undefined;
} as unknown as AgentClass;
Object.defineProperty(Agent, 'length', { value: 1, configurable: true });
Object.setPrototypeOf(Agent.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Agent, EventEmitter);
Agent.defaultMaxSockets = Number.POSITIVE_INFINITY;

const HttpAgent: AgentClass = Agent;

/** nodejs.org/api/http.html#agentgetnameoptions */
Agent.prototype.getName = function getName(options: Options = {}): string {
  let name = `${(options.host as string) || 'localhost'}:`;
  if (options.port) name += options.port;
  name += ':';
  if (options.localAddress) name += options.localAddress;
  // Only these two say something about the connection.
  if (options.family === 4 || options.family === 6) name += `:${options.family}`;
  if (options.socketPath) name += `:${options.socketPath as string}`;
  return name;
};
/** Nothing is open: there is nothing to close. */
Agent.prototype.destroy = function destroy(): void {};

for (const name of ['createConnection', 'addRequest', 'createSocket', 'removeSocket', 'keepSocketAlive', 'reuseSocket']) {
  Agent.prototype[name] = { [name]: () => unavailable(`http.Agent.prototype.${name}()`) }[name];
}
