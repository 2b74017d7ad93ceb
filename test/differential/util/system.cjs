// System errors, signals, call sites, abort helpers, USV strings.
const util = require('node:util');
const show = (label, run) => {
  try {
    console.log(label, util.inspect(run(), { depth: 9, breakLength: 200 }));
  } catch (error) {
    console.log(label, 'THREW', error.name, error.code, JSON.stringify(error.message));
  }
};

for (const value of [-2, -99999, 2, 'x', -1.5, undefined, -4095]) {
  show('name', () => util.getSystemErrorName(value));
  show('message', () => util.getSystemErrorMessage(value));
}
console.log(JSON.stringify([...util.getSystemErrorMap()]));
console.log(util.getSystemErrorMap() === util.getSystemErrorMap());
for (const value of ['SIGTERM', 'SIGKILL', 'SIGINT', 'SIGNOPE', 5, undefined])
  show('signal', () => util.convertProcessSignalToExitCode(value));
for (const value of ['a\ud800b\udc00', '\ud83d\ude00', 5, undefined, null]) show('usv', () => util.toUSVString(value));
const flat = (error) => [error.message, { ...error }];
show('errno', () => flat(util._errnoException(-2, 'open', 'orig')));
show('errno', () => flat(util._errnoException(-2, 'open')));
show('errno', () => util._errnoException(5));
show('host', () => flat(util._exceptionWithHostPort(-111, 'connect', '1.2.3.4', 80)));
show('host', () => flat(util._exceptionWithHostPort(-111, 'connect', '1.2.3.4', 0, 'add')));
function caller() {
  return util.getCallSites();
}
const [site] = caller();
console.log(
  Object.keys(site),
  site.functionName,
  site.lineNumber,
  typeof site.columnNumber,
  site.column === site.columnNumber,
  typeof site.scriptId,
  site.scriptName.endsWith('system.cjs'),
  Object.getPrototypeOf(site),
  util.getCallSites(1).length,
);
const controller = new AbortController();
util.aborted(5, {}).catch((error) => console.log(error.name, error.code, error.message));
util.aborted(controller.signal, 5).catch((error) => console.log(error.name, error.code, error.message));
util.aborted(controller.signal, {}).then((event) => console.log('aborted', event?.type));
controller.abort();
util.aborted(controller.signal, {}).then((event) => console.log('again', event));
show('signal', () => util.transferableAbortSignal(5));
show('signal', () => util.transferableAbortSignal(controller.signal) === controller.signal);
show('controller', () => util.transferableAbortController() instanceof AbortController);
show('trace', () => util.setTraceSigInt(false));
