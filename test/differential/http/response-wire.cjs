// What responses look like on the wire, and who ends the connection behind them.
const http = require('node:http');
const net = require('node:net');

const attempt = (act) => {
  try {
    act();
  } catch (error) {
    console.log('thrown', error.code, error.message);
  }
};
const promiseFive = (res) => {
  res.strictContentLength = true;
  res.setHeader('Content-Length', 5);
};

const answers = {
  'a plain answer': (res) => res.end('ok'),
  'a removed Connection field': (res) => {
    res.removeHeader('connection');
    res.end('x');
  },
  'more than a strict length in a write': (res) => {
    promiseFive(res);
    attempt(() => res.write('abcdefg'));
    attempt(() => res.end('abcde'));
    res.destroy();
  },
  'less than a strict length, in parts': (res) => {
    promiseFive(res);
    res.write('ab');
    attempt(() => res.end());
    attempt(() => res.end('cde'));
    console.log(res.finished);
  },
  'less than a strict length, at once': (res) => {
    promiseFive(res);
    attempt(() => res.end('ab'));
    console.log(res.finished, res.headersSent);
    res.destroy();
  },
  'a removed Transfer-Encoding field': (res) => {
    res.removeHeader('transfer-encoding');
    res.write('x');
    res.end('y');
  },
  'neither a length nor an encoding': (res) => {
    res.removeHeader('transfer-encoding');
    res.removeHeader('content-length');
    res.end('y');
  },
  'no content, but chunked': (res) => {
    res.writeHead(204, { 'transfer-encoding': 'chunked' });
    res.end();
  },
  'writes after the end': (res) => {
    res.on('error', (error) => console.log('error event', error.code));
    res.end('a');
    console.log(res.write('b', (error) => console.log('write callback', error.code)));
    res.end('c', (error) => console.log('end callback', error.code));
    console.log(res.destroyed, res.writableEnded);
  },
  'chunks between cork and uncork': (res) => {
    res.cork();
    res.write('a');
    res.write('bc');
    res.uncork();
    res.write('d');
    res.write('e');
    res.end('f');
  },
  trailers: (res) => {
    res.setHeader('Trailer', 'x');
    res.write('a');
    res.addTrailers({ x: 'y' });
    res.end();
  },
  'trailers of a message that is not chunked': (res) => {
    res.setHeader('Trailer', 'x');
    res.setHeader('Content-Length', 1);
    attempt(() => res.end('a'));
    res.destroy();
  },
  'a head before its body': (res) => {
    res.flushHeaders();
    setImmediate(() => res.end('z'));
  },
  'binary chunks': (res) => {
    res.write(Buffer.from('ab'));
    res.end(Buffer.from('c'));
  },
  'encoded chunks': (res) => {
    res.write('6162', 'hex');
    res.end('6263', 'base64');
  },
  'several ends': (res) => {
    res.end('a', () => {
      console.log('first end');
      res.end((error) => console.log('end after the finish', error && error.code));
    });
    res.end((error) => console.log('second end', error && error.code));
  },
  'informational responses': (res) => {
    res.writeProcessing();
    res.writeEarlyHints({ link: '</a.css>; rel=preload', 'x-a': 'b' });
    res.end('ok');
  },
};

const server = http.createServer((req, res) => {
  const { socket } = req;
  res.on('close', () => {
    if (socket.destroyed || socket.writableEnded) return;
    console.log('kept open');
    socket.end();
  });
  answers[decodeURIComponent(req.url.slice(1))](res);
});
server.listen(0, async () => {
  for (const name of Object.keys(answers)) {
    console.log(`--- ${name}`);
    console.log(JSON.stringify(await exchange(name)));
  }
  server.close();
});

function exchange(name) {
  return new Promise((resolve) => {
    const socket = net.connect(server.address().port);
    socket.write(`GET /${encodeURIComponent(name)} HTTP/1.1\r\nHost: a\r\n\r\n`);
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('error', (error) => console.log('socket error', error.code));
    socket.on('close', () => resolve(answer.replace(/Date: .*? GMT/, 'Date')));
  });
}
