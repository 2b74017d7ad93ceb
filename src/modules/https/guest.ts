import { surface } from 'internal:surface';
import { Agent as PlainAgent } from 'node:http';

type Options = Record<string, unknown>;
interface AgentInstance extends Options {
  getName(options?: Options): string;
}
const HttpAgent = PlainAgent as unknown as { new (options?: Options): AgentInstance; readonly prototype: AgentInstance };

/** What tells connections over TLS apart, in the order of the name that Node gives them (observed). */
const PARTS =
  'ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername minVersion maxVersion secureProtocol crl honorCipherOrder ' +
  'ecdhCurve dhparam secureOptions sessionIdContext sigalgs privateKeyIdentifier privateKeyEngine';

/** nodejs.org/api/https.html#class-httpsagent */
const Agent = function Agent(this: AgentInstance | undefined, options?: Options): AgentInstance {
  const given = { ...options };
  given.defaultPort ??= 443;
  given.protocol ??= 'https:';
  const target = new.target ?? (Agent as unknown as new () => AgentInstance);
  const agent = Reflect.construct(HttpAgent, [given], target) as AgentInstance;
  agent.maxCachedSessions = given.maxCachedSessions ?? 100;
  agent._sessionCache = { map: {}, list: [] };
  return agent;
} as unknown as { new (options?: Options): AgentInstance; readonly prototype: AgentInstance };
Object.setPrototypeOf(Agent.prototype, HttpAgent.prototype);
Object.setPrototypeOf(Agent, HttpAgent);
Object.defineProperty(Agent, 'length', { value: 1, configurable: true });
Agent.prototype.getName = function getName(options: Options = {}): string {
  let name = HttpAgent.prototype.getName.call(this, options);
  for (const part of PARTS.split(' ')) {
    name += ':';
    const value = options[part];
    if (value === undefined || value === null) continue;
    // A name that repeats the host says nothing more.
    if (part === 'servername' && value === options.host) continue;
    name += part === 'sigalgs' ? JSON.stringify(value) : String(value);
  }
  return name;
};

const https = surface(
  'https',
  `
  Agent
  globalAgent
  Server/2 : EventEmitter closeAllConnections closeIdleConnections setTimeout close
  createServer/2
  get/3
  request/0
`,
  { Agent, globalAgent: new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000, proxyEnv: undefined }) },
);

/** nodejs.org/api/https.html. DIVERGES: there are no requests and no servers: what needs a connection refuses. */
export default https;
