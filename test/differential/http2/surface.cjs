const h = require('http2');
for (const k of Object.keys(h)) {
  const v = h[k];
  console.log(k, typeof v, typeof v === 'function' ? `${v.length} ${v.name}` : '');
}
console.log(h.constants);
const { Duplex } = require('stream');
const EventEmitter = require('events');
function dump(name, proto) {
  console.log('==', name);
  for (const k of Object.getOwnPropertyNames(proto)) {
    const e = Object.getOwnPropertyDescriptor(proto, k);
    const what =
      e.get || e.set
        ? `get:${e.get && e.get.name}/${e.get && e.get.length} set:${e.set && `${e.set.name}/${e.set.length}`}`
        : typeof e.value === 'function'
          ? `fn ${e.value.name}/${e.value.length}`
          : e.value;
    console.log('  ', k, what, (e.writable ? 'w' : '') + (e.enumerable ? 'e' : '') + (e.configurable ? 'c' : ''));
  }
}
dump('Request', h.Http2ServerRequest.prototype);
dump('Response', h.Http2ServerResponse.prototype);
const s = h.createServer();
dump('Server', Object.getPrototypeOf(s));
s.on('stream', (st) => {
  for (let p = Object.getPrototypeOf(st); p !== Duplex.prototype; p = Object.getPrototypeOf(p))
    dump(`${p.constructor.name} ${p.constructor.length}`, p);
  for (let p = Object.getPrototypeOf(st.session); p !== EventEmitter.prototype; p = Object.getPrototypeOf(p))
    dump(`${p.constructor.name} ${p.constructor.length}`, p);
  console.log(st.session, st.state, st.session.state);
  st.respond();
  st.end('x');
});
s.listen(0, () => {
  const c = h.connect(`http://localhost:${s.address().port}`);
  console.log(c);
  const r = c.request();
  console.log(r.pending, r.id, r.state, r.sentHeaders[':path']);
  r.resume();
  r.on('response', () => {
    dump('ClientHttp2Stream', Object.getPrototypeOf(r));
    dump('ClientHttp2Session', Object.getPrototypeOf(c));
    console.log(c, r.state, c.type, c.encrypted, c.alpnProtocol, c.originSet, c.connecting, c.closed, c.pendingSettingsAck);
  });
  r.on('close', () => {
    console.log(r.id, r.state, r.closed, r.destroyed, r.rstCode, r.session);
    c.close();
    s.close();
    c.on('close', () => console.log(c));
  });
});
