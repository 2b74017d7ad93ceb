// Modes, umask, owners, times, links: what stat tells after what was done.
const fs = require('node:fs');
const root = fs.mkdtempSync('/tmp/nodelet-case-');
process.chdir(root);
const mode = (path) => fs.lstatSync(path).mode.toString(8);
console.log('mkdtemp', mode(root), /^nodelet-case-[A-Za-z0-9]{6}$/.test(root.slice(5)));
console.log('umask', process.umask(0o027).toString(8));
fs.writeFileSync('a', '');
fs.mkdirSync('b');
fs.closeSync(fs.openSync('c', 'w', 0o777));
fs.mkdirSync('d', { mode: 0o1777 });
fs.mkdirSync('e/f', { recursive: true, mode: 0o770 });
fs.writeFileSync('g', '', { mode: '0600' });
fs.symlinkSync('a', 'h');
process.umask(0o022);
for (const path of ['a', 'b', 'c', 'd', 'e', 'e/f', 'g', 'h']) console.log(path, mode(path));
fs.chmodSync('a', 0o123);
fs.chmodSync('h', '0456');
console.log('chmod', mode('a'), mode('h'));
fs.chmodSync('a', 0o7777);
console.log('chmod', mode('a'));
const fd = fs.openSync('a', 'r+');
fs.fchmodSync(fd, 0o600);
console.log('fchmod', mode('a'), fs.fstatSync(fd).mode.toString(8));
fs.writeFileSync('a', 'kept mode', { mode: 0o777 });
console.log('write keeps', mode('a'));
const times = (path, follow = true) => {
  const stats = follow ? fs.statSync(path) : fs.lstatSync(path);
  const big = follow ? fs.statSync(path, { bigint: true }) : fs.lstatSync(path, { bigint: true });
  // Seconds in a double are exact to some hundred nanoseconds only.
  return [Math.round(stats.atimeMs), stats.mtime.toISOString(), Math.round(Number(big.mtimeNs) / 1e6)].join(' ');
};
fs.utimesSync('a', 1, 2);
console.log('utimes', times('a'));
fs.utimesSync('a', 1.5, '3.25');
console.log('utimes', times('a'));
fs.utimesSync('a', new Date(123456), new Date('2020-02-02T02:02:02.222Z'));
console.log('utimes', times('a'));
fs.utimesSync('a', new Date(-5000), new Date(-1500));
console.log('utimes before 1970', times('a'));
fs.utimesSync('a', -5, -1.5);
console.log('negative is now', Math.abs(fs.statSync('a').mtimeMs - Date.now()) < 5000);
fs.futimesSync(fd, 10, 20);
console.log('futimes', times('a'));
fs.lutimesSync('h', 30, 40);
console.log('lutimes', times('h', false), '|', times('h'));
fs.utimesSync('a', new Date(NaN), 50);
console.log('invalid date', times('a'));
fs.utimesSync('b', 60, 70);
console.log('directory', times('b'));
const before = fs.statSync('b').mtimeMs;
fs.writeFileSync('b/x', '');
console.log('a new name touches its folder', fs.statSync('b').mtimeMs > before);
const now = Date.now();
const fresh = fs.statSync('b/x');
console.log(
  'fresh',
  ['atimeMs', 'mtimeMs', 'ctimeMs', 'birthtimeMs'].map((key) => Math.abs(fresh[key] - now) < 5000),
);
console.log('links', fs.statSync('b').nlink, fs.statSync('e').nlink, fs.statSync('a').nlink);
fs.mkdirSync('b/y');
fs.linkSync('a', 'b/z');
console.log('links', fs.statSync('b').nlink, fs.statSync('a').nlink, fs.statSync('b/z').ino === fs.statSync('a').ino);
fs.renameSync('b/y', 'e/y');
fs.unlinkSync('b/z');
console.log('links', fs.statSync('b').nlink, fs.statSync('e').nlink, fs.statSync('a').nlink);
console.log(
  'sizes',
  fs.statSync('a').size,
  fs.lstatSync('h').size,
  fs.statSync('a').blksize,
  fs.statSync('a').blocks,
  fs.statSync('b/x').blocks,
);
console.log(
  'types',
  typeof fs.statSync('a').dev,
  typeof fs.statSync('a', { bigint: true }).ino,
  fs.statSync('a').dev === fs.statSync('b').dev,
);
console.log('owner', fs.statSync('a').uid === process.getuid(), fs.statSync('a').gid === process.getgid());
fs.chownSync('a', process.getuid(), process.getgid());
fs.fchownSync(fd, -1, -1);
fs.lchownSync('h', -1, -1);
console.log(fs.statSync('a').uid === process.getuid());
fs.closeSync(fd);
const statfs = fs.statfsSync('.');
console.log(
  Object.keys(statfs).join(),
  Object.values(statfs).every((value) => typeof value === 'number'),
  typeof fs.statfsSync('.', { bigint: true }).bsize,
  statfs.constructor.name,
);
for (const check of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) {
  for (const path of ['b', 'g', 'c']) {
    try {
      fs.accessSync(path, fs.constants[check]);
      console.log(check, path, true);
    } catch (error) {
      console.log(check, path, error.message);
    }
  }
}
process.chdir('/');
fs.rmSync(root, { recursive: true });
