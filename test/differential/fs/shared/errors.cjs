// What the cases of errors share: a folder with each kind of place, and an error's message and fields as a line.
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

const targets = [
  'missing',
  'missing/x',
  'file',
  'file/x',
  'file/',
  'dir',
  'dir/new',
  'empty',
  'dangling',
  'tofile',
  'todir',
  'todir/new',
  'loop1',
  'dir/.',
  'missing/',
];
const sources = ['missing', 'file', 'file/', 'dir', 'empty', 'dangling', 'tofile', 'todir', 'loop1', 'dir/.'];
/** What verbs of two paths do at each pair of places. */
function showPairs(pairs) {
  for (const [verb, run] of Object.entries(pairs)) {
    for (const source of sources) {
      for (const target of targets) {
        show(`${verb} ${source} ${target}`, () => run(at(source), at(target)));
        restore();
      }
    }
  }
}
module.exports = { at, places, restore, root, show, showPairs, targets };
