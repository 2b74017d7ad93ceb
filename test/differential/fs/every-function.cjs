// Every function with arguments of all kinds: what each gives, refuses, and with which error.
process.noDeprecation = true;
const fs = require('fs'),
  path = require('path');
const D = '/tmp/nodelet-case-various';
fs.rmSync(D, { recursive: true, force: true });
fs.mkdirSync(D);
process.chdir(D);
process.on('uncaughtException', (e) => console.log('UNCAUGHT', e.name));
const sh = (v) =>
  v instanceof Error
    ? `${v.name} ${v.code} ${v.message} ${Object.keys(v).sort()}`
    : typeof v === 'bigint'
      ? v + 'n'
      : v && typeof v === 'object' && !Array.isArray(v) && !Buffer.isBuffer(v)
        ? `${v.constructor?.name}{${Object.keys(v)}}`
        : Buffer.isBuffer(v)
          ? 'B:' + v
          : JSON.stringify(v);
const t = (n, f) => {
  try {
    console.log(n, sh(f()));
  } catch (e) {
    console.log(n, '!!', sh(e));
  }
};
const cb = (n, f) =>
  new Promise((r) => {
    try {
      f((...a) => {
        console.log(n, 'cb', a.map(sh).join(' | '));
        r();
      });
    } catch (e) {
      console.log(n, '!!', sh(e));
      r();
    }
  });
fs.writeFileSync('f', '0123456789');
fs.symlinkSync('f', 'l');
fs.mkdirSync('d/e', { recursive: true });
fs.writeFileSync('d/e/x', '');

for (const fl of [
  'r',
  'r+',
  'rs',
  'rs+',
  'sr',
  'sr+',
  'w',
  'wx',
  'xw',
  'w+',
  'wx+',
  'xw+',
  'a',
  'ax',
  'xa',
  'as',
  'sa',
  'a+',
  'ax+',
  'xa+',
  'as+',
  'sa+',
  'R',
  'rw',
  ' r',
  '',
  null,
  undefined,
  0,
  2,
  64,
  577,
  NaN,
  2 ** 31,
  {},
  [],
])
  t('open ' + String(fl), () => {
    const fd = fs.openSync('of', fl);
    fs.closeSync(fd);
    return true;
  });
for (const m of ['644', '0o644', 0o600, -1, 1.5, 'x', {}, 2 ** 32, null, undefined])
  t('mode ' + String(m), () => {
    const fd = fs.openSync('m' + Math.random(), 'w', m);
    const r = (fs.fstatSync(fd).mode & 0o777).toString(8);
    fs.closeSync(fd);
    return r;
  });
for (const o of [
  {},
  { bigint: true },
  { bigint: 1 },
  null,
  undefined,
  5,
  'x',
  { throwIfNoEntry: false },
  { throwIfNoEntry: true, bigint: true },
]) {
  t('stat ' + sh(o), () => fs.statSync('f', o));
  t('statn ' + sh(o), () => fs.statSync('nope', o));
  t('lstat ' + sh(o), () => fs.lstatSync('l', o));
  t('fstat ' + sh(o), () => {
    const fd = fs.openSync('f');
    try {
      return fs.fstatSync(fd, o);
    } finally {
      fs.closeSync(fd);
    }
  });
  t('statfs ' + sh(o), () => fs.statfsSync('/tmp', o));
}
for (const a of [
  ['a'],
  ['d', { recursive: true }],
  ['a/b/c', { recursive: true }],
  ['f'],
  ['f/x'],
  ['f/x', { recursive: true }],
  ['x', { recursive: 1 }],
  ['x', { mode: 'x' }],
  ['x', '777'],
  ['y', null],
  ['z', 5],
  ['d'],
  [Buffer.from('bd')],
  [new URL('file://' + D + '/ud')],
  [5],
  ['q\0'],
])
  t('mkdir ' + sh(a[0]) + sh(a[1]), () => fs.mkdirSync(...a));
for (const a of [
  ['nope'],
  ['d'],
  ['f'],
  ['d', { recursive: true }],
  ['nope', { recursive: true }],
  ['x', { recursive: 1 }],
  ['x', { maxRetries: -1 }],
  ['x', { retryDelay: 'x' }],
  ['x', 5],
  ['l'],
])
  t('rmdir ' + sh(a), () => fs.rmdirSync(...a));
