// Numbers in range errors: digit groups above 32 bits, bigints, integers.
const { EventEmitter } = require('node:events');
const util = require('node:util');
const seen = [];
function show(run) {
  try {
    run();
    seen.push('no error');
  } catch (error) {
    seen.push(`${error.name} ${error.code} ${error.message}`);
  }
}
for (const value of [0, 1, 5.5, 4294967296, 4294967297, 123456789012, 1e21, NaN, Infinity, '-1', null, undefined, -0]) {
  show(() => util.getSystemErrorName(value));
  show(() => new EventEmitter().setMaxListeners(-value));
  show(() => process.umask(value));
}
for (const value of ['abc', '8', '', 2 ** 33, -1, 1.5, {}, '777777777777777']) show(() => process.umask(value));
console.log(seen.join('\n'));
