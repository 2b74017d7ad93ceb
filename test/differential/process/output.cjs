// stdout and stderr as streams; what may be written.
const show = (label, run) => { try { console.log(label, run()); } catch (error) { console.log(label, error.name, error.code, error.message); } };
console.log(process.stdout === process.stdout, process.stdout.fd, process.stderr.fd, process.stdout.isTTY, process.stdout.columns, process.stdout.writable, process.stdout.writableLength, typeof process.stdout.on, process.stdout.writableObjectMode, process.stdout._isStdio);
process.stdout.write('text\n'); process.stdout.write(Buffer.from('bytes é\n')); process.stdout.write(new Uint8Array([104, 105, 10])); process.stdout.write('6869210a', 'hex'); process.stdout.write('aGkhCg==', 'base64'); process.stdout.write('latin \xe9\n', 'utf8'); process.stdout.write(''); process.stdout.write(Buffer.from([0xe2, 0x82])); process.stdout.write(Buffer.from([0xac, 10]));
for (const value of [null, 5, {}, undefined, true]) show('write', () => process.stdout.write(value)); show('encoding', () => process.stdout.write('x', 'nope'));
console.log(process.stdout.write('callback\n', () => { console.log('written'); })); process.stdout.write('both\n', 'utf8', (...args) => console.log('done', args)); process.nextTick(() => console.log('tick'));
const descriptor = Object.getOwnPropertyDescriptor(process, 'stdout'); console.log(descriptor.get.name, descriptor.set, descriptor.enumerable, descriptor.configurable); process.stderr.write('err\n');
Object.defineProperty(process, 'stdout', { get: () => ({ write: (chunk) => process.stderr.write(`replaced ${chunk}`) }), configurable: true }); console.log('where');
