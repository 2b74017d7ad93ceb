// The errors of the sync verbs that change nothing: message, errno, code, syscall, path, and the order of the fields.
const fs = require('node:fs');
const { at, places, root, show } = require('./shared/errors.cjs');

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
