// Utf8Stream: what its options may be, its members, and what each call says in each state.
const fs = require('fs');
const { Utf8Stream } = fs;
const t = (n, f) => {
  try {
    const r = f();
    console.log(n, r);
  } catch (e) {
    console.log(n, e.name, e.code, e.message);
  }
};
const f = `${process.cwd()}/nodelet-case-utf8`;
const folder = fs.mkdtempSync('/tmp/nodelet-case-');
process.chdir(folder);
t('none', () => new Utf8Stream());
t('null', () => new Utf8Stream(null));
t('str', () => new Utf8Stream('x'));
t('empty', () => new Utf8Stream({}));
for (const [k, v] of Object.entries({
  append: 1,
  contentMode: 'x',
  dest: {},
  fd: 'x',
  fs: 1,
  fsync: 1,
  maxLength: 'x',
  maxWrite: 'x',
  minLength: 'x',
  mkdir: 1,
  mode: {},
  periodicFlush: 'x',
  retryEAGAIN: 1,
  sync: 1,
})) {
  t(k, () => new Utf8Stream({ dest: f, sync: true, [k]: v }));
}
for (const [k, v] of Object.entries({
  maxLength: -1,
  maxWrite: -1,
  minLength: -1,
  periodicFlush: -1,
  fd: -1,
  mode: -1,
  dest: '',
  fs: {},
  fs2: null,
  maxWrite2: 1.5,
})) {
  t(k, () => new Utf8Stream({ dest: f, sync: true, [k.replace('2', '')]: v }));
}
for (const k of [
  'append',
  'contentMode',
  'dest',
  'fd',
  'fs',
  'fsync',
  'maxLength',
  'maxWrite',
  'minLength',
  'mkdir',
  'mode',
  'periodicFlush',
  'retryEAGAIN',
  'sync',
])
  t(k + ' null', () => new Utf8Stream({ dest: f, sync: true, [k]: null }).constructor.name);
t('min>max', () => new Utf8Stream({ dest: f, sync: true, minLength: 20000, maxWrite: 100 }));
t('fsobj', () => new Utf8Stream({ dest: f, sync: true, fs: { write: 1 } }));
const order = [];
new Utf8Stream(
  new Proxy(
    { dest: f, sync: true },
    {
      get(t, k) {
        order.push(k);
        return t[k];
      },
    },
  ),
);
console.log(order.join());
const s = new Utf8Stream({ dest: f, sync: true });
for (const k of [
  'mode',
  'file',
  'fd',
  'minLength',
  'maxLength',
  'writing',
  'sync',
  'fsync',
  'append',
  'periodicFlush',
  'contentMode',
  'mkdir',
])
  console.log(k, typeof s[k] === 'number' && k === 'fd' ? 'n' : s[k]);
console.log(Reflect.ownKeys(s));
t('w', () => s.write('abc'));
t('w', () => s.write(5));
t('w', () => s.write(Buffer.from('x')));
t('w', () => s.write());
t('flush', () => s.flush(1));
t('flush', () => s.flush(() => {}));
t('reopen', () => s.reopen(5));
t('fsy', () => s.flushSync());
t('end', () => s.end());
t('w', () => s.write('x'));
t('end', () => s.end());
t('reopen', () => s.reopen());
t('flush', () => s.flush());
t('flushSync', () => s.flushSync());
t('destroy', () => s.destroy());
t('flush cb', () => s.flush((e) => console.log('cb', e && e.message, e && e.code)));
const d = new Utf8Stream({ dest: f, sync: true });
d.destroy();
t('w', () => d.write('x'));
t('end', () => d.end());
t('reopen', () => d.reopen());
t('flush', () => d.flush());
t('flushSync', () => d.flushSync());
t('destroy', () => d.destroy());
t('dispose', () => d[Symbol.dispose]());
t('flush cb', () => d.flush((e) => console.log('cb2', e && e.message, e && e.code)));
for (const k of ['a', 'b']) {
  const b = new Utf8Stream({ dest: f, sync: true, contentMode: 'buffer' });
  t('bw', () => b.write('abc'));
  t('bw', () => b.write(Buffer.from('x')));
  t('bu8', () => b.write(new Uint8Array(3)));
  t('bw', () => b.write(5));
  b.end();
}

process.on('exit', () => {
  fs.rmSync(f, { force: true });
  fs.rmSync(folder, { recursive: true });
});
