const dc = require('diagnostics_channel');
const h = require('http2');
let n = 0;
const log = (...a) => console.log(...a);
for (const side of ['client', 'server'])
  for (const e of ['created', 'start', 'error', 'finish', 'close', 'bodyChunkSent', 'bodySent'])
    dc.subscribe(`http2.${side}.stream.${e}`, (m) => {
      log(
        '  DC',
        side,
        e,
        Object.keys(m).join(),
        m.stream.id,
        m.stream.constructor.name,
        m.headers ? JSON.stringify({ ...m.headers, date: undefined, ':authority': undefined }) : '',
        m.flags ?? '',
        m.error?.code ?? '',
        m.writev ?? '',
        m.encoding ?? '',
        m.data && !m.writev ? typeof m.data : '',
        m.stream.pending,
        m.stream.headersSent,
        m.stream.closed,
        m.stream.destroyed,
      );
    });
const s = h.createServer();
s.on('session', (x) => {
  log('session');
});
s.on('stream', (st) => {
  log('srv stream', st.id);
  st.on('error', (e) => log('srv err', e.code));
  st.on('close', () => log('srv close'));
  st.on('finish', () => log('srv finish'));
  log('respond>');
  st.respond();
  log('<respond');
  if (st.id === 1) {
    st.pushStream({ ':path': '/p' }, (e, p) => {
      log('pushed');
      p.respond();
      p.end('x');
      p.on('close', () => log('push close srv'));
    });
  }
  if (st.id === 3) return st.close(2);
  st.write('abc');
  log('<write');
  st.end('hi');
  log('<end');
});
s.listen(0, () => {
  const c = h.connect('http://localhost:' + s.address().port);
  c.on('connect', () => log('connect'));
  c.on('stream', (p) => {
    log('cli push stream', p.id);
    p.on('push', () => log('push ev'));
    p.resume();
    p.on('close', () => log('cli push close'));
  });
  log('request>');
  const r = c.request({ ':method': 'POST' });
  log('<request');
  r.on('response', () => log('response'));
  r.on('ready', () => log('ready'));
  r.on('end', () => log('end'));
  r.on('finish', () => log('finish'));
  r.resume();
  r.write('a');
  log('<w');
  r.end('b');
  log('<e');
  r.on('close', () => {
    log('close');
    setTimeout(() => {
      log('---2');
      const q = c.request({ ':path': '/2' });
      q.on('error', (e) => log('err', e.code));
      q.on('close', () => {
        log('q close');
        setTimeout(() => {
          log('---3');
          const z = c.request();
          z.destroy();
          z.on('close', () => {
            log('z close');
            c.close();
            s.close();
          });
        }, 20);
      });
    }, 20);
  });
});
process.on('exit', () => log('exit'));
setImmediate(() => log('immediate'));
