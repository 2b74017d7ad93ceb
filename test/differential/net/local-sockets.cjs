const net = require('node:net');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

// Sockets with a path (net.html#identifying-paths-for-ipc-connections).
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'n'));
const at = path.join(folder, 's');
const hide = (text) => String(text).replaceAll(folder, '<folder>');
const show = (label, error) =>
  console.log(
    label,
    hide(error.message),
    Object.keys(error)
      .map((key) => `${key}=${hide(error[key])}`)
      .join(' '),
  );

const server = net.createServer((socket) => {
  console.log(
    'server',
    socket.address(),
    socket.remoteAddress,
    socket.localAddress,
    socket.remoteFamily,
    socket._handle.constructor.name,
  );
  socket.setNoDelay().setKeepAlive(true);
  socket.on('data', (data) => socket.write(`${data}!`));
  socket.on('end', () => console.log('server end'));
});
server.listen(at, () => {
  console.log(hide(server.address()), server._handle.constructor.name);
  const other = net.createServer();
  other.on('error', (error) => {
    show('in use', error);
    talk();
  });
  other.listen({ path: at });
});
function talk() {
  const client = net.connect(at);
  console.log(client.connecting, client._handle.constructor.name, client.readyState);
  client.on('connect', () => {
    console.log('connected', client.address(), client.remoteAddress, client.readyState);
    client.write('hello');
  });
  client.on('data', (data) => {
    console.log(String(data));
    try {
      client.resetAndDestroy();
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
    client.end();
  });
  client.on('close', (had) => {
    console.log('client close', had);
    server.close(() => {
      net.connect(at).on('error', (error) => {
        show('gone', error);
        misses();
      });
    });
  });
}
function misses() {
  net
    .createServer()
    .on('error', (error) => {
      show('no folder', error);
      const file = path.join(folder, 'f');
      fs.writeFileSync(file, '');
      net
        .createServer()
        .on('error', (error) => show('a file', error))
        .listen(file);
      const socket = new net.Socket();
      for (const event of ['connectionAttempt', 'connectionAttemptFailed']) {
        socket.on(event, (path, ...rest) => console.log(event, path === file, rest.length, rest[0], rest[1], rest[2]?.code));
      }
      socket.on('error', (error) => {
        show('no socket', error);
        abstract();
      });
      socket.connect({ path: file });
    })
    .listen(path.join(folder, 'none', 's'));
}
function abstract() {
  const name = '\0nodelet-case';
  const hidden = net
    .createServer((socket) => socket.end('from nowhere'))
    .listen(name, () => {
      console.log(JSON.stringify(hidden.address()));
      net
        .connect(name)
        .on('data', (data) => console.log(String(data)))
        .on('close', () => {
          hidden.close();
          fs.rmSync(folder, { recursive: true });
        });
    });
}
