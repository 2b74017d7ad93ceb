// fs/promises: results, errors, FileHandle, iterables, signals.
import fs from 'node:fs';
import fsp, { readFile, constants } from 'node:fs/promises';
import * as namespace from 'node:fs/promises';

const root = fs.mkdtempSync('/tmp/nodelet-case-');
process.chdir(root);
const show = async (label, run) => {
  try {
    console.log(label, '->', await run());
  } catch (error) {
    console.log(label, '!!', error.name, error.code, error.message.replaceAll(root, '<root>'), Object.keys(error).join());
  }
};
console.log(fsp === fs.promises, readFile === fsp.readFile, constants === fs.constants, Object.keys(namespace).sort().join());
fs.writeFileSync('f', '0123456789');

const h = await fsp.open('f', 'r+');
console.log(typeof h.fd, h.constructor.name, String(h), Object.keys(h).join());
await show('read', () => h.read(Buffer.alloc(3)));
await show('read options', () => h.read({ buffer: Buffer.alloc(3), position: 1 }));
await show('read nothing given', async () => [(await h.read()).bytesRead]);
await show('read arguments', () => h.read(Buffer.alloc(3), 1, 2, 0));
await show('read nulls', () => h.read(Buffer.alloc(3), null, null, 0));
await show('read buffer and options', () => h.read(Buffer.alloc(3), { offset: 1, length: 1, position: 5 }));
await show('read bigint position', () => h.read(Buffer.alloc(3), 0, 1, 2n));
await show('read bad', () => h.read(1));
await show('read bad offset', () => h.read(Buffer.alloc(3), 9));
await show('read bad length', () => h.read(Buffer.alloc(3), 0, 9));
await show('read bad position', () => h.read(Buffer.alloc(3), 0, 1, 'x'));
await show('read empty', () => h.read(Buffer.alloc(0)));
await show('read into empty', () => h.read(Buffer.alloc(0), 0, 1));
await show('write', () => h.write('ab', 0));
await show('write bytes', () => h.write(Buffer.from('cd'), 0, 1, 5));
await show('write options', () => h.write(Buffer.from('xyz'), { offset: 1, position: 0 }));
await show('write bad', () => h.write({}));
await show('write bad offset', () => h.write(Buffer.from('xyz'), 9));
await show('write bad encoding', () => h.write('abc', 0, 'hex'));
await show('write empty', () => h.write(Buffer.alloc(0)));
await show('readFile', () => h.readFile());
await show('readFile by path', () => fsp.readFile('f', 'utf8'));
await show('readFile of a handle', () => fsp.readFile(h, 'utf8'));
await show('writeFile', () => h.writeFile('zz'));
await show('writeFile bad', () => h.writeFile(1));
await show('appendFile', () => h.appendFile('!!'));
await show('content', () => fsp.readFile('f', 'latin1'));
await show('stat', async () => [(await h.stat()).size, typeof (await h.stat({ bigint: true })).size]);
await show('truncate', () => h.truncate(2));
await show('truncate negative', () => h.truncate(-1));
await show('truncate bad', () => h.truncate('x'));
await show('chmod', async () => [await h.chmod('777'), ((await h.stat()).mode & 0o777).toString(8)]);
await show('chmod bad', () => h.chmod('9'));
await show('chown bad', () => h.chown('9'));
await show('utimes', async () => [await h.utimes(1, 2), (await h.stat()).mtimeMs]);
await show('utimes bad', () => h.utimes({}));
await show('writev', () => h.writev([Buffer.from('q'), Buffer.from('r')], 0));
await show('readv', () => h.readv([Buffer.alloc(1), Buffer.alloc(1)], 0));
await show('readv bad', () => h.readv(1));
await show('writev bad', () => h.writev(1));
await show('writev nothing', () => h.writev([]));
await show('readv nothing', () => h.readv([]));
await show('sync', async () => [await h.datasync(), await h.sync()]);
h.on('close', () => console.log('event close', h.fd));
const first = h.close();
const second = h.close();
console.log(first === second, h.fd);
await first;
await show('closed', () => h.close());
for (const method of [
  'read',
  'write',
  'readFile',
  'writeFile',
  'appendFile',
  'stat',
  'truncate',
  'chmod',
  'chown',
  'utimes',
  'readv',
  'writev',
  'datasync',
  'sync',
]) {
  await h[method](1).catch((error) => console.log('closed', method, error.message, error.code, error.syscall));
}
await show('readFile of a closed handle', () => fsp.readFile(h));

