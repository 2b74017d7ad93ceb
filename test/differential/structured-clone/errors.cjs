// Error objects as values.
const { inspect } = require('util');
const flags = (object, key) => {
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  return descriptor && `${+descriptor.writable}${+descriptor.enumerable}${+descriptor.configurable}`;
};
function look(label, error) {
  const clone = structuredClone(error);
  console.log(
    label,
    Object.getPrototypeOf(clone)?.constructor?.name,
    clone instanceof Error,
    clone.name,
    '|',
    clone.message,
    '|',
    clone.stack === error.stack,
    typeof clone.stack,
    Object.hasOwn(clone, 'name'),
    flags(clone, 'message'),
    flags(clone, 'cause'),
    Object.keys(clone),
    'cause' in clone ? inspect(clone.cause).split('\n')[0] : 'no cause',
  );
  return clone;
}
for (const Type of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError])
  look(Type.name, new Type('message'));
look('no message', new Error());
look('empty message', new Error(''));
look('extra', Object.assign(new Error('m'), { code: 'E', extra: 1 }));
look('cause', new Error('m', { cause: { a: 1 } }));
look('cause error', new Error('m', { cause: new TypeError('inner') }));
look('cause undefined', new Error('m', { cause: undefined }));
look('named', Object.assign(new Error('m'), { name: 'TypeError' }));
look('odd name', Object.assign(new Error('m'), { name: 'MyError' }));
look('number name', Object.assign(new TypeError('m'), { name: 5 }));
look('aggregate', new AggregateError([1, new Error('x')], 'several'));
class MyError extends RangeError {
  constructor(message) {
    super(message);
    this.name = 'MyError';
  }
}
look('subclass', new MyError('sub'));
class Plain extends TypeError {}
look('plain subclass', new Plain('sub'));
look('inherited name', Object.setPrototypeOf(new Error('m'), SyntaxError.prototype));
look('no prototype', Object.setPrototypeOf(new Error('m'), null));
look(
  'message deleted',
  (() => {
    const error = new Error('m');
    delete error.message;
    return error;
  })(),
);
look('message number', Object.assign(new Error('m'), { message: 5 }));
look('stack replaced', Object.assign(new Error('m'), { stack: 'my stack' }));
look('stack number', Object.assign(new Error('m'), { stack: 5 }));
look('message getter', Object.defineProperty(new Error('m'), 'message', { get: () => 'from getter' }));
look(
  'inherits only',
  (() => {
    const error = new Error('m');
    error.message = 'own';
    return error;
  })(),
);
const fake = structuredClone(Object.create(Error.prototype, { message: { value: 'fake', enumerable: true } }));
console.log(fake, fake instanceof Error);
const cyclic = new Error('cyclic');
cyclic.cause = cyclic;
console.log(structuredClone(cyclic).cause?.message, flags(structuredClone(cyclic), 'cause'));
const two = structuredClone([cyclic, cyclic]);
console.log(two[0] === two[1]);
const dom = structuredClone(new DOMException('dom', 'AbortError'));
console.log(dom instanceof DOMException, dom.name, dom.message, dom.code, typeof dom.stack);
const inside = structuredClone({ error: new DOMException('inside', 'DataError'), same: [1] });
console.log(inside.error.name, inside.error instanceof DOMException, inside.same);
console.log(Object.keys(structuredClone(new Error('x'))), Reflect.ownKeys(structuredClone(new Error('x', { cause: 1 }))));
