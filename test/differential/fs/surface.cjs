// Names, arities and descriptors of everything that fs, its classes and fs/promises show.
const fs = require('node:fs');
const promises = require('node:fs/promises');
const plain = require('fs');
const describe = (object) => {
  for (const key of Reflect.ownKeys(object)) {
    const { value, get, set, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(object, key);
    const shape = get
      ? `accessor ${typeof get} ${typeof set}`
      : typeof value === 'function'
        ? `function ${JSON.stringify(value.name)} ${value.length}`
        : typeof value;
    console.log(' ', String(key), shape, writable, enumerable, configurable);
  }
};
const chain = (label, object) => {
  for (
    let at = object, depth = 0;
    at && at !== Object.prototype && at !== Function.prototype;
    at = Object.getPrototypeOf(at), depth++
  ) {
    console.log(label, depth, at.constructor?.name);
    describe(at);
  }
};
console.log('same', fs === plain, fs.promises === promises, promises.constants === fs.constants);
console.log('fs');
describe(fs);
console.log('promises');
describe(promises);
console.log('constants', Object.getPrototypeOf(fs.constants), Object.isFrozen(fs.constants), JSON.stringify(fs.constants));
console.log(
  'native',
  fs.realpath.native.name,
  fs.realpath.native.length,
  fs.realpathSync.native.name,
  fs.realpathSync.native.length,
);
chain('Stats', fs.statSync('/tmp'));
chain('BigIntStats', fs.statSync('/tmp', { bigint: true }));
fs.mkdirSync(`${process.cwd()}/nodelet-case-surface`);
fs.writeFileSync(`${process.cwd()}/nodelet-case-surface/f`, '');
chain('Dirent', fs.readdirSync(`${process.cwd()}/nodelet-case-surface`, { withFileTypes: true })[0]);
const dir = fs.opendirSync(`${process.cwd()}/nodelet-case-surface`);
const dirPrototype = Object.getPrototypeOf(dir);
console.log('Dir', dir.constructor === fs.Dir, Object.prototype.toString.call(dir));
console.log(
  Reflect.ownKeys(dirPrototype)
    .filter((key) => !['processReadResult', 'readSyncRecursive'].includes(key))
    .map(String)
    .join(),
);
dir.closeSync();
console.log(new fs.Dirent('n', 'p', fs.constants.UV_DIRENT_LINK), new fs.Dirent('n').isFile());
for (const type of [0, 1, 2, 3, 4, 5, 6, 7]) {
  const entry = new fs.Dirent('n', 'p', type);
  console.log(
    type,
    entry.isFile(),
    entry.isDirectory(),
    entry.isSymbolicLink(),
    entry.isFIFO(),
    entry.isSocket(),
    entry.isCharacterDevice(),
    entry.isBlockDevice(),
  );
}
const stats = fs.statSync(`${process.cwd()}/nodelet-case-surface/f`);
console.log(
  stats.isFile(),
  stats.isDirectory(),
  stats.isSymbolicLink(),
  stats instanceof fs.Stats,
  stats.atime instanceof Date,
  stats.mtime.getTime() === Math.round(stats.mtimeMs),
);
console.log(
  Object.keys(stats).join(),
  'atime' in stats,
  Object.hasOwn(stats, 'atime'),
  stats.atime === stats.atime,
  Object.keys(stats).length,
);
stats.mtime = 5;
console.log(stats.mtime);
const big = fs.statSync(`${process.cwd()}/nodelet-case-surface/f`, { bigint: true });
console.log(
  typeof big.mtimeNs,
  big.mtimeMs === big.mtimeNs / 1_000_000n,
  big.mtime instanceof Date,
  big.isFile(),
  big instanceof fs.Stats,
  big.constructor.name,
);
console.log(JSON.stringify(Object.keys(JSON.parse(JSON.stringify(stats)))));
fs.rmSync(`${process.cwd()}/nodelet-case-surface`, { recursive: true });
