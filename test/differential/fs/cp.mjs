// fs.cp in its callback and promise forms; of cpSync what agrees with them in Node itself.
import fs from 'node:fs';
import fsp from 'node:fs/promises';

const root = fs.mkdtempSync('/tmp/nodelet-case-');
process.chdir(root);
const clean = (value) =>
  typeof value === 'string' ? value.replaceAll(root, '<root>') : JSON.stringify(value)?.replaceAll(root, '<root>');
function reset() {
  for (const name of fs.readdirSync('.')) fs.rmSync(name, { recursive: true });
  fs.mkdirSync('d/sub', { recursive: true });
  fs.writeFileSync('f', 'file');
  fs.writeFileSync('d/x', 'x', { mode: 0o755 });
  fs.writeFileSync('d/sub/y', 'y');
  fs.symlinkSync('x', 'd/link');
  fs.symlinkSync('f', 'lf');
  fs.symlinkSync('d', 'ld');
  fs.mkdirSync('e');
  fs.writeFileSync('e/x', 'old');
  fs.symlinkSync('nope', 'dang');
  fs.mkdirSync('empty');
}
function tree(folder = '.') {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return [`${path}/`, ...tree(path)];
    return [entry.isSymbolicLink() ? `${path}->${clean(fs.readlinkSync(path))}` : `${path}=${fs.readFileSync(path)}`];
  });
}
reset();
const before = new Set(tree());
async function show(label, forms, ...args) {
  for (const form of forms) {
    reset();
    let outcome = 'ok';
    try {
      if (form === 'promise') await fsp.cp(...args);
      else if (form === 'sync') fs.cpSync(...args);
      else await new Promise((resolve, reject) => fs.cp(...args, (error) => (error ? reject(error) : resolve())));
    } catch (error) {
      outcome = [
        error.name,
        error.code,
        clean(error.message),
        Object.keys(error).join(),
        clean(error.info),
        error.errno,
        error.syscall,
        clean(error.path),
        clean(error.dest),
      ].join(' | ');
    }
    console.log(
      label,
      form,
      outcome,
      tree()
        .filter((line) => !before.has(line))
        .join(' '),
    );
  }
}
const every = ['promise', 'callback', 'sync'];
const later = ['promise', 'callback'];
await show('file to new', every, 'f', 'n');
await show('file to deep', every, 'f', 'a/b/n');
await show('file to file', every, 'f', 'd/x');
await show('same', every, 'f', 'f');
await show('same by another path', every, 'f', './d/../f');
await show('file to folder', every, 'f', 'd');
await show('folder, not recursive', every, 'd', 'n');
await show('folder', every, 'd', 'n', { recursive: true });
await show('folder with slashes', every, 'd/', 'n/', { recursive: true });
await show('folder into folder', every, 'd', 'e', { recursive: true });
await show('folder, no force', every, 'd', 'e', { recursive: true, force: false });
await show('folder, errorOnExist', later, 'd', 'e', { recursive: true, force: false, errorOnExist: true });
await show('file, errorOnExist', every, 'f', 'd/x', { force: false, errorOnExist: true });
await show('file, no force', every, 'f', 'd/x', { force: false });
await show('folder to file', every, 'd', 'f', { recursive: true });
await show('folder into its own folder', every, 'd', 'd/sub/n', { recursive: true });
await show('folder into itself', every, 'd', 'd/new', { recursive: true });
await show('folder to itself', every, 'd', 'd', { recursive: true });
await show('folder to its parent', every, 'd/sub', 'd', { recursive: true });
await show('missing', every, 'nope', 'n');
await show('link', every, 'lf', 'n');
await show('link, dereference', later, 'lf', 'n', { dereference: true });
await show('link to folder', every, 'ld', 'n', { recursive: true });
await show('link to folder, dereference', later, 'ld', 'n', { recursive: true, dereference: true });
await show('link to folder, dereference, not recursive', later, 'ld', 'n', { dereference: true });
await show('verbatim', every, 'd', 'n', { recursive: true, verbatimSymlinks: true });
await show('dangling', later, 'dang', 'n');
await show('dangling, dereference', later, 'dang', 'n', { dereference: true });
await show('link to file', every, 'lf', 'd/x');
await show('link over link', later, 'lf', 'dang');
await show('link over link below', later, 'ld', 'lf');
await show('file over link', later, 'f', 'lf');
await show('file over link to folder', every, 'f', 'ld');
await show('folder over link to folder', later, 'd', 'ld', { recursive: true });
await show('file as folder', every, 'f/', 'n');
await show('into a file', every, 'd', 'f/x', { recursive: true });
await show('filter', every, 'd', 'n', { recursive: true, filter: (source) => !source.endsWith('sub') });
await show('filter nothing', every, 'f', 'n', { filter: () => false });
await show('filter asks first', every, 'nope', 'n', { filter: () => false });
await show('async filter', later, 'f', 'n', { filter: async (source, target) => source === target });
await show('async filter', ['sync'], 'f', 'n', { filter: async () => true });
await show('failing filter', every, 'f', 'n', {
  filter: () => {
    throw new Error('no filter');
  },
});
await show('exclusive', every, 'f', 'd/x', { mode: fs.constants.COPYFILE_EXCL });
await show('bad mode', every, 'f', 'n', { mode: 9 });
await show('bad option', every, 'f', 'n', { recursive: 1 });
await show('bad pair', every, 'f', 'n', { dereference: true, verbatimSymlinks: true });
await show('null options', every, 'f', 'n', null);
await show('bad path', every, 1, 'n');
for (const form of ['promise', 'sync']) {
  reset();
  fs.chmodSync('d', 0o500);
  fs.utimesSync('d/x', 1, 2);
  if (form === 'promise') await fsp.cp('d', 'n', { recursive: true, preserveTimestamps: true });
  else fs.cpSync('d', 'n', { recursive: true, preserveTimestamps: true });
  console.log(
    form,
    (fs.statSync('n').mode & 0o777).toString(8),
    (fs.statSync('n/x').mode & 0o777).toString(8),
    fs.statSync('n/x').mtimeMs,
  );
}
process.chdir('/');
fs.rmSync(root, { recursive: true });
