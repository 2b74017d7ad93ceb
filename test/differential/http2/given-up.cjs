// What is given up on the way: pushes that the client does not want, and writes that never went out.
const http2 = require('node:http2');

const server = http2.createServer();
const closed = (emitter) => new Promise((resolve) => emitter.on('close', resolve));
let whenDone;

const answers = {
  '/push'(stream) {
    stream.pushStream({ ':path': '/pushed' }, (error, push) => {
      console.log('pushed', error);
      push.on('aborted', () => console.log('push aborted', push.rstCode));
      push.on('error', (failure) => console.log('push error', failure.code));
      whenDone = closed(push).then(() => console.log('push closed', push.rstCode));
      push.respond();
      push.write('unwanted');
    });
    stream.respond();
    stream.end('wanted');
  },
  '/writes'(stream) {
    stream.respond();
    const results = [];
    for (let index = 0; index < 3; index++) {
      stream.write(Buffer.alloc(60_000), (error) =>
        results.push([index, error?.name, error?.code, error?.syscall, error?.message]),
      );
    }
    whenDone = closed(stream).then(async () => {
      while (results.length < 3) await new Promise((resolve) => setImmediate(resolve));
      console.log(results);
    });
  },
};
server.on('stream', (stream, headers) => answers[headers[':path']](stream));
server.on('sessionError', (error) => console.log('session error', error.code));
server.listen(0, async () => {
  const client = http2.connect(`http://127.0.0.1:${server.address().port}`);
  client.on('goaway', (code, last) => console.log('goaway', code, last));
  client.on('stream', (push, headers) => {
    console.log('refused', headers[':path']);
    push.close(http2.constants.NGHTTP2_CANCEL);
  });
  const wanted = client.request({ ':path': '/push' });
  let text = '';
  wanted.on('data', (data) => {
    text += data;
  });
  await closed(wanted);
  await whenDone;
  console.log(text, client.destroyed);

  const writes = client.request({ ':path': '/writes' });
  writes.once('data', () => writes.close(http2.constants.NGHTTP2_CANCEL));
  await closed(writes);
  await whenDone;
  client.close();
  server.close();
});
