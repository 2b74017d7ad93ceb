// Upgrades, tunnels, expectations, informational responses, trailers, timeouts of servers.
import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';

const server = http.createServer({ connectionsCheckingInterval: 5 }, (req, res) => {
  console.log('request', req.url, req.upgrade);
  if (req.url === '/hints') {
    res.writeEarlyHints({ link: '</a.css>; rel=preload', 'x-a': 'b' });
    res.writeProcessing();
    res.writeInformation(150, { a: 'b' });
  }
  if (req.url === '/trailers') {
    res.setHeader('Trailer', 'X-T');
    res.write('a');
    res.addTrailers({ 'X-T': 'v', 'X-U': ['1', '2'] });
  }
  req.resume();
  req.on('end', () => res.end(`${req.url} ${JSON.stringify(req.trailers)} ${JSON.stringify(req.trailersDistinct)}`));
});
server.listen(0);
await once(server, 'listening');
const { port } = server.address();
/** When the server's side of a tunnel has ended as well. */
let serverIsDone;
const watch = (socket) => {
  serverIsDone = new Promise((resolve) => socket.on('close', resolve));
};
const run = (options, body, more = () => {}) =>
  new Promise((resolve) => {
    const req = http.request({ port, agent: false, ...options });
    for (const event of ['continue', 'information', 'finish', 'socket']) {
      req.on(event, (value) =>
        console.log(' ', event, event === 'information' ? JSON.stringify(value.headers) + value.statusCode : ''),
      );
    }
    req.on('response', (res) => {
      let text = '';
      res.on('data', (chunk) => {
        text += chunk;
      });
      res.on('end', () => console.log(' ', res.statusCode, text, res.trailers, res.rawTrailers, res.trailersDistinct));
    });
    for (const event of ['upgrade', 'connect']) {
      req.on(event, (res, socket, head) => {
        console.log(
          ' ',
          event,
          res.statusCode,
          JSON.stringify(res.headers),
          String(head),
          socket.listenerCount('data'),
          socket.readableFlowing,
        );
        socket.on('data', (data) => console.log('  data', String(data)));
        socket.end('bye');
      });
    }
    req.on('error', (error) => console.log('  error', error.code, error.message));
    // What was a request goes on as a connection.
    const tunnel = new Promise((gone) => {
      req.on('close', () => req.upgradeOrConnect || gone());
      for (const event of ['upgrade', 'connect']) req.on(event, (_, socket) => socket.on('close', gone));
    });
    req.on('close', () => tunnel.then(() => serverIsDone).then(resolve));
    more(req);
    if (body !== null) req.end(body);
  });

console.log('hints');
await run({ path: '/hints' });
console.log('trailers');
await run({ path: '/trailers', method: 'POST', headers: { Trailer: 'a' } }, 'x', (req) => {
  req.write('1');
  req.addTrailers({ A: 'b', C: 'd' });
});
console.log('expect');
await run({ path: '/expect', method: 'POST', headers: { Expect: '100-continue' } }, null, (req) =>
  req.on('continue', () => req.end('body')),
);
server.once('checkContinue', (req, res) => {
  console.log('checkContinue', req.headers.expect);
  res.writeHead(403);
  res.end('no');
});
await run({ path: '/expect', method: 'POST', headers: { Expect: '100-continue' } }, null, (req) =>
  req.on('response', () => req.end()),
);
await run({ path: '/expect', headers: { Expect: 'other' } });
server.once('checkExpectation', (req, res) => res.end(`expected ${req.headers.expect}`));
await run({ path: '/expect', headers: { Expect: 'other' } });
console.log('upgrade without a listener');
await run({ path: '/up', headers: { Connection: 'Upgrade', Upgrade: 'foo' } });
console.log('upgrade');
server.on('upgrade', (req, socket, head) => {
  console.log('server upgrade', req.upgrade, req.method, req.url, String(head), socket.parser, socket._httpMessage);
  socket.on('data', (data) => console.log('server data', String(data)));
  socket.on('end', () => socket.end());
  watch(socket);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\nhello');
});
await run({ path: '/up', headers: { Connection: 'Upgrade', Upgrade: 'foo' } });
console.log('connect without a listener');
await run({ path: 'h:1', method: 'CONNECT' });
console.log('connect');
server.on('connect', (req, socket, head) => {
  console.log('server connect', req.upgrade, req.url, String(head));
  socket.on('data', (data) => console.log('server data', String(data)));
  socket.on('end', () => socket.end());
  watch(socket);
  socket.write('HTTP/1.1 200 Connection established\r\n\r\ntunnel');
});
await run({ path: 'h:1', method: 'CONNECT' });
console.log('refused tunnel');
server.removeAllListeners('connect');
server.on('connect', (req, socket) => socket.end('HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno'));
await run({ path: 'h:1', method: 'CONNECT' });

console.log('upgrades that the server declines are requests');
{
  const declining = http.createServer({ shouldUpgradeCallback: (req) => req.url === '/yes' }, (req, res) => {
    console.log('request', req.url, req.upgrade);
    res.end('declined');
  });
  declining.on('upgrade', (req, socket) => socket.end('HTTP/1.1 101 S\r\n\r\n'));
  declining.listen(0);
  await once(declining, 'listening');
  for (const path of ['/no', '/yes']) {
    const socket = net.connect(declining.address().port);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: upgrade, close\r\nUpgrade: foo\r\n\r\n`);
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    await once(socket, 'close');
    console.log(answer.replace(/Date: [^\r]*/g, 'Date'));
  }
  declining.close();
}

console.log('timeouts');
server.headersTimeout = 20;
server.requestTimeout = 60;
const raw = (text) =>
  new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(port, () => socket.write(text));
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('error', (error) => console.log('  error', error.code));
    socket.on('close', () => resolve(answer.replace(/Date: [^\r]*/g, 'Date')));
  });
console.log(JSON.stringify(await raw('GET / HTTP/1.1\r\nHost: a\r\n')));
console.log(JSON.stringify(await raw('POST /late HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab')));
console.log(JSON.stringify(await raw('')));
server.on('clientError', (error, socket) => {
  console.log('clientError', error.code, error.message, error.bytesParsed);
  socket.destroy();
});
console.log(JSON.stringify(await raw('GET / HTTP/1.1\r\nHost: a\r\n')));
server.headersTimeout = 0;
server.requestTimeout = 0;
server.setTimeout(15, (socket) => {
  console.log('server timeout', socket.writable);
  socket.destroy();
});
console.log(JSON.stringify(await raw('GET / HTTP/1.1\r\nHost: a\r\n')));
server.close();
