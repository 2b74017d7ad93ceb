// case: { "stdin": "first\nsecond\nthird" }
// The standard streams as streams: pipes, pipelines, readline, ends that do not end, and what is put in their way.
const { Readable, Writable, Transform } = require('node:stream');
const readline = require('node:readline');
console.log(process.stdout instanceof Writable, process.stderr instanceof Writable, process.stdin instanceof Readable);
console.log(process.stdin.readableFlowing, process.stdin.readableEnded, process.stdin.readableHighWaterMark, process.stdin.fd);
console.log(process.stdout.writableHighWaterMark, process.stdout.writableEnded, process.stdout.destroyed, process.stdout._isStdio);
const upper = new Transform({ transform: (chunk, encoding, callback) => callback(null, String(chunk).toUpperCase()) });
upper.pipe(process.stdout);
upper.end('through a pipe\n');
const write = process.stdout.write;
process.stdout.write = function (chunk, ...rest) {
  return write.call(this, `<${String(chunk).trim()}>\n`, ...rest);
};
console.log('captured', { a: 1 });
process.stdout.write = write;
delete process.stdout.write;
console.log('released');
console._stdout.write('by the console\n');
console.log(console._stdout === process.stdout, console._stderr === process.stderr);
setTimeout(() => {
  Readable.from(['a\n', 'b\n']).pipe(process.stdout);
  setTimeout(() => {
    console.log(process.stdout.writableEnded);
    const lines = readline.createInterface({ input: process.stdin, output: process.stdout });
    lines.on('line', (line) => console.log('line', line));
    lines.on('close', () => console.log('lines are over', process.stdin.readableEnded));
    lines.question('name? ', (answer) => console.log('answer', answer));
  }, 5);
}, 5);
process.on('exit', () => {
  process.stdout.write('exit\n');
  console.log(process.stdin.readableEnded);
});