fs.mkdirSync('d/e', { recursive: true });
for (const a of [
  ['nope'],
  ['d'],
  ['nope', { force: true }],
  ['d', { recursive: true, force: 1 }],
  ['d', { recursive: true }],
  ['x', 5],
  ['x', { maxRetries: 1.5 }],
  ['x', null],
  ['l'],
])
  t('rm ' + sh(a), () => fs.rmSync(...a));
fs.symlinkSync('f', 'l');
fs.mkdirSync('d/e', { recursive: true });
fs.writeFileSync('d/e/x', '');
fs.writeFileSync('d/y', '');
for (const a of [
  ['d'],
  ['d', { recursive: true }],
  ['d', 'buffer'],
  ['d', 'hex'],
  ['d', { withFileTypes: true }],
  ['d', { recursive: 1 }],
  ['d', { encoding: 'x' }],
  ['nope'],
  ['f'],
])
  t('readdir ' + sh(a), () =>
    fs
      .readdirSync(...a)
      .map((x) =>
        typeof x === 'string' ? x : Buffer.isBuffer(x) ? sh(x) : [sh(x.name), x.parentPath + '', x.isFile()].join('/'),
      ),
  );
for (const a of [['f', 3], ['f', -3], ['f'], ['f', 'x'], ['f', 1.5], ['nope', 1], ['d', 1], [5, 1], ['f', null]])
  t('truncate ' + sh(a), () => {
    fs.truncateSync(...a);
    return fs.statSync('f').size;
  });
for (const a of [
  ['f', 'g'],
  ['f', 'g', 1],
  ['f', 'g', 8],
  ['f', 'g', 'x'],
  ['nope', 'g'],
  ['d', 'g'],
  ['f', 'd'],
  ['f', 'f'],
  ['f', 'nope/x'],
  [5, 'x'],
  ['f', 5],
])
  t('copy ' + sh(a), () => fs.copyFileSync(...a));
for (const a of [
  ['f', 'g'],
  ['nope', 'g'],
  ['d', 'g'],
  ['g', 'd'],
  ['d', 'd/e/z'],
  ['f', 'nope/x'],
  [5, 'x'],
  ['x', 5],
  ['g', 'f'],
])
  t('rename ' + sh(a), () => fs.renameSync(...a));
for (const a of [
  ['f', 'ln'],
  ['f', 'ln'],
  ['nope', 'ln2'],
  ['d', 'ln3'],
  ['f', 'nope/x'],
  [5, 'x'],
  ['x', 5],
])
  t('link ' + sh(a), () => fs.linkSync(...a));
for (const a of [
  ['f', 'sl'],
  ['f', 'sl'],
  ['x', 's2', 'dir'],
  ['x', 's3', 'junction'],
  ['x', 's4', 'bad'],
  ['x', 's5', 5],
  ['x', 'nope/x'],
  [5, 'x'],
  ['', 's6'],
])
  t('symlink ' + sh(a), () => fs.symlinkSync(...a));
for (const a of [['sl'], ['sl', 'buffer'], ['sl', { encoding: 'hex' }], ['f'], ['nope'], [5], ['sl', 'x']]) {
  t('readlink ' + sh(a), () => fs.readlinkSync(...a));
  t('realpath ' + sh(a), () => fs.realpathSync(...a));
  t('native ' + sh(a), () => fs.realpathSync.native(...a));
}
for (const a of [
  ['f', 1, 2],
  ['f', '1', '2'],
  ['f', new Date(5000), new Date(NaN)],
  ['f', 'x', 1],
  ['f', {}, 1],
  ['f', NaN, 1],
  ['f', Infinity, 1],
  ['f', -1, -1],
  ['nope', 1, 1],
  ['f', 1],
]) {
  t('utimes ' + sh(a.slice(1)), () => {
    fs.utimesSync(...a);
    const s = fs.statSync('f');
    return a.some((x) => x === -1 || Number.isNaN(x) || x === Infinity || (x instanceof Date && isNaN(x)))
      ? 0
      : [s.atimeMs, s.mtimeMs];
  });
  t('lutimes ' + sh(a.slice(1)), () => fs.lutimesSync(...a));
}
for (const a of [['f', '600'], ['f', '8'], ['f', -1], ['f', 2 ** 32], ['f', null], ['f'], ['nope', 0], ['l', 0o644], ['f', 1.5]])
  t('chmod ' + sh(a), () => {
    fs.chmodSync(...a);
    return fs.statSync('f').mode.toString(8);
  });
