// What a coded error is made of: keys, descriptors, prototype, conversion to text.
const util = require('node:util');
const path = require('node:path');
const { EventEmitter } = require('node:events');

function show(label, run) {
  try {
    run();
    console.log(label, 'no error');
  } catch (error) {
    console.log(label, String(error));
    console.log(error.stack.split('\n')[0]);
    console.log(Object.keys(error), error.name, error.code, error.constructor === TypeError, error.constructor === RangeError);
    console.log(error instanceof TypeError, error instanceof RangeError, error instanceof Error, util.types.isNativeError(error));
    console.log(Object.getOwnPropertyDescriptor(error, 'code'), Object.getOwnPropertyDescriptor(error, 'message'));
    console.log('name' in error, Object.hasOwn(error, 'name'), Object.hasOwn(error, 'toString'), Object.prototype.toString.call(error));
    console.log(JSON.stringify(error), Object.getOwnPropertyNames(error).sort().join());
    error.name = 'Renamed';
    error.message = 'changed';
    console.log(`${error}`);
    error.code = 'OTHER';
    console.log(`${error}`, Object.keys(error));
  }
}

show('type', () => path.join(5));
show('range', () => new EventEmitter().setMaxListeners(-1));
show('value', () => util.styleText('nope', 'x', { validateStream: false }));
show('state', () => util.getSystemErrorName(5));
show('unhandled', () => new EventEmitter().emit('error', 'text'));
show('unhandled object', () => new EventEmitter().emit('error', { a: 1 }));
