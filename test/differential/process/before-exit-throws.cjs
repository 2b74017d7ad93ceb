process.on('uncaughtException', (e, o) => { console.log('caught', e.message, o, process.exitCode) });
process.on('exit', (c) => { console.log('exit', c, process.exitCode); });
process.on('beforeExit', (c) => { console.log('be', c); if (!globalThis.x) { globalThis.x = 1; throw new Error('in beforeExit'); } });
throw new Error('main');
