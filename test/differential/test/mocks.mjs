import { mock, test } from 'node:test';
import { format } from 'node:util';
// Durations and the frames of Node's own files are not compared.
const { write } = process.stdout;
process.stdout.write = function (text, ...rest) {
  const plain = String(text)
    .replace(/\([\d.]+ms\)/g, '(ms)')
    .replace(/duration_ms [\d.]+/g, 'duration_ms')
    .replace(/\n *at .*(?=\n)/g, '')
    .replace(/\n *\.\.\. \d+ lines matching cause stack trace \.\.\./g, '');
  return Reflect.apply(write, this, [plain, ...rest]);
};
const lines = [];
process.on('exit', () => console.log(lines.join('\n')));
const log = (...values) => lines.push(format(...values));
const show = (label, f) => {
  try {
    log(label, f());
  } catch (e) {
    log(label, e.name, e.code, e.message);
  }
};
const calls = (fn) => fn.mock.calls.map((c) => [c.arguments, c.result, c.error?.message, c.this === undefined, typeof c.stack, c.target]);
test('fn', (t) => {
  const fn = t.mock.fn((a, b) => a + b);
  show('call', () => fn(1, 2));
  show('count', () => fn.mock.callCount());
  show('calls', () => calls(fn));
  fn.mock.mockImplementation((a) => a * 10);
  show('implementation', () => fn(3));
  fn.mock.mockImplementationOnce(() => 'once');
  show('once', () => [fn(), fn(1)]);
  fn.mock.mockImplementationOnce(() => 'later', 6);
  show('later', () => [fn(1), fn(1), fn(1), fn(1)]);
  fn.mock.resetCalls();
  show('reset', () => fn.mock.callCount());
  fn.mock.restore();
  show('restored', () => fn(1, 2));
  const times = t.mock.fn(() => 'original', () => 'mocked', { times: 2 });
  show('times', () => [times(), times(), times()]);
  const thrower = t.mock.fn(() => {
    throw new Error('thrown');
  });
  show('throws', () => thrower());
  show('throws', () => calls(thrower));
  const Class = t.mock.fn(class Foo { constructor(x) { this.x = x; } });
  const made = new Class(5);
  show('class', () => [made.x, made instanceof Class, Class.mock.callCount(), Class.mock.calls[0].this === made]);
  show('bad', () => t.mock.fn(5));
  show('bad', () => t.mock.fn(() => {}, { times: 0 }));
  show('bad', () => fn.mock.mockImplementation(1));
  show('bad', () => fn.mock.mockImplementationOnce(() => {}, -1));
});
test('methods', (t) => {
  const object = {
    value: 5,
    add(x) { return this.value + x; },
    get g() { return 'real'; },
    set g(v) { this.value = v; },
  };
  const m = t.mock.method(object, 'add', function (x) { return this.value * x; });
  show('method', () => object.add(3));
  show('same', () => m === object.add);
  m.mock.restore();
  show('restored', () => object.add(3));
  t.mock.getter(object, 'g', () => 'mocked');
  show('getter', () => object.g);
  const s = t.mock.setter(object, 'g');
  object.g = 9;
  show('setter', () => [object.value, s.mock.calls.length]);
  show('bad', () => t.mock.method(object, 'missing'));
  show('bad', () => t.mock.method(5, 'x'));
  show('bad', () => t.mock.method(object, 7));
  show('bad', () => t.mock.method(object, 'g', { getter: true, setter: true }));
  show('bad', () => t.mock.getter(object, 'value'));
  const p = t.mock.property(object, 'value', 42);
  show('property', () => [object.value, p.mock.accessCount(), p.mock.accesses.map((a) => [a.type, a.value])]);
  object.value = 43;
  p.mock.mockImplementationOnce('once');
  show('property', () => [object.value, object.value, p.mock.accesses.map((a) => [a.type, a.value])]);
  p.mock.resetAccesses();
  p.mock.restore();
  show('property', () => [object.value, p.mock.accessCount()]);
  show('bad', () => t.mock.property(object, 'none', 1));
  class Base { m() { return 'base'; } }
  class Derived extends Base {}
  const d = new Derived();
  t.mock.method(d, 'm', () => 'mocked');
  show('inherited', () => [d.m(), new Derived().m(), Object.hasOwn(d, 'm')]);
  t.mock.restoreAll();
  show('inherited', () => [d.m(), Object.hasOwn(d, 'm')]);
});
test('timers', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'setImmediate', 'Date'], now: 1000 });
  const seen = [];
  setTimeout((...args) => seen.push(['timeout', Date.now(), ...args]), 100, 'a', 'b');
  const interval = setInterval(() => seen.push(['interval', Date.now()]), 40);
  const gone = setTimeout(() => seen.push('never'), 10);
  clearTimeout(gone);
  setImmediate(() => seen.push('immediate'));
  t.mock.timers.tick(0);
  show('0', () => JSON.stringify(seen));
  t.mock.timers.tick(99);
  show('99', () => JSON.stringify(seen));
  t.mock.timers.tick();
  show('100', () => JSON.stringify(seen));
  clearInterval(interval);
  t.mock.timers.setTime(5000);
  show('time', () => [Date.now(), new Date().getTime(), new Date(7).getTime(), typeof Date()]);
  setTimeout(() => seen.push('last'), 3000);
  t.mock.timers.runAll();
  show('all', () => [seen.at(-1), Date.now()]);
  show('bad', () => t.mock.timers.enable());
  t.mock.timers.reset();
  show('bad', () => t.mock.timers.tick(1));
  show('bad', () => t.mock.timers.enable({ apis: ['x'] }));
  show('bad', () => mock.timers.enable({ now: -1 }));
});
