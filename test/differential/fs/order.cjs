// When callbacks and promises of file operations come, next to ticks, jobs, timers and immediates.
const fs = require('node:fs');
const file = `${fs.mkdtempSync('/tmp/nodelet-case-')}/f`;
fs.writeFileSync(file, 'content');
const log = [];
fs.stat(file, () => {
  log.push('callback');
  process.nextTick(() => {
    log.push('tick');
    Promise.resolve().then(() => log.push('job in tick'));
  });
  Promise.resolve().then(() => log.push('job'));
  setImmediate(() => log.push('immediate'));
  process.nextTick(() => log.push('second tick'));
});
process.nextTick(() => log.push('first tick'));
Promise.resolve().then(() => log.push('first job'));
log.push('main');
/** Goes on when that is so, however long a busy machine takes. */
const when = (isSo, goOn) => (isSo() ? goOn() : setTimeout(when, 5, isSo, goOn));

const all = () => log.includes('immediate') && log.includes('job in tick');
when(all, () => {
  console.log(log.join(', '));
  const arities = [];
  const collect =
    (name) =>
    (...args) =>
      arities.push(`${name} ${args.length} ${args[0] === null ? 'null' : args[0]?.code}`);
  fs.unlink('/nope', collect('unlink'));
  fs.access(file, collect('access'));
  fs.stat('/nope', collect('stat'));
  fs.readFile(file, collect('readFile'));
  fs.mkdir('/tmp', { recursive: true }, collect('mkdir'));
  fs.read(9999, Buffer.alloc(1), 0, 1, 0, collect('read'));
  fs.write(9999, 'x', collect('write'));
  fs.readv(9999, [Buffer.alloc(1)], collect('readv'));
  fs.writev(9999, [Buffer.alloc(1)], collect('writev'));
  fs.close(9999, collect('close'));
  fs.exists(file, (...args) => arities.push(`exists ${args}`));
  fs.realpath('/nope', collect('realpath'));
  fs.mkdtemp('/nope/x', collect('mkdtemp'));
  fs.readdir('/nope', collect('readdir'));
  fs.open('/nope', collect('open'));
  fs.rm('/nope', { force: true }, collect('rm'));
  fs.copyFile(file, file, collect('copyFile'));
  fs.readFile('/nope', 'utf8', (error) => arities.push(error.stack));
  const expected = 18;
  when(
    () => arities.length >= expected,
    () => {
      console.log(arities.sort().join('\n'));
      fs.rmSync(require('node:path').dirname(file), { recursive: true });
      console.log(require('node:util').promisify(fs.exists)('/nope') instanceof Promise);
      process.on('uncaughtException', (error) => console.log('uncaught', error.message));
      fs.stat('/', () => {
        throw new Error('from a callback');
      });
    },
  );
});
