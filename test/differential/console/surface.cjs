// What a console is: names, kinds, descriptors of methods, instances.
const { Console } = require('node:console');
const methods = [
  'log',
  'info',
  'debug',
  'warn',
  'error',
  'dir',
  'time',
  'timeEnd',
  'timeLog',
  'trace',
  'assert',
  'clear',
  'count',
  'countReset',
  'group',
  'groupEnd',
  'table',
  'dirxml',
  'groupCollapsed',
  'Console',
  'profile',
  'profileEnd',
  'timeStamp',
  'context',
  'createTask',
];
for (const name of methods) {
  const { value, ...flags } = Object.getOwnPropertyDescriptor(console, name);
  console.log(name, value.name, value.length, 'prototype' in value, Object.values(flags).join());
}
console.log(
  Object.keys(console).join(),
  require('node:console') === console,
  require('console') === console,
  globalThis.console === console,
);
console.log(
  Object.getOwnPropertyDescriptor(globalThis, 'console').enumerable,
  Object.getOwnPropertyDescriptor(console, Symbol.toStringTag),
  Object.prototype.toString.call(console),
  Object.getPrototypeOf(Object.getPrototypeOf(console)) === Object.prototype,
  Reflect.ownKeys(Object.getPrototypeOf(console)),
);
console.log(
  console instanceof Console,
  {} instanceof Console,
  Console.length,
  Console.name,
  Object.keys(Console.prototype).join(),
);
const stream = { write() {} };
for (const made of [new Console(stream), Console({ stdout: stream }), new Console({ stdout: stream, stderr: stream })])
  console.log(
    made,
    made instanceof Console,
    Object.getPrototypeOf(made) === Console.prototype,
    Object.keys(made).join(),
    made._stdout === stream,
    made._stderr === stream,
    made._ignoreErrors,
  );
class Sub extends Console {
  log(...args) {
    super.log('sub', ...args);
  }
  hello() {
    return 'hello';
  }
}
let text = '';
const sub = new Sub({
  write: (chunk) => {
    text += chunk;
  },
  once() {},
  removeListener() {},
  listenerCount: () => 0,
});
sub.log('x');
sub.info('y');
console.log(JSON.stringify(text), sub.hello(), sub instanceof Sub);
const { log } = console;
log('unbound');
[1, 2].forEach(console.log);
console.log(console.createTask('x').run(() => 5));
try {
  console.createTask();
} catch (error) {
  console.log(error.message);
}
console.log(console.profile(), console.profileEnd(), console.timeStamp(), Object.keys(console.context('a')).join());
