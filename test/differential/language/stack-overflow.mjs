// Recursion inside of natives and of the parser ends as an error that the program can catch, and the program goes on.
import vm from 'node:vm';

const DEPTH = 1e5;
const nested = (open, close, middle = '') => open.repeat(DEPTH) + middle + close.repeat(DEPTH);
const chain = (first, next) => {
  let value = first;
  for (let i = 0; i < DEPTH; i++) value = next(value);
  return value;
};

const programs = {
  calls: () => (function call() { call(); })(),
  'JSON.stringify': () => JSON.stringify(chain({}, (o) => ({ o }))),
  'JSON.stringify of arrays': () => JSON.stringify(chain([], (a) => [a])),
  'JSON.stringify with a replacer': () => JSON.stringify({}, () => ({ a: 1 })),
  'JSON.stringify with toJSON': () => JSON.stringify({ toJSON() { return { a: this }; } }),
  'JSON.parse with a reviver': () => JSON.parse(nested('[', ']'), (_, value) => value),
  'JSON.parse with a reviver that grows': () => JSON.parse('[0,0]', function (key, value) {
    if (key === '0') this[1] = [0, 0];
    return value;
  }),
  parentheses: () => (0, eval)(nested('(', ')', '1')),
  'parentheses in new Function': () => new Function(nested('(', ')', '1')),
  'parentheses in vm.Script': () => new vm.Script(nested('(', ')', '1')),
  brackets: () => (0, eval)(nested('[', ']')),
  objects: () => (0, eval)(`(${nested('{a:', '}', '1')})`),
  'calls in source': () => (0, eval)(nested('a(', ')')),
  indices: () => (0, eval)(nested('a[', ']', '1')),
  templates: () => (0, eval)(nested('`${', '}`', '1')),
  arrows: () => (0, eval)('a=>'.repeat(DEPTH) + '1'),
  functions: () => (0, eval)(nested('(function(){return ', '})', '1')),
  classes: () => (0, eval)(nested('(class{a=', '})', '1')),
  blocks: () => (0, eval)(nested('{', '}')),
  'else if': () => (0, eval)('if(1);else '.repeat(DEPTH) + ';'),
  flat: () => chain([], (a) => [a]).flat(Infinity),
  'String of an array': () => String(chain([], (a) => [a])),
  'proxies of proxies': () => chain({}, (target) => new Proxy(target, {})).x,
  'a proxy in its own prototype': () => {
    const target = {};
    const proxy = new Proxy(target, {});
    Object.setPrototypeOf(target, proxy);
    return proxy.x;
  },
  'iterator helpers': () => chain([1].values(), (iterator) => iterator.map((x) => x)).next(),
  getters: () => ({ get x() { return this.x; } }).x,
  toString: () => {
    const o = { toString: () => `${o}` };
    return `${o}`;
  },
  sort: () => [2, 1].sort(function compare() { return [2, 1].sort(compare)[0]; }),
  'sets of classes': () => (0, eval)(`new RegExp('['.repeat(${DEPTH}) + ']'.repeat(${DEPTH}), 'v')`),
};

for (const [name, program] of Object.entries(programs)) {
  const outcomes = new Set();
  for (let i = 0; i < 3; i++) {
    try {
      program();
      outcomes.add('no error');
    } catch (error) {
      const known = error instanceof RangeError || error instanceof SyntaxError;
      outcomes.add(`${error.name} ${known} ${error.message.slice(-'Maximum call stack size exceeded'.length)}`);
    }
  }
  console.log(name, [...outcomes]);
}
console.log(JSON.stringify(JSON.parse('{"a":[1,{"b":[]}]}')), (0, eval)('((1 + 2) * 3)'), [1, [2, [3]]].flat(2));

// What binary operators mean does not depend on how deep the expression stands.
class Private {
  #a = 1;
  static has = (o) => [#a in o, 1 + 1 > 1 === #a in o, !(#a in o) || 2 ** 3 ** 0 * 4 % 3];
}
console.log(Private.has(new Private()), Private.has({}));
console.log(1 + 2 * 3 - 4 / 2 % 3 << 1 >> 1 >>> 0 < 5 & 6 ^ 7 | 8, (1 < 2) == true !== false && 5 || 6, null ?? 1 | 2, 'a' in { a: 1 } === true);
for (const source of ['#a in {}', 'class A { #a; m() { 1 + #a in this } }', 'class A { #a; m() { this #a in this } }', 'class A { #a; m() { #a } }', '-1 ** 2', '1 + ', '1 ?? 2 || 3', 'for (var i = (1 in {}) ? 1 : 2; ;) break', 'for (var i = 1 in {}; ;) break']) {
  try {
    (0, eval)(source);
    console.log(source, 'no error');
  } catch (error) {
    console.log(source, error.name);
  }
}
