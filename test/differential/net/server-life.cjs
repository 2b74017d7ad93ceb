const net = require('node:net');

// A server from its first call to its end; what is asked of it in each state.
const server = net.createServer();
const shape = (address) =>
  address && typeof address === 'object' ? `${address.address} ${address.family} ${address.port > 0}` : String(address);
const state = (label) => console.log(label, server.listening, shape(server.address()), server._connections);
for (const event of ['listening', 'connection', 'close', 'error', 'drop']) {
  server.on(event, (value) => console.log('event', event, value instanceof Error ? value.code : typeof value));
}
state('new');
console.log(server.listen(0, '127.0.0.1', 5, () => first()) === server);
state('listen called');

function first() {
  state('listening');
  server.getConnections((error, count) => console.log('count', error, count));
  const { port } = server.address();
  const client = net.connect(port, '127.0.0.1');
  server.once('connection', (socket) => {
    state('connected');
    console.log(socket.server === server, socket._server === server, socket.remotePort === client.localPort);
    server.close((error) => {
      console.log('closed', error);
      state('closed');
      second();
    });
    state('close called');
    server.getConnections((error, count) => console.log('count', error, count));
    socket.end('bye');
  });
  client.on('data', (data) => console.log('data', String(data)));
  client.on('close', () => console.log('client closed'));
}

function second() {
  server.close((error) => console.log('closed again', error.code, error.message));
  // It may listen once more.
  server.listen(0, () => {
    state('second time');
    try {
      server.listen(0);
    } catch (error) {
      console.log(error.code, error.message);
    }
    server[Symbol.asyncDispose]().then(() => {
      state('disposed');
      return server[Symbol.asyncDispose]().then((value) => {
        console.log('again', value);
        third();
      });
    });
  });
}

function third() {
  const controller = new AbortController();
  const other = net.createServer();
  other.on('close', () => {
    console.log('aborted', other.listening);
    const late = net.createServer().listen({ port: 0, signal: controller.signal });
    late.on('listening', () => console.log('late listening'));
    late.on('close', () => console.log('late closed'));
  });
  other.listen({ port: 0, signal: controller.signal }, () => controller.abort());
}
