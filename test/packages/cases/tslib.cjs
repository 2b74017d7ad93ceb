const tslib = require('tslib');

console.log(Object.keys(tslib).sort().join(' '));
const Base = function (x) { this.x = x; };
const Derived = (function (parent) { tslib.__extends(Derived, parent); function Derived() { return parent.call(this, 5) || this; } return Derived; })(Base);
console.log(new Derived(), new Derived() instanceof Base, Object.getPrototypeOf(Derived) === Base);
console.log(tslib.__assign({ a: 1 }, { b: 2 }), tslib.__rest({ a: 1, b: 2, c: 3 }, ['a']), tslib.__spreadArray([1], tslib.__read([2, 3]), true));
const log = (text) => (target, key, descriptor) => { console.log('decorate', text, typeof target, key, descriptor && Object.keys(descriptor)); };
class Decorated { method() {} }
tslib.__decorate([log('a'), log('b'), tslib.__param(0, (target, key, index) => console.log('param', key, index))], Decorated.prototype, 'method', null);
const steps = (n) => tslib.__awaiter(void 0, void 0, void 0, function () {
  let value;
  return tslib.__generator(this, (state) => {
    switch (state.label) {
      case 0: state.trys.push([0, 2, , 3]); return [4, Promise.resolve(n)];
      case 1: value = state.sent(); if (value > 1) throw new Error('big'); return [3, 3];
      case 2: value = `caught ${state.sent().message}`; return [3, 3];
      case 3: return [2, value];
      default: return [2];
    }
  });
});
(async () => {
  console.log(await steps(1), await steps(2));
  const generator = function () { return tslib.__asyncGenerator(this, arguments, function* () { yield yield tslib.__await(1); yield yield tslib.__await(Promise.resolve(2)); }); };
  const seen = [];
  for await (const value of tslib.__asyncValues(generator())) seen.push(value);
  console.log(seen, [...tslib.__values(['v'])], tslib.__makeTemplateObject(['a'], ['\\a']).raw);
  const environment = { stack: [], error: void 0, hasError: false };
  tslib.__addDisposableResource(environment, { [Symbol.dispose ?? 'x']() { console.log('disposed'); } }, false);
  tslib.__disposeResources(environment);
})();
const store = new WeakMap();
const key = {};
try {
  tslib.__classPrivateFieldGet(key, store, 'f');
} catch (error) {
  console.log(error.name, error.message);
}
console.log(tslib.__importDefault({ a: 1 }), tslib.__importStar({ a: 1, __esModule: false }), tslib.__propKey(5), tslib.__setFunctionName(() => {}, 'named', 'get').name);
