// Streams with all their options, Dir, descriptors, Blobs of files; the working directory, umask, tmpdir and homedir.
const fs = require('fs'),
  os = require('os');
const D = `${process.cwd()}/nodelet-case-place`;
fs.rmSync(D, { recursive: true, force: true });
fs.mkdirSync(D + '/s/t', { recursive: true });
process.chdir(D);
fs.writeFileSync('f', '0123456789'.repeat(20));
fs.writeFileSync('s/a', '');
fs.writeFileSync('s/t/b', '');
const sh = (v) => (v instanceof Error ? `${v.name} ${v.code} ${v.message}` : Buffer.isBuffer(v) ? 'B:' + v : JSON.stringify(v));
const t = (n, f) => {
  try {
    console.log(n, sh(f()));
  } catch (e) {
    console.log(n, '!!', sh(e));
  }
};
console.log(process.cwd(), process.chdir.length, process.umask.length, process.cwd.length);
t('chdir', () => process.chdir());
t('chdir', () => process.chdir(5));
t('chdir', () => process.chdir('nope'));
t('chdir', () => process.chdir('f'));
t('chdir', () => process.chdir('a\0'));
t('chdir', () => process.chdir('s'));
console.log(process.cwd());
process.chdir('..');
console.log(process.cwd());
t('um', () => process.umask(0o22));
t('um', () => process.umask());
t('um', () => process.umask('77'));
t('um', () => process.umask());
t('um', () => process.umask('x'));
t('um', () => process.umask(-1));
t('um', () => process.umask(2 ** 32));
t('um', () => process.umask({}));
t('um', () => process.umask('9'));
t('um', () => process.umask(0o1022).toString(8));
t('um', () => process.umask().toString(8));
process.umask(0o22);
t('um', () => process.umask(null));
process.umask(0o27);
fs.writeFileSync('um1', '');
fs.mkdirSync('um2');
console.log((fs.statSync('um1').mode & 0o777).toString(8), (fs.statSync('um2').mode & 0o777).toString(8));
process.umask(0o22);
process.env.TMPDIR = '/x/y/';
t('tmp', () => os.tmpdir());
process.env.TMPDIR = '';
process.env.TMP = '/q';
t('tmp', () => os.tmpdir());
delete process.env.TMPDIR;
delete process.env.TMP;
process.env.TEMP = '/';
t('tmp', () => os.tmpdir());
delete process.env.TEMP;
t('tmp', () => os.tmpdir());
process.env.HOME = '/hh';
t('home', () => os.homedir());
delete process.env.HOME;
t('home', () => os.homedir());
const ev = (s, l) => {
  for (const e of ['open', 'ready', 'data', 'end', 'finish', 'close', 'error', 'pipe'])
    s.on(e, (x) =>
      console.log(
        l,
        e,
        e === 'open'
          ? typeof x
          : x instanceof Error
            ? sh(x)
            : Buffer.isBuffer(x)
              ? x.length
              : typeof x === 'string'
                ? x.length
                : '',
      ),
    );
  return new Promise((r) => s.on('close', r));
};
const until = async (is) => {
  while (!is()) await new Promise(setImmediate);
};
(async () => {
  for (const o of [
    undefined,
    'utf8',
    { start: 5, end: 9 },
    { start: 5 },
    { end: 3 },
    { highWaterMark: 64 },
    { encoding: 'hex', end: 2 },
    { start: 500 },
    { start: 0, end: 0 },
    { autoClose: false },
    { emitClose: false, end: 1 },
    { flags: 'wx' },
    { fd: 99 },
    { signal: AbortSignal.abort() },
  ]) {
    console.log('R', JSON.stringify(o));
    const s = fs.createReadStream('f', o);
    const done = ev(s, 'r');
    if (o && (o.emitClose === false || o.autoClose === false))
      await until(() => (o.autoClose === false ? s.readableEnded || s.writableFinished : s.closed));
    else await done;
    console.log(
      s.bytesRead,
      s.pos,
      s.start,
      s.end === Infinity ? 'inf' : s.end,
      s.path,
      s.flags,
      typeof s.fd,
      s.pending,
      s.closed,
      s.destroyed,
      s.autoClose,
    );
    if (s.fd != null && o && !o.fd) fs.closeSync(s.fd);
  }
  for (const o of [
    5,
    { start: 'x' },
    { start: 5, end: 2 },
    { start: -1 },
    { end: 'x' },
    { start: NaN },
    { encoding: 'x' },
    { fs: 5 },
    { fs: {} },
    { fs: { open() {} } },
    { fd: 'x' },
    { fd: -1 },
    { fd: {} },
    { signal: 5 },
    { highWaterMark: 'x' },
    null,
    { autoClose: 1 },
    { flags: 'bad' },
    { mode: 'bad' },
  ]) {
    const closing = [];
    const made = (late, s) => {
      s.on('error', (e) => console.log(late, JSON.stringify(o), sh(e)));
      closing.push(new Promise((r) => s.once('close', r)));
      s.destroy();
      return 1;
    };
    t('R ' + JSON.stringify(o), () => made('late', fs.createReadStream('f', o)));
    await Promise.all(closing);
    t('W ' + JSON.stringify(o), () => made('late w', fs.createWriteStream('w', o)));
    await Promise.all(closing);
  }
  let closed;
  // One stream after the other: which of two files is open first is decided by threads.
  const watched = (label, s) => {
    s.on('error', (e) => console.log(label, sh(e)));
    s.on('open', () => s.destroy());
    closed = new Promise((r) => s.once('close', r));
    return 1;
  };
  for (const p of [undefined, 5, '', null, 'a\0', 'nope/x', D]) {
    t('RP ' + p, () => watched('lr', fs.createReadStream(p)));
    await closed;
    t('WP ' + p, () => watched('lw', fs.createWriteStream(p)));
    await closed;
  }
  for (const o of [
    undefined,
    { flags: 'a' },
    { start: 3, flags: 'r+' },
    { encoding: 'hex' },
    { flush: true },
    { highWaterMark: 2 },
    { autoClose: false },
    { emitClose: false },
    { mode: 0o600, flags: 'w' },
  ]) {
    console.log('W', JSON.stringify(o));
    const s = fs.createWriteStream('w', o);
    const done = ev(s, 'w');
    console.log(s.write('6162'), s.write(Buffer.from('c')), s.writableLength);
    s.end(o && o.encoding ? '63' : 'end', () => console.log('endcb'));
    if (o && (o.emitClose === false || o.autoClose === false))
      await until(() => (o.autoClose === false ? s.readableEnded || s.writableFinished : s.closed));
    else await done;
    console.log(s.bytesWritten, s.pos, s.path, s.fd === null, s.pending, s.closed, fs.readFileSync('w', 'latin1'));
    if (s.fd != null) fs.closeSync(s.fd);
  }
  const s2 = fs.createWriteStream('w');
  await Promise.all([
    new Promise((r) => s2.close((e) => r(console.log('closecb', e)))),
    new Promise((r) => s2.close(() => r(console.log('closecb2')))),
  ]);
  const s3 = fs.createReadStream('f');
  await Promise.all([
    new Promise((r) => s3.close((e) => r(console.log('rclosecb', sh(e))))),
    new Promise((r) => s3.close((e) => r(console.log('rclosecb2', sh(e))))),
  ]);
  t('as fn', () => fs.ReadStream('f') instanceof fs.ReadStream);
  // Dir
  const dir = fs.opendirSync('s');
  console.log(dir.path, typeof dir.readSync().name);
  t('r', () => typeof dir.readSync().name);
  t('r', () => dir.readSync());
  dir.closeSync();
  t('closed', () => dir.readSync());
  t('closed', () => dir.closeSync());
  try {
    await dir.read();
  } catch (e) {
    console.log(sh(e));
  }
  try {
    await dir.close();
  } catch (e) {
    console.log(sh(e));
  }
  t('cb', () => dir.read(5));
  t('cb', () => dir.close(5));
  const names = [];
  for await (const e of await fs.promises.opendir('s', { recursive: true })) names.push(e.parentPath + '/' + e.name);
  console.log(names.sort());
  for (const o of [{ bufferSize: 0 }, { bufferSize: 'x' }, { encoding: 'x' }, 5, null, { recursive: 1 }])
    t('od ' + JSON.stringify(o), () => {
      const d = fs.opendirSync('s', o);
      d.closeSync();
      return 1;
    });
  t('od', () => fs.opendirSync('nope'));
  t('od', () => fs.opendirSync('f'));
  t('od', () => fs.opendirSync(5));
  t('od', () => fs.opendir('s'));
  const d2 = await fs.promises.opendir('s');
  const p1 = d2.read();
  t('conc', () => d2.readSync());
  t('conc', () => d2.closeSync());
  await p1;
  {
    using x = d2;
  }
  t('disposed', () => d2.readSync());
  const d3 = fs.opendirSync('s');
  d3.read((e, x) => console.log('rd', e, typeof x.name));
  await new Promise((r) => d3.close((e) => r(console.log('cl', e))));
  // fd numbers and limits
  const a = fs.openSync('f'),
    b = fs.openSync('f');
  fs.closeSync(a);
  const c = fs.openSync('f');
  console.log(a === c);
  fs.closeSync(b);
  fs.closeSync(c);
  t('dbl', () => fs.closeSync(c));
  const bl = await fs.openAsBlob('f', { type: 't/x' });
  console.log(bl.size, bl.type, await bl.slice(0, 5).text());
  fs.appendFileSync('f', 'x');
  try {
    await bl.text();
  } catch (e) {
    console.log(e.name, e.message);
  }
  process.chdir('/');
  fs.rmSync(D, { recursive: true });
})();
process.on('uncaughtException', (e) => console.log('UNCAUGHT', sh(e)));
