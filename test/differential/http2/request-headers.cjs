const turns = async () => {
  for (let count = 30; count > 0; count--) await new Promise((resolve) => setImmediate(resolve));
};
const h = require('http2');
const { sensitiveHeaders } = h;
const hide = (t) => t.replace(/localhost:\d+/g, 'HOST');
const s = h.createServer();
s.on('stream', (st, hd, f, raw) => {
  console.log('S', st.id, hide(JSON.stringify(hd)), hd[sensitiveHeaders], hide(JSON.stringify(raw)));
  st.respond({ ':status': 200, 'set-cookie': ['a', 'b'], x: ['1', '2'], date: undefined, [sensitiveHeaders]: ['x'] });
  st.end();
});
s.on('sessionError', (e) => console.log('serr', e.code));
s.listen(0, async () => {
  const url = 'http://localhost:' + s.address().port;
  const c = h.connect(url);
  const go = (h, o) =>
    new Promise((r) => {
      let q;
      try {
        q = c.request(h, o);
      } catch (e) {
        console.log('throw', e.name, e.code, e.message);
        return r();
      }
      q.on('response', (h, f, raw) => {
        delete h.date;
        console.log('R', f, JSON.stringify(h), h[sensitiveHeaders], raw.length);
      });
      q.on('error', (e) => {
        console.log('err', e.code, e.message);
      });
      q.on('close', r);
      q.resume();
      q.end?.();
    });
  await go({ a: ['1', '2'], cookie: ['x=1', 'y=2'], B: 5, 'Content-Length': '0' });
  await go([':method', 'GET', 'a', '1', 'A', '2', 'cookie', 'x=1', 'cookie', 'y=2']);
  await go([':path', '/x', ':method', 'POST', 'x', 5]);
  await go({ a: null, b: undefined, c: '', d: true });
  await go({ connection: 'close' });
  await go({ te: 'gzip' });
  await go({ te: 'trailers' });
  await go({ te: ['trailers', 'a'] });
  await go({ 'transfer-encoding': 'chunked' });
  await go({ 'http2-settings': 'a' });
  await go({ upgrade: 'a' });
  await go({ 'keep-alive': 'a' });
  await go({ 'proxy-connection': 'a' });
  await go({ 'content-length': [1, 2] });
  await go({ 'Content-Type': ['a', 'b'] });
  await go({ 'content-type': ['a'] });
  await go({ 'set-cookie': ['a', 'b'] });
  await go({ ':foo': 'a' });
  await go({ ':status': '200' });
  await go({ 'a b': '1' });
  await go({ '': '1' });
  await go({ a: 'b\n' });
  await go({ a: 'é' });
  await go({ a: '€' });
  await go({ ':method': '' });
  await go({ ':path': '' });
  await go({ ':path': 'a b' });
  await go({ ':path': null });
  await go({ ':method': 'CONNECT' });
  await go({ ':method': 'CONNECT', ':authority': 'x', ':scheme': 'http' });
  await go({ ':method': 'CONNECT', ':authority': 'x', ':path': '/' });
  await go({ ':scheme': 'a', ':authority': 'b' });
  await go({ ':method': 'HEAD' });
  await go({ ':protocol': 'ws' });
  await go({ ':method': 'CONNECT', ':protocol': 'ws', ':authority': 'x', ':scheme': 'http', ':path': '/' });
  await go({ a: Symbol('x') });
  await go(5);
  await go('a');
  await go(null);
  await go(['a']);
  await go([['a', 'b']]);
  await go({}, 5);
  await go({}, { signal: 5 });
  await go({}, { weight: 300 });
  await go({}, { parent: -1 });
  await go({}, { exclusive: 5 });
  await go({}, { silent: 5 });
  await go({}, { endStream: 5 });
  await go({}, { waitForTrailers: 1 });
  await go({ host: 'foo' });
  await go({ host: 'foo', ':authority': 'bar' });
  await go({ a: 'x', A: 'y' });
  await go({ [sensitiveHeaders]: ['a'], a: 1, cookie: 'q'.repeat(30) });
  await go({ 'content-length': '5' }, { endStream: true });
  await turns();
  await go({ ':method': 'GET', expect: '100-continue' });
  await go({ 'access-control-max-age': ['1', '2'] });
  await go({ age: ['1', '2'] });
  await go({ host: ['a', 'b'] });
  await go({ 'user-agent': ['a', 'b'] });
  await go({ authorization: ['a', 'b'] });
  await turns();
  process.exit();
});
