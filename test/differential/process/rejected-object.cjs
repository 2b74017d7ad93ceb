// A rejection without an error that nobody handles.
process.on('exit', (code) => console.log('exit', code));
Promise.reject({ a: 1 });
setTimeout(() => console.log('never'), 50);
