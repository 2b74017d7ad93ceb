import clsx, { clsx as named } from 'clsx';
import lite from 'clsx/lite';

console.log(clsx === named, clsx('a', ['b', { c: true, d: 0 }, [['e'], null]], undefined, 5, 0, '', NaN, Infinity, () => 1, true));
console.log(clsx({ 'a b': 1, x: null }), clsx(), clsx([[[]]]), clsx(5n, Symbol.iterator), clsx(new Map(), new Date(0)), lite('a', '', null, 'b', { c: true }, ['d']));
for (const one of [null, 1, -0, 'x', [], ['y', 0, 'z'], {}, { z: 1, y: 0 }, Object.create({ own: 1 })]) console.log(JSON.stringify(clsx(one)), JSON.stringify(clsx('k', one)), JSON.stringify(lite('k', one)));
console.log(clsx.length, clsx.name.length > 0, clsx('toString', { hasOwnProperty: 1 }));
