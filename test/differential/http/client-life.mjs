// A request's life: events in their order, failures, hang-ups, aborts, timeouts, information, early responses.
import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';

function follow(req, name) {
  for (const event of [
    'socket',
    'response',
    'information',
    'continue',
    'upgrade',
    'connect',
    'timeout',
    'abort',
    'finish',
    'close',
  ]) {
    req.on(event, (value) => {
      const more =
        event === 'information'
          ? [value.statusCode, value.statusMessage, value.headers, value.rawHeaders, value.httpVersion]
          : [];
      console.log(name, event, ...more, req.destroyed, req.aborted, req.reusedSocket);
    });
  }
  req.on('error', (error) => console.log(name, 'error', error.name, error.code, error.message, req.destroyed));
  req.on('response', (res) => {
    for (const event of ['aborted', 'end', 'close'])
      res.on(event, () => console.log(name, 'res', event, res.complete, res.aborted));
    res.on('error', (error) => console.log(name, 'res error', error.code, error.message));
    res.resume();
  });
  return new Promise((resolve) => req.on('close', resolve)).then(turns);
}
/** As many turns of the event loop as whatever follows needs. */
async function turns() {
  for (let count = 10; count > 0; count--) await new Promise((resolve) => setImmediate(resolve));
}
const raws = {
  '/cut-head': 'HTTP/1.1 200 OK\r\nContent-Le',
  '/cut-body': 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc',
  '/cut-chunk': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab',
  '/until-end': 'HTTP/1.1 200 OK\r\n\r\nabc',
  '/nothing': '',
  '/bad': 'HTTX/1.1 200 OK\r\n\r\n',
  '/bad-length': 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc',
  '/both': 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  '/fold': 'HTTP/1.1 200 OK\r\nA: b\r\n c\r\nContent-Length: 0\r\n\r\n',
  '/two': 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  '/after-close': 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nabc',
  '/info':
    'HTTP/1.1 102 P\r\nA: b\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  '/204': 'HTTP/1.1 204 No\r\n\r\n',
  '/304': 'HTTP/1.1 304 No\r\nContent-Length: 5\r\n\r\n',
  '/trailers': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: y\r\n\r\n',
  '/big': `HTTP/1.1 200 OK\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`,
};
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', (data) => {
    const path = String(data).split(' ')[1];
    if (path === '/hang') return;
    socket.end(raws[path]);
  });
});
server.listen(0);
await once(server, 'listening');
const { port } = server.address();
for (const path of Object.keys(raws)) {
  const req = http.request({ port, path, agent: false });
  const done = follow(req, path);
  req.end();
  await done;
}
for (const [name, act] of Object.entries({
  abort: (req) => req.abort(),
  destroy: (req) => req.destroy(),
  'destroy error': (req) => req.destroy(new Error('mine')),
  'abort later': (req) => req.on('finish', () => turns().then(() => req.abort())),
  'destroy later': (req) => req.on('finish', () => turns().then(() => req.destroy(new Error('mine')))),
  timeout: (req) => req.setTimeout(200, () => req.destroy()),
})) {
  const req = http.request({ port, path: '/hang', agent: false });
  const done = follow(req, name);
  req.end();
  act(req);
  await done;
}
{
  const controller = new AbortController();
  const req = http.get({ port, path: '/hang', agent: false, signal: controller.signal });
  const done = follow(req, 'signal');
  req.on('finish', () => turns().then(() => controller.abort()));
  await done;
}
{
  const req = http.get({ port, path: '/hang', agent: false, signal: AbortSignal.abort() });
  await follow(req, 'aborted signal');
}
{
  const req = http.get({ host: '127.0.0.1', port: 1, agent: false });
  await follow(req, 'refused');
}
{
  const req = http.get({ port, path: '/hang', agent: false, timeout: 200 });
  req.on('timeout', () => req.destroy(new Error('late')));
  await follow(req, 'timeout option');
}
server.close();
