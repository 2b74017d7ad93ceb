// Argument checks of util, in their order, with the subject's form: argument, property, list of types.
const util = require('node:util');
const { Console } = require('node:console');
function show(label, run) {
  try {
    run();
    console.log(label, 'no error');
  } catch (error) {
    console.log(label, error.name, error.code, JSON.stringify(error.message));
  }
}
show('callbackify', () => util.callbackify(1));
show('callbackify last', () => util.callbackify(async () => {})(1));
show('inherits 1', () => util.inherits(null, Object));
show('inherits 2', () => util.inherits(class {}, null));
show('inherits 3', () => util.inherits(class {}, { prototype: undefined }));
show('deprecate', () => util.deprecate(() => {}, 'x', 5));
show('parseEnv', () => util.parseEnv(5));
show('parseArgs options', () => util.parseArgs({ args: [], options: { a: 5 } }));
show('parseArgs type', () => util.parseArgs({ args: [], options: { a: { type: 'x' } } }));
show('parseArgs default', () => util.parseArgs({ args: [], options: { a: { type: 'string', default: 1 } } }));
show('parseArgs list', () => util.parseArgs({ args: [], options: { a: { type: 'string', multiple: true, default: [1] } } }));
show('styleText', () => util.styleText('red', 5));
show('styleText stream', () => util.styleText('red', 'x', { stream: 5 }));
show('styleText options', () => util.styleText('red', 'x', { validateStream: 5 }));
show('formatWithOptions', () => util.formatWithOptions(5));
show('formatWithOptions null', () => util.formatWithOptions(null));
show('diff', () => util.diff(5, 'a'));
show('diff list', () => util.diff(['a', 5], 'a'));
show('getCallSites', () => util.getCallSites('x'));
show('getCallSites range', () => util.getCallSites(0));
show('getCallSites options', () => util.getCallSites({ sourceMap: 5 }));
show('defaultOptions', () => {
  util.inspect.defaultOptions = null;
});
show('signal', () => util.convertProcessSignalToExitCode('SIGNOPE'));
show('Console', () => new Console());
show('Console stderr', () => new Console({ stdout: process.stdout, stderr: {} }));
show('Console colorMode', () => new Console({ stdout: process.stdout, colorMode: 5 }));
show('Console indentation', () => new Console({ stdout: process.stdout, groupIndentation: 1001 }));
show('Console inspectOptions', () => new Console({ stdout: process.stdout, inspectOptions: 5 }));
show('Console pair', () => new Console({ stdout: process.stdout, colorMode: true, inspectOptions: { colors: true } }));
show('table', () => console.table([1], 5));
show('nextTick', () => process.nextTick(5));
show('chdir', () => process.chdir(5));
show('hrtime', () => process.hrtime(5));
show('hrtime length', () => process.hrtime([1]));
show('cpuUsage', () => process.cpuUsage({ user: 'x' }));
show('cpuUsage value', () => process.cpuUsage({ user: -1, system: 1 }));
show('kill', () => process.kill('x'));
show('kill signal', () => process.kill(process.pid, 'SIGNOPE'));
show('exit', () => process.exit('x'));
show('exitCode', () => {
  process.exitCode = 1.5;
});
show('emitWarning', () => process.emitWarning());
show('emitWarning type', () => process.emitWarning('x', 5));
show('capture', () => process.setUncaughtExceptionCaptureCallback(5));
show('getBuiltinModule', () => process.getBuiltinModule(5));
show('mime', () => new util.MIMEType('text'));
show('mime subtype', () => new util.MIMEType('text/pl ain'));
show('mime param', () => new util.MIMEParams().set('a b', 'c'));
