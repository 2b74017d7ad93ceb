const classNames = require('classnames');
const bind = require('classnames/bind');
const dedupe = require('classnames/dedupe');

console.log(classNames('a', ['b', { c: true, d: 0, e: [] }, [['f'], null]], undefined, 5, 0, '', NaN, { toString: () => 'own' }, new Map()));
console.log(classNames({ 'a b': 1, [`t-${1 + 1}`]: 'x' }), classNames(), classNames([[[]]]), classNames(true, false, () => 1, 5n, Symbol.iterator));
console.log(bind.call({ a: 'A_1', b: 'B_2' }, 'a', { b: true, c: true }, ['a']), bind.bind({ x: 'X' })('x', 'y'));
console.log(dedupe('a', 'b', { a: false, c: true }, 'b', ['d', { d: false }]), dedupe('x x', 'y'), classNames.default === classNames, classNames(Object.create({ inherited: true })));
for (const one of [null, 1, 'x', [], ['y'], {}, { z: 1 }]) console.log(JSON.stringify(classNames(one)), JSON.stringify(classNames('k', one)), JSON.stringify(dedupe(one)));
