// Which names of fields are sent: what is no token could become a second field at the other end.
const http2 = require('node:http2');

const names = [
  'a',
  'A',
  'x_y',
  '__proto__',
  '%',
  'a b',
  'a:b',
  'a\nb',
  'a\r',
  'a\0',
  'é',
  '\u010a',
  'a\u010a',
  'a(b',
  'a"b',
  'a,b',
  't\t',
];
const attempt = (act) => {
  try {
    act();
    return 'ok';
  } catch (error) {
    return `${error.name} ${error.code} ${JSON.stringify(error.message)}`;
  }
};
const fields = (headers) => JSON.stringify(Object.entries(headers).filter(([name]) => !/^:|^date$/.test(name)));

const server = http2.createServer();
server.on('stream', (stream, headers) => {
  const name = decodeURIComponent(headers[':path'].slice(1));
  console.log('  request has', fields(headers));
  console.log(
    '  informational',
    attempt(() => stream.additionalHeaders({ ':status': 103, [name]: 'v' })),
  );
  console.log(
    '  response',
    attempt(() => stream.respond({ [name]: 'v' }, { waitForTrailers: true })),
  );
  if (!stream.headersSent) stream.respond({}, { waitForTrailers: true });
  stream.on('wantTrailers', () => {
    console.log(
      '  trailers',
      attempt(() => stream.sendTrailers({ [name]: 'v' })),
    );
    if (!stream.sentTrailers) stream.close();
  });
  stream.end();
});
server.listen(0, async () => {
  const client = http2.connect(`http://127.0.0.1:${server.address().port}`);
  for (const name of names) {
    console.log(JSON.stringify(name));
    const path = { ':path': `/${encodeURIComponent(name)}` };
    let request;
    const ask = (more) => {
      request = client.request({ ...path, ...more });
    };
    console.log(
      '  request',
      attempt(() => ask({ [name]: 'v' })),
    );
    if (request === undefined) ask();
    request.on('headers', (headers) => console.log('  informational has', fields(headers)));
    request.on('response', (headers) => console.log('  response has', fields(headers)));
    request.on('trailers', (headers) => console.log('  trailers have', fields(headers)));
    request.resume();
    await new Promise((resolve) => request.on('close', resolve));
  }
  client.close();
  server.close();
});
