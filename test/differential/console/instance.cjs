// Streams of a console's own: what it writes, its fields, and what happens when a stream fails.
const { Console } = require('node:console');
const EventEmitter = require('node:events');
class Sink extends EventEmitter {
  text = '';
  write(chunk, callback) {
    this.text += chunk;
    this.callback = callback;
    return true;
  }
}
const out = new Sink();
const err = new Sink();
const instance = new Console({ stdout: out, stderr: err });
for (const key of Reflect.ownKeys(instance).filter((key) => typeof key === 'string')) {
  const { value, ...flags } = Object.getOwnPropertyDescriptor(instance, key);
  console.log(key, typeof value, typeof value === 'function' ? `${value.name}/${value.length}` : '', JSON.stringify(flags));
}
console.log(Console.prototype.dirxml === Console.prototype.log, Console.prototype.groupCollapsed === Console.prototype.group);
console.log(
  ['assert', 'dir', 'table', 'log', 'dirxml', 'time']
    .map((name) => `${Console.prototype[name].name}/${Console.prototype[name].length}`)
    .join(),
);
instance.log('%s is %d', 'six', 6);
instance.error('to the other');
instance.dirxml({ a: 1 }, [2]);
instance.groupCollapsed('group');
instance.warn('inside\ntwo lines');
instance.dir({ deep: { deep: { deep: { deep: 1 } } } }, { depth: 0 });
instance.groupEnd();
instance.table([{ a: 1, b: 'x' }, { a: 2 }]);
console.log(JSON.stringify(out.text), JSON.stringify(err.text));
console.log(
  out.callback === instance._stdoutErrorHandler,
  err.callback === instance._stderrErrorHandler,
  out.listenerCount('error'),
);
const other = new Sink();
instance._stdout = other;
instance.log('replaced');
console.log(JSON.stringify(other.text), Object.getOwnPropertyDescriptor(Console, Symbol.hasInstance).value.name);
const failing = new Console({
  stdout: Object.assign(new Sink(), {
    write() {
      throw new Error('no');
    },
  }),
  ignoreErrors: false,
});
try {
  failing.log('x');
} catch (error) {
  console.log(error.message);
}
