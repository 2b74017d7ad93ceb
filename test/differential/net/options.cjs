const net = require('node:net');

// What is refused at once, and what comes as an event; forms of arguments.
const events = [];
const attempt = (label, action) => {
  try {
    const made = action();
    console.log(label, 'ok');
    made?.on?.('error', (error) => events.push(`${label} ${error.code} ${error.message}`));
    return made;
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
    return undefined;
  }
};
const local = { port: 1, host: '127.0.0.1' };
const connections = {
  none: [],
  empty: [{}],
  'null port': [{ port: null }],
  'array port': [{ port: [1] }],
  'text port': [{ port: 'x' }],
  'port range': [65_536],
  'port negative': [-1],
  'port fraction': [1.5],
  'list host': [{ port: 1, host: ['x'] }],
  'number host': [{ port: 1, host: 5 }],
  true: [true],
  null: [null],
  'number path': [{ path: 5 }],
  'object path': [{ path: {} }],
  localAddress: [{ ...local, localAddress: 'x' }],
  localPort: [{ ...local, localPort: 'x' }],
  autoSelectFamily: [{ ...local, autoSelectFamily: 1 }],
  attemptTimeout: [{ ...local, autoSelectFamilyAttemptTimeout: 0 }],
  attemptTimeoutText: [{ ...local, autoSelectFamilyAttemptTimeout: '1' }],
  lookup: [{ port: 1, host: 'a', lookup: 1 }],
  hints: [{ port: 1, host: 'a', hints: 7777 }],
  family: [{ port: 1, host: 'a', family: 7 }],
  signal: [{ ...local, signal: 1 }],
  keepAliveInitialDelay: [{ ...local, keepAliveInitialDelay: 'x' }],
  blockList: [{ ...local, blockList: 1 }],
  timeout: [{ ...local, timeout: 'x' }],
  objectMode: [{ ...local, objectMode: true }],
  readableObjectMode: [{ ...local, readableObjectMode: true }],
  onread: [{ ...local, onread: 1 }],
  'long path': [`/${'x'.repeat(200)}`],
};
for (const [label, args] of Object.entries(connections)) attempt(`connect ${label}`, () => net.connect(...args));
for (const options of [
  { fd: 'x' },
  { fd: -1 },
  { fd: 999 },
  { highWaterMark: -1 },
  { typeOfService: 'x' },
  { typeOfService: 256 },
]) {
  attempt(`Socket ${JSON.stringify(options)}`, () => new net.Socket(options));
}
const socket = net.Socket();
console.log(socket instanceof net.Socket, net.Server() instanceof net.Server, net.Stream === net.Socket);
for (const value of [undefined, 'x', Number.NaN, -1, 256, 1.5, 10]) {
  attempt(`setTypeOfService ${value}`, () => socket.setTypeOfService(value) === socket && undefined);
}
console.log(socket.getTypeOfService());
for (const value of [undefined, '100', -1, Number.NaN, Number.POSITIVE_INFINITY, {}]) {
  attempt(`setTimeout ${value}`, () => void socket.setTimeout(value));
}
attempt('setTimeout callback', () => void socket.setTimeout(1, 'x'));
attempt('setTimeout callback 0', () => void socket.setTimeout(0, 'x'));
console.log(
  socket.setKeepAlive('x', 'y') === socket,
  socket.setNoDelay() === socket,
  socket.ref() === socket,
  socket.unref() === socket,
  socket.address(),
);

const listen = (label, ...args) =>
  attempt(`listen ${label}`, () => {
    const server = net.createServer();
    server.on('listening', () => {
      const address = server.address();
      events.push(`${label} ${typeof address === 'object' ? `${address.address} ${address.family}` : JSON.stringify(address)}`);
      server.close();
    });
    return server.listen(...args);
  });
const listeners = {
  empty: [{}],
  negative: [{ port: -1 }],
  range: [65_536],
  nothing: [],
  null: [null],
  undefined: [undefined],
  true: [true],
  false: [false],
  NaN: [Number.NaN],
  'null port': [{ port: null }],
  'undefined port': [{ port: undefined }],
  'text port': ['0'],
  'empty path': [{ path: '' }],
  'number path': [{ path: 5 }],
  'negative fd': [{ fd: -1 }],
  fd: [{ fd: 4242 }],
  host: [{ port: 0, host: '127.0.0.1' }],
  'host 6': [{ port: 0, host: '::1' }],
  'host name': [{ port: 0, host: 'localhost' }],
  any: [0, '0.0.0.0'],
  other: [0, '127.0.0.5'],
  foreign: [0, '8.8.8.8'],
  'number host': [{ port: 0, host: 5 }],
  'empty host': [{ port: 0, host: '' }],
  signal: [{ port: 0, signal: 1 }],
  only6: [{ port: 0, ipv6Only: true }],
  backlog: [0, '127.0.0.1', 1],
  'long path': [`/tmp/${'x'.repeat(200)}`],
  abstract: [{ path: '\0nodelet', readableAll: true }],
  list: [[]],
  text: [''],
};
for (const [label, args] of Object.entries(listeners)) listen(label, ...args);
attempt('Server 5', () => void new net.Server(5));
attempt('createServer x', () => void net.createServer('x'));
attempt('highWaterMark', () => void net.createServer({ highWaterMark: 'x' }));
attempt('keepAliveInitialDelay', () => void net.createServer({ keepAliveInitialDelay: 'x' }));
attempt('getConnections', () => void net.createServer().getConnections());
console.log(net.createServer({}, () => {}).listenerCount('connection'), net.createServer(() => {}).listenerCount('connection'));
for (const args of [
  [],
  [1],
  ['1'],
  ['x'],
  [1, 'h'],
  [{ a: 1 }],
  [null],
  [true],
  [1, null, () => {}],
  ['/a', () => {}],
  [() => {}],
]) {
  console.log(net._normalizeArgs(args));
}
// Which of the connections ends first is for the system to say.
process.on('exit', () => {
  for (const event of events.sort()) console.log(event);
});
