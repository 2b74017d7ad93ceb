import util from 'node:util';
import { createRequire } from 'node:module';
const o = {
  m() {
    return util.getCallSites();
  },
};
class C {
  static s() {
    return o.m();
  }
  constructor() {
    this.x = o.m();
  }
}
const show = (l) =>
  console.log(
    JSON.stringify(
      l.filter((s) => !s.scriptName.startsWith('node:')).map((s) => [s.functionName, s.scriptName, s.lineNumber, s.column]),
    ),
  );
show(o.m());
show(C.s());
show(new C().x);
show([1].map(() => o.m())[0]);
show(eval('o.m()'));
show(new Function('o', 'return o.m()')(o));
show(
  await (async () => {
    await 1;
    return o.m();
  })(),
);
exports_foo: {
  const e = {};
  e.foo = function () {
    return o.m();
  };
  show(e.foo());
}
