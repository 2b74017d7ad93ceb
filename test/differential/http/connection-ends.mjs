// What requests and responses hear when their connection ends, and what is read behind a request for another protocol.
import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';

const turns = async (count = 15) => {
  for (; count > 0; count--) await new Promise((resolve) => setImmediate(resolve));
};
const get = (path, fields = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${fields}\r\n`;
const upgrade = (path, more = '') => get(path, `Connection: Upgrade${more}\r\nUpgrade: other\r\n`);
const clean = (text) => text.replace(/Date: [^\r]*\r\n|Keep-Alive: [^\r]*\r\n/g, '');

/** Sends texts, or acts on the client's socket, with some turns in between; prints what each side has heard. */
async function exchange(
  name,
  steps,
  { options = {}, prepare = () => {}, handle = (req, res) => res.end(`for ${req.url}`) } = {},
) {
  console.log(`--- ${name}`);
  const server = http.createServer(options, (req, res) => {
    const { url } = req;
    console.log('request', url, req.upgrade);
    for (const event of ['aborted', 'end', 'close']) req.on(event, () => console.log('request', url, event));
    req.on('error', (error) => console.log('request', url, error.code));
    for (const event of ['finish', 'close']) res.on(event, () => console.log('response', url, event));
    handle(req, res);
  });
  server.on('clientError', (error, socket) => {
    console.log('clientError', error.code, error.message);
    socket.destroy();
  });
  prepare(server);
  server.listen(0);
  await once(server, 'listening');
  const socket = net.connect(server.address().port);
  await once(socket, 'connect');
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.on('error', (error) => console.log('client', error.code));
  socket.on('close', () => console.log('client close'));
  for (const step of steps) {
    if (typeof step === 'string') socket.write(step);
    else step(socket);
    await turns();
  }
  socket.destroy();
  await turns();
  console.log(JSON.stringify(clean(answer)));
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

const never = { handle: (req) => req.resume() };
const unread = { handle: () => {} };
for (const act of ['end', 'destroy', 'resetAndDestroy']) {
  await exchange(`${act} of a client that waits`, [get('/a'), (socket) => socket[act]()], never);
  await exchange(`${act} of a client whose requests nobody reads`, [get('/a') + get('/b'), (socket) => socket[act]()], unread);
}
await exchange('requests behind one that destroys the connection', [get('/a') + get('/b')], {
  handle: (req, res) => (req.url === '/a' ? req.socket.destroy() : res.end('late')),
});
await exchange('responses in a row whose first is destroyed', [get('/a') + get('/b') + get('/c')], {
  handle: (req, res) => (req.url === '/a' ? res.destroy() : res.end('late')),
});
await exchange('a connection that may stay half open', [get('/a'), (socket) => socket.end(), () => {}], {
  prepare: (server) => {
    server.httpAllowHalfOpen = true;
  },
  handle: (req, res) => {
    req.resume();
    req.socket.on('end', () => setImmediate(() => res.end('late')));
  },
});
await exchange(
  'a paused body that the answer does not wait for',
  ['POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc', 'def'],
  {
    handle: (req, res) => {
      req.pause();
      res.end('early');
    },
  },
);

await exchange('an upgrade that nobody wants', [upgrade('/a') + get('/behind'), get('/next')]);
await exchange('one that wants the connection closed', [upgrade('/a', ', close') + get('/behind')]);
await exchange('one with a body', [
  'POST /a HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: x\r\nContent-Length: 3\r\n\r\nabcthe other protocol',
  get('/next'),
]);
await exchange('one that only the callback wants', [upgrade('/a')], { options: { shouldUpgradeCallback: () => true } });
await exchange('one that is taken', [upgrade('/a') + 'the other protocol'], {
  prepare: (server) =>
    server.on('upgrade', (req, socket, head) => {
      console.log('upgrade', req.url, String(head));
      socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    }),
});
await exchange('a tunnel that nobody wants', ['CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n']);
