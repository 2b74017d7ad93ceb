const { createHook, executionAsyncId, executionAsyncResource, triggerAsyncId, AsyncLocalStorage } = require('node:async_hooks');
const net = require('node:net');
const { writeSync } = require('node:fs');

// The resources of connections with their triggers, and whose context each callback has.
const storage = new AsyncLocalStorage();
const names = new Map([[executionAsyncId(), 'main']]);
const counts = {};
const lines = [];
const KINDS = /^(TCP|WRITE|SHUTDOWN|GETADDR)/;
createHook({
  init(id, type, trigger, resource) {
    counts[type] = (counts[type] ?? 0) + 1;
    names.set(id, KINDS.test(type) ? `${type}${counts[type]}` : type);
    if (KINDS.test(type)) lines.push(`init ${names.get(id)} by ${names.get(trigger)} ${resource.constructor.name}`);
  },
  before(id) {
    if (KINDS.test(names.get(id))) lines.push(`before ${names.get(id)}`);
  },
  after(id) {
    if (KINDS.test(names.get(id))) lines.push(`after ${names.get(id)}`);
  },
  destroy(id) {
    if (KINDS.test(names.get(id))) lines.push(`destroy ${names.get(id)}`);
  },
}).enable();
const log = (text) =>
  lines.push(
    `  ${text}: ${storage.getStore()} in ${names.get(executionAsyncId())} by ${names.get(triggerAsyncId())}, ` +
      executionAsyncResource().constructor.name,
  );

storage.run('server', () => {
  const server = net.createServer((socket) => {
    log('connection');
    storage.run('inner', () => {
      socket.on('data', () => log('server data'));
      socket.once('data', () => socket.end('answer'));
    });
    socket.on('end', () => log('server end'));
    socket.on('close', () => {
      log('server close');
      server.close(() => log('closed'));
    });
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1', () => {
    log('listening');
    storage.run('client', () => {
      const client = net.connect(server.address().port, '127.0.0.1', () => {
        log('connect');
        lines.push(`ids ${client._handle.getAsyncId() > 0} ${server._handle.getAsyncId() > 0}`);
        storage.run('write', () => {
          client.write('a', () => log('written'));
        });
      });
      client.on('data', () => log('client data'));
      client.on('end', () => log('client end'));
      client.on('finish', () => log('client finish'));
      client.on('close', () => log('client close'));
      client.setTimeout(1000, () => log('timeout'));
    });
  });
});
process.on('exit', () => {
  // Handles of both ends are closed in the same turn or in two.
  for (const line of lines.filter((each) => !each.startsWith('destroy'))) writeSync(1, `${line}\n`);
  for (const line of lines.filter((each) => each.startsWith('destroy')).sort()) writeSync(1, `${line}\n`);
});