const written = async (run) => [await run(), fs.readFileSync('g', 'latin1')];
await show('generator', () =>
  written(() =>
    fsp.writeFile(
      'g',
      (function* () {
        yield 'a';
        yield Buffer.from('b');
      })(),
    ),
  ),
);
await show('async generator', () =>
  written(() =>
    fsp.writeFile(
      'g',
      (async function* () {
        yield 'a';
        yield new Uint8Array([66]);
      })(),
    ),
  ),
);
await show('array of text', () => written(() => fsp.writeFile('g', ['x', 'y'])));
await show('array of numbers', () => fsp.writeFile('g', [1, 2]));
await show('hex chunks', () => written(() => fsp.writeFile('g', ['41', '4243'], 'hex')));
await show('appendFile', () => written(() => fsp.appendFile('g', 'tail')));
await show('appendFile of chunks', () => written(() => fsp.appendFile('g', ['1', '2'])));
await show('object', () => fsp.writeFile('g', {}));
await show('number', () => fsp.writeFile('g', 1));
await show('handle, chunks', async () => {
  const g = await fsp.open('g', 'w');
  await g.writeFile(['a', 'b']);
  await g.appendFile(
    (async function* () {
      yield 'c';
    })(),
  );
  await g.close();
  return fs.readFileSync('g', 'utf8');
});

await show('aborted', () => fsp.readFile('f', { signal: AbortSignal.abort() }));
await show('aborted with a reason', () =>
  fsp.writeFile('f', 'x', { signal: AbortSignal.abort('why') }).catch((error) => [error.name, error.cause]),
);
const controller = new AbortController();
const reading = fsp.readFile('f', { signal: controller.signal });
controller.abort();
await show('aborted later', () => reading);
await show('bad signal', () => fsp.readFile('f', { signal: 1 }));

const failing = {
  access: () => fsp.access('nope'),
  'access mode': () => fsp.access('f', 9),
  rename: () => fsp.rename('nope', 'x'),
  truncate: () => fsp.truncate('nope'),
  'truncate bad': () => fsp.truncate('f', 'x'),
  rm: () => fsp.rm('nope'),
  'rm options': () => fsp.rm('f', { recursive: 'x' }),
  rmdir: () => fsp.rmdir('nope'),
  mkdir: () => fsp.mkdir('f'),
  'mkdir options': () => fsp.mkdir('p', { recursive: 'x' }),
  readdir: () => fsp.readdir('nope'),
  'readdir options': () => fsp.readdir('f', { recursive: 'x' }),
  readlink: () => fsp.readlink('f'),
  symlink: () => fsp.symlink('f', 'f'),
  'symlink type': () => fsp.symlink('f', 'l', 'x'),
  link: () => fsp.link('nope', 'x'),
  unlink: () => fsp.unlink('nope'),
  chmod: () => fsp.chmod('nope', 1),
  lchmod: () => fsp.lchmod('f', 1),
  lchown: () => fsp.lchown('nope', 1, 1),
  chown: () => fsp.chown('nope', 1, 1),
  utimes: () => fsp.utimes('nope', 1, 1),
  lutimes: () => fsp.lutimes('nope', 1, 1),
  realpath: () => fsp.realpath('nope'),
  'realpath of a file': () => fsp.realpath('f/.././f'),
  copyFile: () => fsp.copyFile('nope', 'x'),
  'copyFile bad': () => fsp.copyFile('f'),
  opendir: () => fsp.opendir('nope'),
  statfs: () => fsp.statfs('nope'),
  lstat: () => fsp.lstat('nope'),
  stat: () => fsp.stat('nope'),
  open: () => fsp.open('nope'),
  'open flags': () => fsp.open('f', 'zz', 'x'),
  'open mode': () => fsp.open('f', 'r', 'x'),
  'readFile of a folder': () => fsp.readFile('.'),
  'readFile of a number': () => fsp.readFile(5),
  'writeFile to a number': () => fsp.writeFile(5, ''),
  'appendFile far': () => fsp.appendFile('nope/x', 'x'),
  'flush bad': () => fsp.writeFile('f', 'x', { flush: 'x' }),
  'buffer encoding': () => fsp.readFile('f', 'buffer'),
  'bad url': () => fsp.readFile(new URL('http://x/y')),
};
for (const [label, run] of Object.entries(failing)) await show(label, run);
await show('stat without entry', () => fsp.stat('nope', { throwIfNoEntry: false }));
await show('recursive', async () => {
  await fsp.mkdir('d/e/f', { recursive: true });
  await fsp.writeFile('d/x', '');
  await fsp.symlink('d', 'l');
  const list = await fsp.readdir('.', { recursive: true });
  const entries = await fsp.readdir('.', { recursive: true, withFileTypes: true });
  return [list.join(' '), entries.map((entry) => `${entry.parentPath}:${entry.name}`).join(' ')];
});
await show('mkdtemp', async () => [typeof (await fsp.mkdtemp('t-')), Buffer.isBuffer(await fsp.mkdtemp('t-', 'buffer'))]);
await show('realpath', async () => (await fsp.realpath('l')).replace(root, '<root>'));
await show('rm', async () => [await fsp.rm('d', { recursive: true }), fs.existsSync('d')]);
await show('mkdtempDisposable', async () => {
  const made = await fsp.mkdtempDisposable('x-');
  await made.remove();
  return [Object.keys(made), fs.existsSync(made.path)];
});
process.chdir('/');
fs.rmSync(root, { recursive: true });
