// What a request may be made with, and the head that comes of it.
const http = require('node:http');
const net = require('node:net');
const s = http
  .createServer((q, r) => r.end())
  .listen(0, () => {
    const p = s.address().port;
    const m = (o) => {
      try {
        const r = http.request({ port: p, agent: false, ...o });
        r.end();
        r.on('error', () => {});
        console.log(JSON.stringify(r._header).replaceAll(String(p), 'PORT'));
      } catch (e) {
        console.log(e.code, e.message);
      }
    };
    m({ headers: ['a', 'b', 'c', 'd'] });
    m({
      headers: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    });
    m({ headers: ['a'] });
    m({ headers: ['Host', 'x'] });
    m({ headers: { expect: '100-continue' }, method: 'POST' });
    m({ headers: new Headers({ a: 'b' }) });
    m({ headers: new Map([['a', 'b']]) });
    m({ auth: 'u:p', host: '::1' });
    m({ auth: 'u:p', host: '127.0.0.1', setHost: false });
    m({ headers: { host: 'q' } });
    m({ headers: { 'Content-Length': 3 }, method: 'POST' });
    m({ method: 'DELETE' });
    m({ method: 'PUT' });
    m({ path: '/a b' });
    m({ path: '/é' });
    m({ path: '/\u0100' });
    m({ path: 5 });
    m({ path: '' });
    m({ path: null });
    m({ host: 5 });
    m({ hostname: {} });
    m({ method: 5 });
    m({ method: 'a b' });
    m({ method: '' });
    m({ method: 'get' });
    m({ protocol: 'https:' });
    m({ protocol: 'x' });
    m({ agent: {} });
    m({ agent: 5 });
    m({ agent: true });
    m({ timeout: 'x' });
    m({ timeout: -1 });
    m({ insecureHTTPParser: 1 });
    m({ maxHeaderSize: -1 });
    m({ joinDuplicateHeaders: 1 });
    m({ headers: 5 });
    m({ headers: 'ab' });
    m({ headers: null });
    m({ setHost: 'no' });
    m({ port: 0 });
    m({ signal: 5 });
    m({ httpValidation: 5 });
    m({ httpValidation: 'relaxed', headers: { a: 'b\x01' } });
    m({ headers: { connection: 'close' } });
    m({ agent: undefined });
    m({ agent: new http.Agent() });
    m({ agent: new http.Agent({ maxSockets: 2 }) });
    m({ agent: new http.Agent({ keepAlive: true }) });
    m({ createConnection: net.connect, agent: undefined });
    m({ host: 'a:b' });
    m({ lookup: 5 });
    m({ headers: { a: undefined } });
    m({ headers: { '': 'a' } });
    m({ family: 5 });
    m({ localAddress: 'x' });
    s.close();
    s.closeAllConnections();
  });

for (const a of [['x'], ['http:'], ['ftp://a'], [{}, 5], ['http://a b']]) {
  try {
    http.request(...a);
  } catch (e) {
    console.log(a, e.name, e.code, e.message);
  }
}
