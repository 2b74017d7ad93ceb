// The life of connections: keep-alive, pipelining in order, limits of requests, close, dropped requests, dispose.
import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';

const turns = async (count = 10) => {
  for (; count > 0; count--) await new Promise((resolve) => setImmediate(resolve));
};
const clean = (text) => text.replace(/Date: [^\r]*/g, 'Date');
let onAnswered = () => {};

/** What comes for a text, until the server ends the connection or has answered so often; then the client ends it. */
function raw(port, text, mostAnswers = Number.POSITIVE_INFINITY) {
  return new Promise((resolve) => {
    let answer = '';
    let end = 'the server ended it';
    const socket = net.connect(port, () => socket.write(text));
    socket.setEncoding('latin1');
    let answers = 0;
    onAnswered = async ({ socket: accepted }) => {
      if (++answers < mostAnswers) return;
      await turns();
      if (accepted.writableEnded) return;
      end = 'the server kept it';
      socket.end();
    };
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', (error) => console.log('socket error', error.code));
    socket.on('close', () => resolve([clean(answer), end]));
  });
}

const server = http.createServer((req, res) => {
  console.log('request', req.url, server.listening);
  res.on('close', () => {
    console.log('response close', req.url);
    onAnswered(req);
  });
  if (req.url === '/slow') setTimeout(() => res.end('slow'), 15);
  else res.end(req.url);
});
server.maxRequestsPerSocket = 3;
server.on('dropRequest', (req, socket) => {
  console.log('dropRequest', req.url, socket.destroyed);
  onAnswered(req);
});
server.on('connection', (socket) => console.log('connection', socket.server === server));
server.listen(0);
await once(server, 'listening');
const { port } = server.address();
const get = (path, extra = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${extra}\r\n`;

console.log(await raw(port, get('/slow') + get('/b') + get('/c'), 3));
console.log(await raw(port, get('/1') + get('/2') + get('/3') + get('/4'), 4));
server.maxRequestsPerSocket = 0;
console.log(await raw(port, get('/x', 'Connection: close\r\n')));
console.log(await raw(port, 'GET /old HTTP/1.0\r\n\r\n'));
console.log(await raw(port, 'GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n'));
console.log(await raw(port, 'HEAD /head HTTP/1.1\r\nHost: a\r\n\r\n', 1));
server.keepAliveTimeout = 10;
server.keepAliveTimeoutBuffer = 5;
console.log(await raw(port, get('/timeout')));
server.keepAliveTimeout = 0;
console.log(await raw(port, get('/none'), 1));
server.keepAliveTimeout = 5000;

const idle = net.connect(port);
await once(idle, 'connect');
idle.write(get('/idle'));
await once(idle, 'data');
server.closeIdleConnections();
await once(idle, 'close');
console.log('idle closed');

const busy = net.connect(port);
const [accepted] = await Promise.all([once(server, 'connection'), once(busy, 'connect')]);
busy.write('GET /busy HTTP/1.1\r\n');
await once(accepted[0], 'data');
server.closeIdleConnections();
console.log('busy', busy.destroyed);
busy.on('error', (error) => console.log('busy error', error.code));
server.closeAllConnections();
await once(busy, 'close');
console.log('busy closed');

server.close((error) => console.log('closed', error));
await once(server, 'close');
server.close((error) => console.log('closed again', error.code));
console.log(server.listening, server.closeIdleConnections(), server.closeAllConnections());

const other = http.createServer().listen(0);
await once(other, 'listening');
await other[Symbol.asyncDispose]();
console.log('disposed', other.listening);
console.log(await other[Symbol.asyncDispose]().then(String, (error) => error.code));
console.log(http.Server() instanceof http.Server, http.createServer().setTimeout(5, () => {}).timeout);

// A listener that rejects is answered for, where the server captures rejections.
const rejecting = http.createServer({ captureRejections: true });
const { captureRejections } = http.Server.prototype.constructor;
console.log(captureRejections, rejecting[Symbol.for('nodejs.rejection')].length);
rejecting[Symbol.for('nodejs.rejection')](
  new Error('x'),
  'request',
  {},
  {
    headersSent: false,
    writableEnded: false,
    getHeaderNames: () => ['a'],
    removeHeader: (name) => console.log('removed', name),
    end: (text) => console.log('ended', text),
  },
);
