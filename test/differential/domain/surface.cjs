// The module's exports, the class and what loading it changes elsewhere.
const EventEmitter = require('node:events');
const { inspect } = require('node:util');
const early = new EventEmitter();
console.log(EventEmitter.usingDomains, 'domain' in early, 'domain' in process);
process.setUncaughtExceptionCaptureCallback(() => {});
try {
  require('domain');
} catch (error) {
  console.log(error.name, error.code, error.message);
}
process.setUncaughtExceptionCaptureCallback(null);
const domain = require('node:domain');

function show(object, name) {
  console.log(`== ${name}`);
  for (const key of Reflect.ownKeys(object)) {
    const { get, set, value, enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(object, key);
    const what = typeof value === 'function' ? `function ${value.name} ${value.length}` : inspect(value, { depth: 0 });
    console.log(String(key), get?.name, set?.name, get ? '' : what, enumerable, writable, configurable);
  }
}
show(domain, 'module');
show(domain.Domain, 'Domain');
show(domain.Domain.prototype, 'Domain.prototype');
const one = domain.create();
show(one, 'domain');
console.log(one, one instanceof EventEmitter, domain.create === domain.createDomain);
console.log(EventEmitter.usingDomains, 'domain' in early, Object.getOwnPropertyDescriptor(process, 'domain'));
console.log(Object.getOwnPropertyDescriptor(new EventEmitter(), 'domain'), EventEmitter.init.name, EventEmitter.init.length);
console.log(EventEmitter.prototype.emit.name, EventEmitter.prototype.emit.length, Object.keys(EventEmitter.prototype).join());
try {
  process.setUncaughtExceptionCaptureCallback(null);
} catch (error) {
  console.log(
    error.code,
    error.stack.split('\n').filter((line) => !/^ {4}at/.test(line)),
  );
}
for (const attempt of [() => one.run(), () => one.add(), () => one.bind()(), () => one.intercept()()]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
  console.log(domain._stack.length);
}
process.domain = 7;
console.log(domain.active === process.domain, process.domain);
process.domain = null;
