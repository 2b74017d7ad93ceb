// case: { "env": { "GIVEN": "from grant", "EMPTY": "" } }
// process.env: strings only, and what setenv refuses.
const { inspect } = require('node:util');
const show = (label, run) => { try { console.log(label, inspect(run())); } catch (error) { console.log(label, 'THREW', error.name, error.code); } };
const { env } = process;
show('given', () => [env.GIVEN, env.EMPTY, env.NOPE, 'GIVEN' in env, 'NOPE' in env, Object.keys(env).sort().join(), Object.hasOwn(env, 'GIVEN')]);
show('convert', () => { env.A = 5; env.B = true; env.C = null; env.D = undefined; env.E = ''; env.F = 1n; env.G = { toString: () => 'object' }; env.H = () => 1; env.I = [1, 2]; return [env.A, env.B, env.C, env.D, env.E, env.F, env.G, env.H, env.I]; });
show('symbol value', () => { env.S = Symbol('x'); }); show('symbol key', () => { env[Symbol('k')] = 'v'; }); show('symbol get', () => [env[Symbol('k')], Symbol('z') in env, delete env[Symbol('q')]]); show('throwing', () => { env.T = { toString() { throw new RangeError('no'); } }; });
show('delete', () => [delete env.A, 'A' in env, env.A, delete env.NOPE, delete env.GIVEN, env.GIVEN]);
show('descriptor', () => [Object.getOwnPropertyDescriptor(env, 'B'), Object.getOwnPropertyDescriptor(env, 'NOPE')]);
show('define', () => Object.defineProperty(env, 'X', { value: '1' })); show('define all', () => Object.defineProperty(env, 'X', { value: 5, writable: true, enumerable: true, configurable: true }).X); show('define getter', () => Object.defineProperty(env, 'Y', { get() {} })); show('define partial', () => Object.defineProperty(env, 'Y', { value: 1, writable: true, enumerable: false, configurable: true }));
show('freeze', () => Object.freeze(env)); show('preventExtensions', () => Object.preventExtensions(env)); show('extensible', () => Object.isExtensible(env));
show('inherited', () => [env.toString(), env.hasOwnProperty('B'), Object.prototype.toString.call(env), typeof env.valueOf]); show('shadow', () => { env.toString = 'x'; const shadowed = env.toString; delete env.toString; return [shadowed, typeof env.toString]; });
show('refused', () => { env[''] = 'empty'; env['a=b'] = 'c'; env.nul = 'a\0b'; env.lone = 'x\ud800'; return [env[''], '' in env, env['a=b'], env.a, env.nul, env.lone]; }); show('index', () => { env[5] = 'five'; return [env[5], env['5']]; });
show('copy', () => ({ ...env })); show('json', () => JSON.stringify(env).length > 10); show('entries', () => Object.entries(env).every((pair) => pair.every((part) => typeof part === 'string'))); show('loop', () => { const names = []; for (const name in env) names.push(name); return names.includes('B'); }); show('assign', () => Object.assign(env, { P: 1, Q: 2 }).P);
show('replace', () => { process.env = { A: 'x' }; return [process.env.A, process.env === env]; });
