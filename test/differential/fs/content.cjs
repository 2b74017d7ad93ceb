// Reading and writing: positions, flags, holes, encodings, files that live on without a name.
const fs = require('node:fs');
process.chdir(fs.mkdtempSync('/tmp/nodelet-case-'));
const show = (label, run) => {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, '!!', error.name, error.code, error.message);
  }
};
const text = (name) => fs.readFileSync(name, 'latin1');

for (const encoding of ['utf8', 'utf-8', 'utf16le', 'ucs2', 'latin1', 'binary', 'ascii', 'base64', 'base64url', 'hex']) {
  show(`write ${encoding}`, () => {
    fs.writeFileSync('e', encoding === 'hex' ? '6869ff' : 'aGk_é€😀', encoding);
    return fs.readFileSync('e').toString('hex');
  });
  fs.writeFileSync('raw', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xc3, 0xa9, 0xff, 0x00, 0xf0, 0x9f, 0x98, 0x80]));
  show(`read ${encoding}`, () => JSON.stringify(fs.readFileSync('raw', encoding)));
  show(`append ${encoding}`, () => {
    fs.appendFileSync('e', '00ff', { encoding });
    return fs.readFileSync('e').length;
  });
}
show('lone surrogate', () => {
  fs.writeFileSync('s', 'a\ud800b');
  return fs.readFileSync('s').toString('hex');
});
for (const view of [
  new Uint8Array([1, 2, 3]),
  new Uint16Array([0x4241, 0x4443]),
  new DataView(new ArrayBuffer(4), 1, 2),
  Buffer.from('abcdef').subarray(2, 4),
  new Float64Array(0),
]) {
  show(`write ${view.constructor.name}`, () => {
    fs.writeFileSync('v', view);
    return fs.readFileSync('v').toString('hex');
  });
}

fs.writeFileSync('p', '0123456789');
let fd = fs.openSync('p', 'r+');
const buffer = Buffer.alloc(4);
const read = (...args) => [fs.readSync(fd, ...args), buffer.toString('latin1')];
show('read', () => read(buffer));
show('read again', () => read(buffer));
show('read to the end', () => read(buffer));
show('read at the end', () => read(buffer));
show('read at', () => read(buffer, 0, 2, 5));
show('read into the middle', () => read(buffer, 1, 2, 0));
show('read past the end', () => read(buffer, 0, 4, 100));
show('position is kept', () => read(buffer, 0, 4, null));
show('write at', () => [fs.writeSync(fd, 'AB', 1), text('p')]);
show('write at the position', () => [fs.writeSync(fd, Buffer.from('xyz'), 1), text('p')]);
show('write a part', () => [fs.writeSync(fd, Buffer.from('12345'), 1, 2, 0), text('p')]);
show('write far', () => [fs.writeSync(fd, 'Z', 20), fs.readFileSync('p').toString('hex')]);
show('write text in hex', () => [fs.writeSync(fd, '414243', 3, 'hex'), text('p').slice(0, 8)]);
show('writev', () => [fs.writevSync(fd, [Buffer.from('v1'), Buffer.from('v2')], 0), text('p').slice(0, 8)]);
show('readv', () => {
  const parts = [Buffer.alloc(2), Buffer.alloc(3)];
  return [fs.readvSync(fd, parts, 0), parts.map(String)];
});
show('ftruncate', () => [fs.ftruncateSync(fd, 4), text('p')]);
show('ftruncate longer', () => [fs.ftruncateSync(fd, 6), fs.readFileSync('p').toString('hex')]);
show('ftruncate to 0', () => [fs.ftruncateSync(fd), text('p').length]);
show('fsync', () => [fs.fsyncSync(fd), fs.fdatasyncSync(fd)]);
fs.closeSync(fd);
show('close twice', () => fs.closeSync(fd));
show('read closed', () => fs.readSync(fd, buffer));
show('write closed', () => fs.writeSync(fd, 'x'));
show('fstat closed', () => fs.fstatSync(fd));

