// Entries of dns and net, told to observers only. Family 4: which addresses localhost has is the machine's.
const { PerformanceObserver, performance } = require('perf_hooks');
const dns = require('dns');
const net = require('net');
const shown = [];
const observer = new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    const { name, entryType, startTime, duration, detail } = entry;
    const text = JSON.stringify(detail, (key, value) => (key === 'port' && value > 1024 ? typeof value : value));
    shown.push(
      [entry.constructor.name, name, entryType, startTime > 0, duration >= 0, text, Object.keys(entry.toJSON()).join()].join(' '),
    );
  }
});
observer.observe({ entryTypes: ['net', 'dns', 'nothing'] });
(async () => {
  for (const options of [
    4,
    { family: 4 },
    { family: 4, all: true },
    { family: 4, hints: 32 },
    { family: 4, verbatim: false },
    { family: 4, order: 'ipv6first' },
  ]) {
    await new Promise((done) => dns.lookup('localhost', options, done));
    if (typeof options === 'object') await dns.promises.lookup('localhost', options);
  }
  await new Promise((done) => dns.lookup('127.0.0.1', done));
  await new Promise((done) => dns.lookupService('127.0.0.1', 80, done));
  await dns.promises.lookupService('127.0.0.1', 22);
  const server = net.createServer((socket) => socket.end());
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => net.connect(port, '127.0.0.1').resume().on('close', done));
  await new Promise((done) => server.close(done));
  await new Promise((done) => net.connect(port, '127.0.0.1').on('error', done));
  await new Promise((done) => setTimeout(done, 10));
  for (const line of shown) console.log(line);
  console.log(performance.getEntries().filter(({ entryType }) => entryType === 'net' || entryType === 'dns').length);
  observer.disconnect();
})();
