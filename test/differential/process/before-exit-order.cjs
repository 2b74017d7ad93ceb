process.on('exit', (c) => console.log('exit', c, process.exitCode));
let n = 0;
process.on('beforeExit', (c) => { console.log('beforeExit', c, process.exitCode); process.exitCode = 3; if (n++ < 2) setImmediate(() => console.log('more')) });
process.once('beforeExit', () => { Promise.resolve().then(() => console.log('micro')); process.nextTick(() => console.log('tick')) });
