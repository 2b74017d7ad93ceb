// Who is told of the end of a response, and when.
const turns = async (count) => {
  for (; count > 0; count--) await new Promise((resolve) => setImmediate(resolve));
};
const http = require('http');
let whenClientKnows = () => {};
const s = http
  .createServer((req, res) => {
    if (req.url === '/1') {
      res.on('finish', (...a) => console.log('finish ev', a));
      res.on('prefinish', () => console.log('prefinish'));
      res.end('x', (...a) => console.log('end cb', a, res.writableFinished));
      res.on('finish', () => console.log('finish ev2'));
      res.on('close', () => console.log('close'));
    }
    if (req.url === '/2') {
      res.on('finish', (...a) => console.log('finish ev', a));
      res.on('close', () => console.log('close'));
      res.on('error', (e) => console.log('error', e.code));
      req.socket.destroy();
      res.end('x', (e) => console.log('end cb', e && e.code, e && e.message, res.writableFinished, res.destroyed));
    }
    if (req.url === '/3') {
      res.on('finish', (...a) => console.log('finish ev', a));
      res.on('close', () => console.log('close', res.destroyed, res.closed, res.writableFinished));
      res.on('error', (e) => console.log('error', e.code));
      res.destroy(new Error('boo'));
      res.end('x', (e) => console.log('end cb', e && e.code, e && e.message));
      res.write('y', (e) => console.log('wcb', e.code));
    }
    if (req.url === '/4') {
      req.socket.on('close', () => {
        whenClientKnows = () => {
          res.on('finish', (...a) => console.log('finish ev', a));
          res.on('error', (e) => console.log('error', e.code));
          console.log(
            res.destroyed,
            res.socket === null,
            res.closed,
            res.write('q', (e) => console.log('wcb', e && e.code)),
          );
          res.end('x', (e) => console.log('end cb', e && e.code, e && e.message));
          console.log(res.writableEnded, res.writableFinished, res.finished);
        };
      });
      req.socket.destroy();
    }
  })
  .listen(0, async () => {
    for (const u of [1, 2, 3, 4]) {
      console.log('--', u);
      await new Promise((r) =>
        http
          .get({ port: s.address().port, path: '/' + u, agent: false }, (x) => {
            x.resume();
            x.on('close', r);
          })
          .on('error', (e) => {
            console.log('client', e.message);
            turns(10)
              .then(() => whenClientKnows())
              .then(() => turns(30))
              .then(r);
          }),
      );
    }
    s.close();
  });
