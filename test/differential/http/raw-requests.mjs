// What a server makes of bytes: requests, refusals with their code, reason and place, and the answers on the wire.
import http from 'node:http';
import net from 'node:net';

const HEAD = 'GET / HTTP/1.1\r\nHost: a\r\n';
const CHUNKED = `${HEAD.replace('GET', 'POST')}Transfer-Encoding: chunked\r\n\r\n`;
const requests = [
  `${HEAD}\r\n`,
  `\r\n\r\n${HEAD}\r\n`,
  'get / HTTP/1.1\r\n\r\n',
  'FOO / HTTP/1.1\r\n\r\n',
  'GETX / HTTP/1.1\r\n\r\n',
  'GET  /a HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET / HTTP/1.2\r\n\r\n',
  'GET / HTTP/2.0\r\nHost: a\r\n\r\n',
  'GET / HTTP/1.0\r\n\r\n',
  'GET / http/1.1\r\n\r\n',
  'GET / HTTP/11\r\n\r\n',
  'GET / HTTP/1.1 \r\n\r\n',
  'GET / HTTP/1.1\n\r\n',
  'GET / HTTP/1.1\rX\r\n',
  'GET / HTTPS/1.1\r\n\r\n',
  'GET /a\x01b HTTP/1.1\r\n\r\n',
  'GET /a\x7fb HTTP/1.1\r\n\r\n',
  'GET a HTTP/1.1\r\n\r\n',
  'GET /a\tb HTTP/1.1\r\n\r\n',
  'GET http:/a HTTP/1.1\r\n\r\n',
  'GET http://a<b/ HTTP/1.1\r\n\r\n',
  'GET ?q HTTP/1.1\r\n\r\n',
  'GET http://h:1/p?q#f HTTP/1.1\r\nHost: a\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  `${HEAD}A : b\r\n\r\n`,
  `${HEAD}A b: c\r\n\r\n`,
  `${HEAD}: c\r\n\r\n`,
  `${HEAD}A\r\n\r\n`,
  `${HEAD} A: b\r\n\r\n`,
  'GET / HTTP/1.1\r\n A: b\r\n\r\n',
  `${HEAD}A: b\r\n c\r\n\r\n`,
  `${HEAD}A: b\n\r\n`,
  `${HEAD}A: b\r\n\n`,
  `${HEAD}A: b\rC: d\r\n\r\n`,
  `${HEAD}A: b\0c\r\n\r\n`,
  `${HEAD}A: b\x01c\r\n\r\n`,
  `${HEAD}A: b\x7fc\r\n\r\n`,
  `${HEAD}A: \xe9\r\n\r\n`,
  `${HEAD}A\xe9: b\r\n\r\n`,
  `${HEAD}A:\r\nB:  \t c \t \r\n\r\n`,
  `${HEAD}A: b\r\n\rX`,
  `${HEAD}Content-Length: 3\r\n\r\nabcX`,
  `${HEAD}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`,
  `${HEAD}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc`,
  `${HEAD}Content-Length: 3, 3\r\n\r\nabc`,
  `${HEAD}Content-Length: +3\r\n\r\nabc`,
  `${HEAD}Content-Length: 0x3\r\n\r\nabc`,
  `${HEAD}Content-Length: 3 4\r\n\r\nabc`,
  `${HEAD}Content-Length: \r\n\r\nabc`,
  `${HEAD}Content-Length: 18446744073709551616\r\n\r\nabc`,
  `${HEAD}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n`,
  `${HEAD}Transfer-Encoding: identity\r\n\r\nabc`,
  `${HEAD}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
  `${HEAD}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`,
  `${HEAD}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  `${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
  `${HEAD}Transfer-Encoding: chunked \r\n\r\n0\r\n\r\n`,
  `${HEAD}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
  `${HEAD}Transfer-Encoding: \x0bchunked\r\n\r\n`,
  `${CHUNKED}3\r\nabc\r\n0\r\n\r\n`,
  `${CHUNKED}3;a=b;c="d e"\r\nabc\r\n0\r\nT: v\r\nU: w\r\n\r\n`,
  `${CHUNKED}3 ;a\r\nabc\r\n0\r\n\r\n`,
  `${CHUNKED}3; a\r\nabc\r\n0\r\n\r\n`,
  `${CHUNKED}3;a="b"x\r\nabc\r\n`,
  `${CHUNKED}3;a\nb`,
  `${CHUNKED}3\nabc\n0\n\n`,
  `${CHUNKED}3\r\nabcX`,
  `${CHUNKED}3\r\nabc\n0\r\n\r\n`,
  `${CHUNKED}g\r\n`,
  `${CHUNKED}0x3\r\nabc`,
  `${CHUNKED}FFFFFFFFFFFFFFFFF\r\n`,
  `${CHUNKED}0\r\nT : v\r\n\r\n`,
  `${CHUNKED}0\r\nContent-Length: 3\r\n\r\n`,
  `${CHUNKED}3;${'a'.repeat(17_000)}\r\nabc\r\n`,
  `${HEAD}Connection: close\r\n\r\nGET /2 HTTP/1.1\r\n\r\n`,
  'GET / HTTP/1.0\r\n\r\nGET /2 HTTP/1.0\r\n\r\n',
  `${HEAD}X: ${'a'.repeat(17_000)}\r\n\r\n`,
  `GET /${'a'.repeat(17_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  `${HEAD}Expect: x\r\n\r\n`,
  `${HEAD}Expect: 100-continue\r\nContent-Length: 2\r\n\r\nab`,
  `${HEAD}\r\n${HEAD.replace('/', '/2')}\r\n${HEAD.replace('/', '/3')}Connection: close\r\n\r\n`,
  'GET',
  HEAD,
  `${HEAD}Content-Length: 5\r\n\r\nab`,
];

const server = http.createServer((req, res) => {
  const { method, url, httpVersion, headers, upgrade } = req;
  console.log('  request', method, url, httpVersion, JSON.stringify(headers), upgrade);
  let body = '';
  req.on('data', (chunk) => {
    body += chunk;
  });
  req.on('end', () => {
    console.log('  end', JSON.stringify(body), JSON.stringify(req.trailers), req.complete);
    res.end(`got ${url}`);
  });
  req.on('error', (error) => console.log('  request error', error.code, error.message));
});
server.on('clientError', (error, socket) => {
  const { name, code, reason, bytesParsed, message, rawPacket } = error;
  console.log('  clientError', name, code, reason, bytesParsed, message, Buffer.isBuffer(rawPacket), rawPacket?.length);
  socket.end('HTTP/1.1 499 Mine\r\n\r\n');
});
server.listen(0, async () => {
  for (const text of requests) {
    console.log(JSON.stringify(text).slice(0, 100));
    await exchange(text);
  }
  console.log('--- without a listener');
  server.removeAllListeners('clientError');
  for (const text of requests) await exchange(text, true);
  server.close();
});

function exchange(text, isQuiet = false) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(server.address().port, () => socket.end(Buffer.from(text, 'latin1')));
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', (error) => console.log('  error', error.code));
    socket.on('close', () => {
      console.log(isQuiet ? ' ' : '  answer', JSON.stringify(answer.replace(/Date: [^\r]*/g, 'Date')));
      resolve();
    });
  });
}
