process.removeAllListeners('warning');
const assert = require('assert');
const o = {
  assert,
  f() {
    return o;
  },
  x: [assert],
};
const { ok } = assert;
function t(f) {
  try {
    f();
  } catch (e) {
    console.log(JSON.stringify(e.message));
  }
}
t(() => {
  o.assert.ok(false);
});
t(() => {
  o.f().assert.ok(false);
});
t(() => {
  o.x[0].ok(false);
});
t(() => {
  o.x[0](false);
});
t(() => {
  o['assert'].ok(false);
});
t(() => {
  o?.assert?.ok(false);
});
t(() => {
  o?.assert?.ok?.(false);
});
t(() => {
  1, assert.ok(false), 2;
});
t(() => {
  return 1 ? assert.ok(false) : 2;
});
t(() => {
  return !assert.ok(false);
});
t(() => {
  void assert.ok(false);
});
t(() => {
  [assert.ok(false)];
});
t(() => {
  ({ a: assert.ok(false) });
});
t(() => {
  `${assert.ok(false)}`;
});
t(() => {
  Number(assert.ok(false));
});
t(() => {
  let a = assert.ok(false);
});
t(() => {
  let a = assert.ok(f(')'));
  function f() {}
});
t(() => {
  let a = assert.ok(0);
});
t(() => {
  let a = assert.ok({ a: [0] }.b);
});
t(() => {
  let a = assert.ok(/\)/.test('x'));
});
t(() => {
  let a = assert.ok(1 / 2 > 3 / 1);
});
t(() => {
  let a = assert.ok(`)${')'}` === 1);
});
t(() => {
  let a = assert.ok(
    0, // foo
  );
});
t(() => {
  let a = assert.ok(0, undefined);
});
t(() => {
  let a = assert.ok(
    {
      a: 1,
    }.b,
  );
});
t(() => {
  let a = assert.ok(0);
});
t(() => {
  let a = assert.ok(0);
});
t(() => {
  let a = assert.ok(0);
});
t(() => {
  let a = new assert.Assert();
  a.ok(0);
});
t(() => {
  let a = new assert.Assert();
  a.ok(0);
});
t(() => {
  assert.ok(0) || assert.ok(1);
});
t(() => {
  assert.ok(1);
  assert.ok(0);
  assert.ok(2);
});
t(() => {
  assert.ok(1);
  ok(0);
  assert.ok(2);
});
t(() => {
  assert.ok(0);
});
t(() => {
  (() => assert)()(0);
});
t(() => {
  (function () {
    return assert;
  })()(0);
});
t(() => {
  const x = () => assert.ok(0);
  x();
});
t(() => {
  ok.call(0, 0);
});
t(() => {
  Reflect.apply(assert.ok, null, [0]);
});
t(() => {
  assert.ok(
    (a) => {},
    (x) => 1,
  );
});
t(() => {
  assert.ok(
    ((x) => {
      return 0;
    })(1),
  );
});
t(() => {
  this.x = assert;
  this.x(0);
});
t(() => {
  assert?.(0);
});
t(() => {
  assert.ok(await0());
  function await0() {
    return 0;
  }
});
(async () => {
  try {
    await assert.ok(0);
  } catch (e) {
    console.log(JSON.stringify(e.message));
  }
  try {
    assert.ok(await 0);
  } catch (e) {
    console.log(JSON.stringify(e.message));
  }
})();
try {
  assert['ok']['apply'](null, [0]);
} catch (e) {
  console.log(JSON.stringify(e.message));
}
try {
  require('assert').ok(0);
} catch (e) {
  console.log(JSON.stringify(e.message));
}
try {
  require('assert')(0);
} catch (e) {
  console.log(JSON.stringify(e.message));
}
try {
  require('assert').strict(0);
} catch (e) {
  console.log(JSON.stringify(e.message));
}
try {
  let y = 1;
  assert(y === 2);
} catch (e) {
  console.log(JSON.stringify(e.message));
}
