// The errors of the sync verbs that change nothing: message, errno, code, syscall, path, and the order of the fields.
const fs = require('node:fs');
const root = fs.mkdtempSync('/tmp/nodelet-case-');
const clean = (text) => (typeof text === 'string' ? text.replaceAll(root, '<root>') : text);
function show(label, run) {
  try {
    const value = run();
    console.log(label, '->', typeof value === 'string' ? clean(value) : value === undefined ? 'undefined' : typeof value);
  } catch (error) {
    const fields = Object.keys(error).map(
      (key) => `${key}=${key === 'info' ? JSON.stringify(error.info).replaceAll(root, '<root>') : clean(error[key])}`,
    );
    console.log(label, '!!', error.name, clean(error.message), fields.join(' '), clean(error.stack).split('\n')[0]);
  }
}
const at = (name) => `${root}/${name}`;
const long = 'n'.repeat(256);
const places = [
  'missing',
  'missing/x',
  'file',
  'file/x',
  'file/',
  'dir',
  'dir/',
  'empty',
  'dangling',
  'dangling/x',
  'tofile',
  'tofile/',
  'tofile/x',
  'todir',
  'todir/',
  'loop1',
  'loop1/x',
  long,
  'dir/../missing',
  'file/..',
  'missing/..',
  'file/.',
  'dir/.',
  'dir/..',
];
const build = () => {
  fs.writeFileSync(at('file'), 'content');
  fs.mkdirSync(at('dir/sub'), { recursive: true });
  fs.writeFileSync(at('dir/inner'), 'x');
  fs.mkdirSync(at('empty'));
  fs.symlinkSync('missing', at('dangling'));
  fs.symlinkSync('file', at('tofile'));
  fs.symlinkSync('dir', at('todir'));
  fs.symlinkSync('loop2', at('loop1'));
  fs.symlinkSync('loop1', at('loop2'));
};
build();
const verbs = {
  access: (path) => fs.accessSync(path),
  accessX: (path) => fs.accessSync(path, fs.constants.X_OK),
  open: (path) => fs.closeSync(fs.openSync(path)),
  openDirectory: (path) => fs.closeSync(fs.openSync(path, fs.constants.O_DIRECTORY)),
  openNoFollow: (path) => fs.closeSync(fs.openSync(path, fs.constants.O_NOFOLLOW)),
  readFile: (path) => fs.readFileSync(path, 'utf8'),
  readFileBuffer: (path) => fs.readFileSync(path).toString(),
  stat: (path) => fs.statSync(path).isFile(),
  lstat: (path) => fs.lstatSync(path).isSymbolicLink(),
  statNoThrow: (path) => typeof fs.statSync(path, { throwIfNoEntry: false }),
  readdir: (path) => fs.readdirSync(path).sort().join(),
  readdirRecursive: (path) => fs.readdirSync(path, { recursive: true }).sort().join(),
  opendir: (path) => fs.opendirSync(path).closeSync(),
  readlink: (path) => fs.readlinkSync(path),
  realpath: (path) => fs.realpathSync(path),
  realpathNative: (path) => fs.realpathSync.native(path),
  exists: (path) => String(fs.existsSync(path)),
  statfs: (path) => typeof fs.statfsSync(path),
};
for (const [verb, run] of Object.entries(verbs)) {
  for (const place of places) show(`${verb} ${place.slice(0, 20)}`, () => run(at(place)));
}
show('long path', () => fs.readFileSync(`${root}/${'d/'.repeat(2100)}`));
fs.rmSync(root, { recursive: true });
