// Header fields: duplicates dropped, joined or listed; raw names; limits; unique headers; cookies; odd names.
import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';

const lines = [
  'Host: a',
  'Host: b',
  'A: 1',
  'a: 2',
  'Cookie: x=1',
  'Cookie: y=2',
  'Set-Cookie: p',
  'Set-Cookie: q',
  'Content-Type: t',
  'content-type: u',
  'Authorization: m',
  'Authorization: n',
  'Age: 1',
  'Age: 2',
  'ETag: 1',
  'ETag: 2',
  'X-Forwarded-For: 1',
  'X-Forwarded-For: 2',
  'constructor: c',
  '__proto__: d',
  'toString: e',
  'Referer: f',
  'Referer: g',
  'Accept: h',
  'Accept: i',
  'Vary: j',
  'Vary: k',
  'User-Agent: l',
  'User-Agent: m',
];
for (const options of [{}, { joinDuplicateHeaders: true }, { uniqueHeaders: ['x-b', 'x-c'] }, { maxHeaders: 5 }]) {
  console.log('---', options);
  const server = http.createServer(options, (req, res) => {
    console.log(req.headers);
    console.log(req.headersDistinct);
    console.log(
      req.rawHeaders.length,
      Object.keys(req).includes('headers'),
      Object.prototype.hasOwnProperty.call(req.headers, 'constructor'),
    );
    res.setHeader('X-B', ['1', '2']);
    res.setHeader('x-d', ['1', '2']);
    res.appendHeader('x-c', '1').appendHeader('X-C', '2');
    res.setHeaders(
      new Map([
        ['x-e', '1'],
        ['x-f', ['2', '3']],
      ]),
    );
    res.setHeaders(
      new Headers([
        ['set-cookie', 'a'],
        ['set-cookie', 'b'],
        ['x-g', '1'],
      ]),
    );
    console.log(res.getHeaders(), res.getRawHeaderNames());
    res.end();
  });
  if (options.maxHeaders) server.maxHeadersCount = options.maxHeaders;
  server.listen(0);
  await once(server, 'listening');
  const socket = net.connect(server.address().port);
  socket.end(`GET / HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  await once(socket, 'close');
  console.log(answer.replace(/Date: [^\r]*/g, 'Date'));
  server.close();
}
const req = http.request({ headers: { 'X-A': '1' }, createConnection: () => new net.Socket() });
for (const f of [
  () => req.setHeader('b', 1) === req,
  () => req.getHeader('B'),
  () => req.getHeaders(),
  () => req.getHeaderNames(),
  () => req.hasHeader('X-a'),
  () => req.removeHeader('x-a'),
  () => req.getRawHeaderNames(),
  () => req.setHeaders(new Map([['q', '1']])) === req,
  () => req.setHeaders({}),
  () => req.setHeaders([['a', 'b']]),
  () => req.setHeaders(null),
  () => req.setHeader('a\n', 1),
  () => req.setHeader('a', 'b\r\nc: d'),
  () => req.setHeader('a', '\u0100'),
  () => req.setHeader('a', ['b', 'c\n']),
  () => req.appendHeader('a', ['x', 'y']) === req,
  () => req.getHeader('a'),
  () => req.flushHeaders(),
  () => req.setHeader('a', 1),
  () => req.appendHeader('a', 1),
  () => req.removeHeader('a'),
  () => req.setHeaders(new Map()),
  () => req.headersSent,
  () => req._header,
  () => (req.path = '/x y'),
  () => (req.path = '/z'),
  () => req.path,
]) {
  try {
    console.log(f());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
req.on('error', () => {});
req.destroy();
