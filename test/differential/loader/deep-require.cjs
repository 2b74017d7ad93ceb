// `require` within `require`: deep chains, and the steps of it that programs replace while they are under way.
const fs = require('node:fs');
const path = require('node:path');
const Module = require('node:module');

const folder = path.join(__dirname, 'generated');
fs.mkdirSync(folder, { recursive: true });
const write = (name, text) => fs.writeFileSync(path.join(folder, name), text);
const show = (label, value) => console.log(label, typeof value === 'string' ? value : JSON.stringify(value));

const DEPTH = 300;
for (let i = 0; i < DEPTH; i++) {
  const next = i + 1 === DEPTH ? '1' : `require('./chain-${i + 1}.js') + 1`;
  write(`chain-${i}.js`, `module.exports = ${next};`);
}
show('chain', require('./generated/chain-0.js'));
show('parents', require.cache[path.join(folder, 'chain-200.js')].children.map((child) => path.basename(child.id)));
show('all loaded', Object.values(require.cache).filter((module) => !module.loaded).map((module) => module.id === '.'));

// What a module's code sees of its own call.
write('inside.js', `
  console.log('this', this === exports, this === module.exports, arguments.length, arguments[0] === exports);
  console.log('callee', typeof arguments.callee, arguments.callee.length, arguments.callee.name, new.target);
  console.log('state', module.loaded, module.children.length, module.filename === __filename);
  exports = 1; arguments[2] = 2; console.log('arguments are the parameters', module);
  return 'what nobody gets';
`);
show('inside', require('./generated/inside.js'));
write('imports.js', `exports.count = arguments.length > 4; exports.ready = import('node:path').then((m) => typeof m.join);`);
const imports = require('./generated/imports.js');
imports.ready.then((type) => show('import inside', [imports.count, type]));

// Errors from below, and what stays in the caches.
for (let i = 0; i < 20; i++) write(`fails-${i}.js`, i === 19 ? 'throw new TypeError("at the bottom")' : `require('./fails-${i + 1}.js')`);
for (let turn = 0; turn < 2; turn++) {
  try {
    require('./generated/fails-0.js');
  } catch (error) {
    show('thrown', `${error.name} ${error.message} ${error.stack.includes('fails-19.js:1:7')}`);
  }
  show('left behind', Object.keys(require.cache).filter((key) => key.includes('fails-')));
}
write('syntax.js', 'const = 1');
write('needs-syntax.js', `require('./syntax.js')`);
try {
  require('./generated/needs-syntax.js');
} catch (error) {
  show('syntax', `${error.name} ${error.message}`);
}
write('catches.js', `try { require('./missing.js') } catch (error) { exports.code = error.code; exports.stack = error.requireStack.length }`);
show('missing', require('./generated/catches.js'));

// Cycles see what is there, and the module stays the same when its exports are replaced.
write('cycle-a.js', `exports.early = 1; const b = require('./cycle-b.js'); module.exports = { ...exports, b };`);
write('cycle-b.js', `const a = require('./cycle-a.js'); exports.saw = Object.keys(a); exports.loaded = module.parent.loaded;`);
show('cycle', require('./generated/cycle-a.js'));

// A module that takes itself out of the cache while it runs is run again.
write('evicts.js', `globalThis.runs = (globalThis.runs ?? 0) + 1; delete require.cache[__filename]; exports.runs = globalThis.runs;`);
show('evicted', [require('./generated/evicts.js').runs, require('./generated/evicts.js').runs]);

// Steps that are replaced, each while a module is under way and for what is required after that.
const steps = {
  _load: [Module, '_load'],
  _resolveFilename: [Module, '_resolveFilename'],
  load: [Module.prototype, 'load'],
  require: [Module.prototype, 'require'],
  _compile: [Module.prototype, '_compile'],
  '.js': [Module._extensions, '.js'],
};
for (const [name, [owner, key]] of Object.entries(steps)) {
  const seen = [];
  globalThis.replace = () => {
    const original = owner[key];
    owner[key] = function (...args) {
      seen.push(path.basename(String(args[0]?.id ?? args[0])).slice(0, 40), args.length);
      return original.apply(this, args);
    };
    globalThis.restore = () => (owner[key] = original);
  };
  write(`outer${name}.js`, `replace(); exports.inner = require('./inner${name}.js'); restore(); exports.after = require('./after${name}.js')`);
  write(`inner${name}.js`, `exports.leaf = require('./leaf${name}.js')`);
  write(`leaf${name}.js`, `exports.name = ${JSON.stringify(name)}`);
  write(`after${name}.js`, `exports.after = true`);
  show(`replaced ${name}`, require(`./generated/outer${name}.js`));
  show('  saw', seen);
}

// One module's own `require` and `load`.
write('own.js', `module.require = (id) => 'own ' + id; exports.got = require('./nothing.js');`);
show('own require', require('./generated/own.js'));
const child = new Module(path.join(folder, 'made.js'), module);
child.load = function (filename) {
  this.exports = { made: path.basename(filename) };
};
child.load(child.id);
show('own load', [child.exports, child.loaded]);
for (const id of [undefined, null, 1, '', {}, ['a']]) {
  try {
    require(id);
  } catch (error) {
    show('bad id', `${error.name} ${error.code} ${error.message}`);
  }
}
Object.defineProperty(Module._extensions, '.txt', { value: (m, name) => (m.exports = path.basename(name)), enumerable: true, configurable: true });
write('a.txt', '');
show('other kinds', [require('./generated/a.txt'), require('node:util') === require('util')]);
write('esm.mjs', `export default 1; export const stack = true`);
write('requires-esm.js', `exports.esm = { ...require('./esm.mjs') }`);
show('modules', require('./generated/requires-esm.js'));
fs.rmSync(folder, { recursive: true });
