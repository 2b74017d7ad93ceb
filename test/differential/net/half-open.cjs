const net = require('node:net');

// Who ends first, with and without allowHalfOpen on either side.
function run(serverHalf, clientHalf, next) {
  const lines = [];
  const log = (...values) => lines.push(values.join(' '));
  let open = 2;
  const closed = () => {
    if (--open > 0) return;
    server.close(() => {
      console.log(`server ${serverHalf} client ${clientHalf}`);
      for (const line of lines.filter((each) => each.startsWith('server'))) console.log(' ', line);
      for (const line of lines.filter((each) => !each.startsWith('server'))) console.log(' ', line);
      next();
    });
  };
  const server = net.createServer({ allowHalfOpen: serverHalf }, (socket) => {
    log('allowHalfOpen', socket.allowHalfOpen);
    socket.on('end', () => {
      log('server end', socket.readyState, socket.writable, socket.writableEnded);
      if (serverHalf) setTimeout(() => socket.end('late answer'), 5);
    });
    socket.on('finish', () => log('server finish'));
    socket.on('close', (had) => {
      log('server close', had);
      closed();
    });
    socket.resume();
  });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: clientHalf });
    client.on('connect', () => {
      client.end('question');
      log('after end', client.readyState, client.writable, client.writableEnded);
    });
    client.on('data', (data) => log('client data', data));
    client.on('end', () => log('client end', client.readyState));
    client.on('finish', () => log('client finish', client.readyState));
    client.on('close', (had) => {
      log('client close', had);
      closed();
    });
  });
}
run(false, false, () => run(true, false, () => run(false, true, () => run(true, true, serverEnds))));

// The other end was ended by its peer, and writes.
function serverEnds() {
  const server = net.createServer((socket) => {
    socket.on('error', (error) => console.log('server error', error.code));
    socket.end();
  });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.resume();
    client.on('end', () => {
      console.log('own write', client.write === net.Socket.prototype.write, client.write.name);
      setImmediate(() => {
        client.on('error', (error) => console.log('error', error.code, error.message));
        console.log(client.write('x', (error) => console.log('callback', error?.code, error?.message)));
      });
    });
    client.on('close', (had) => {
      console.log('close', had);
      server.close();
    });
  });
}
