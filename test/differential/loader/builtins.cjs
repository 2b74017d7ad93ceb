// The list of builtins, and what a name of one means.
const { builtinModules, isBuiltin, createRequire } = require('node:module');
console.log(builtinModules.join(), Object.isFrozen(builtinModules));
for (const name of ['fs', 'node:fs', 'fs/promises', 'node:fs/promises', 'test', 'node:test', 'node:node:test', 'node:nope', 'nope', 'http2', 'sys', './fs', '', 'node:', 'sqlite', 'node:sqlite', undefined, 1]) console.log(name, isBuiltin(name));
console.log(require.resolve('http'), require.resolve('node:http'), require.resolve.paths('http'));
process.on('warning', ({ code, message }) => console.log(code, message));
console.log(require('sys') === require('util'), require('node:sys') === require('sys'));
console.log(module.children.length, createRequire(__filename)('sys') === require('util'), process.config.variables.node_module_version === Number(process.versions.modules));
