// What responses look like on the wire, and how they end.
const http = require('http');
const s = http
  .createServer((req, res) => {
    const u = req.url;
    if (u == '/removeconn') {
      res.removeHeader('connection');
      res.end('x');
    } else if (u == '/slen') {
      res.strictContentLength = true;
      res.setHeader('Content-Length', 5);
      try {
        res.write('abcdefg');
      } catch (e) {
        console.log(e.code, e.message);
      }
      try {
        res.end('abcde');
      } catch (e) {
        console.log(e.code, e.message);
        res.destroy();
      }
    } else if (u == '/slen2') {
      res.strictContentLength = true;
      res.setHeader('Content-Length', 5);
      res.write('ab');
      try {
        res.end();
      } catch (e) {
        console.log(e.code, e.message);
        try {
          res.end('cde');
        } catch (e) {
          console.log(e.code, e.message);
          res.destroy();
        }
      }
    } else if (u == '/slen3') {
      res.strictContentLength = true;
      res.setHeader('Content-Length', 5);
      try {
        res.end('ab');
      } catch (e) {
        console.log(e.code, e.message);
        console.log(res.finished, res.headersSent);
        res.destroy();
      }
    } else if (u == '/removed') {
      res.removeHeader('transfer-encoding');
      res.write('x');
      res.end('y');
    } else if (u == '/both') {
      res.removeHeader('transfer-encoding');
      res.removeHeader('content-length');
      res.end('y');
    } else if (u == '/204') {
      res.writeHead(204, { 'transfer-encoding': 'chunked' });
      res.end();
    } else if (u == '/wae') {
      res.on('error', (e) => console.log('EV', e.code));
      res.end('a');
      console.log(res.write('b', (e) => console.log('cb', e.code)));
      res.end('c', (e) => console.log('cb2', e.code));
      console.log(res.destroyed, res.writableEnded);
    } else if (u == '/cork') {
      res.cork();
      res.write('a');
      res.write('bc');
      res.uncork();
      res.write('d');
      res.write('e');
      res.end('f');
    } else if (u == '/trailer') {
      res.setHeader('Trailer', 'x');
      res.write('a');
      res.addTrailers({ x: 'y' });
      res.end();
    } else if (u == '/trailerbad') {
      res.setHeader('Trailer', 'x');
      res.setHeader('Content-Length', 1);
      try {
        res.end('a');
      } catch (e) {
        console.log(e.code);
        res.destroy();
      }
    } else if (u == '/flush') {
      res.flushHeaders();
      setTimeout(() => res.end('z'), 10);
    } else if (u == '/bin') {
      res.write(Buffer.from('ab'));
      res.end(Buffer.from('c'));
    } else if (u == '/hex') {
      res.write('6162', 'hex');
      res.end('6263', 'base64');
    } else if (u == '/two') {
      res.end('a', () => {
        console.log('fin1');
        res.end((e) => console.log('again', e && e.code));
      });
      res.end((e) => console.log('e2', e && e.code));
    } else res.end('ok');
  })
  .listen(0, async () => {
    for (const u of [
      '/first',
      '/',
      '/removeconn',
      '/slen',
      '/slen2',
      '/slen3',
      '/removed',
      '/both',
      '/204',
      '/wae',
      '/cork',
      '/trailer',
      '/trailerbad',
      '/flush',
      '/bin',
      '/hex',
      '/two',
    ])
      await new Promise((r) => {
        const c = require('net').connect(s.address().port, () => c.write(`GET ${u} HTTP/1.1\r\nHost: a\r\n\r\n`));
        let d = '';
        c.on('data', (x) => (d += x));
        c.on('close', () => {
          console.log(u, JSON.stringify(d.replace(/Date: .*? GMT/, 'Date')));
          r();
        });
        c.on('error', () => {});
        setTimeout(
          () => {
            if (!c.destroyed) console.log('open');
            c.destroy();
          },
          u === '/first' ? 400 : 80,
        );
      });
    s.close();
  });
