process.on('exit', (c) => { console.log('exit', c, process.exitCode); throw new Error('in exit') });
process.on('uncaughtException', (e) => console.log('seen', e.message));
process.on('exit', (c) => { console.log('second', c) });
