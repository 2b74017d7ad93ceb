process.removeAllListeners('warning');
const assert = require('assert');
function t(f) {
  try {
    console.log(f(), 'passed');
  } catch (e) {
    console.log(
      f.toString().slice(4) + '\n' + e.name,
      e.message + '|',
      e.generatedMessage,
      e.operator,
      e.code,
      'actual' in e ? [e.actual?.name ?? String(e.actual), e.expected?.name ?? String(e.expected)] : '',
    );
  }
}
const th = () => {
  throw new TypeError('foo');
};
t(() => assert.throws(th));
t(() => assert.throws(() => {}));
t(() => assert.throws(() => {}, 'msg'));
t(() => assert.throws(() => {}, TypeError));
t(() => assert.throws(() => {}, TypeError, 'msg'));
t(() => assert.throws(() => {}, undefined, 'msg'));
t(() => assert.throws(() => {}, /x/));
t(() => assert.throws(() => {}, { message: 'x' }));
t(() => assert.throws(() => {}, { name: 'Foo' }));
t(() =>
  assert.throws(
    () => {},
    function foo() {},
  ),
);
t(() =>
  assert.throws(
    () => {},
    () => {},
  ),
);
t(() => assert.throws(th, RangeError));
t(() => assert.throws(th, RangeError, 'msg'));
t(() => assert.throws(th, /bar/));
t(() => assert.throws(th, /bar/, 'msg'));
t(() => assert.throws(th, /foo/));
t(() => assert.throws(th, /^TypeError: foo$/));
t(() => assert.throws(th, { message: 'foo' }));
t(() => assert.throws(th, { message: 'bar' }));
t(() => assert.throws(th, { message: 'bar', name: 'TypeError' }));
t(() => assert.throws(th, { message: 'bar', name: 'TypeError' }, 'msg'));
t(() => assert.throws(th, { message: /bar/ }));
t(() => assert.throws(th, { message: /foo/ }));
t(() => assert.throws(th, { code: 'x' }));
t(() => assert.throws(th, { code: undefined }));
t(() => assert.throws(th, {}));
t(() => assert.throws(th, []));
t(() => assert.throws(th, new TypeError('foo')));
t(() => assert.throws(th, new TypeError('bar')));
t(() => assert.throws(th, new RangeError('foo')));
t(() => assert.throws(th, (e) => e.message === 'foo'));
t(() => assert.throws(th, (e) => false));
t(() =>
  assert.throws(th, function bar(e) {
    return 1;
  }),
);
t(() =>
  assert.throws(
    th,
    function bar(e) {
      return 'x';
    },
    'msg',
  ),
);
t(() =>
  assert.throws(th, function bar(e) {
    throw new Error('inner');
  }),
);
t(() =>
  assert.throws(th, async function bar(e) {
    return true;
  }),
);
t(() => assert.throws(th, 'foo'));
t(() => assert.throws(th, 'bar'));
t(() =>
  assert.throws(() => {
    throw 'foo';
  }, 'foo'),
);
t(() =>
  assert.throws(() => {
    throw null;
  }, 'foo'),
);
t(() => assert.throws(th, 'TypeError: foo'));
t(() => assert.throws(th, 1));
t(() => assert.throws(th, null));
t(() => assert.throws(th, undefined));
t(() => assert.throws(1));
t(() => assert.throws());
t(() => assert.throws('x', Error));
t(() => assert.throws(async () => {}));
t(() =>
  assert.throws(
    () => {
      throw 1;
    },
    { message: 'x' },
  ),
);
t(() =>
  assert.throws(
    () => {
      throw null;
    },
    { message: 'x' },
  ),
);
t(() =>
  assert.throws(() => {
    throw null;
  }, /x/),
);
t(() =>
  assert.throws(() => {
    throw undefined;
  }),
);
t(() =>
  assert.throws(() => {
    throw 'str';
  }, /str/),
);
t(() =>
  assert.throws(
    () => {
      throw { a: 1, b: 2 };
    },
    { a: 1 },
  ),
);
t(() =>
  assert.throws(
    () => {
      throw { a: 1, b: 2 };
    },
    { a: 2 },
  ),
);
t(() =>
  assert.throws(
    () => {
      throw { a: 1, b: { c: 1, d: 2 } };
    },
    { b: { c: 1 } },
  ),
);
t(() =>
  assert.throws(
    () => {
      throw new (class Foo extends Error {})('z');
    },
    class Bar extends Error {},
  ),
);
t(() => assert.throws(th, class extends Error {}));
t(() => assert.doesNotThrow(() => {}));
t(() => assert.doesNotThrow(th));
t(() => assert.doesNotThrow(th, 'msg'));
t(() => assert.doesNotThrow(th, TypeError));
t(() => assert.doesNotThrow(th, TypeError, 'msg'));
t(() => assert.doesNotThrow(th, RangeError, 'msg'));
t(() => assert.doesNotThrow(th, /foo/));
t(() => assert.doesNotThrow(th, /bar/));
t(() => assert.doesNotThrow(th, () => true, 'x'));
t(() => assert.doesNotThrow(th, () => false, 'x'));
t(() => assert.doesNotThrow(th, { message: 'foo' }));
t(() =>
  assert.doesNotThrow(() => {
    throw null;
  }),
);
t(() =>
  assert.doesNotThrow(() => {
    throw 'x';
  }, 'y'),
);
t(() => assert.doesNotThrow(1));
(async () => {
  const p = async (f) => {
    try {
      console.log(await f(), 'passed');
    } catch (e) {
      console.log(f.toString() + '\n' + e.name, e.message + '|', e.generatedMessage, e.operator, e.code);
    }
  };
  await p(() => assert.rejects(Promise.resolve(1)));
  await p(() => assert.rejects(Promise.resolve(1), TypeError, 'msg'));
  await p(() => assert.rejects(Promise.reject(new Error('x')), /y/));
  await p(() => assert.rejects(Promise.reject(new Error('x')), /x/));
  await p(() =>
    assert.rejects(
      async () => {
        throw new Error('x');
      },
      { message: 'y' },
    ),
  );
  await p(() =>
    assert.rejects(
      () => {
        throw new Error('sync');
      },
      { message: 'y' },
    ),
  );
  await p(() => assert.rejects(() => 1));
  await p(() =>
    assert.rejects({
      then(r, j) {
        j(new Error('t'));
      },
      catch() {},
    }),
  );
  await p(() => assert.rejects(1));
  await p(() => assert.rejects());
  await p(() => assert.rejects(Promise.reject('a'), 'a'));
  await p(() => assert.rejects(Promise.reject(new Error('a')), 'a'));
  await p(() => assert.doesNotReject(Promise.resolve(1)));
  await p(() => assert.doesNotReject(Promise.reject(new Error('q'))));
  await p(() =>
    assert.doesNotReject(
      async () => {
        throw new TypeError('q');
      },
      TypeError,
      'm',
    ),
  );
  await p(() => assert.doesNotReject(() => 1));
  await p(() =>
    assert.doesNotReject(() => {
      throw new Error('sync');
    }),
  );
  await p(() => assert.doesNotReject(Promise.reject(new Error('q')), 'm'));
  await p(() => assert.doesNotReject({}));
  await p(() => assert.rejects(Promise.reject(null)));
})();
