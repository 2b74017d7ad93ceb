// What is thrown at once by the callback forms, and in which order their arguments are checked.
const fs = require('node:fs');
const lines = [];
const never = () => {
  lines.push('called back');
};
function show(label, run) {
  try {
    lines.push(`${label} -> ${typeof run()}`);
  } catch (error) {
    lines.push(`${label} !! ${error.name} ${error.code} ${error.message}`);
  }
}
const verbs = [
  'access',
  'appendFile',
  'chmod',
  'chown',
  'close',
  'copyFile',
  'cp',
  'exists',
  'fchmod',
  'fchown',
  'fdatasync',
  'fstat',
  'fsync',
  'ftruncate',
  'futimes',
  'lchown',
  'link',
  'lstat',
  'lutimes',
  'mkdir',
  'mkdtemp',
  'open',
  'opendir',
  'read',
  'readFile',
  'readdir',
  'readlink',
  'readv',
  'realpath',
  'rename',
  'rm',
  'rmdir',
  'stat',
  'statfs',
  'symlink',
  'truncate',
  'unlink',
  'utimes',
  'write',
  'writeFile',
  'writev',
];
for (const verb of verbs) {
  if (verb !== 'close') show(`${verb}()`, () => fs[verb]());
  show(`${verb}(true, never)`, () => fs[verb](true, never));
  show(`${verb}(true, true, never)`, () => fs[verb](true, true, never));
  show(`${verb}(true, true, true, never)`, () => fs[verb](true, true, true, never));
  show(`${verb}('x', 'y', 'z', true)`, () => fs[verb]('x', 'y', 'z', true));
  show(`${verb}('x')`, () => fs[verb]('x'));
  show(`${verb}(9999, null)`, () => (verb === 'close' ? fs.close(true, null) : fs[verb](9999, null)));
}
show('close(true)', () => fs.close(true));
show('realpath.native()', () => fs.realpath.native());
show('realpath.native(true, never)', () => fs.realpath.native(true, never));
show('access mode', () => fs.access('x', 8, never));
show('access mode type', () => fs.access('x', 'r', never));
show('copyFile mode', () => fs.copyFile('x', 'y', 8, never));
show('readFile flag', () => fs.readFile('x', { flag: 'z' }, never));
show('readFile signal', () => fs.readFile('x', { signal: 1 }, never));
show('readFile encoding', () => fs.readFile('x', 'z', never));
show('writeFile signal', () => fs.writeFile('x', 'y', { signal: 1 }, never));
show('writeFile flag', () => fs.writeFile('x', 'y', { flag: 'z' }, never));
show('writeFile data', () => fs.writeFile('x', 1, never));
show('writeFile flush', () => fs.writeFile('x', '', { flush: 1 }, never));
show('open flags', () => fs.open('x', 'z', never));
show('open mode', () => fs.open('x', 'r', 'z', never));
show('mkdir mode', () => fs.mkdir('x', 'z', never));
show('rm recursive', () => fs.rm('x', { recursive: 1 }, never));
show('rmdir recursive', () => fs.rmdir('x', { recursive: 1 }, never));
show('readdir recursive', () => fs.readdir('x', { recursive: 1 }, never));
show('stat null options', () => {
  try {
    fs.stat('x', null, never);
  } catch (error) {
    throw Object.assign(new Error('like V8'), { name: error.name });
  }
});
show('read options', () => fs.read(0, 1, never));
show('read offset', () => fs.read(9999, Buffer.alloc(1), 2, never));
show('read length', () => fs.read(9999, Buffer.alloc(1), 0, 2, null, never));
show('read position', () => fs.read(9999, Buffer.alloc(1), 0, 1, 'x', never));
show('write offset', () => fs.write(9999, Buffer.alloc(1), 2, never));
show('write text encoding', () => fs.write(9999, 'abc', 0, 'hex', never));
show('symlink type', () => fs.symlink('x', 'y', 'z', never));
show('opendir bufferSize', () => fs.opendir('x', { bufferSize: 0 }, never));
show('truncate len', () => fs.truncate('x', 'y', never));
show('toUnixTimestamp', () => fs._toUnixTimestamp(new Date(5500)));
show('toUnixTimestamp bad', () => fs._toUnixTimestamp({}));
// In one piece, and before anything can call back: Node drops at exit what the reader of a pipe has not taken yet.
fs.writeSync(1, `${lines.join('\n')}\n`);
process.exit(0);
