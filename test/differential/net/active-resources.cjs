// What process says is under way: requests, handles with their owners, then timers.
const net = require('net');
const dns = require('dns');
const names = (items) => items.map((item) => item?.constructor?.name).join();
// Standard streams are handles of the process that runs the case in Node.
const ours = () =>
  process
    ._getActiveHandles()
    .filter((handle) => handle !== process.stdout && handle !== process.stderr && handle !== process.stdin);
const base = process.getActiveResourcesInfo().length;
const show = (label) => {
  const info = process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap' && name !== 'TTYWrap');
  console.log(label, info.join(), '|', names(process._getActiveRequests()), '|', names(ours()));
};
console.log(process.getActiveResourcesInfo.name, process.getActiveResourcesInfo.length, base >= 0);
const server = net.createServer((accepted) => {
  accepted.on('error', () => {});
  setTimeout(() => {
    show('later');
    console.log(ours().includes(accepted), ours().includes(server), ours().includes(client));
    accepted.unref();
    show('unref');
    accepted.destroy();
    server.close();
  }, 100);
});
let client;
show('start');
server.listen(0, '127.0.0.1', () => {
  show('listening');
  dns.lookup('localhost', () => {
    client = net.connect(server.address().port, '127.0.0.1');
    show('connecting');
    client.on('error', () => {});
    client.on('connect', () => {
      client.write(Buffer.alloc(20e6));
      show('written');
    });
    client.on('close', () => setImmediate(() => setImmediate(() => show('end'))));
  });
  show('looking up');
});
