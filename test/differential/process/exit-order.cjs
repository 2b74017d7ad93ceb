process.on('exit', (c) => { console.log('a', c, process.exitCode); process.exitCode = 9; });
process.on('exit', (c) => { console.log('b', c, process.exitCode); setTimeout(() => console.log('never'), 0); Promise.resolve().then(() => console.log('never2')); process.nextTick(() => console.log('never3')) });
process.on('exit', (c) => { console.log('c', c, process._exiting); process.exit() ; });
process.on('exit', (c) => { console.log('d', c); });
setTimeout(() => process.exit(4), 2);
