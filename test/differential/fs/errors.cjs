// The errors of every sync verb: message, errno, code, syscall, path, dest, and the order of the fields.
const fs = require('node:fs');
const root = fs.mkdtempSync('/tmp/nodelet-case-');
const clean = (text) => (typeof text === 'string' ? text.replaceAll(root, '<root>') : text);
function show(label, run) {
  try {
    const value = run();
    console.log(label, '->', typeof value === 'string' ? clean(value) : value === undefined ? 'undefined' : typeof value);
  } catch (error) {
    const fields = Object.keys(error).map((key) => `${key}=${key === 'info' ? JSON.stringify(error.info).replaceAll(root, '<root>') : clean(error[key])}`);
    console.log(label, '!!', error.name, clean(error.message), fields.join(' '), clean(error.stack).split('\n')[0]);
  }
}
const at = (name) => `${root}/${name}`;
fs.writeFileSync(at('file'), 'content');
fs.mkdirSync(at('dir/sub'), { recursive: true });
fs.writeFileSync(at('dir/inner'), 'x');
fs.mkdirSync(at('empty'));
fs.symlinkSync('missing', at('dangling'));
fs.symlinkSync('file', at('tofile'));
fs.symlinkSync('dir', at('todir'));
fs.symlinkSync('loop2', at('loop1'));
fs.symlinkSync('loop1', at('loop2'));
const long = 'n'.repeat(256);
const places = ['missing', 'missing/x', 'file', 'file/x', 'file/', 'dir', 'dir/', 'empty', 'dangling', 'dangling/x', 'tofile', 'tofile/', 'tofile/x', 'todir', 'todir/', 'loop1', 'loop1/x', long, 'dir/../missing', 'file/..', 'missing/..', 'file/.', 'dir/.', 'dir/..'];
const restore = () => {
  for (const [name, make] of [['file', () => fs.writeFileSync(at('file'), 'content')], ['empty', () => fs.mkdirSync(at('empty'))], ['dir', () => fs.mkdirSync(at('dir'))], ['dir/sub', () => fs.mkdirSync(at('dir/sub'))], ['dir/inner', () => fs.writeFileSync(at('dir/inner'), 'x')]]) if (!fs.existsSync(at(name))) make();
  for (const [name, target] of [['dangling', 'missing'], ['tofile', 'file'], ['todir', 'dir'], ['loop1', 'loop2'], ['loop2', 'loop1']]) {
    if (fs.lstatSync(at(name), { throwIfNoEntry: false }) === undefined) fs.symlinkSync(target, at(name));
  }
  fs.rmSync(at('missing'), { force: true, recursive: true });
};
const verbs = {
  access: (path) => fs.accessSync(path),
  accessX: (path) => fs.accessSync(path, fs.constants.X_OK),
  open: (path) => fs.closeSync(fs.openSync(path)),
  openW: (path) => fs.closeSync(fs.openSync(path, 'w')),
  openR: (path) => fs.closeSync(fs.openSync(path, 'r+')),
  openX: (path) => fs.closeSync(fs.openSync(path, 'wx')),
  openA: (path) => fs.closeSync(fs.openSync(path, 'a')),
  openDirectory: (path) => fs.closeSync(fs.openSync(path, fs.constants.O_DIRECTORY)),
  openNoFollow: (path) => fs.closeSync(fs.openSync(path, fs.constants.O_NOFOLLOW)),
  readFile: (path) => fs.readFileSync(path, 'utf8'),
  readFileBuffer: (path) => fs.readFileSync(path).toString(),
  writeFile: (path) => fs.writeFileSync(path, 'content'),
  appendFile: (path) => fs.appendFileSync(path, ''),
  stat: (path) => fs.statSync(path).isFile(),
  lstat: (path) => fs.lstatSync(path).isSymbolicLink(),
  statNoThrow: (path) => typeof fs.statSync(path, { throwIfNoEntry: false }),
  readdir: (path) => fs.readdirSync(path).sort().join(),
  readdirRecursive: (path) => fs.readdirSync(path, { recursive: true }).sort().join(),
  opendir: (path) => fs.opendirSync(path).closeSync(),
  readlink: (path) => fs.readlinkSync(path),
  realpath: (path) => fs.realpathSync(path),
  realpathNative: (path) => fs.realpathSync.native(path),
  mkdir: (path) => fs.mkdirSync(path),
  mkdirRecursive: (path) => fs.mkdirSync(path, { recursive: true }),
  mkdtemp: (path) => typeof fs.mkdtempSync(`${path}/`),
  rmdir: (path) => fs.rmdirSync(path),
  unlink: (path) => fs.unlinkSync(path),
  rm: (path) => fs.rmSync(path),
  rmForce: (path) => fs.rmSync(path, { force: true }),
  rmRecursive: (path) => fs.rmSync(path, { recursive: true }),
  truncate: (path) => fs.truncateSync(path, 3),
  chmod: (path) => fs.chmodSync(path, 0o755),
  chown: (path) => fs.chownSync(path, -1, -1),
  lchown: (path) => fs.lchownSync(path, -1, -1),
  utimes: (path) => fs.utimesSync(path, 1, 1),
  lutimes: (path) => fs.lutimesSync(path, 1, 1),
  exists: (path) => String(fs.existsSync(path)),
  statfs: (path) => typeof fs.statfsSync(path),
};
for (const [verb, run] of Object.entries(verbs)) {
  for (const place of places) {
    // Node's own message for these comes from the C++ library.
    if (verb === 'rmRecursive' && ['todir/', 'dir/.'].includes(place)) continue;
    show(`${verb} ${place.slice(0, 20)}`, () => run(at(place)));
    restore();
  }
}
const pairs = {
  rename: (from, to) => fs.renameSync(from, to),
  link: (from, to) => fs.linkSync(from, to),
  copyFile: (from, to) => fs.copyFileSync(from, to),
  copyFileX: (from, to) => fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL),
};
const targets = ['missing', 'missing/x', 'file', 'file/x', 'file/', 'dir', 'dir/new', 'empty', 'dangling', 'tofile', 'todir', 'todir/new', 'loop1', 'dir/.', 'missing/'];
const sources = ['missing', 'file', 'file/', 'dir', 'empty', 'dangling', 'tofile', 'todir', 'loop1', 'dir/.'];
for (const [verb, run] of Object.entries(pairs)) {
  for (const source of sources) {
    for (const target of targets) {
      show(`${verb} ${source} ${target}`, () => run(at(source), at(target)));
      fs.rmSync(at('dir'), { recursive: true, force: true });
      fs.rmSync(at('empty'), { recursive: true, force: true });
      for (const name of ['file', 'dangling', 'tofile', 'todir', 'loop1', 'loop2']) fs.rmSync(at(name), { force: true, recursive: true });
      restore();
    }
  }
}
for (const target of targets) {
  show(`symlink x ${target}`, () => fs.symlinkSync('x', at(target)));
  fs.rmSync(at('dir/new'), { force: true });
  restore();
}
show('symlink empty target', () => fs.symlinkSync('', at('new')));
show('symlink long target', () => fs.symlinkSync('y'.repeat(4096), at('new')));
show('long path', () => fs.readFileSync(`${root}/${'d/'.repeat(2100)}`));
fs.rmSync(root, { recursive: true });
