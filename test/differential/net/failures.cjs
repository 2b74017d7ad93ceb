const net = require('node:net');

// Errors of connections and servers, with all their fields. Ports are numbers of this run and shown as #.
const show = (label, error, port) => {
  const text = (value) => (typeof value === 'string' ? value.replaceAll(String(port), '#') : value === port ? '#' : value);
  const fields = Object.keys(error).map((key) => `${key}=${text(error[key])}`);
  console.log(label, error.name, text(error.message), fields.join(' '));
};
const steps = [
  (next) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => {
        const events = [];
        const client = net.connect(port, '127.0.0.1');
        for (const name of ['connectionAttempt', 'connectionAttemptFailed', 'error', 'close']) {
          client.on(name, (...values) => events.push(`${name}/${values.length}`));
        }
        client.on('error', (error) => {
          show('refused', error, port);
          console.log(client.destroyed, client.connecting, client.readyState);
        });
        client.on('close', (had) => {
          console.log('close', had, events.join());
          next();
        });
        client.write('never', (error) => show('write', error, port));
      });
    });
  },
  (next) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => {
        const lookup = (_host, options, callback) =>
          callback(
            null,
            options.all
              ? [
                  { address: '127.0.0.1', family: 4 },
                  { address: '127.0.0.2', family: 4 },
                ]
              : '127.0.0.1',
          );
        const client = net.connect({ port, host: 'some.name', lookup });
        const events = [];
        client.on('lookup', (error, address, family, host) => events.push(`lookup ${error} ${address} ${family} ${host}`));
        client.on('connectionAttempt', (address, _port, family) => events.push(`attempt ${address} ${family}`));
        client.on('connectionAttemptFailed', (address, _port, family, error) =>
          events.push(`failed ${address} ${family} ${error.code}`),
        );
        client.on('error', (error) => {
          show('all', error, port);
          for (const one of error.errors) show('one', one, port);
          for (const event of events) console.log(event);
          console.log(client.autoSelectFamilyAttemptedAddresses.map((each) => each.replace(String(port), '#')).join());
          next();
        });
      });
    });
  },
  (next) => {
    const first = net.createServer().listen(0, () => {
      const { port } = first.address();
      const second = net.createServer();
      second.on('error', (error) => {
        show('in use', error, port);
        console.log(second.listening, second.address());
        second.listen(0, () => {
          console.log('listening after all');
          second.close();
          first.close(next);
        });
      });
      second.listen(port);
    });
  },
  (next) => {
    const first = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = first.address();
      net
        .createServer()
        .on('error', (error) => {
          show('in use', error, port);
          first.close(next);
        })
        .listen(port, '127.0.0.1');
    });
  },
  (next) =>
    net
      .createServer()
      .on('error', (error) => (show('foreign', error), next()))
      .listen(0, '8.8.8.8'),
  (next) =>
    net
      .createServer()
      .on('error', (error) => (show('descriptor', error), next()))
      .listen({ fd: 4242 }),
  (next) => {
    const client = net.connect({ port: 1, host: 'x', lookup: (_h, _o, callback) => callback(new Error('lookup failed')) });
    client.on('lookup', (error, ...rest) => console.log('lookup', error.message, ...rest));
    client.on('error', (error) => (console.log(error.message), next()));
  },
  (next) => {
    const client = net.connect({ port: 1, host: 'x', family: 4, lookup: (_h, _o, callback) => callback(null, 'no address', 4) });
    client.on('error', (error) => (console.log(error.name, error.code, error.message), next()));
  },
  (next) => {
    const client = net.connect({ port: 1, host: 'x', family: 4, lookup: (_h, _o, callback) => callback(null, '127.0.0.1', 9) });
    client.on('error', (error) => (show('family', error), console.log(error.name, error.code), next()));
  },
  (next) => {
    const blockList = new net.BlockList();
    blockList.addSubnet('127.0.0.0', 8);
    const client = net.connect({ port: 1, host: '127.0.0.1', blockList });
    client.on('error', (error) => (show('blocked', error), next()));
  },
  (next) => {
    // The server's end is reset under the client.
    const server = net.createServer((socket) => {
      socket.on('error', (error) => show('own', error));
      socket.on('close', (had) => console.log('server close', had));
      socket.once('data', () => console.log(socket.resetAndDestroy() === socket, socket.destroyed));
    });
    server.listen(0, '127.0.0.1', () => {
      const client = net.connect(server.address().port, '127.0.0.1', () => client.write('x'));
      client.on('end', () => console.log('no end comes'));
      client.on('error', (error) => show('reset', error));
      client.on('close', (had) => {
        console.log('client close', had, client.errored?.code);
        server.close(next);
      });
    });
  },
  (next) => {
    const client = new net.Socket();
    client.on('error', (error) => (show('closed', error), next()));
    client.resetAndDestroy();
  },
  (next) => {
    // Writes after the end and after the destruction.
    const server = net
      .createServer((socket) => socket.resume())
      .listen(0, '127.0.0.1', () => {
        const client = net.connect(server.address().port, '127.0.0.1', () => {
          client.end();
          client.write('x', (error) => show('after end', error));
          client.on('error', (error) => show('event', error));
          client.on('close', () => {
            client.write('x', (error) => show('after destroy', error));
            server.close(next);
          });
        });
      });
  },
  (next) => {
    const client = net.connect(1, '127.0.0.1');
    client.on('error', () => console.log('never'));
    client.on('close', (had) => (console.log('destroyed early', had), next()));
    client.write('x', (error) => show('pending write', error));
    client.destroy();
  },
  (next) => {
    // More than a buffer takes, for a reader that has gone.
    const server = net.createServer((socket) => {
      socket.on('error', (error) => show('gone', error));
      socket.on('close', (had) => {
        console.log('close', had);
        server.close(next);
      });
      setTimeout(() => {
        console.log(socket.write(Buffer.alloc(16_777_216), (error) => console.log('callback', error?.code)));
      }, 20);
    });
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const client = net.connect(server.address().port, '127.0.0.1', () => client.destroy());
    });
    server.on('connection', (socket) => {
      // Its own side stays open.
      socket.allowHalfOpen = true;
    });
  },
  (next) => {
    const controller = new AbortController();
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const client = net.connect({ port: server.address().port, host: '127.0.0.1', signal: controller.signal });
      client.on('error', (error) => (show('aborted', error), console.log(error.cause?.name)));
      client.on('close', () => server.close(next));
      client.on('connect', () => controller.abort());
    });
  },
  (next) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const client = net.connect({ port: server.address().port, host: '127.0.0.1', signal: AbortSignal.abort('why') });
      client.on('error', (error) => (show('aborted before', error), console.log(error.cause)));
      client.on('close', () => server.close(next));
    });
  },
];
const run = () => steps.shift()?.(run);
run();
