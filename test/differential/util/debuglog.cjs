// case: { "env": { "NODE_DEBUG": "foo,bar*" } }
// NODE_DEBUG switches sections on.
const util = require('node:util');
const write = process.stderr.write;
let text = '';
process.stderr.write = (chunk) => {
  text += chunk;
  return true;
};
const log = util.debuglog('foo');
log('hi %d', 5, { a: 1 });
util.debuglog('FOO')('upper');
util.debuglog('barx')('wild');
util.debuglog('fo')('not');
util.debuglog('xfoo')('not');
process.stderr.write = write;
console.log(text.replaceAll(` ${process.pid}:`, ' PID:'), log.enabled, util.debuglog('nope').enabled);
