const net = require('node:net');

// Limits, filters and settings of a server; sockets that begin paused or read into a buffer of their own.
const steps = [
  (next) => {
    const server = net.createServer((socket) => socket.resume().end('in'));
    server.maxConnections = 1;
    server.on('drop', (data) => {
      const { localAddress, localFamily, localPort, remoteAddress, remoteFamily, remotePort, ...rest } = data;
      console.log('drop', Object.keys(data).join(), localAddress, localFamily, remoteAddress, remoteFamily, rest);
      console.log(localPort === server.address().port, typeof remotePort);
    });
    server.listen(0, '127.0.0.1', () => {
      const options = { port: server.address().port, host: '127.0.0.1', allowHalfOpen: true };
      const first = net.connect(options);
      first.on('data', (data) => {
        console.log('first', String(data), server._connections);
        const second = net.connect(options);
        second.on('data', () => console.log('never'));
        second.on('end', () => {
          console.log('second ended', server._connections);
          first.end();
          second.end();
        });
        second.resume();
      });
      first.on('close', () => server.close(next));
    });
  },
  (next) => {
    const blockList = new net.BlockList();
    blockList.addAddress('127.0.0.1');
    const server = net.createServer({ blockList }, () => console.log('never'));
    server.listen(0, '127.0.0.1', () => {
      const client = net.connect(server.address().port, '127.0.0.1');
      client.resume();
      client.on('error', (error) => console.log('blocked', error.code));
      client.on('end', () => console.log('blocked end'));
      client.on('close', () => server.close(next));
    });
  },
  (next) => {
    const server = net.createServer(
      { pauseOnConnect: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: 2500 },
      (socket) => {
        console.log('paused', socket.isPaused(), socket.readableFlowing, socket._handle.reading, server.keepAliveInitialDelay);
        socket.on('data', (data) => console.log('data', String(data)));
        socket.on('close', () => server.close(next));
        setTimeout(() => {
          console.log('nothing yet', socket.bytesRead);
          socket.resume();
        }, 20);
      },
    );
    server.listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').end('kept'));
  },
  (next) => {
    const server = net.createServer((socket) => socket.end('one two three four'));
    server.listen(0, '127.0.0.1', () => {
      const buffer = Buffer.alloc(8);
      const parts = [];
      const client = net.connect({
        port: server.address().port,
        host: '127.0.0.1',
        onread: {
          buffer,
          callback(size, given) {
            parts.push(given.toString('utf8', 0, size));
            console.log(this === undefined || this === client, given === buffer);
            if (parts.length !== 1) return true;
            setTimeout(() => {
              console.log('paused at', parts.join('|'), client._handle.reading);
              client.resume();
            }, 10);
            return false;
          },
        },
      });
      client.on('data', () => console.log('never'));
      client.on('end', () => console.log(parts.join('|'), client.bytesRead));
      client.on('close', () => server.close(next));
    });
  },
  (next) => {
    const server = net.createServer((socket) => socket.end('123456'));
    server.listen(0, '127.0.0.1', () => {
      let made = 0;
      const client = net.connect({
        port: server.address().port,
        host: '127.0.0.1',
        onread: { buffer: () => Buffer.alloc(2 + made++), callback: (size, given) => console.log(size, given.toString()) },
      });
      client.resume();
      client.on('close', () => {
        console.log('buffers', made);
        server.close(next);
      });
    });
  },
  (next) => {
    // Addresses of both families, and what an IPv4 client of a server for both looks like.
    const server = net.createServer((socket) => {
      console.log('server', socket.localAddress, socket.localFamily, socket.remoteAddress, socket.remoteFamily);
      socket.end();
    });
    server.listen(0, () => {
      console.log(server.address().address, server.address().family);
      const { port } = server.address();
      const hosts = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
      const go = () => {
        const host = hosts.shift();
        if (host === undefined) {
          server.close(next);
          return;
        }
        const client = net.connect(port, host, () => {
          console.log('client', client.localAddress, client.localFamily, client.remoteAddress, client.remoteFamily);
        });
        client.resume().on('close', go);
      };
      go();
    });
  },
  (next) => {
    // Where the client stands is its own choice.
    const server = net.createServer((socket) => {
      console.log('from', socket.remoteAddress);
      socket.end();
    });
    server.listen(0, '127.0.0.1', () => {
      const client = net.connect({ port: server.address().port, host: '127.0.0.1', localAddress: '127.0.0.7' }, () => {
        console.log(client.localAddress);
      });
      client.resume().on('close', () => server.close(next));
    });
  },
  (next) => {
    // The same socket connects once more.
    const server = net.createServer((socket) => socket.end('hi'));
    server.listen(0, '127.0.0.1', () => {
      const client = new net.Socket();
      let round = 0;
      client.on('data', (data) => console.log('round', round, String(data), client.bytesRead));
      client.on('close', () => {
        if (++round < 3) client.connect(server.address().port, '127.0.0.1');
        else server.close(next);
      });
      client.connect(server.address().port, '127.0.0.1');
    });
  },
  (next) => {
    // A listener that throws is an uncaught exception; the loop goes on.
    process.once('uncaughtException', (error) => console.log('uncaught', error.message));
    const server = net.createServer((socket) => {
      socket.end('after');
      throw new Error('in connection');
    });
    server.listen(0, '127.0.0.1', () => {
      const client = net.connect(server.address().port, '127.0.0.1');
      client.on('data', (data) => console.log(String(data)));
      client.on('close', () => server.close(next));
    });
  },
  (next) => {
    // Iteration, pipe and setEncoding.
    const server = net.createServer((socket) => socket.pipe(socket));
    server.listen(0, '127.0.0.1', async () => {
      const client = net.connect(server.address().port, '127.0.0.1').setEncoding('utf8');
      client.end('zwölf €');
      let text = '';
      for await (const part of client) text += part;
      console.log(text, client.destroyed);
      server.close(next);
    });
  },
  (next) => {
    // Nothing of this keeps the program running.
    const server = net.createServer((socket) => socket.unref()).unref();
    server.listen(0, '127.0.0.1', () => {
      console.log('unreferenced', server.listening);
      const client = net.connect(server.address().port, '127.0.0.1', () => {
        client.unref();
        next();
      });
    });
  },
];
const run = () => {
  const step = steps.shift();
  if (step !== undefined) step(run);
};
process.on('exit', () => console.log('exit', steps.length));
run();
