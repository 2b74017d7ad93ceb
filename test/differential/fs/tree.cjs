// Folders: listing in all forms, making and removing trees, links among them, realpath.
const fs = require('node:fs');
const path = require('node:path');
const root = fs.mkdtempSync('/tmp/nodelet-case-');
process.chdir(root);
const clean = (value) => JSON.stringify(value)?.replaceAll(root, '<root>');
const show = (label, run) => {
  try {
    console.log(label, clean(run()));
  } catch (error) {
    console.log(label, '!!', error.name, error.code, error.message.replaceAll(root, '<root>'));
  }
};
show('mkdir', () => [
  fs.mkdirSync('a'),
  fs.mkdirSync('b/c/d', { recursive: true }),
  fs.mkdirSync('b/c/e', { recursive: true }),
  fs.mkdirSync('b', { recursive: true }),
]);
show('mkdir odd', () => [
  fs.mkdirSync('./f/../g', { recursive: true }),
  fs.mkdirSync('h//i///', { recursive: true }),
  fs.mkdirSync(`${root}/j/k`, { recursive: true }),
]);
for (const name of ['b/x', 'b/c/y', 'b/c/d/z', 'b/é', 'b/😀', 'b/B', 'b/a', 'b/1', 'b/10', 'b/2', 'b/\uffee'])
  fs.writeFileSync(name, name);
fs.symlinkSync('b', 'link');
fs.symlinkSync('nothing', 'b/dangling');
const entries = (list) =>
  list.map((entry) => [entry.parentPath, entry.name, entry.isFile(), entry.isDirectory(), entry.isSymbolicLink()].join(' '));
show('readdir', () => fs.readdirSync('b'));
show('readdir of a link', () => fs.readdirSync('link'));
show('readdir with types', () => entries(fs.readdirSync('b', { withFileTypes: true })));
show('readdir with a slash', () => entries(fs.readdirSync('./b/c/', { withFileTypes: true })));
show('readdir encodings', () =>
  ['hex', 'base64', 'buffer', 'latin1', 'utf16le'].map((encoding) => fs.readdirSync('b/c', encoding).map(String)),
);
show('readdir buffers', () =>
  fs
    .readdirSync('b/c', { withFileTypes: true, encoding: 'buffer' })
    .map((entry) => [Buffer.isBuffer(entry.name), entry.parentPath]),
);
show('readdir of a buffer', () =>
  fs.readdirSync(Buffer.from('b/c'), { withFileTypes: true }).map((entry) => [entry.name, Buffer.isBuffer(entry.parentPath)]),
);
show('recursive', () => fs.readdirSync('.', { recursive: true }));
show('recursive with types', () => entries(fs.readdirSync('b', { recursive: true, withFileTypes: true })));
show('recursive with a slash', () => entries(fs.readdirSync('./b/', { recursive: true, withFileTypes: true })));
show('recursive absolute', () => entries(fs.readdirSync(root, { recursive: true, withFileTypes: true })).length);
fs.symlinkSync('.', 'a/self');
show('recursive through a circle', () => fs.readdirSync('a', { recursive: true }).length);

for (const place of [
  'b/../b/x',
  'link/x',
  'link/../b/x',
  'link/c/../x',
  './././b',
  '',
  '.',
  '..',
  '/',
  '//tmp//..//',
  'link/c/',
  'b/dangling',
  'a/self/self/self',
  `${root}/link`,
]) {
  show(`realpath ${place.replace(root, '<root>')}`, () => fs.realpathSync(place));
  show(`native ${place.replace(root, '<root>')}`, () => fs.realpathSync.native(place));
}
show('realpath encodings', () => [
  fs.realpathSync('b', 'buffer').toString(),
  Buffer.from(fs.realpathSync('b', 'hex'), 'hex').toString(),
]);
show('realpath of a URL', () => fs.realpathSync(new URL(`file://${root}/link`)));
show('absolute link', () => [
  fs.symlinkSync(`${root}/b/c`, 'abs'),
  fs.readlinkSync('abs'),
  fs.readdirSync('abs'),
  fs.realpathSync('abs/..'),
  fs.readlinkSync('abs', 'buffer').length > 0,
]);
show('link to a link', () => [fs.symlinkSync('link', 'link2'), fs.readdirSync('link2/c'), fs.realpathSync('link2')]);
show('link of 40', () => {
  fs.writeFileSync('l0', 'end');
  for (let i = 1; i <= 41; i++) fs.symlinkSync(`l${i - 1}`, `l${i}`);
  return [fs.readFileSync('l40', 'utf8')];
});
show('link of 41', () => fs.readFileSync('l41', 'utf8'));
show('cwd', () => {
  process.chdir('link/c');
  const seen = [process.cwd(), fs.readdirSync('.'), fs.existsSync('../x'), fs.realpathSync('.')];
  process.chdir(root);
  return seen;
});
show('chdir to a file', () => process.chdir('b/x'));

show('rename a folder', () => [fs.renameSync('b/c', 'moved'), fs.readdirSync('moved'), fs.existsSync('b/c')]);
show('rename over an empty one', () => [fs.mkdirSync('void'), fs.renameSync('moved', 'void'), fs.readdirSync('void')]);
show('rename over a full one', () => fs.renameSync('a', 'b'));
show('rename into itself', () => fs.renameSync('b', 'b/in'));
show('rename to itself', () => [fs.renameSync('b', 'b'), fs.existsSync('b')]);
show('rename a link', () => [fs.renameSync('link2', 'link3'), fs.readlinkSync('link3')]);
show('rename the root', () => fs.renameSync('/', '/x'));
show('rmdir full', () => fs.rmdirSync('b'));
show('rmdir', () => [fs.mkdirSync('once'), fs.rmdirSync('once'), fs.existsSync('once')]);
show('rm a link', () => [fs.rmSync('link', { recursive: true }), fs.existsSync('b/x')]);
show('rm a tree', () => [fs.rmSync('b', { recursive: true }), fs.existsSync('b')]);
show('rm nothing', () => fs.rmSync('b', { recursive: true }));
show('rm nothing by force', () => fs.rmSync('b', { recursive: true, force: true }));
show('rm wide', () => {
  fs.mkdirSync('wide');
  for (let i = 0; i < 300; i++) fs.writeFileSync(`wide/${i}`, '');
  return [fs.readdirSync('wide').length, fs.rmSync('wide', { recursive: true }), fs.existsSync('wide')];
});
show('rm deep', () => {
  fs.mkdirSync(`deep${'/d'.repeat(200)}`, { recursive: true });
  return [fs.rmSync('deep', { recursive: true }), fs.existsSync('deep')];
});
show('mkdtemp', () => {
  const made = [
    fs.mkdtempSync('t-'),
    fs.mkdtempSync(`${root}/u-`),
    fs.mkdtempSync(Buffer.from('v-')),
    fs.mkdtempSync('w-', 'buffer'),
  ];
  return made.map((name) => [typeof name, fs.statSync(name).isDirectory(), path.basename(String(name)).length]);
});
show('mkdtempDisposable', () => {
  const made = fs.mkdtempDisposableSync('x-');
  fs.writeFileSync(`${made.path}/file`, '');
  made.remove();
  made.remove();
  return [Object.keys(made), fs.existsSync(made.path)];
});
process.chdir('/');
fs.rmSync(root, { recursive: true });
