const { log } = console;
process.on('exit', () => { log('exit'); });
process.emit('exit', 77); process.emit('beforeExit', 5);
log(process.listenerCount('exit'), process._exiting);
process.kill && log(typeof process.abort, process.exit.length, process.exit.name, process.reallyExit.length, process.reallyExit.name);
process.exitCode = '12';
log(process.exitCode);
