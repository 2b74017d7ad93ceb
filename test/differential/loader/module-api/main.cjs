// node:module: shape, statics, createRequire, resolution internals, hooks by assignment.
const Module = require('node:module');
const path = require('node:path');

const cut = (value) => JSON.stringify(value, (key, item) => (typeof item === 'string' ? item.replaceAll(__dirname, '<here>') : item));
const attempt = (label, run) => {
  try {
    const value = run();
    console.log(label, value === undefined ? 'undefined' : typeof value === 'function' ? `function ${value.name} ${value.length}` : cut(value));
  } catch (error) {
    console.log(label, error.name, error.code, error.message.replaceAll(__dirname, '<here>'), cut({ ...error, cause: undefined }));
  }
};
const shape = (descriptor) => `${descriptor.get ? `get ${descriptor.get.name} ${descriptor.set?.name}` : typeof descriptor.value} ${'ewc'.split('').filter((_, i) => descriptor[['enumerable', 'writable', 'configurable'][i]]).join('')}`;

for (const key of Object.getOwnPropertyNames(Module)) {
  const value = Module[key];
  console.log(key, shape(Object.getOwnPropertyDescriptor(Module, key)), typeof value === 'function' ? `${value.name} ${value.length}` : '');
}
for (const key of Object.getOwnPropertyNames(Module.prototype)) {
  const descriptor = Object.getOwnPropertyDescriptor(Module.prototype, key);
  console.log('prototype', key, shape(descriptor), typeof descriptor.value === 'function' ? `${descriptor.value.name} ${descriptor.value.length}` : '');
}
attempt('instance', () => ({ ...new Module('/q/z.js') }));
attempt('child', () => { const child = new Module('x', module); return [child.parent === module, module.children.includes(child), child.filename]; });
attempt('empty', () => ({ ...new Module() }));
attempt('parent', () => { const other = new Module('y'); other.parent = module; return [other.parent === module, other.isPreloading]; });

for (const name of ['events', 'node:events', 'path/posix', 'util', 'node:util', 'util/types', 'nope', 'node:nope', '', 1, undefined, null]) attempt(`isBuiltin ${name}`, () => Module.isBuiltin(name));
attempt('builtinModules', () => [Object.isFrozen(Module.builtinModules), Module.builtinModules.includes('util'), Module.builtinModules.includes('node:util')]);
attempt('wrap', () => [Module.wrap('x'), Module.wrapper, Module.wrap.name]);
attempt('constants', () => [Module.constants, Object.isFrozen(Module.constants)]);
attempt('nodeModulePaths', () => ['/a/b', '/a/node_modules/b/node_modules', '/', '/a/b/', '/node_modules'].map(Module._nodeModulePaths));
attempt('lookup', () => [Module._resolveLookupPaths('./x', module), Module._resolveLookupPaths('util', module), Module._resolveLookupPaths('./x'), Module._resolveLookupPaths('../x', { filename: '/a/b/c' }), Module._resolveLookupPaths('x', module)[0]]);
attempt('findPath', () => [Module._findPath('other.cjs', [__dirname]), Module._findPath('other', [__dirname]), Module._findPath('data', [__dirname]), Module._findPath(`${__dirname}/data`, null), Module._findPath('data', []), Module._findPath('./data', ['/nope', __dirname])]);
attempt('resolveFilename', () => [Module._resolveFilename('./data', module), Module._resolveFilename('util'), Module._resolveFilename('./data', { filename: __filename, id: 'x', paths: [] })]);
attempt('resolveFilename missing', () => Module._resolveFilename('./nope', module));
attempt('resolveFilename bare', () => Module._resolveFilename('nope'));
attempt('load', () => [Module._load('./data', module), Module._load('util') === require('util')]);
attempt('load missing', () => Module._load('./nope'));
attempt('readPackage', () => [Module._readPackage(__dirname), Module._readPackage('/nope')]);
attempt('stat', () => [Module._stat(__dirname), Module._stat(__filename), Module._stat('/nope')]);

attempt('createRequire', () => Module.createRequire(__filename));
for (const [label, given] of [['relative', 'x'], ['number', 1], ['nothing', undefined], ['http', 'http://x'], ['http URL', new URL('http://x/')], ['dot', './x'], ['encoded', 'file:///a%2fb']]) {
  try {
    Module.createRequire(given);
  } catch (error) {
    console.log('createRequire', label, error.name, error.code, error.message.split('\n')[0].slice(0, 120));
  }
}
attempt('createRequire url', () => Module.createRequire(`file://${__dirname}/virtual.js`).resolve('./data'));
attempt('createRequire URL', () => Module.createRequire(new URL(`file://${__dirname}/virtual.js`)).resolve('./data'));
attempt('createRequire folder', () => Module.createRequire(`${__dirname}/`)('./nope'));
attempt('createRequire file', () => Module.createRequire(`${__dirname}/virtual.js`)('./nope'));
attempt('createRequire shape', () => { const created = Module.createRequire(`${__dirname}/`); return [Object.keys(created), created.main === require.main, created.cache === require.cache, created.name, created.length]; });

