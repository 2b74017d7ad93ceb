// Utf8Stream: the calls of the file system and the events that writes, flushes and ends lead to, in their order.
const fs = require('fs');
const { Utf8Stream } = fs;
const { EventEmitter } = require('events');
const log = (...a) => console.log(...a);
function traced(over = {}) {
  const o = {};
  for (const k of [
    'write',
    'writeSync',
    'fsync',
    'fsyncSync',
    'close',
    'open',
    'openSync',
    'mkdir',
    'mkdirSync',
    'closeSync',
    'fstat',
  ])
    o[k] = (...a) => {
      const n = a.map((x) =>
        typeof x === 'function'
          ? 'cb'
          : typeof x === 'string' && x.startsWith('/')
            ? 'path'
            : typeof x === 'string' && x.length > 20
              ? x.slice(0, 5) + '..' + x.length
              : Buffer.isBuffer(x)
                ? 'B' + x.length
                : typeof x === 'number'
                  ? 'n'
                  : x,
      );
      log('  fs.' + k, n.join());
      const r = (over[k] || fs[k])(...a);
      if (r !== undefined && k !== 'openSync') log('  ->', r);
      return r;
    };
  return o;
}
function watch(s, l) {
  const e = s.emit;
  for (const ev of ['ready', 'drain', 'drop', 'error', 'finish', 'close', 'write'])
    s.on(ev, (x) => log(l, ev, x instanceof Error ? x.message : typeof x === 'string' && x.length > 20 ? x.length : x));
  return s;
}
const wait = (ms) => new Promise((r) => setTimeout(r, ms));
/** When nothing is being written any more, however long a busy machine takes. */
async function written(stream) {
  do await wait(20);
  while (stream.writing);
  await wait(20);
}
(async () => {
  for (const sync of [true, false]) {
    for (const opt of [
      {},
      { minLength: 10 },
      { fsync: true },
      { minLength: 10, fsync: true },
      { maxLength: 5 },
      { contentMode: 'buffer' },
      { contentMode: 'buffer', minLength: 10 },
      { maxWrite: 4 },
      { minLength: 3, maxWrite: 4 },
      { mkdir: true },
      { mode: 0o600 },
      { append: false },
    ]) {
      log('=====', sync, JSON.stringify(opt));
      try {
        fs.unlinkSync(`${process.cwd()}/nodelet-case-utf8s/u8`);
      } catch {}
      fs.mkdirSync(`${process.cwd()}/nodelet-case-utf8s`, { recursive: true });
      const s = watch(new Utf8Stream({ dest: `${process.cwd()}/nodelet-case-utf8s/u8`, sync, ...opt, fs: traced() }), 'ev');
      const d = (x) => (opt.contentMode ? Buffer.from(x) : x);
      log('write', s.write(d('hello')), s.writing);
      log('write', s.write(d('world é')), s.writing);
      log('write', s.write(d('')), s.writing);
      await written(s);
      log('waited');
      log('write', s.write(d('again')), s.write(d('and again and again')));
      s.flush((e) => log('flush cb', e));
      await written(s);
      log('waited2');
      log('write', s.write(d('abc')));
      s.flushSync();
      log('flushedSync');
      log('write', s.write(d('end')));
      s.end();
      log('ended');
      await new Promise((resolve) => s.on('close', resolve));
      log(JSON.stringify(fs.readFileSync(`${process.cwd()}/nodelet-case-utf8s/u8`, 'utf8')));
    }
  }
  fs.rmSync(`${process.cwd()}/nodelet-case-utf8s`, { recursive: true });
})();
