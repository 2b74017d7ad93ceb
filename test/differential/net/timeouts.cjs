const net = require('node:net');

// `timeout` is told once after silence, ends nothing, and every activity puts it off.
// Each time is far from the others, or ends before the machine could be slow.
let accepted = 0;
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  if (++accepted > 1) {
    socket.resume();
    return;
  }
  socket.setTimeout(300, () => {
    console.log('server idle', socket.timeout, socket.destroyed);
    socket.end('too slow');
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const idle = net.connect({ port, host: '127.0.0.1', timeout: 20 });
  let times = 0;
  idle.on('timeout', () => console.log('client idle', ++times, idle.timeout));
  idle.on('data', (data) => {
    idle.setTimeout(0);
    console.log(String(data));
  });
  idle.on('close', () => {
    console.log('closed', idle.setTimeout(5) === idle, idle.timeout);
    busy(port);
  });
  console.log(idle.timeout);
});

function busy(port) {
  const client = net.connect(port, '127.0.0.1', () => {
    let writes = 0;
    const listener = () => console.log('not for a busy one');
    client.setTimeout(5_000, listener);
    console.log(client.listenerCount('timeout'));
    const timer = setInterval(() => {
      client.write('.');
      if (++writes < 8) return;
      clearInterval(timer);
      client.setTimeout(0, listener);
      console.log('quiet', client.listenerCount('timeout'), client.timeout);
      client.end();
    }, 10);
  });
  client.resume();
  client.on('close', () => server.close(() => console.log('end')));
}
