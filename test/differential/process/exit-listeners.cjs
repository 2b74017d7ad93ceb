// exit codes, exit listeners, beforeExit.
const { inspect } = require('node:util');
for (const value of [0, 1, '1', '', ' 1', '1.5', 1.5, 'x', null, undefined, true, NaN, Infinity, {}, [], '0x10', 256, -1, '-1', 2 ** 40, '1e2']) { try { process.exitCode = value; console.log(inspect(value), process.exitCode); } catch (error) { console.log(inspect(value), error.name, error.code, error.message); } }
process.exitCode = undefined;
console.log(Object.getOwnPropertyDescriptor(process, 'exitCode').enumerable, Object.getOwnPropertyDescriptor(process, 'exitCode').configurable, process._exiting);
let rounds = 0;
process.on('beforeExit', (code) => { console.log('beforeExit', code, process.exitCode); if (rounds++ === 0) setTimeout(() => console.log('more work'), 1); });
process.once('exit', function (code) { console.log('exit', code, process.exitCode, process._exiting, this === process); process.nextTick(() => console.log('never')); setTimeout(() => console.log('never'), 0); process.exitCode = 5; });
process.on('exit', (code) => console.log('second listener', code));
