// The option `buffer` of readFile, and where entries of glob say that they lie.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

process.chdir(fs.mkdtempSync(path.join(os.tmpdir(), 'into-')));
fs.writeFileSync('t', 'hello world');
const memory = Buffer.alloc(20, 46);
const told = (error) => error && [error.name, error.code, error.message];
function show(label, run) {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, told(error));
  }
}
const kinds = {
  memory,
  empty: Buffer.alloc(3),
  exact: Buffer.alloc(11),
  words: new Uint16Array(10),
  view: new DataView(new ArrayBuffer(30)),
  given: (size) => Buffer.alloc(size + 2),
  number: () => 5,
  small: (...args) => (console.log(args), Buffer.alloc(1)),
  null: null,
  none: undefined,
  five: 5,
  text: 'x',
};
for (const [name, buffer] of Object.entries(kinds)) {
  show(name, () => fs.readFileSync('t', { buffer }));
  show(`${name} as text`, () => fs.readFileSync('t', { buffer, encoding: 'latin1' }));
}
console.log(memory.toString());
const fd = fs.openSync('t');
show('descriptor', () => fs.readFileSync(fd, { buffer: memory }).buffer === memory.buffer);
fs.closeSync(fd);

fs.mkdirSync('gd/sub', { recursive: true });
fs.writeFileSync('gd/a.txt', '');
fs.writeFileSync('gd/sub/b.txt', '');
const here = process.cwd();
for (const pattern of ['gd/a.txt', 'gd/*.txt', 'gd/**', '*d', './gd/*', path.join(here, 'gd/*')])
  for (const cwd of [undefined, here]) {
    const entries = fs.globSync(pattern, { withFileTypes: true, cwd });
    console.log(
      pattern.replace(here, ''),
      entries.map(({ name, parentPath }) => [name, parentPath.replace(here, '<here>')]).sort(),
    );
  }
show('no pattern', () => fs.globSync(null));

fs.readFile('t', { buffer: memory }, (error, data) => {
  console.log(error, data);
  fs.readFile('t', { buffer: Buffer.alloc(2) }, async (failure, nothing) => {
    console.log(told(failure), nothing);
    show('checked at once', () => fs.readFile('t', { buffer: 5 }, () => {}));
    const { readFile, open } = fs.promises;
    for (const buffer of [memory, Buffer.alloc(2), 5, () => 7, (size) => Buffer.alloc(size)])
      console.log(await readFile('t', { buffer }).catch(told));
    const handle = await open('t');
    console.log(await handle.readFile({ buffer: memory }));
    await handle.close();
  });
});
