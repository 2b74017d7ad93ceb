// Who is warned of `new Buffer` and SlowBuffer, and when: code in node_modules is not.
const fs = require('node:fs');
fs.mkdirSync('node_modules/inner', { recursive: true });
fs.writeFileSync('node_modules/inner/index.js', 'module.exports = { make: () => new Buffer(3), run: (f) => f() };');
const inner = require(require('node:path').resolve('node_modules/inner'));
const { SlowBuffer } = require('node:buffer');
process.on('warning', (warning) => console.log(warning.name, warning.code, warning.message));
console.log(inner.make().length);
setTimeout(() => {
  console.log('after a package');
  inner.run(() => new Buffer(2));
  setTimeout(() => {
    console.log('after the program');
    new Buffer(1);
    SlowBuffer(1);
    SlowBuffer(2);
  }, 1);
}, 1);
