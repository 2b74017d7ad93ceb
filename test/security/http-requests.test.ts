import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/index.ts';

/**
 * Threat: bytes that two readers understand differently (request smuggling), text that becomes a second message (splitting),
 * and messages that never end. Each attack goes over a connection to a server of the sandbox; what comes out is the code of
 * the refusal, the requests that a program saw, and the status that was answered.
 */
const PROGRAM = `
import http from 'node:http';
import net from 'node:net';
export default (text) => new Promise((resolve) => {
  const seen = [];
  let code = null;
  const server = http.createServer((req, res) => {
    seen.push(req.method + ' ' + req.url);
    req.on('error', () => {});
    req.resume();
    req.on('end', () => res.end());
  });
  server.on('clientError', (error, socket) => {
    code = error.code;
    socket.end('HTTP/1.1 400 Bad Request\\r\\n\\r\\n');
  });
  server.listen(0, () => {
    let answer = '';
    const socket = net.connect(server.address().port, '127.0.0.1', () => socket.end(Buffer.from(text, 'latin1')));
    socket.on('data', (data) => { answer += data; });
    socket.on('error', () => {});
    socket.on('close', () => {
      server.close();
      resolve({ code, seen, status: (answer.match(/HTTP\\/1.1 (\\d+)/g) ?? []).map((line) => Number(line.slice(9))) });
    });
  });
});
`;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ files: { '/attack.mjs': PROGRAM } } as never);
});
afterAll(() => sandbox.dispose());

const HEAD = 'POST / HTTP/1.1\r\nHost: a\r\n';
const CHUNKED = `${HEAD}Transfer-Encoding: chunked\r\n\r\n`;
const SMUGGLED = 'GET /admin HTTP/1.1\r\nHost: a\r\n\r\n';
const refused = (code: string, seen: string[] = []): object => ({ code: `HPE_${code}`, seen, status: [400] });

const attacks: [name: string, text: string, outcome: object][] = [
  [
    'both lengths, the size first',
    `${HEAD}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
    refused('INVALID_TRANSFER_ENCODING'),
  ],
  [
    'both lengths, chunked first',
    `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n${SMUGGLED}`,
    refused('INVALID_CONTENT_LENGTH'),
  ],
  [
    'two lengths that differ',
    `${HEAD}Content-Length: 3\r\nContent-Length: 0\r\n\r\n${SMUGGLED}`,
    refused('UNEXPECTED_CONTENT_LENGTH'),
  ],
  [
    'two lengths that are the same',
    `${HEAD}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`,
    refused('UNEXPECTED_CONTENT_LENGTH'),
  ],
  ['a list of lengths', `${HEAD}Content-Length: 3, 3\r\n\r\nabc`, refused('INVALID_CONTENT_LENGTH')],
  ['a length with a sign', `${HEAD}Content-Length: +3\r\n\r\nabc`, refused('INVALID_CONTENT_LENGTH')],
  ['a hexadecimal length', `${HEAD}Content-Length: 0x3\r\n\r\nabc`, refused('INVALID_CONTENT_LENGTH')],
  ['a length in two words', `${HEAD}Content-Length: 3 4\r\n\r\nabc`, refused('INVALID_CONTENT_LENGTH')],
  ['no length behind its name', `${HEAD}Content-Length:\r\n\r\n${SMUGGLED}`, refused('INVALID_CONTENT_LENGTH')],
  ['a length beyond 64 bits', `${HEAD}Content-Length: 18446744073709551619\r\n\r\nabc`, refused('INVALID_CONTENT_LENGTH')],
  [
    'chunked that is not last',
    `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    refused('INVALID_TRANSFER_ENCODING'),
  ],
  [
    'chunked twice',
    `${HEAD}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    refused('INVALID_TRANSFER_ENCODING'),
  ],
  [
    'an encoding that is almost chunked',
    `${HEAD}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    refused('INVALID_TRANSFER_ENCODING', ['POST /']),
  ],
  [
    'a tab behind chunked',
    `${HEAD}Transfer-Encoding: chunked\t\r\n\r\n0\r\n\r\n`,
    refused('INVALID_TRANSFER_ENCODING', ['POST /']),
  ],
  ['a vertical tab before chunked', `${HEAD}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n`, refused('INVALID_HEADER_TOKEN')],
  ['a space before the colon', `${HEAD}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`, refused('INVALID_HEADER_TOKEN')],
  ['a space in a name', `${HEAD}Content Length: 3\r\n\r\nabc`, refused('INVALID_HEADER_TOKEN')],
  ['a name with a NUL', `${HEAD}Content-Length\0: 3\r\n\r\nabc`, refused('INVALID_HEADER_TOKEN')],
  ['a value with a NUL', `${HEAD}A: b\0c\r\n\r\n`, refused('INVALID_HEADER_TOKEN')],
  ['a folded line', `${HEAD}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n`, refused('INVALID_HEADER_TOKEN')],
  ['a folded line behind a value', `${HEAD}A: b\r\n Content-Length: 3\r\n\r\n`, refused('INVALID_HEADER_TOKEN')],
  ['a line that ends without CR', `${HEAD}A: b\nContent-Length: 3\r\n\r\nabc`, refused('CR_EXPECTED')],
  ['a line that ends without LF', `${HEAD}A: b\rContent-Length: 3\r\n\r\nabc`, refused('LF_EXPECTED')],
  ['a head that ends without CR', `${HEAD}A: b\r\n\n${SMUGGLED}`, refused('INVALID_HEADER_TOKEN')],
  ['a request line without CR', `GET / HTTP/1.1\nHost: a\r\n\r\n`, refused('INVALID_VERSION')],
  ['a target with a control character', 'GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n', refused('INVALID_URL')],
  ['a method that is none', 'SMUGGLE / HTTP/1.1\r\nHost: a\r\n\r\n', refused('INVALID_METHOD')],
  ['a version that is none', 'GET / HTTP/1.3\r\nHost: a\r\n\r\n', refused('INVALID_VERSION')],
  ['a hexadecimal prefix of a chunk', `${CHUNKED}0x3\r\nabc\r\n0\r\n\r\n`, refused('INVALID_CHUNK_SIZE', ['POST /'])],
  ['a chunk of negative size', `${CHUNKED}-1\r\nabc\r\n0\r\n\r\n`, refused('INVALID_CHUNK_SIZE', ['POST /'])],
  ['a chunk size beyond 64 bits', `${CHUNKED}10000000000000003\r\nabc\r\n0\r\n\r\n`, refused('INVALID_CHUNK_SIZE', ['POST /'])],
  ['a chunk line without CR', `${CHUNKED}3\nabc\r\n0\r\n\r\n`, refused('CR_EXPECTED', ['POST /'])],
  ['an extension that hides a line end', `${CHUNKED}3;a\nabc\r\n0\r\n\r\n${SMUGGLED}`, refused('CR_EXPECTED', ['POST /'])],
  ['a chunk that is longer than it says', `${CHUNKED}3\r\nabcdef\r\n0\r\n\r\n`, refused('STRICT', ['POST /'])],
  ['a length among the trailers', `${CHUNKED}0\r\nContent-Length: 3\r\n\r\n`, refused('INVALID_CONTENT_LENGTH', ['POST /'])],
  ['endless extensions of a chunk', `${CHUNKED}3;${'a'.repeat(40_000)}`, refused('CHUNK_EXTENSIONS_OVERFLOW', ['POST /'])],
  ['an endless header line', `${HEAD}A: ${'a'.repeat(100_000)}`, refused('HEADER_OVERFLOW')],
  ['endless header lines', `${HEAD}${'A: b\r\n'.repeat(20_000)}`, refused('HEADER_OVERFLOW')],
  ['an endless target', `GET /${'a'.repeat(100_000)}`, refused('HEADER_OVERFLOW')],
  [
    'a request behind one for a protocol that nobody speaks',
    `GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n${SMUGGLED}`,
    { code: null, seen: ['GET /'], status: [200] },
  ],
  [
    'a request behind the body of one for a protocol that nobody speaks',
    `${HEAD}Connection: Upgrade\r\nUpgrade: other\r\nContent-Length: 3\r\n\r\nabc${SMUGGLED}`,
    { code: null, seen: ['POST /'], status: [200] },
  ],
  [
    'a request behind the last one',
    `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n${SMUGGLED}`,
    { code: 'HPE_CLOSED_CONNECTION', seen: ['GET /'], status: [400] },
  ],
];

