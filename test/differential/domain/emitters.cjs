// Entering and leaving, members, emitters and bound functions.
const EventEmitter = require('node:events');
const domain = require('node:domain');
const log = console.log;
const one = domain.create();
const two = domain.create();
const where = () => (process.domain === one ? 'one' : process.domain === two ? 'two' : process.domain);
const depth = () => domain._stack.length;
one.on('error', (error) =>
  log('error of one', error?.message ?? error, where(), depth(), error?.domain === one, Object.keys(Object(error))),
);
log(one.enter(), where(), domain.active === one, depth());
const made = new EventEmitter();
log(made.domain === one, Object.getOwnPropertyDescriptor(made, 'domain').enumerable, one.exit(), where(), domain.active);
made.on('x', () => log('x', where()));
log(made.emit('x'), made.emit('error', new Error('of an emitter')), where());
made.emit('error', 'text');
made.emit('error');
made.on('error', (error) => log('its own listener', error.message, where(), error.domain === one));
made.emit('error', new Error('taken'));
two.run(() => made.emit('x'));
const member = new EventEmitter();
log(one.add(member), one.members.length, member.domain === one, one.add(member), one.members.length);
log(two.add(member), one.members.length, two.members.length, member.domain === two);
log(two.remove(member), two.members.length, member.domain, two.remove(member));
one.add(two);
two.add(one);
log(two.domain === one, one.domain);
one.remove(two);
log(
  one.run(
    function (...args) {
      return [this === one, ...args, where()];
    },
    1,
    2,
  ),
);
const bound = one.bind(function (x) {
  return [this?.k, x, where()];
});
log(bound.call({ k: 'this' }, 5), bound.domain === one, bound.name, bound.length);
const intercepted = one.intercept((...args) => [...args, where()]);
log(intercepted(null, 7, 8), intercepted('no error', 2), intercepted(new Error('intercepted')), intercepted.name);
one.run(() => {
  two.run(() => {
    log(depth());
    one.exit();
    log(depth(), where());
  });
});
log(depth());
one.enter();
one.enter();
log(depth(), one.exit(), depth(), one.exit(), one.exit(), depth());
one.run(() => {
  const inner = one.run(() => {
    const emitter = new EventEmitter();
    log(emitter.emit('error', new Error('inside')));
    return where();
  });
  log(inner, depth());
});
two.run(() => {
  const emitter = new EventEmitter();
  for (const error of [new Error('nobody listens'), 5]) {
    try {
      emitter.emit('error', error);
    } catch (thrown) {
      log('thrown', thrown.message, thrown.code, thrown.domain === two, Object.keys(thrown));
    }
  }
});
class Sub extends EventEmitter {}
one.run(() => log(new Sub().domain === one, domain.create().domain));
EventEmitter.call(member);
log(member.domain, depth());
