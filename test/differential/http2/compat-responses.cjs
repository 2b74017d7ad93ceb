// Answers of the interface that HTTP/1 has: status codes of all kinds, and what may still be called when the stream is gone.
const http2 = require('node:http2');

const attempt = (act) => {
  try {
    const result = act();
    return typeof result === 'object' ? typeof result : String(result);
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
};
const closed = (emitter) => new Promise((resolve) => emitter.on('close', resolve));

/** One request to a server of its own, whose handler gets the answer. */
async function exchange(handle) {
  const server = http2.createServer((req, res) => {
    req.on('error', () => {});
    res.stream.on('error', (error) => console.log('  stream error', error.code));
    handle(res);
  });
  await new Promise((resolve) => server.listen(0, resolve));
  const client = http2.connect(`http://127.0.0.1:${server.address().port}`);
  client.on('error', () => {});
  const request = client.request();
  for (const event of ['headers', 'response']) {
    request.on(event, ({ date, ...headers }) => console.log(`  ${event}`, JSON.stringify(headers)));
  }
  request.on('error', (error) => console.log('  request error', error.code));
  request.resume();
  await closed(request);
  client.destroy();
  server.close();
  await closed(server);
}

const gone = {
  'stream.close': (res) => res.stream.close(http2.constants.NGHTTP2_CANCEL),
  'stream.destroy': (res) => res.stream.destroy(),
  'session.destroy': (res) => res.stream.session.destroy(),
};
const calls = {
  'end with text': (res) => res.end('x'),
  end: (res) => res.end(),
  write: (res) => res.write('x', (error) => console.log('  written', error?.code)),
  writeHead: (res) => res.writeHead(200),
  flushHeaders: (res) => res.flushHeaders(),
  setHeader: (res) => res.setHeader('a', 'b'),
  writeContinue: (res) => res.writeContinue(),
  writeEarlyHints: (res) => res.writeEarlyHints({ link: '</a>; rel=x' }),
  createPushResponse: (res) => res.createPushResponse({}, (error) => console.log('  pushed', error?.code)),
};

(async () => {
  for (const [how, leave] of Object.entries(gone)) {
    for (const [name, call] of Object.entries(calls)) {
      await exchange((res) => {
        leave(res);
        console.log(
          `${name} after ${how}`,
          attempt(() => call(res)),
          res.headersSent,
          res.finished,
          res.writableEnded,
        );
      });
    }
  }
  for (const status of ['abc', 0, '', 99, 101, '404', null, undefined, 204.7, 600]) {
    await exchange((res) => {
      console.log(
        'writeHead',
        status,
        attempt(() => res.writeHead(status)),
        res.statusCode,
      );
      if (!res.headersSent) res.statusCode = 200;
      res.end();
    });
    await exchange(({ stream }) => {
      console.log(
        'respond',
        status,
        attempt(() => stream.respond({ ':status': status })),
        stream.sentHeaders?.[':status'],
      );
      if (!stream.headersSent) stream.respond();
      stream.end();
    });
    await exchange(({ stream }) => {
      console.log(
        'respond with a list',
        status,
        attempt(() => stream.respond([':status', status])),
      );
      if (!stream.headersSent) stream.respond();
      stream.end();
    });
  }
  for (const status of [99, 100, 101, 102, 199, 200, '103', undefined, Number.NaN]) {
    await exchange((res) => {
      console.log(
        'writeInformation',
        status,
        attempt(() => res.writeInformation(status, { a: 'b' })),
      );
      res.end();
      console.log(attempt(() => res.writeInformation(status)));
    });
  }
})();
