// deprecate and debuglog; codes warn once.
const util = require('node:util');
const show = (label, run) => {
  try {
    console.log(label, util.inspect(run(), { depth: 9, breakLength: 200 }));
  } catch (error) {
    console.log(label, 'THREW', error.name, error.code, JSON.stringify(error.message));
  }
};

process.on('warning', (warning) => console.log('warning', warning.name, warning.code, warning.message));
const deprecated = util.deprecate(
  function named(a, b) {
    return [typeof this, a, b];
  },
  'message',
  'DEP9',
);
console.log(
  deprecated,
  deprecated.name,
  deprecated.length,
  Object.getOwnPropertyDescriptor(deprecated, 'length'),
  deprecated.call('x', 2, 3),
  deprecated(),
  util.deprecate(() => 1, 'other', 'DEP9')(),
);
const uncoded = util.deprecate(() => 1, 'uncoded');
uncoded();
uncoded();
const Class = util.deprecate(
  class Original {
    constructor() {
      this.direct = new.target === Class;
    }
    static s = 1;
  },
  'class',
  'CLASS',
);
console.log(new Class(), new Class() instanceof Class, Class.s, new (class Sub extends Class {})());
show('code', () => util.deprecate(() => {}, 'x', 5));
show('no text', () => util.deprecate(() => {}, 5));
console.log(
  util.isArray([]),
  util.isArray({}),
  util._extend({ a: 1 }, { b: 2 }),
  util._extend({}, 5),
  util._extend(null, {}),
  util._extend(),
);
const log = util.debuglog('foo');
console.log(log.name, log.length, log.enabled, util.debuglog === util.debug, Object.getOwnPropertyDescriptor(log, 'enabled'));
log('hidden');
let calls = 0;
const other = util.debuglog('bar', (fn) => {
  calls++;
  console.log('callback', fn.name, fn === other);
});
other('a');
other('b');
console.log(calls);
