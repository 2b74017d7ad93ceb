const R = require('./shared/raw.cjs');
const { run, warm, frame, PREFACE } = R;
const S = frame(4, 0, 0);
const P = Buffer.concat([PREFACE, S]);
const cat = (...a) => Buffer.concat(a.map((x) => Buffer.from(x)));
const H = Buffer.from([0x82, 0x86, 0x84, 0x41, 1, 97]);
const lit = (n, v) => cat([0, n.length], Buffer.from(n), [v.length], Buffer.from(v, 'latin1'));
(async () => {
  await warm();
  await run('ok', {}, cat(P, frame(1, 5, 1, H)));
  await run('ok post', {}, cat(P, frame(1, 4, 1, H), frame(0, 0, 1, 'abc'), frame(0, 1, 1, 'def')));
  await run('wu0 stream', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(8, 0, 1, [0, 0, 0, 0])));
  await run('push from client', {}, cat(P, frame(1, 4, 1, H), frame(5, 4, 1, [0, 0, 0, 2, 0x82])));
  await run('data after end', { raw: 1 }, cat(P, frame(1, 5, 1, H), frame(0, 1, 1, 'abc')));
  await run('headers after end', { raw: 1 }, cat(P, frame(1, 5, 1, H), frame(1, 5, 1, H)));
  await run('data after close', {}, [cat(P, frame(1, 5, 1, H)), frame(0, 1, 1, 'abc')]);
  await run('headers after close', {}, [cat(P, frame(1, 5, 1, H)), frame(1, 5, 1, H)]);
  await run('wu after close', {}, [cat(P, frame(1, 5, 1, H)), frame(8, 0, 1, [0, 0, 0, 1])]);
  await run('rst after close', {}, [cat(P, frame(1, 5, 1, H)), frame(3, 0, 1, [0, 0, 0, 1])]);
  await run('id going back', { raw: 1 }, cat(P, frame(1, 5, 3, H), frame(1, 5, 1, H)));
  await run('trailers', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(1, 5, 1, lit('a', 'b'))), (s) =>
    s.on('stream', (st) => st.resume()),
  );
  await run('trailers no end', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(1, 4, 1, lit('a', 'b'))));
  await run('trailers pseudo', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(1, 5, 1, H)));
  await run('missing path', {}, cat(P, frame(1, 5, 1, [0x82, 0x86, 0x41, 1, 97])));
  await run('missing path data', {}, cat(P, frame(1, 4, 1, [0x82, 0x86, 0x41, 1, 97]), frame(0, 1, 1, 'abc')));
  await run('upper', {}, cat(P, frame(1, 5, 1, cat(H, lit('A', 'x')))));
  await run('upper then ok', {}, cat(P, frame(1, 5, 1, cat(H, lit('A', 'x'))), frame(1, 5, 3, H)));
  await run('conn hdr', {}, cat(P, frame(1, 5, 1, cat(H, lit('connection', 'x')))));
  await run('te trailers', {}, cat(P, frame(1, 5, 1, cat(H, lit('te', 'trailers')))));
  await run('te other', {}, cat(P, frame(1, 5, 1, cat(H, lit('te', 'gzip')))));
  await run('bad value', {}, cat(P, frame(1, 5, 1, cat(H, lit('a', '\0')))));
  await run('empty name', {}, cat(P, frame(1, 5, 1, cat(H, lit('', 'b')))));
  await run('space value', {}, cat(P, frame(1, 5, 1, cat(H, lit('a', ' b ')))));
  await run('latin1 value', {}, cat(P, frame(1, 5, 1, cat(H, lit('a', '\xe9')))));
  await run('bad name', {}, cat(P, frame(1, 5, 1, cat(H, lit('a b', 'x')))));
  await run('pseudo after', {}, cat(P, frame(1, 5, 1, cat([0x82, 0x86], lit('a', 'b'), [0x84, 0x41, 1, 97]))));
  await run('unknown pseudo', {}, cat(P, frame(1, 5, 1, cat([0x82, 0x86], lit(':foo', 'b'), [0x84, 0x41, 1, 97]))));
  await run('status in req', {}, cat(P, frame(1, 5, 1, cat([0x88], H))));
  await run('dup path', {}, cat(P, frame(1, 5, 1, cat([0x84], H))));
  await run('host only', {}, cat(P, frame(1, 5, 1, cat([0x82, 0x86, 0x84], lit('host', 'a')))));
  await run('bad path', {}, cat(P, frame(1, 5, 1, cat([0x82, 0x86, 4, 1, 97, 0x41, 1, 97]))));
  await run('bad method', {}, cat(P, frame(1, 5, 1, cat([2, 3], 'G T', [0x86, 0x84, 0x41, 1, 97]))));
  await run('connect', {}, cat(P, frame(1, 4, 1, cat([2, 7], 'CONNECT', [0x41, 1, 97]))));
  await run('connect path', {}, cat(P, frame(1, 4, 1, cat([2, 7], 'CONNECT', H.subarray(1)))));
  await run('options *', {}, cat(P, frame(1, 5, 1, cat([2, 7], 'OPTIONS', [4, 1], '*', [0x86, 0x41, 1, 97]))));
  await run('protocol', {}, cat(P, frame(1, 4, 1, cat([2, 7], 'CONNECT', [0x86, 0x84, 0x41, 1, 97], lit(':protocol', 'ws')))));
  await run(
    'protocol on',
    { settings: { enableConnectProtocol: true } },
    cat(P, frame(1, 4, 1, cat([2, 7], 'CONNECT', [0x86, 0x84, 0x41, 1, 97], lit(':protocol', 'ws')))),
  );
  await run('cl mismatch', {}, cat(P, frame(1, 4, 1, cat(H, lit('content-length', '5'))), frame(0, 1, 1, 'abc')));
  await run('cl too much', {}, cat(P, frame(1, 4, 1, cat(H, lit('content-length', '2'))), frame(0, 0, 1, 'abc')));
  await run('cl bad', {}, cat(P, frame(1, 4, 1, cat(H, lit('content-length', 'x')))));
  await run('cl dup', {}, cat(P, frame(1, 4, 1, cat(H, lit('content-length', '3'), lit('content-length', '3')))));
  await run('cl no body', {}, cat(P, frame(1, 5, 1, cat(H, lit('content-length', '3')))));
  await run('pad', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(0, 8 | 1, 1, [5, 1, 2])));
  await run('pad h', { raw: 1 }, cat(P, frame(1, 4 | 8, 1, [9, 0x82])));
  await run('pad ok', {}, cat(P, frame(1, 4 | 8, 1, cat([2], H, [0, 0])), frame(0, 8 | 1, 1, [1, 1, 2, 0])));
  await run('data pad 0 len', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(0, 8 | 1, 1, [])));
  await run('prio in headers', {}, cat(P, frame(1, 5 | 32, 1, cat([0, 0, 0, 3, 5], H))), (s) =>
    s.on('stream', (st) => {
      st.on('priority', (...a) => console.log('prio', a));
    }),
  );
  await run('prio frame', {}, cat(P, frame(2, 0, 1, [0, 0, 0, 0, 4]), frame(1, 5, 1, H), frame(2, 0, 1, [0, 0, 0, 0, 4])), (s) =>
    s.on('stream', (st) => {
      st.on('priority', (...a) => console.log('prio', a));
    }),
  );
  await run('rst', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(3, 0, 1, [0, 0, 0, 8])));

  await run('rst 2', { raw: 1 }, [cat(P, frame(1, 4, 1, H)), frame(3, 0, 1, [0, 0, 0, 2])]);
  await run('rst unknown', { raw: 1 }, [cat(P, frame(1, 4, 1, H)), frame(3, 0, 1, [0, 0, 0, 99])]);
  await run('sess destroy', { raw: 1 }, cat(P, frame(1, 4, 1, H)), (s, _log, calm) =>
    s.on('session', (x) => calm(5, () => x.destroy())),
  );
  await run('sess destroy code', { raw: 1 }, cat(P, frame(1, 4, 1, H)), (s, _log, calm) =>
    s.on('session', (x) => calm(5, () => x.destroy(5))),
  );
  await run('sess close', { raw: 1 }, cat(P, frame(1, 4, 1, H)), (s, _log, calm) =>
    s.on('session', (x) => calm(5, () => x.close())),
  );
  await run('sess goaway', { raw: 1 }, cat(P, frame(1, 4, 1, H)), (s, _log, calm) =>
    s.on('session', (x) => calm(5, () => x.goaway(3, 1, Buffer.from('x')))),
  );
  await run('stream destroy', { raw: 1 }, cat(P, frame(1, 4, 1, H)), (s, _log, calm) =>
    s.on('stream', (x) => calm(5, () => x.destroy())),
  );
  await run('stream destroy err', { raw: 1 }, cat(P, frame(1, 4, 1, H)), (s, _log, calm) =>
    s.on('stream', (x) => calm(5, () => x.destroy(new Error('boo')))),
  );
  await run('stream close', { raw: 1 }, cat(P, frame(1, 4, 1, H)), (s, _log, calm) =>
    s.on('stream', (x) => calm(5, () => x.close())),
  );
  await run('stream close 5', { raw: 1 }, cat(P, frame(1, 4, 1, H)), (s, _log, calm) =>
    s.on('stream', (x) => calm(5, () => x.close(5))),
  );
  await run('respond end early post', { raw: 1 }, cat(P, frame(1, 4, 1, H)), (s) =>
    s.on('stream', (x) => {
      x.respond();
      x.end('hi');
    }),
  );
  await run('respond endStream', { raw: 1 }, cat(P, frame(1, 5, 1, H)), (s) =>
    s.on('stream', (x) => {
      x.respond({}, { endStream: true });
    }),
  );
  await run('respond waitTrailers', { raw: 1 }, cat(P, frame(1, 5, 1, H)), (s) =>
    s.on('stream', (x) => {
      x.respond({}, { waitForTrailers: true });
      x.on('wantTrailers', () => x.sendTrailers({ a: 'b' }));
      x.end('hi');
    }),
  );
  await run('additional', { raw: 1 }, cat(P, frame(1, 5, 1, H)), (s) =>
    s.on('stream', (x) => {
      x.additionalHeaders({ ':status': 103, a: 'b' });
      x.respond({}, { waitForTrailers: true });
      x.end();
    }),
  );
  await run('many hdr pairs', {}, cat(P, frame(1, 5, 1, cat(H, ...Array.from({ length: 130 }, () => lit('a', 'b'))))));
  await run('hdr list size', { settings: { maxHeaderListSize: 100 } }, cat(P, frame(1, 5, 1, cat(H, lit('a', 'b'.repeat(99))))));
  await run('max streams', { raw: 1, settings: { maxConcurrentStreams: 1 } }, [
    P,
    cat(frame(4, 1, 0), frame(1, 4, 1, H), frame(1, 4, 3, H)),
  ]);
  await run('max streams unacked', { raw: 1, settings: { maxConcurrentStreams: 1 } }, [
    P,
    cat(frame(1, 4, 1, H), frame(1, 4, 3, H)),
  ]);
  await run('window exceed', { raw: 1, settings: { initialWindowSize: 10 } }, [
    P,
    cat(frame(4, 1, 0), frame(1, 4, 1, H), frame(0, 0, 1, '12345678901')),
  ]);
  await run('window exceed paused big', { raw: 1 }, [
    P,
    cat(frame(4, 1, 0), frame(1, 4, 1, H), ...Array.from({ length: 5 }, () => frame(0, 0, 1, Buffer.alloc(16384)))),
  ]);
  await run('too many settings', { maxSettings: 1 }, cat(P, frame(4, 0, 0, [0, 1, 0, 0, 0, 0, 0, 3, 0, 0, 0, 1])));
})();
