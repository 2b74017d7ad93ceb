// Which argument is checked first, and what Node says about it: every sync verb with bad paths, options, fds and numbers.
const fs = require('node:fs');
const root = fs.mkdtempSync('/tmp/nodelet-case-');
process.chdir(root);
const clean = (text) => String(text).replaceAll(root, '<root>');
function show(label, run) {
  try {
    const value = run();
    console.log(label, '->', typeof value === 'object' && value !== null ? value.constructor?.name : typeof value);
  } catch (error) {
    console.log(label, '!!', error.name, error.code, clean(error.message));
  }
}
fs.writeFileSync('f', 'content');
const fd = fs.openSync('f', 'r+');
const badPaths = [undefined, null, 1.5, {}, true, [], 'a\0b', Buffer.from('a\0b'), Symbol('s'), () => {}, 1n, ''];
const pathVerbs = [
  'accessSync',
  'appendFileSync',
  'chmodSync',
  'chownSync',
  'existsSync',
  'lchownSync',
  'lstatSync',
  'lutimesSync',
  'mkdirSync',
  'mkdtempSync',
  'openSync',
  'opendirSync',
  'readFileSync',
  'readdirSync',
  'readlinkSync',
  'realpathSync',
  'rmSync',
  'rmdirSync',
  'statSync',
  'truncateSync',
  'unlinkSync',
  'utimesSync',
  'writeFileSync',
  'statfsSync',
  'mkdtempDisposableSync',
];
// A symbol or bigint where a descriptor may stand fails in the engine itself, with the engine's own words.
const isNative = (verb, path) => /^(append|read|write)File/.test(verb) && ['symbol', 'bigint'].includes(typeof path);
for (const verb of pathVerbs)
  for (const path of badPaths)
    if (!isNative(verb, path) && !(verb === 'realpathSync' && typeof path === 'symbol'))
      show(
        `${verb}(${String(typeof path === 'object' && path ? path.constructor.name : typeof path === 'string' ? JSON.stringify(path) : String(path))})`,
        () => fs[verb](path),
      );
