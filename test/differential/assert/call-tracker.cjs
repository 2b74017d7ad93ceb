process.removeAllListeners('warning');
const assert = require('assert');
process.removeAllListeners('warning');
function s(f) {
  try {
    console.log(f());
  } catch (e) {
    console.log(
      e.name,
      e.code,
      JSON.stringify(e.message),
      e.operator,
      e.generatedMessage,
      Object.keys(e).join(),
      e.actual,
      e.expected,
    );
  }
}
const t = new assert.CallTracker();
console.log(t, Reflect.ownKeys(Object.getPrototypeOf(t)), t.constructor.name);
function foo(a, b) {
  return [this, a, b];
}
foo.extra = 1;
const c = t.calls(foo, 2);
s(() => c.call('th', 1, 2));
s(() => t.report().map((r) => ({ ...r, stack: r.stack && r.stack.constructor.name })));
s(() => t.report()[0].message);
s(() => t.verify());
s(() => t.getCalls(c));
s(() => t.getCalls(foo));
s(() => t.getCalls());
s(() => t.reset(c));
s(() => t.getCalls(c));
s(() => t.reset(foo));
s(() => t.reset());
c();
c();
s(() => t.verify());
s(() => t.report());
c();
s(() => t.verify());
const d = t.calls();
s(() => t.verify());
s(() => t.report().map((x) => x.message));
const e = t.calls(3);
console.log(e.name, d.name);
s(() => t.report().map((x) => [x.message, x.operator, x.actual, x.expected, typeof x.stack]));
s(() => Object.isFrozen(t.getCalls(d)));
d(1);
s(() => Object.isFrozen(t.getCalls(d)[0].arguments));
s(() => t.getCalls(d));