for (const a of [
  ['f', 0, 0],
  ['f', -1, -1],
  ['f', -2, 0],
  ['f', 0],
  ['f', 'x', 0],
  ['f', 2 ** 32, 0],
  ['f', 1.5, 0],
  ['nope', 0, 0],
  [5, 0, 0],
]) {
  t('chown ' + sh(a), () => fs.chownSync(...a));
  t('lchown ' + sh(a), () => fs.lchownSync(...a));
}
for (const a of [
  ['f'],
  ['f', 0],
  ['f', 4],
  ['f', 7],
  ['f', 8],
  ['f', -1],
  ['f', 'x'],
  ['f', null],
  ['nope'],
  ['nope', 2],
  [5],
  ['f', 1.5],
])
  t('access ' + sh(a), () => fs.accessSync(...a));
for (const a of [['f'], ['nope'], [5], ['a\0'], [], [{}], [null]]) t('exists ' + sh(a), () => fs.existsSync(...a));
for (const a of ['t-', 'nope/x', 5, '', 'X\0', Buffer.from('b-')]) {
  t('mkdtemp ' + sh(a), () => {
    const r = fs.mkdtempSync(a);
    return [r.length, typeof r];
  });
}
t('mkdtemp buf', () => fs.mkdtempSync('q-', 'buffer').length);
t('mkdtemp enc', () => fs.mkdtempSync('q-', 'x'));
t('mkdtempD', () => {
  const d = fs.mkdtempDisposableSync('dd-');
  const e = fs.existsSync(d.path);
  d.remove();
  return [Object.keys(d), e, fs.existsSync(d.path)];
});
t('lchmod', () => typeof fs.lchmod + typeof fs.lchmodSync);
t('ts', () => fs._toUnixTimestamp(new Date(1500)));
t('ts', () => fs._toUnixTimestamp({}));
for (const a of [
  [-1, 'x'],
  ['x', 'x'],
  [1.5, 'x'],
  [99, 'x'],
  [2 ** 31, 'x'],
]) {
  t('write ' + sh(a), () => fs.writeSync(...a));
  t('close ' + sh(a[0]), () => fs.closeSync(a[0]));
  t('fsync', () => fs.fsyncSync(a[0]));
  t('read', () => fs.readSync(a[0], Buffer.alloc(1)));
  t('ftruncate', () => fs.ftruncateSync(a[0], 1));
  t('fchmod', () => fs.fchmodSync(a[0], 0));
  t('futimes', () => fs.futimesSync(a[0], 1, 1));
  t('fchown', () => fs.fchownSync(a[0], 0, 0));
  t('fdatasync', () => fs.fdatasyncSync(a[0]));
}
for (const k of Object.keys(fs))
  if (typeof fs[k] === 'function' && /^[a-z]/.test(k) && !/Stream|Sync$|watch|^_|openAsBlob|glob|^close$/i.test(k)) {
    t(k + '()', () => fs[k]());
    t(k + '(f)', () => fs[k]('f'));
    t(k + '(f,5)', () => fs[k]('f', 5));
    t(k + '(cb)', () => fs[k](() => {}));
  }
(async () => {
  await new Promise((r) => setTimeout(r, 30));
  const pt = async (n, f) => {
    try {
      console.log(n, sh(await f()));
    } catch (e) {
      console.log(n, '!!', sh(e));
    }
  };
  const P = fs.promises;
  for (const k of Object.keys(P))
    if (typeof P[k] === 'function' && !/watch|glob/.test(k)) {
      await pt(k + '()', () => P[k]());
      await pt(k + '(5)', () => P[k](5));
      if (!/rm|unlink|mkdtemp/.test(k))
        await pt(k + '(f,{})', async () => {
          const r = await P[k]('f', {});
          if (r?.close) await r.close();
          return typeof r;
        });
      await pt(k + '(nope)', () => P[k]('nope/x', 'nope/y', 'x'));
    }
  process.chdir('/');
  fs.rmSync(D, { recursive: true });
})();
