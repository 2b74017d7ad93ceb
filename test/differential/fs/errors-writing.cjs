// The errors of the sync verbs that change something: message, errno, code, syscall, path, and the order of the fields.
const fs = require('node:fs');
const { at, places, restore, root, show } = require('./shared/errors.cjs');

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