for (const path of badPaths) show('realpathSync.native', () => fs.realpathSync.native(path));
for (const verb of ['renameSync', 'linkSync', 'symlinkSync', 'copyFileSync', 'cpSync']) {
  for (const path of badPaths.slice(0, 8)) {
    show(`${verb}(bad,ok)`, () => fs[verb](path, 'to'));
    show(`${verb}(ok,bad)`, () => fs[verb]('from', path));
  }
  show(`${verb}(bad,bad)`, () => fs[verb](1, 2));
}
const badFds = [undefined, null, -1, 1.5, '1', {}, 2 ** 31, NaN, Infinity];
for (const verb of [
  'closeSync',
  'fstatSync',
  'fsyncSync',
  'fdatasyncSync',
  'ftruncateSync',
  'fchmodSync',
  'fchownSync',
  'futimesSync',
  'readSync',
  'writeSync',
  'readvSync',
  'writevSync',
]) {
  for (const bad of badFds) show(`${verb}(${typeof bad === 'object' && bad ? '{}' : String(bad)})`, () => fs[verb](bad));
  show(`${verb}(9999)`, () => fs[verb](9999, Buffer.alloc(1)));
}
for (const mode of [undefined, null, '777', '9', 'abc', -1, 1.5, 2 ** 32, {}, 0o644, true, '']) {
  const text = typeof mode === 'object' && mode ? '{}' : JSON.stringify(mode);
  show(`chmodSync mode ${text}`, () => fs.chmodSync('f', mode));
  show(`fchmodSync mode ${text}`, () => fs.fchmodSync(fd, mode));
  show(`openSync mode ${text}`, () => fs.openSync('f', 'r', mode));
  show(`accessSync mode ${text}`, () => fs.accessSync('f', mode));
  show(`copyFileSync mode ${text}`, () => fs.copyFileSync('f', 'g', mode));
  show(`mkdirSync mode ${text}`, () => {
    fs.mkdirSync('d', mode);
    fs.rmdirSync('d');
  });
  show(`mkdirSync {mode} ${text}`, () => {
    fs.mkdirSync('d', { mode });
    fs.rmdirSync('d');
  });
  show(`writeFileSync {mode} ${text}`, () => fs.writeFileSync('f', 'content', { mode }));
  show(`mkdirSync {recursive} ${text}`, () => fs.mkdirSync('f2', { recursive: mode }));
}
show('accessSync 8', () => fs.accessSync('f', 8));
show('copyFileSync 8', () => fs.copyFileSync('f', 'g', 8));
for (const flag of [
  'r',
  'r+',
  'rs',
  'sr',
  'rs+',
  'sr+',
  'w',
  'wx',
  'xw',
  'w+',
  'wx+',
  'a',
  'ax',
  'as',
  'sa',
  'a+',
  'ax+',
  'as+',
  '+r',
  'b',
  '',
  null,
  undefined,
  0,
  3,
  1.5,
  2 ** 31,
  {},
  true,
  'constructor',
]) {
  show(`openSync flag ${JSON.stringify(flag)}`, () => fs.closeSync(fs.openSync('f', flag)));
  show(`readFileSync flag ${JSON.stringify(flag)}`, () => fs.readFileSync('f', { flag }));
}
for (const encoding of [
  'utf8',
  'UTF-8',
  'latin1',
  'ucs2',
  'hex',
  'base64',
  'base64url',
  'buffer',
  'nope',
  1,
  {},
  true,
  null,
  undefined,
  () => {},
  '',
]) {
  const text = typeof encoding === 'function' ? 'function' : JSON.stringify(encoding);
  for (const verb of [
    'readFileSync',
    'readdirSync',
    'readlinkSync',
    'realpathSync',
    'mkdtempSync',
    'statSync',
    'writeFileSync',
  ]) {
    const path = verb === 'readdirSync' ? '.' : verb === 'mkdtempSync' ? 'tmp-' : verb === 'readlinkSync' ? 'f' : 'f';
    const args = verb === 'writeFileSync' ? ['content', encoding] : [encoding];
    if (encoding !== null || verb !== 'statSync') show(`${verb} ${text}`, () => fs[verb](path, ...args));
    const inObject = verb === 'writeFileSync' ? ['content', { encoding }] : [{ encoding }];
    show(`${verb} {${text}}`, () => fs[verb](path, ...inObject));
  }
}
for (const data of [
  undefined,
  null,
  1,
  {},
  [],
  true,
  'text',
  new Uint8Array(2),
  new DataView(new ArrayBuffer(2)),
  new ArrayBuffer(2),
  new Float64Array(1),
  {
    toString() {
      return 'x';
    },
  },
  Symbol.iterator,
  1n,
]) {
  const text = typeof data === 'object' && data ? data.constructor.name : String(data);
  show(`writeFileSync data ${text}`, () => fs.writeFileSync('f', data));
  show(`appendFileSync data ${text}`, () => fs.appendFileSync('f', data));
  show(`writeSync data ${text}`, () => fs.writeSync(fd, data));
  show(`writevSync data ${text}`, () => fs.writevSync(fd, data));
  show(`writevSync [data] ${text}`, () => fs.writevSync(fd, [data]));
  show(`readSync buffer ${text}`, () => fs.readSync(fd, data));
  show(`readvSync buffers ${text}`, () => fs.readvSync(fd, data));
}
for (const time of [undefined, null, 'x', '12', 12.5, NaN, Infinity, new Date(0), new Date(NaN), {}, -1, true, 1n]) {
  show(`utimesSync ${typeof time} ${String(typeof time === 'object' ? time && time.constructor.name : time)}`, () =>
    fs.utimesSync('f', time, 1),
  );
  show(`utimesSync second ${typeof time}`, () => fs.utimesSync('f', 1, time));
  show(`futimesSync ${typeof time}`, () => fs.futimesSync(fd, time, 1));
  show(`lutimesSync ${typeof time}`, () => fs.lutimesSync('f', time, 1));
}
for (const length of [undefined, null, 1.5, -1, '2', {}, NaN, 2 ** 53]) {
  const text = typeof length === 'object' && length ? '{}' : String(length);
  show(`truncateSync ${text}`, () => fs.truncateSync('f', length));
  show(`ftruncateSync ${text}`, () => fs.ftruncateSync(fd, length));
}
for (const id of [undefined, null, -2, -1, 1.5, '2', 2 ** 32, 1000]) {
  show(`chownSync ${String(id)}`, () => fs.chownSync('missing', id, 1));
  show(`chownSync second ${String(id)}`, () => fs.chownSync('missing', 1, id));
  show(`fchownSync ${String(id)}`, () => fs.fchownSync(9999, id, 1));
  show(`lchownSync ${String(id)}`, () => fs.lchownSync('missing', id, 1));
}
const buffer = Buffer.alloc(4);
for (const at of [undefined, null, 0, 1, 4, 5, -1, 1.5, '1', {}, NaN, 2n, -2n, 2n ** 64n, Infinity]) {
  const text = typeof at === 'object' && at ? '{}' : String(at);
  const isBigInt = typeof at === 'bigint';
  show(`readSync position ${text}`, () => fs.readSync(fd, buffer, 0, 4, at));
  show(`readSync {position} ${text}`, () => fs.readSync(fd, buffer, { position: at }));
  show(`writeSync position ${text}`, () => fs.writeSync(fd, buffer, 0, 4, at));
  show(`writeSync text position ${text}`, () => fs.writeSync(fd, 'ab', at));
  show(`readvSync position ${text}`, () => fs.readvSync(fd, [buffer], at));
  show(`writevSync position ${text}`, () => fs.writevSync(fd, [buffer], at));
  if (isBigInt) continue;
  show(`readSync offset ${text}`, () => fs.readSync(fd, buffer, at));
  show(`readSync length ${text}`, () => fs.readSync(fd, buffer, 0, at));
  show(`readSync {offset} ${text}`, () => fs.readSync(fd, buffer, { offset: at }));
  show(`readSync {length} ${text}`, () => fs.readSync(fd, buffer, { length: at }));
  show(`writeSync offset ${text}`, () => fs.writeSync(fd, buffer, at));
  show(`writeSync length ${text}`, () => fs.writeSync(fd, buffer, 0, at));
  show(`writeSync {offset} ${text}`, () => fs.writeSync(fd, buffer, { offset: at }));
  show(`writeSync {length} ${text}`, () => fs.writeSync(fd, buffer, { length: at }));
  show(`writeSync {position} ${text}`, () => fs.writeSync(fd, buffer, { position: at }));
  show(`writeSync text encoding ${text}`, () => fs.writeSync(fd, 'ab', 0, at));
}
show('readSync empty buffer', () => fs.readSync(fd, Buffer.alloc(0)));
show('readSync empty buffer length 0', () => fs.readSync(fd, Buffer.alloc(0), 0, 0));
show('readSync options bad', () => fs.readSync(fd, buffer, 'x'));
for (const options of [1, 'x', true, [], null, undefined, () => {}]) {
  const text = typeof options === 'function' ? 'function' : JSON.stringify(options);
  for (const [verb, ...args] of [
    ['rmSync', 'missing'],
    ['rmdirSync', 'missing'],
    ['mkdirSync', 'f'],
    ['cpSync', 'f', 'missing/x'],
    ['opendirSync', '.'],
    ['readFileSync', 'missing'],
    ['appendFileSync', 'f', ''],
    ['statSync', 'f'],
    ['fstatSync', fd],
  ]) {
    if (options !== null || !/stat/.test(verb)) show(`${verb} options ${text}`, () => fs[verb](...args, options));
  }
}
for (const [key, values] of Object.entries({
  recursive: [1, 'x', null],
  force: [1, null],
  maxRetries: [-1, 1.5, 'x', null],
  retryDelay: [-1, 'x'],
})) {
  for (const value of values) {
    show(`rmSync {${key}: ${JSON.stringify(value)}}`, () => fs.rmSync('missing', { [key]: value }));
    show(`rmdirSync {${key}: ${JSON.stringify(value)}}`, () => fs.rmdirSync('missing', { [key]: value }));
  }
}
for (const value of [1, 'x', null]) {
  show(`readdirSync {recursive: ${value}}`, () => fs.readdirSync('.', { recursive: value }));
  show(`readdirSync {withFileTypes: ${value}}`, () => fs.readdirSync('.', { withFileTypes: value }));
  show(`writeFileSync {flush: ${value}}`, () => fs.writeFileSync('f', 'x', { flush: value }));
  show(`statSync {throwIfNoEntry: ${value}}`, () => fs.statSync('missing', { throwIfNoEntry: value }));
  show(`statSync {bigint: ${value}}`, () => typeof fs.statSync('f', { bigint: value }).size);
  show(`symlinkSync type ${value}`, () => {
    fs.symlinkSync('f', 'link', value);
    fs.unlinkSync('link');
  });
}
for (const key of [
  'dereference',
  'errorOnExist',
  'force',
  'preserveTimestamps',
  'recursive',
  'verbatimSymlinks',
  'filter',
  'mode',
]) {
  show(`cpSync {${key}: bad}`, () => fs.cpSync('f', 'f9', { [key]: 'x' }));
}
show('cpSync dereference and verbatim', () => fs.cpSync('f', 'f9', { dereference: true, verbatimSymlinks: true }));
fs.closeSync(fd);
process.chdir('/');
fs.rmSync(root, { recursive: true });

// Seconds beyond a 64-bit integer.
{
  const fs = require('node:fs');
  const file = require('node:path').join(fs.mkdtempSync('/tmp/times-'), 'file');
  fs.writeFileSync(file, '');
  for (const seconds of [9.2e18, 9.3e18, 1e25]) {
    for (const change of [() => fs.utimesSync(file, seconds, 1), () => fs.utimesSync(file, 1, seconds)]) {
      try {
        change();
        console.log(seconds, 'changed');
      } catch (error) {
        console.log(seconds, error.name, error.code, error.syscall, error.errno);
      }
    }
  }
  fs.rmSync(require('node:path').dirname(file), { recursive: true });
}
