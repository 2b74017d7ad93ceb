const assert = require('assert'),
  vm = require('vm');
globalThis.assert = assert;
const show = (n, f) => {
  try {
    f();
    console.log(n, 'no');
  } catch (e) {
    console.log(n, e.code, JSON.stringify(e.message), e.generatedMessage);
  }
};
show('file', () => assert(1 === 2));
show('file ok', () => assert.ok(null && 'x'));
show('direct eval', () => eval('assert(1 === 2)'));
show('direct eval2', () => eval('var x = 1;\n  assert.ok(x ===\n 2)'));
show('direct eval ok', () => eval('(function(){ assert.ok(false) })()'));
show('indirect eval', () => (0, eval)('assert(1 === 2)'));
show('new Function', () => new Function('assert(1 === 2)')());
show('new Function2', () => new Function('assert', 'a', 'assert(a === 2)')(assert, 1));
show('runInThisContext', () => vm.runInThisContext('assert(1 === 2)'));
show('runInThisContext file', () => vm.runInThisContext('assert(1 === 2)', { filename: '/nope.js' }));
show('runInThisContext lines', () => vm.runInThisContext('\n\n  assert.ok(0, undefined)', { filename: '/nope.js' }));
show('runInThisContext same file', () => vm.runInThisContext('assert(1 === 2)', { filename: __filename }));
show('runInNewContext', () => vm.runInNewContext('assert(1 === 2)', { assert }));
show('runInNewContext2', () => vm.runInNewContext('function f(){ return assert.equal }\n assert((() => false)())', { assert }));
show('compileFunction', () => vm.compileFunction('assert(1 === 2)')());
show('eval sourceURL', () => eval('assert(0)\n//# sourceURL=/foo.js'));
show('alias', () => {
  const { ok: check } = assert;
  check(0);
});
show('call', () => assert.call(null, 0));
show('apply', () => assert.ok.apply(null, [0]));
show('native', () => [0].forEach(assert));
show('no args', () => assert());
show('no args ok', () => assert.ok());
show('template', () => assert(`a${1}` === 'b'));
show('multi', () => assert(1 === 2));
show('multi2', () =>
  assert.ok(
    (function () {
      return false;
    })(),
  ),
);
show('strict', () => require('assert').strict(0));
show('strict ok', () => assert.strict.ok(0));
show('optional', () => assert?.ok?.(0));
show('bracket', () => assert['ok'](0));
show('eq', () => assert.equal(1, 2));
show('message undefined', () => assert(0, undefined));
show('message null', () => assert(0, null));
show('message ""', () => assert(0, ''));
show('message err', () => assert(0, new TypeError('t')));
show('timer eval', () => eval('eval("assert(1===2)")'));
