// unhandledRejection, rejectionHandled, and what does not count.
process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason, promise instanceof Promise));
process.on('rejectionHandled', (promise) => console.log('handled', promise === late));
const late = Promise.reject(3); setTimeout(() => late.catch(() => {}), 5);
Promise.reject(new Error('caught')).catch(() => console.log('caught')); const soon = Promise.reject(1); process.nextTick(() => soon.catch(() => console.log('soon'))); Promise.reject(undefined); Promise.all([Promise.reject(5)]).catch(() => console.log('all'));
process.on('exit', (code) => { console.log('exit', code); process.exitCode = 9; });
