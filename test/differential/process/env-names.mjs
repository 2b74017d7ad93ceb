// case: { "env": { "constructor": "granted too", "NODE_PENDING_DEPRECATION": "1" } }
// process.env: names that objects have too, what each descriptor does, names of other encodings, and the deprecation of other values.
const env = process.env;
console.log(env.constructor, Object.hasOwn(env, 'constructor'));
const show = (label, f) => { try { console.log(label, f()); } catch (e) { console.log(label, 'threw', e.name, e.code, e.message); } };
for (const k of Object.keys(env)) delete env[k];
show('keys', () => Object.keys(env));
for (const [n, v] of [['n', 1], ['u', undefined], ['nul', null], ['o', { toString: () => 'obj' }], ['a', [1, 2]], ['b', true], ['big', 5n], ['f', () => 1], ['neg', -0], ['nan', NaN], ['e', '']]) show(`set ${n}`, () => { env[n] = v; return [typeof env[n], env[n]]; });
show('set symbol value', () => { env.s = Symbol('x'); });
show('get symbol', () => env[Symbol('x')]);
show('get iterator', () => env[Symbol.iterator]);
show('set symbol key', () => { env[Symbol('k')] = 1; });
show('in symbol', () => Symbol('x') in env);
show('delete symbol', () => delete env[Symbol('x')]);
show('own symbols', () => Object.getOwnPropertySymbols(env));
show('toStringTag', () => Object.prototype.toString.call(env));
show('delete absent', () => delete env.absent);
show('delete', () => { env.gone = 'x'; return [delete env.gone, 'gone' in env, env.gone, Object.hasOwn(env, 'gone')]; });
show('toString in', () => ['toString' in env, Object.hasOwn(env, 'toString'), typeof env.toString, typeof env.hasOwnProperty]);
show('assign toString', () => { env.toString = 'x'; const r = [env.toString, Object.hasOwn(env, 'toString')]; delete env.toString; return [...r, typeof env.toString]; });
for (const n of ['__proto__', 'constructor', 'hasOwnProperty', 'prototype']) {
  show(`${n} before`, () => [n in env, Object.hasOwn(env, n), typeof env[n]]);
  show(`${n} set`, () => { env[n] = 'v'; return [env[n], Object.hasOwn(env, n), Object.keys(env).includes(n), Object.getPrototypeOf(env) === Object.prototype || typeof Object.getPrototypeOf(env), JSON.stringify(Object.getOwnPropertyDescriptor(env, n))]; });
  show(`${n} set object`, () => { env[n] = { polluted: 1 }; return [env[n], env.polluted, ({}).polluted]; });
  show(`${n} delete`, () => [delete env[n], n in env, typeof env[n]]);
}
show('constructor', () => { const p = Object.getPrototypeOf(env); return [Reflect.ownKeys(p).join(), p.constructor.name, p.constructor.length, JSON.stringify(Object.getOwnPropertyDescriptor(p, 'constructor'))]; });
show('proto', () => [Object.getPrototypeOf(env) === Object.prototype, Object.getPrototypeOf(Object.getPrototypeOf(env)) === Object.prototype, Object.getPrototypeOf(env)?.constructor?.name]);
show('descriptor', () => Object.getOwnPropertyDescriptor(env, 'n'));
show('descriptor absent', () => Object.getOwnPropertyDescriptor(env, 'absent'));
for (const d of [{ value: 'x' }, { value: 'x', writable: true }, { value: 'x', writable: true, enumerable: true, configurable: true }, { value: 5, writable: true, enumerable: true, configurable: true }, { get() { return 1; } }, { get() {}, enumerable: true, configurable: true }, {}, { writable: true, enumerable: true, configurable: true }, { value: Symbol('x'), writable: true, enumerable: true, configurable: true }])
  show(`define ${Object.keys(d)}`, () => { Object.defineProperty(env, 'd', d); return [env.d, JSON.stringify(Object.getOwnPropertyDescriptor(env, 'd'))]; });
show('define symbol', () => Object.defineProperty(env, Symbol('q'), { value: 'x', writable: true, enumerable: true, configurable: true }));
show('Reflect.define', () => Reflect.defineProperty(env, 'r', { value: 'x' }));
show('Reflect.set', () => [Reflect.set(env, 'rs', 5), env.rs]);
show('equals', () => { env['a=b'] = 'x'; return ['a=b' in env, env['a=b'], Object.keys(env).includes('a=b')]; });
show('empty', () => { env[''] = 'x'; return ['' in env, env[''], Object.keys(env).includes('')]; });
show('nul name', () => { env['a\0b'] = 'x'; return ['a\0b' in env, JSON.stringify(Object.keys(env)), env['a\0b']]; });
show('nul value', () => { env.z = 'x\0y'; return JSON.stringify(env.z); });
show('surrogate', () => { env.w = 'x\ud800y'; return JSON.stringify(env.w); });
show('surrogate name', () => { env['\ud800'] = 'y'; return JSON.stringify(Object.keys(env)); });
show('nul cuts', () => { env['cut\0x'] = 1; const r = [env.cut, env['cut\0y'], 'cut\0z' in env, Object.getOwnPropertyDescriptor(env, 'cut\0q')?.value, delete env['cut\0w'], env.cut]; env['\0'] = 1; return [...r, env['\0'], '\0' in env]; });
show('number key', () => { env[5] = 'five'; return [env[5], env['5'], 5 in env, Object.keys(env)[0]]; });
show('order', () => Object.keys(env).sort().join());
show('for in', () => { const k = []; for (const n in env) k.push(n); return k.sort().join(); });
show('spread', () => Object.keys({ ...env }).length === Object.keys(env).length);
show('json', () => JSON.stringify(env).length > 2);
show('preventExtensions', () => Object.preventExtensions(env));
show('extensible', () => Object.isExtensible(env));
show('setPrototypeOf', () => Object.getPrototypeOf(Object.setPrototypeOf(env, { own: 1 })).own);
show('inherited after', () => env.own);
show('replace', () => { process.env = { x: 1 }; return [process.env.x, typeof process.env.x]; });
show('descriptor of env', () => JSON.stringify(Object.getOwnPropertyDescriptor(process, 'env')));
