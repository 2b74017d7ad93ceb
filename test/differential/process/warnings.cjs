// Warnings: arguments, default listener, codes.
process.emitWarning('msg'); process.emitWarning('msg2', 'T', 'C1'); process.emitWarning('m3', { type: 'X', code: 'Y', detail: 'det\nail' });
const error = new Error('err w'); error.name = 'EW'; process.emitWarning(error);
process.on('warning', (warning) => console.log(warning.name, warning.code, warning.message, warning.detail, Object.keys(warning).join()));
process.emitWarning('dep', 'DeprecationWarning', 'D1'); process.emitWarning(Object.assign(new Error('z'), { code: 'ZZ' })); process.emitWarning(''); process.emitWarning('fn', function foo() {}); process.emitWarning('multi\nline', ''); process.emitWarning('with ctor', 'T', () => {}); process.emitWarning('detail', { detail: 5 });
const converted = new Error('q'); converted.toString = () => 'own text'; process.emitWarning(converted);
setTimeout(() => { process.noDeprecation = true; process.emitWarning('never', 'DeprecationWarning'); process.noDeprecation = false; process.throwDeprecation = true; process.on('uncaughtException', (thrown) => console.log('uncaught', thrown.name, thrown.message, thrown.code)); process.emitWarning('thrown', 'DeprecationWarning', 'T1'); process.emit('warning', new Error('direct')); }, 1);
