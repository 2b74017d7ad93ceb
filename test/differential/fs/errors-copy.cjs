// The errors of copyFile and its exclusive form: message, errno, code, syscall, path, dest, and the order of the fields.
const fs = require('node:fs');
const { at, restore, root, show, showPairs, targets } = require('./shared/errors.cjs');

showPairs({
  copyFile: (from, to) => fs.copyFileSync(from, to),
  copyFileX: (from, to) => fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL),
});
for (const target of targets) {
  show(`symlink x ${target}`, () => fs.symlinkSync('x', at(target)));
  fs.rmSync(at('dir/new'), { force: true });
  restore();
}
show('symlink empty target', () => fs.symlinkSync('', at('new')));
show('symlink long target', () => fs.symlinkSync('y'.repeat(4096), at('new')));
fs.rmSync(root, { recursive: true });