describe('a server does not take for a request', () => {
  it.each(attacks)('%s', async (_name, text, outcome) => {
    const result = await sandbox.run(`import attack from '/attack.mjs'; export default await attack(${JSON.stringify(text)})`);
    expect((result as { value?: unknown }).value ?? result).toEqual(outcome);
  });
});

describe('a message cannot be split by what a program puts into it', () => {
  it.each([
    ['a header value', "new http.OutgoingMessage().setHeader('a', 'b\\r\\nc: d')", 'ERR_INVALID_CHAR'],
    ['a header name', "new http.OutgoingMessage().setHeader('a\\r\\nb', 'c')", 'ERR_INVALID_HTTP_TOKEN'],
    ['a trailer', "new http.OutgoingMessage().addTrailers({ a: 'b\\r\\nc' })", 'ERR_INVALID_CHAR'],
    ['a target', "http.request({ path: '/ HTTP/1.1\\r\\nHost: b\\r\\n\\r\\n' })", 'ERR_UNESCAPED_CHARACTERS'],
    ['a method', "http.request({ method: 'GET / HTTP/1.1\\r\\n' })", 'ERR_INVALID_HTTP_TOKEN'],
    [
      'a reason',
      "new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 }).writeHead(200, 'OK\\r\\nA: b')",
      'ERR_INVALID_CHAR',
    ],
  ])('%s', async (_name, expression, code) => {
    const result = await sandbox.run(
      `import http from 'node:http'; let code; try { ${expression}; } catch (error) { code = error.code; } export default code`,
    );
    expect((result as { value?: unknown }).value ?? result).toBe(code);
  });
});

describe('a name of HTTP/2 that would become two lines at the other end', () => {
  it.each(['a\r\nb', 'a\u010db', 'a:b', 'a\0'])('%j', async (name) => {
    const result = await sandbox.run(`
      import http2 from 'node:http2';
      const server = http2.createServer();
      await new Promise((resolve) => server.listen(0, resolve));
      const client = http2.connect('http://127.0.0.1:' + server.address().port);
      let code;
      try { client.request({ ${JSON.stringify(name)}: 'c' }); } catch (error) { code = error.code; }
      client.destroy();
      server.close();
      export default code;`);
    expect(result).toMatchObject({ ok: true, value: 'ERR_INVALID_HTTP_TOKEN' });
  });
});
