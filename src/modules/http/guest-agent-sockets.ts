/**
 * The connections of an agent (nodejs.org/api/http.html#class-httpagent): by the name of where they go, those in use, those
 * that are free, and the requests that wait for one.
 */
import { CURRENT, frames as shared, tracker } from 'internal:async-context';
import type { AgentInstance, Options, Queued } from './guest-agent-types.ts';
import type { HttpSocket } from './guest-types.ts';

const frames = shared;
const kRequestOptions = Symbol('requestOptions');
const kQueued = Symbol('requestAsyncResource');

/** What async_hooks shows while a request waits: it goes on where it was made, not where a connection became free. */
interface QueuedRequest {
  readonly frame: unknown;
}

function hold(request: Queued, options: Options): void {
  const resource: QueuedRequest = { frame: frames[CURRENT] };
  tracker?.init(resource, 'QueuedRequest');
  request[kRequestOptions] = options;
  request[kQueued] = resource;
}

function resume(request: Queued, run: () => void): void {
  const resource = request[kQueued] as QueuedRequest | undefined;
  request[kRequestOptions] = undefined;
  request[kQueued] = undefined;
  if (resource === undefined) {
    run();
    return;
  }
  const outer = frames[CURRENT];
  const tracking = tracker;
  frames[CURRENT] = resource.frame;
  tracking?.before(resource);
  try {
    run();
  } finally {
    tracking?.after(resource);
    tracking?.destroy(resource);
    frames[CURRENT] = outer;
  }
}

function removeFrom<Item>(table: Record<string, Item[]>, name: string, item: Item): boolean {
  const list = table[name];
  const index = list === undefined ? -1 : list.indexOf(item);
  if (index === -1) return false;
  list!.splice(index, 1);
  if (list!.length === 0) delete table[name];
  return true;
}

/** A free connection that fails is nobody's failure. */
function onFreeError(this: HttpSocket): void {
  this.destroy();
  this.emit('agentRemove');
}

function useSocket(agent: AgentInstance, request: Queued, socket: HttpSocket): void {
  request.onSocket(socket);
  const own = (agent.options['timeout'] as number) || 0;
  if (request.timeout === undefined || request.timeout === own) return;
  socket.setTimeout?.(request.timeout);
}

export function addRequest(
  agent: AgentInstance,
  request: Queued,
  given: Options | string,
  port: unknown,
  localAddress: unknown,
): void {
  // The signature of Node 0.10.
  const asked: Options = typeof given === 'string' ? { host: given, port, localAddress } : given;
  const options: Options = Object.assign(Object.create(null) as Options, asked, agent.options);
  if (options['socketPath']) options['path'] = options['socketPath'];
  nameServer(options, request);
  const name = agent.getName(options);
  agent.sockets[name] ??= [];
  const free = takeFree(agent, name);
  const used = agent.sockets[name].length + (agent.freeSockets[name]?.length ?? 0);
  if (free !== undefined) {
    agent.reuseSocket(free, request);
    useSocket(agent, request, free);
    agent.sockets[name].push(free);
  } else if (used < (agent.maxSockets as number) && agent.totalSocketCount < (agent.maxTotalSockets as number)) {
    agent.createSocket(request, options, (error, socket) => {
      if (error) request.onSocket(socket as HttpSocket, error);
      else useSocket(agent, request, socket!);
    });
  } else {
    if (agent.sockets[name].length === 0) delete agent.sockets[name];
    agent.requests[name] ??= [];
    hold(request, options);
    agent.requests[name].push(request);
  }
}

/** What TLS would be told; agents of other kinds look at it (observed). */
function nameServer(options: Options, request: Queued): void {
  if (options['servername'] || options['servername'] === '') return;
  let name = options['host'];
  const header = typeof request.getHeader === 'function' ? request.getHeader('host') : undefined;
  if (typeof header === 'string' && header !== '') {
    name = header.startsWith('[') ? header.slice(1, header.indexOf(']')) : header.split(':', 1)[0];
  }
  // An address is no name (RFC 6066, 3).
  options['servername'] = /^[\d.]+$|:/.test(name as string) ? '' : name;
}

function takeFree(agent: AgentInstance, name: string): HttpSocket | undefined {
  const list = agent.freeSockets[name];
  if (list === undefined) return undefined;
  while (list.length > 0 && list[0]!.destroyed) list.shift();
  const socket = agent.scheduling === 'fifo' ? list.shift() : list.pop();
  if (list.length === 0) delete agent.freeSockets[name];
  return socket;
}

export function createSocket(
  agent: AgentInstance,
  request: Queued,
  given: Options,
  callback: (error: unknown, socket?: HttpSocket) => void,
): void {
  const options: Options = Object.assign(Object.create(null) as Options, given, agent.options);
  if (options['socketPath']) options['path'] = options['socketPath'];
  nameServer(options, request);
  const name = agent.getName(options);
  options['_agentKey'] = name;
  options['encoding'] = null;
  let isDone = false;
  const created = (error: unknown, socket?: HttpSocket): void => {
    if (isDone) return;
    isDone = true;
    if (error) {
      callback(error);
      return;
    }
    agent.sockets[name] ??= [];
    agent.sockets[name].push(socket!);
    agent.totalSocketCount++;
    listen(agent, socket!, options);
    callback(null, socket);
  };
  if (agent.keepAlive) {
    options['keepAlive'] = agent.keepAlive;
    options['keepAliveInitialDelay'] = agent.keepAliveMsecs;
  }
  const socket = agent.createConnection(options, created);
  if (socket) created(null, socket);
}