for (const flags of [
  'r',
  'r+',
  'w',
  'w+',
  'a',
  'a+',
  'wx',
  'ax',
  'as',
  'rs+',
  fs.constants.O_RDWR | fs.constants.O_CREAT,
  fs.constants.O_WRONLY | fs.constants.O_TRUNC,
  3,
]) {
  fs.writeFileSync('g', 'before');
  show(`flags ${flags}`, () => {
    const file = fs.openSync('g', flags);
    const results = [];
    const attempt = (label, run) => {
      try {
        results.push(`${label}=${run()}`);
      } catch (error) {
        results.push(`${label}!${error.message}`);
      }
    };
    attempt('read', () => fs.readSync(file, buffer, 0, 2, 0));
    attempt('write', () => fs.writeSync(file, 'XY', 0));
    attempt('append', () => fs.writeSync(file, 'Z'));
    attempt('truncate', () => fs.ftruncateSync(file, 3));
    attempt('readFile', () => fs.readFileSync(file, 'latin1'));
    fs.closeSync(file);
    return [results.join(' '), text('g')];
  });
}

fs.writeFileSync('d', 'abcdef');
fd = fs.openSync('d', 'r+');
fs.readSync(fd, buffer, 0, 2, null);
show('readFile of a descriptor goes on', () => fs.readFileSync(fd, 'latin1'));
show('writeFile of a descriptor goes on', () => [fs.writeFileSync(fd, 'GH'), text('d')]);
show('appendFile of a descriptor', () => [fs.appendFileSync(fd, 'IJ'), text('d')]);
show('readFile at the end', () => fs.readFileSync(fd).length);
fs.closeSync(fd);

fs.writeFileSync('gone', 'still here');
fd = fs.openSync('gone', 'r+');
fs.unlinkSync('gone');
show('unlinked', () => [fs.existsSync('gone'), fs.fstatSync(fd).nlink, fs.readFileSync(fd, 'latin1')]);
fs.writeSync(fd, '!', 0);
show('unlinked, written', () => [read(buffer, 0, 1, 0)]);
fs.writeFileSync('gone', 'another');
show('new file of that name', () => [text('gone'), fs.fstatSync(fd).size]);
fs.closeSync(fd);

fs.writeFileSync('one', 'x');
fs.linkSync('one', 'two');
fs.appendFileSync('two', 'y');
show('hard link', () => [text('one'), fs.statSync('one').nlink, fs.statSync('one').ino === fs.statSync('two').ino]);
fs.renameSync('one', 'two');
show('rename over itself', () => [fs.existsSync('one'), fs.existsSync('two')]);
fs.symlinkSync('two', 'link');
fs.appendFileSync('link', 'z');
show('symlink', () => [text('two'), fs.readlinkSync('link'), fs.lstatSync('link').isSymbolicLink(), fs.lstatSync('link').size]);
fs.symlinkSync('made-through-link', 'dangling');
fs.writeFileSync('dangling', 'content');
show('through a dangling link', () => text('made-through-link'));
show('truncate', () => [
  fs.truncateSync('two', 2),
  text('two'),
  fs.truncateSync('two', 4),
  fs.readFileSync('two').toString('hex'),
  fs.truncateSync('two'),
  text('two'),
]);
show('copy', () => {
  fs.writeFileSync('source', 'copied', { mode: 0o755 });
  fs.copyFileSync('source', 'target');
  return [text('target'), (fs.statSync('target').mode & 0o777).toString(8)];
});
show('copy over longer', () => {
  fs.writeFileSync('target', 'much longer than before', { mode: 0o600 });
  fs.copyFileSync('source', 'target');
  return [text('target'), (fs.statSync('target').mode & 0o777).toString(8)];
});
show('copy over itself', () => [fs.copyFileSync('source', 'source'), text('source')]);
show('empty file', () => [
  fs.writeFileSync('empty', ''),
  fs.readFileSync('empty').length,
  fs.readFileSync('empty', 'utf8') === '',
]);
show('flush', () => [fs.writeFileSync('f', 'x', { flush: true }), text('f')]);
show('buffer path', () => fs.readFileSync(Buffer.from('f'), 'utf8'));
show('url path', () => fs.readFileSync(new URL(`file://${process.cwd()}/f`), 'utf8'));
show('bad url', () => fs.readFileSync(new URL('https://example.com/f')));
show('names', () => {
  for (const name of ['😀', 'ünïcode', ' spaced ', 'a\\b', 'a:b', '...', '%2e%2e', 'CON', 'x'.repeat(255)])
    fs.writeFileSync(name, name);
  return fs.readdirSync('.').filter((name) => text(name) !== '' && fs.readFileSync(name, 'utf8') === name).length;
});
show('existsSync', () => ['f', 'nope', '', 'f/x', 'link', '.', 'dangling'].map((path) => fs.existsSync(path)));
const root = process.cwd();
process.chdir('/');
fs.rmSync(root, { recursive: true });
