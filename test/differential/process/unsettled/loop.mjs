process.on('exit', (code) => console.log('exit', code, process.exitCode));
process.on('beforeExit', (code) => console.log('beforeExit', code));
// prettier-ignore
for await (const x of { async *[Symbol.asyncIterator]() { yield 1; await new Promise(() => {}); } }) console.log(x);
