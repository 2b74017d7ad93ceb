// The errors of the sync verbs that change something: message, errno, code, syscall, path, and the order of the fields.
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
/** Puts back what a verb has changed, with few calls: one listing tells most of it. */
const restore = () => {
  const there = new Set(fs.readdirSync(root));
  const isFile = there.has('file') && fs.lstatSync(at('file')).isFile();
  if (
    !isFile ||
    !['dir', 'empty', 'dangling', 'tofile', 'todir', 'loop1', 'loop2'].every((name) => there.has(name)) ||
    there.has('missing') ||
    fs.readdirSync(at('dir')).sort().join() !== 'inner,sub'
  ) {
    for (const name of there) fs.rmSync(at(name), { recursive: true, force: true });
    build();
  }
};
const verbs = {
  openW: (path) => fs.closeSync(fs.openSync(path, 'w')),
  openR: (path) => fs.closeSync(fs.openSync(path, 'r+')),
  openX: (path) => fs.closeSync(fs.openSync(path, 'wx')),
  openA: (path) => fs.closeSync(fs.openSync(path, 'a')),
  writeFile: (path) => fs.writeFileSync(path, 'content'),
  appendFile: (path) => fs.appendFileSync(path, ''),
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
};
for (const [verb, run] of Object.entries(verbs)) {
  for (const place of places) {
    // Node's own message for these comes from the C++ library.
    // A folder removed by a way through itself: Node answers by the order in which it happens to remove.
    if (verb === 'rmRecursive' && ['todir/', 'dir/.', 'dir/..'].includes(place)) continue;
    show(`${verb} ${place.slice(0, 20)}`, () => run(at(place)));
    restore();
  }
}
fs.rmSync(root, { recursive: true });