attempt('compile', () => { const made = new Module('/virtual/a.js'); made._compile('exports.got = [__filename, __dirname, typeof require, module.id]; return 7', '/virtual/a.js'); return made.exports; });
attempt('compile result', () => new Module('/virtual/b.js')._compile('return 7', '/virtual/b.js'));
attempt('compile module', () => { const made = new Module('/virtual/c.js'); made._compile('export const x = 1; export default import.meta.url', '/virtual/c.js'); return [made.exports.x, made.exports.default, made.exports.__esModule]; });
attempt('compile error', () => new Module('/virtual/d.js')._compile('throw new RangeError("inside")', '/virtual/d.js'));
attempt('load method', () => { const made = new Module(`${__dirname}/data.json`); made.load(`${__dirname}/data.json`); return [made.exports, made.loaded, made.filename, made.paths[0]]; });
attempt('load missing', () => new Module('/x').load(`${__dirname}/missing.js`));
attempt('require method', () => [module.require('./data').a, Module.prototype.require === module.require]);
attempt('require empty', () => module.require(''));
attempt('require number', () => module.require(1));

const { _load, _resolveFilename } = Module;
const { _compile } = Module.prototype;
Module._load = function (request, parent, isMain) {
  console.log('_load', request, parent?.id, isMain);
  return _load.apply(this, arguments);
};
Module._resolveFilename = function (request, parent, isMain, options) {
  console.log('_resolveFilename', request, parent?.id, isMain, options);
  return request === 'virtual:x' ? path.join(__dirname, 'other.cjs') : _resolveFilename.apply(this, arguments);
};
Module.prototype._compile = function (content, filename, format) {
  console.log('_compile', content.trim(), path.basename(filename), format);
  return _compile.call(this, content.replace('other', 'changed'), filename, format);
};
attempt('hooked', () => [require('virtual:x'), require('./plain.cjs'), require.resolve('./data')]);
Object.assign(Module, { _load, _resolveFilename });
Module.prototype._compile = _compile;

const { '.js': loadJs } = require.extensions;
require.extensions['.shout'] = (target, filename) => {
  const compile = target._compile;
  target._compile = function (code, name) {
    target._compile = compile;
    return compile.call(this, code.toLowerCase(), name);
  };
  loadJs(target, filename);
};
attempt('instance hook', () => require('./loud'));

attempt('strip', () => Module.stripTypeScriptTypes('const x: number = 1;'));
attempt('strip url', () => Module.stripTypeScriptTypes('let a: string', { sourceUrl: 'u.ts' }));
for (const args of [[1], ['', 1], ['', { mode: 1 }], ['', { mode: 'x' }], ['', { sourceUrl: 1 }], ['', { sourceMap: true }], ['enum A {}']]) attempt(`strip ${JSON.stringify(args)}`, () => Module.stripTypeScriptTypes(...args));

for (const args of [[], ['pkg'], ['pkg', 'rel'], ['./x'], ['nope', __filename], ['pkg', 5], [Symbol('s')], ['node:fs'], ['http://x/y', __filename], ['@s', __filename], ['./main.cjs', __filename], [`file://${__filename}`]]) {
  attempt(`findPackageJSON ${args.map(String).join(' ').replaceAll(__dirname, '<here>')}`, () => Module.findPackageJSON(...args));
}
attempt('source maps', () => [Module.getSourceMapsSupport(), Object.isFrozen(Module.getSourceMapsSupport()), Module.findSourceMap('x'), Module.setSourceMapsSupport(false)]);
for (const args of [[], [true, 1], [false, { nodeModules: 1 }], [false, null]]) attempt(`setSourceMapsSupport ${JSON.stringify(args)}`, () => Module.setSourceMapsSupport(...args));
attempt('SourceMap', () => {
  const map = new Module.SourceMap({ version: 3, sources: ['a.js'], names: ['n'], mappings: 'AAAAA,IAAI;;IACC', file: 'x' });
  return [map.payload, map.findEntry(0, 0), map.findEntry(0, 5), map.findEntry(-1, 0), map.findEntry(9, 9), map.findEntry(1, 0), map.findOrigin(1, 1), map.findOrigin(3, 9), map.findOrigin(0, 0)];
});
attempt('SourceMap wrong', () => new Module.SourceMap(1));
attempt('SourceMap nothing', () => new Module.SourceMap());
attempt('compile cache', () => Module.enableCompileCache(1));
attempt('sync', () => [Module.syncBuiltinESMExports(), Module._initPaths(), Module._preloadModules()]);
attempt('wrapped', () => {
  const { wrap } = Module;
  Module.wrap = (script) => `(function () { return "wrapped " + ${JSON.stringify(script)}; })`;
  try {
    return new Module('/virtual/w.js')._compile('text', '/virtual/w.js');
  } finally {
    Module.wrap = wrap;
  }
});

import('node:module').then((namespace) => {
  console.log(namespace.default === Module, namespace.createRequire === Module.createRequire, Object.keys(namespace).length);
  const util = require('util');
  const { isArray } = util;
  return import('node:util').then((utilNamespace) => {
    util.isArray = 'patched';
    console.log(typeof utilNamespace.isArray);
    Module.syncBuiltinESMExports();
    console.log(utilNamespace.isArray, utilNamespace.default.isArray);
    util.isArray = isArray;
    Module.syncBuiltinESMExports();
    console.log(utilNamespace.isArray === isArray);
  });
});
