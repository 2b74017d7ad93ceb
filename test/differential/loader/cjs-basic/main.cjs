// require, module, cycles, cache, extensions, JSON, errors.
const Module = require('node:module');
const show = (label, ...values) => console.log(label, ...values);
const attempt = (label, run) => {
  try {
    console.log(label, JSON.stringify(run()));
  } catch (error) {
    console.log(label, error.name, error.code, error.message, JSON.stringify(error));
  }
};

show('wrapper', arguments.length, this === module.exports, exports === module.exports, typeof new.target);
show('paths', __filename, __dirname, module.id, module.path, module.filename, module.loaded, module.parent, module.paths[0]);
show('main', require.main === module, process.mainModule === module, require.cache[__filename] === module);
show('module', { ...module, paths: module.paths.length > 1 });
show('keys', Object.getOwnPropertyNames(module), Object.getOwnPropertySymbols(module).map(String));
show('require', Object.keys(require), require.name, require.length, require.resolve.name, require.resolve.length, require.resolve.paths.name);
show('prototype', Object.getPrototypeOf(module) === Module.prototype, module.constructor === Module, module instanceof Module);

show('json', require('./data.json'), require('./data') === require('./data.json'));
show('folder', require('./folder'), require('./folder/'), require('./with-main'), require('./folder/index.js'));
show('package', require('pkg'), require('pkg/lib/deep'), require.resolve('pkg/lib/deep'));
show('child', module.children.map((child) => child.id));

show('cycle', require('./cycle-a.cjs'));
const first = require('./counted.cjs');
delete require.cache[require.resolve('./counted.cjs')];
const second = require('./counted.cjs');
show('cache', first === second, first.loads, second.loads, Object.keys(require.cache).length);
require.cache[require.resolve('./counted.cjs')] = { exports: 'planted', loaded: true, children: [] };
show('planted', require('./counted.cjs'));

attempt('throws', () => require('./throws.cjs'));
attempt('throws again', () => require('./throws.cjs'));
show('not in cache', require.resolve('./throws.cjs') in require.cache, module.children.some((child) => String(child.id).endsWith('throws.cjs')));
attempt('bad json', () => require('./bad.json'));
attempt('missing', () => require('./missing'));
attempt('missing deep', () => require('./requires-missing.cjs'));
attempt('missing package', () => require('nopkg/sub'));
attempt('missing builtin', () => require('node:nope'));
attempt('no argument', () => require());
attempt('empty', () => require(''));
attempt('number', () => require(1));
attempt('resolve missing', () => require.resolve('./missing'));
attempt('resolve number', () => require.resolve(1));
attempt('resolve paths', () => require.resolve('./deep', { paths: [`${__dirname}/node_modules/pkg/lib`] }));
attempt('resolve paths bare', () => require.resolve('pkg', { paths: [`${__dirname}/folder`] }));
attempt('resolve paths none', () => require.resolve('./data.json', { paths: [] }));
attempt('resolve paths wrong', () => require.resolve('./data.json', { paths: 'x' }));
attempt('resolve paths wrong item', () => require.resolve('./data.json', { paths: [1] }));
attempt('paths of', () => [require.resolve.paths('./x'), require.resolve.paths('util'), require.resolve.paths('x')[0]]);
attempt('builtins', () => [require('util') === require('node:util'), require.resolve('util'), require.resolve('node:util')]);
attempt('builtin planted', () => {
  require.cache.path = { exports: 'planted' };
  const found = [require('path'), typeof require('node:path').join];
  delete require.cache.path;
  return found;
});

require.extensions['.up'] = (target, filename) => {
  target.exports = filename.slice(-7).toUpperCase();
};
show('extension', require('./text'), require('./text.up'), Object.keys(require.extensions));
require.extensions['.b.c'] = (target) => { target.exports = 'long'; };
require.extensions['.c'] = (target) => { target.exports = 'short'; };
show('longest extension', require('./a.b.c'), require('./x.c'));

show('returns', require('./returns.cjs'), require('./strict.cjs'), require('./hashbang.cjs'), require('./bom.cjs'));
show('this of function', require('./sloppy.cjs'));
show('undefined exports', require('./undefined.cjs'), require('./null.cjs'));
show('no extension', require('./no-extension'), require('./odd.extension'));
