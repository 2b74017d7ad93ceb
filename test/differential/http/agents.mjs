// Agents: which connection a request gets, what waits, what is kept, what is reused, what ends.
import http from 'node:http';
import { once } from 'node:events';

const server = http.createServer((req, res) => {
  if (req.url === '/close') res.setHeader('Connection', 'close');
  setTimeout(() => res.end(req.url), 2);
});
server.keepAliveTimeout = 3000;
let connections = 0;
server.on('connection', () => connections++);
server.listen(0);
await once(server, 'listening');
const { port } = server.address();
const turns = async (count = 20) => {
  for (; count > 0; count--) await new Promise((resolve) => setImmediate(resolve));
};
const state = (agent) =>
  ['requests', 'sockets', 'freeSockets']
    .map((name) => `${name}=${Object.values(agent[name]).map((list) => list.length)}`)
    .join(' ') + ` total=${agent.totalSocketCount} connections=${connections}`;
// Which of several sockets answers first is for the system to say, so whoever waits for a line prints it.
const get = (agent, path) =>
  new Promise((resolve) => {
    const req = http.get({ port, path, agent }, (res) => {
      let body = '';
      res.on('data', (chunk) => {
        body += chunk;
      });
      res.on('end', () => {
        line = [path, body, req.reusedSocket, res.headers.connection, res.headers['keep-alive']].join(' ');
      });
    });
    let line;
    req.on('error', (error) => {
      line = [path, error.code, error.message].join(' ');
    });
    req.on('close', () => turns(3).then(() => resolve(line)));
  });

for (const options of [
  {},
  { keepAlive: true },
  { keepAlive: true, maxSockets: 1 },
  { maxSockets: 2 },
  { keepAlive: true, maxTotalSockets: 1 },
  { keepAlive: true, scheduling: 'fifo', maxFreeSockets: 1 },
]) {
  console.log('---', JSON.stringify(options));
  const agent = new http.Agent(options);
  const all = ['/a', '/b', '/c'].map((path) => get(agent, path));
  console.log(state(agent));
  console.log((await Promise.all(all)).join('\n'));
  console.log(state(agent));
  console.log(await get(agent, '/d'));
  console.log(await get(agent, '/close'));
  await turns();
  console.log(state(agent));
  agent.destroy();
  await turns();
  console.log(state(agent));
}

console.log('--- names and hooks');
class Own extends http.Agent {
  createConnection(options, callback) {
    console.log(
      'createConnection',
      options.port === port,
      options._agentKey.replace(port, 'PORT'),
      typeof callback,
      options.servername,
      options.encoding,
    );
    return super.createConnection(options, callback);
  }
  keepSocketAlive(socket) {
    const result = super.keepSocketAlive(socket);
    console.log('keepSocketAlive', result, socket.timeout);
    return result;
  }
  reuseSocket(socket, request) {
    console.log('reuseSocket', request.path);
    super.reuseSocket(socket, request);
  }
}
const own = new Own({ keepAlive: true });
own.on('free', (socket, options) => console.log('free', options.host, socket.destroyed));
console.log(await get(own, '/1'));
console.log(await get(own, '/2'));
own.destroy();
console.log('--- failures of a connection');
const failing = new http.Agent();
failing.createConnection = (options, callback) => {
  process.nextTick(callback, new Error('no connection'));
};
console.log(await get(failing, '/none'));
console.log(state(failing));
console.log("--- a connection of one's own");
await new Promise((resolve) => {
  const req = http.get(
    {
      port,
      createConnection: (options) => (console.log('own', options.port === port), http.globalAgent.createConnection(options)),
    },
    (res) => {
      res.resume();
      res.on('end', () => console.log(res.statusCode, req.agent, req.shouldKeepAlive));
    },
  );
  req.on('close', resolve);
});
server.closeAllConnections();
server.close();