function listen(agent: AgentInstance, socket: HttpSocket, options: Options): void {
  function onFree(): void {
    agent.emit('free', socket, options);
  }
  function onClose(): void {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
  }
  function onTimeout(): void {
    // One in use is the request's to end.
    for (const list of Object.values(agent.freeSockets)) if (list.includes(socket)) socket.destroy();
  }
  function onRemove(): void {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
    socket.removeListener('close', onClose);
    socket.removeListener('free', onFree);
    socket.removeListener('timeout', onTimeout);
    socket.removeListener('agentRemove', onRemove);
  }
  socket.on('free', onFree);
  socket.on('close', onClose);
  socket.on('timeout', onTimeout);
  socket.on('agentRemove', onRemove);
  if (agent.options['timeout']) socket.setTimeout?.(agent.options['timeout'] as number);
}

/** A connection whose exchange is over: for the next request, for later, or for nobody. */
export function giveBack(agent: AgentInstance, socket: HttpSocket, options: Options): void {
  const name = agent.getName(options);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const waiting = agent.requests[name];
  if (waiting !== undefined && waiting.length > 0) {
    const request = waiting.shift()!;
    if (waiting.length === 0) delete agent.requests[name];
    resume(request, () => useSocket(agent, request, socket));
    return;
  }
  const request = socket._httpMessage;
  if (!request?.shouldKeepAlive || !agent.keepAlive || !hasPlace(agent, name) || !agent.keepSocketAlive(socket)) {
    socket.destroy();
    return;
  }
  agent.freeSockets[name] ??= [];
  socket._httpMessage = null;
  agent.removeSocket(socket, options);
  socket.once('error', onFreeError as () => void);
  agent.freeSockets[name] ??= [];
  agent.freeSockets[name].push(socket);
}

function hasPlace(agent: AgentInstance, name: string): boolean {
  const free = agent.freeSockets[name]?.length ?? 0;
  const count = free + (agent.sockets[name]?.length ?? 0);
  if (agent.totalSocketCount > (agent.maxTotalSockets as number)) return false;
  return count <= (agent.maxSockets as number) && free < (agent.maxFreeSockets as number);
}

/** A place became free: whoever waits for it gets a new connection. */
export function removeSocket(agent: AgentInstance, socket: HttpSocket, given: Options): void {
  const name = agent.getName(given);
  removeFrom(agent.sockets, name, socket);
  if (!socket.writable) removeFrom(agent.freeSockets, name, socket);
  const request = nextWaiting(agent, name);
  const options = request?.[kRequestOptions] as Options | undefined;
  if (request === undefined || options === undefined) return;
  const resource = request[kQueued] as QueuedRequest | undefined;
  const outer = frames[CURRENT];
  frames[CURRENT] = resource?.frame;
  try {
    request[kRequestOptions] = undefined;
    agent.createSocket(request, options, (error, created) => {
      if (error) request.onSocket(created as HttpSocket, error);
      else created!.emit('free');
    });
  } finally {
    frames[CURRENT] = outer;
  }
}

function nextWaiting(agent: AgentInstance, name: string): Queued | undefined {
  const own = agent.requests[name];
  if (own !== undefined && own.length > 0) return own[0];
  for (const other of Object.keys(agent.requests)) {
    // Where connections are in use, one of them will become free.
    if (agent.sockets[other]?.length) continue;
    return agent.requests[other]![0];
  }
  return undefined;
}

/** nodejs.org/api/http.html#agentkeepsocketalivesocket */
export function keepSocketAlive(agent: AgentInstance, socket: HttpSocket): boolean {
  socket.setKeepAlive?.(true, agent.keepAliveMsecs);
  socket.unref?.();
  let timeout = (agent.options['timeout'] as number) || 0;
  const { res } = (socket._httpMessage ?? {}) as Partial<Queued>;
  const hint = /^timeout=(\d+)/.exec((res?.headers['keep-alive'] as string | undefined) ?? '');
  if (hint !== null) {
    // It ends here before it ends there, so that no request is sent into a connection that the server closes.
    const announced = Number.parseInt(hint[1]!, 10) * 1000 - (agent.agentKeepAliveTimeoutBuffer as number);
    if (announced <= 0) return false;
    if (announced < timeout) timeout = announced;
  }
  if (socket.timeout !== timeout) socket.setTimeout?.(timeout);
  return true;
}

/** nodejs.org/api/http.html#agentreusesocketsocket-request */
export function reuseSocket(socket: HttpSocket, request: Queued): void {
  socket.removeListener('error', onFreeError as () => void);
  request.reusedSocket = true;
  socket.ref?.();
}

export function destroyAll(agent: AgentInstance): void {
  for (const set of [agent.freeSockets, agent.sockets]) {
    for (const list of Object.values(set)) for (const socket of [...list]) socket.destroy();
  }
}
