const net = require('node:net');
const { inspect } = require('node:util');

// Members with their flags, names and lengths, and how sockets and servers print.
const describe = (descriptor) => {
  const flags = `${descriptor.enumerable ? 'e' : ''}${descriptor.writable ? 'w' : ''}${descriptor.configurable ? 'c' : ''}`;
  const name = (fn) => (fn === undefined ? '-' : `${fn.name}/${fn.length}`);
  if ('value' in descriptor)
    return `${flags} ${typeof descriptor.value === 'function' ? name(descriptor.value) : descriptor.value}`;
  return `${flags} get ${name(descriptor.get)} set ${name(descriptor.set)}`;
};
// Ids are of the run, flags of streams are the business of `node:stream`, and so is where the emitter's fields stand.
const print = (value) =>
  console.log(
    inspect(value)
      .replace(/(async_id_symbol\)): [1-9]\d*/g, '$1: #')
      .replace(/(kState\)): \d+/g, '$1: #')
      .replace(/\n *_maxListeners: undefined,/g, ''),
  );
for (const Class of [net.Socket, net.Server]) {
  console.log(
    Class.name,
    Class.length,
    Object.getPrototypeOf(Class).name,
    Object.getPrototypeOf(Class.prototype).constructor.name,
  );
  const { prototype } = Class;
  for (const key of Reflect.ownKeys(prototype)) {
    // Transfer to workers is not of this module.
    if (typeof key === 'symbol' && /messaging|kReinit|kAfter|kUpdate/.test(String(key))) continue;
    console.log(' ', String(key), describe(Object.getOwnPropertyDescriptor(prototype, key)));
  }
}
for (const key of Object.keys(net))
  console.log(key, typeof net[key] === 'function' ? `${net[key].name}/${net[key].length}` : net[key]);
print(new net.Socket());
print(new net.Server());
console.log(
  Reflect.ownKeys(new net.Socket())
    .map(String)
    .filter((key) => key !== '_maxListeners')
    .join(),
);
const server = net.createServer((socket) => {
  print(socket);
  socket.end();
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => print(client));
  client.resume();
  client.on('close', () => server.close(() => print(server)));
});
