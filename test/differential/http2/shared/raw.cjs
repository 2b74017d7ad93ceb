// A raw peer: it connects to a server, sends frames and prints the frames it receives.
const net = require('net'),
  http2 = require('http2');
const T = [
  'DATA',
  'HEADERS',
  'PRIORITY',
  'RST',
  'SETTINGS',
  'PUSH',
  'PING',
  'GOAWAY',
  'WINDOW_UPDATE',
  'CONT',
  'ALTSVC',
  '?',
  'ORIGIN',
];
exports.frame = (type, flags, id, payload = Buffer.alloc(0)) => {
  payload = Buffer.from(payload);
  const b = Buffer.alloc(9 + payload.length);
  b.writeUIntBE(payload.length, 0, 3);
  b[3] = type;
  b[4] = flags;
  b.writeUInt32BE(id, 5);
  payload.copy(b, 9);
  return b;
};
exports.PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
exports.reader = (log) => {
  let buf = Buffer.alloc(0);
  return (d) => {
    buf = Buffer.concat([buf, d]);
    while (buf.length >= 9) {
      const l = buf.readUIntBE(0, 3);
      if (buf.length < 9 + l) return;
      const p = buf.subarray(9, 9 + l);
      log(
        `< ${T[buf[3]] || buf[3]} f=${buf[4]} id=${buf.readUInt32BE(5)} len=${buf[3] === 1 ? '-' : l} ${buf[3] === 1 ? '-' : buf[3] === 7 ? p.subarray(0, 8).toString('hex') + ' ' + p.subarray(8).toString() : l <= 60 ? p.toString('hex') : p.subarray(0, 30).toString('hex') + '...'}`,
      );
      buf = buf.subarray(9 + l);
    }
  };
};
exports.H = Buffer.from('828684', 'hex'); // GET http /   (no authority)
exports.run = (name, opts, bytes, setup, after) =>
  new Promise((res) => {
    let count = 0;
    const log = (...a) => {
      count++;
      console.log(name + ':', ...a);
    };
    const s = http2.createServer(opts);
    s.on('session', (ss) => {
      log('session');
      ss.on('error', (e) => log('session error', e.code, e.message, e.errno));
      ss.on('close', () => log('session close'));
      ss.on('goaway', (c, l, d) => log('goaway', c, l, d && d.toString()));
      ss.on('frameError', (...a) => log('frameError', ...a));
    });
    s.on('sessionError', (e) => log('sessionError', e.code));
    s.on('stream', (st, h, f) => {
      log('stream', st.id, f, JSON.stringify(h));
      st.on('error', (e) => log('stream error', e.code, e.message));
      st.on('close', () => log('stream close', st.rstCode));
      st.on('aborted', () => log('aborted'));
      st.on('end', () => log('end'));
      st.on('trailers', (t, f) => log('trailers', JSON.stringify(t), f));
      if (!opts.raw) {
        st.on('data', (d) => log('data', d.length));
        st.respond();
        st.end('ok');
      }
    });
    // So many turns of the loop without news, from the first on: a machine that is slow for a moment changes nothing.
    let fin = false;
    const calm = (turns, then) => {
      let seen = -1,
        left = turns;
      const look = () => {
        if (fin) return;
        if (count !== seen || count === 0) {
          seen = count;
          left = turns;
        }
        if (--left < 0) return then();
        setTimeout(look, 6);
      };
      look();
    };
    if (setup) setup(s, log, calm);
    s.listen(0, () => {
      const c = net.connect(s.address().port);
      const r = exports.reader(log);
      c.on('data', r);
      c.on('error', (e) => log('sock error', e.code));
      c.on('close', () => {
        log('sock close');
        done();
      });
      c.on('end', () => log('sock end'));
      const done = () => {
        if (fin) return;
        fin = true;
        c.destroy();
        s.close();
        setTimeout(res, 5);
      };
      const end = () =>
        calm(9, () => {
          log('(quiet)');
          done();
        });
      if (Array.isArray(bytes)) {
        let i = 0;
        const step = () => {
          if (i < bytes.length) {
            c.write(bytes[i++]);
            calm(5, step);
          } else end();
        };
        step();
      } else {
        c.write(bytes);
        end();
      }
      if (after) after(c, log);
    });
  });
/** One exchange that nobody looks at: what is loaded at its first use is there after it. */
exports.warm = () =>
  new Promise((res) => {
    const s = http2.createServer();
    s.on('stream', (st) => {
      st.respond();
      st.end();
    });
    s.listen(0, () => {
      const c = http2.connect('http://localhost:' + s.address().port);
      const q = c.request();
      q.resume();
      q.on('close', () => {
        c.close();
        s.close(res);
      });
    });
  });
