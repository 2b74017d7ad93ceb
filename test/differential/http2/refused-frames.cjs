const { run, warm, frame, PREFACE, H } = require('./shared/raw.cjs');
const S = frame(4, 0, 0);
const P = Buffer.concat([PREFACE, S]);
const cat = (...a) => Buffer.concat(a);
(async () => {
  await warm();
  await run('ok', {}, cat(P, frame(1, 5, 1, H)));
  await run('badpreface', {}, Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  await run('nosettings', {}, cat(PREFACE, frame(1, 5, 1, H)));
  await run('even id', {}, cat(P, frame(1, 5, 2, H)));
  await run('idle data', {}, cat(P, frame(0, 0, 1, 'abc')));
  await run('idle rst', {}, cat(P, frame(3, 0, 1, [0, 0, 0, 0])));
  await run('idle wu', {}, cat(P, frame(8, 0, 1, [0, 0, 0, 1])));
  await run('wu0 conn', {}, cat(P, frame(8, 0, 0, [0, 0, 0, 0])));
  await run('wu0 stream', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(8, 0, 1, [0, 0, 0, 0])));
  await run('wu overflow conn', {}, cat(P, frame(8, 0, 0, [0x7f, 255, 255, 255])));
  await run('wu overflow stream', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(8, 0, 1, [0x7f, 255, 255, 255])));
  await run('bad hpack', {}, cat(P, frame(1, 5, 1, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff])));
  await run('index 0', {}, cat(P, frame(1, 5, 1, [0x80])));
  await run('too large', {}, cat(P, frame(0, 0, 1, Buffer.alloc(16385))));
  await run('settings len', {}, cat(P, frame(4, 0, 0, [1, 2, 3])));
  await run('settings ack w payload', {}, cat(P, frame(4, 1, 0, [0, 1, 0, 0, 0, 0])));
  await run('settings on stream', {}, cat(P, frame(4, 0, 1)));
  await run('settings bad push', {}, cat(P, frame(4, 0, 0, [0, 2, 0, 0, 0, 2])));
  await run('settings bad window', {}, cat(P, frame(4, 0, 0, [0, 4, 0xff, 0, 0, 2])));
  await run('settings bad frame size', {}, cat(P, frame(4, 0, 0, [0, 5, 0, 0, 0, 2])));
  await run('settings ack none', {}, cat(P, frame(4, 1, 0), frame(4, 1, 0), frame(4, 1, 0)));
  await run('ping len', {}, cat(P, frame(6, 0, 0, [1])));
  await run('ping stream', {}, cat(P, frame(6, 0, 1, Buffer.alloc(8))));
  await run('ping ok', {}, cat(P, frame(6, 0, 0, Buffer.from('12345678'))));
  await run('ping ack unsolicited', {}, cat(P, frame(6, 1, 0, Buffer.from('12345678'))));
  await run('goaway', {}, cat(P, frame(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2, 65, 66])));
  await run('goaway0', {}, cat(P, frame(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0, 65, 66])));
  await run('goaway stream', {}, cat(P, frame(7, 0, 1, [0, 0, 0, 0, 0, 0, 0, 0])));
  await run('goaway short', {}, cat(P, frame(7, 0, 0, [0, 0, 0, 0])));
  await run('push from client', {}, cat(P, frame(1, 4, 1, H), frame(5, 4, 1, [0, 0, 0, 2, 0x82])));
  await run('cont alone', {}, cat(P, frame(9, 4, 1, H)));
  await run('headers then other', {}, cat(P, frame(1, 1, 1, H), frame(6, 0, 0, Buffer.alloc(8))));
  await run('headers cont', {}, cat(P, frame(1, 1, 1, H), frame(9, 4, 1, [])));
  await run('cont flood', {}, cat(P, frame(1, 1, 1, H), ...Array.from({ length: 20 }, () => frame(9, 0, 1, []))));
  await run('data after end', { raw: 1 }, cat(P, frame(1, 5, 1, H), frame(0, 1, 1, 'abc')));
  await run('headers after end', { raw: 1 }, cat(P, frame(1, 5, 1, H), frame(1, 5, 1, H)));
  await run('id going back', { raw: 1 }, cat(P, frame(1, 5, 3, H), frame(1, 5, 1, H)));
  await run(
    'trailers',
    { raw: 1 },
    cat(
      P,
      frame(1, 4, 1, H),
      frame(1, 5, 1, Buffer.concat([Buffer.from([0, 1]), Buffer.from('a'), Buffer.from([1]), Buffer.from('b')])),
    ),
  );
  await run(
    'trailers no end',
    { raw: 1 },
    cat(
      P,
      frame(1, 4, 1, H),
      frame(1, 4, 1, Buffer.concat([Buffer.from([0, 1]), Buffer.from('a'), Buffer.from([1]), Buffer.from('b')])),
    ),
  );
  await run('trailers pseudo', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(1, 5, 1, H)));
  await run('missing path', {}, cat(P, frame(1, 5, 1, [0x82, 0x86])));
  await run('upper', {}, cat(P, frame(1, 5, 1, cat(H, Buffer.from([0, 1, 65, 1, 66])))));
  await run(
    'conn hdr',
    {},
    cat(P, frame(1, 5, 1, cat(H, Buffer.from([0, 10]), Buffer.from('connection'), Buffer.from([1, 66])))),
  );
  await run('bad value', {}, cat(P, frame(1, 5, 1, cat(H, Buffer.from([0, 1, 97, 1, 0])))));
  await run('pseudo after', {}, cat(P, frame(1, 5, 1, cat(Buffer.from([0x82, 0x86, 0, 1, 97, 1, 98, 0x84])))));
  await run(
    'cl mismatch',
    {},
    cat(
      P,
      frame(
        1,
        4,
        1,
        cat(Buffer.from([0x83, 0x86, 0x84]), Buffer.from([0, 14]), Buffer.from('content-length'), Buffer.from([1, 53])),
      ),
      frame(0, 1, 1, 'abc'),
    ),
  );
  await run(
    'pad',
    { raw: 1 },
    cat(P, frame(1, 4 | 8, 1, cat(Buffer.from([2]), H, Buffer.from([0, 0]))), frame(0, 8 | 1, 1, [5, 1, 2])),
  );
  await run(
    'pad ok',
    {},
    cat(P, frame(1, 4 | 8, 1, cat(Buffer.from([2]), H, Buffer.from([0, 0]))), frame(0, 8 | 1, 1, [1, 1, 2, 0])),
  );
  await run('prio self', {}, cat(P, frame(1, 5 | 32, 1, cat(Buffer.from([0, 0, 0, 1, 5]), H))));
  await run('prio frame len', {}, cat(P, frame(2, 0, 1, [0, 0, 0, 0])));
  await run('prio frame 0', {}, cat(P, frame(2, 0, 0, [0, 0, 0, 0, 1])));
  await run('unknown', {}, cat(P, frame(0x55, 0, 0, [0, 0, 0, 0, 1]), frame(1, 5, 1, H)));
  await run('rst len', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(3, 0, 1, [0, 0, 0])));
  await run('rst', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(3, 0, 1, [0, 0, 0, 8])));
  await run('rst 0', { raw: 1 }, cat(P, frame(1, 4, 1, H), frame(3, 0, 1, [0, 0, 0, 0])));
  await run('table size up', {}, cat(P, frame(1, 5, 1, cat(Buffer.from([0x3f, 0xe1, 0xff, 3]), H))));
})();
