const net = require('node:net');

// Both ends of one connection: the order of their events, and what they tell of themselves in each.
const log = (...values) => console.log(...values);
const show = (name, socket) =>
  log(
    name,
    socket.readyState,
    socket.connecting,
    socket.pending,
    socket.destroyed,
    socket.bytesRead,
    socket.bytesWritten,
    socket.remoteFamily,
    socket.remoteAddress,
    typeof socket.remotePort,
    socket.localAddress,
    socket.localFamily,
    typeof socket.localPort,
    Object.keys(socket.address()).join(),
  );
const follow = (name, socket) => {
  for (const event of [
    'connect',
    'ready',
    'end',
    'finish',
    'close',
    'error',
    'timeout',
    'drain',
    'lookup',
    'connectionAttempt',
  ]) {
    socket.on(event, (...values) =>
      log(name, event, ...values.map((value) => (typeof value === 'number' && value > 6 ? '#' : value))),
    );
  }
  socket.on('data', (data) => log(name, 'data', data.length, data.constructor.name, String(data).slice(0, 20)));
};

const server = net.createServer((socket) => {
  follow('server', socket);
  show('server', socket);
  socket.on('data', (data) => {
    if (String(data).endsWith('last')) socket.end('answer', 'latin1', () => log('end callback'));
  });
  socket.on('close', () => {
    show('server closed', socket);
    server.close(() => log('server closed'));
  });
});
server.listen(0, '127.0.0.1', () => {
  const client = new net.Socket();
  show('new', client);
  log(client.connect(server.address().port, '127.0.0.1', () => log('callback')) === client);
  show('connecting', client);
  follow('client', client);
  log(client.write('early'), client.writableLength, client.bytesWritten, client.bufferSize);
  client.on('connect', () => {
    show('connected', client);
    log(
      client.write('6c6174696e31', 'hex', () => log('written')),
      client.writableLength,
      client.bytesWritten,
    );
    client.cork();
    client.write('a€');
    client.write(Buffer.from([1, 2]));
    client.write('w', 'utf16le');
    log(client.writableLength, client.bytesWritten);
    client.uncork();
    log(client.writableLength, client.bytesWritten);
    client.write('last');
  });
  client.on('close', () => show('client closed', client));
});
