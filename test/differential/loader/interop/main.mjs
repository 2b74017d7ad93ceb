// CommonJS from ES modules, ES modules from CommonJS.
import { createRequire } from 'node:module';
import plain, * as plainNamespace from './plain.cjs';
import transpiled, * as transpiledNamespace from './transpiled.cjs';
import * as literal from './literal.cjs';
import * as reexport from './reexport.cjs';
import * as getters from './getters.cjs';
import * as primitive from './primitive.cjs';
import fn, { helper, 'module.exports' as whole } from './function.cjs';
import * as dynamic from './dynamic.cjs';

const require = createRequire(import.meta.url);
const show = (label, ...values) => console.log(label, ...values);
const attempt = async (label, run) => {
  try {
    console.log(label, await run());
  } catch (error) {
    console.log(label, error.name, error.code, error.message, JSON.stringify(error));
  }
};

show('plain', plain, plainNamespace, plainNamespace.default === require('./plain.cjs'));
show('transpiled', transpiled, transpiledNamespace);
show('literal', literal);
show('reexport', Object.keys(reexport), reexport.own, reexport.fromPlain, reexport.literalName);
show('getters', Object.keys(getters), getters.throwing, getters.lazy);
show('primitive', primitive);
show('function', fn.name, helper, whole === fn);
show('dynamic', dynamic, require('./dynamic.cjs'));

const namespace = require('./module.mjs');
show('required', namespace, Object.getOwnPropertyDescriptor(namespace, 'default'), (await import('./module.mjs')) === namespace);
show('no default', require('./no-default.mjs'), (await import('./no-default.mjs')) === require('./no-default.mjs'));
show('own marker', require('./marked.mjs'));
show('module.exports', require('./custom.mjs'), require('./custom.mjs').name);
show('live', namespace.count, (namespace.bump(), namespace.count));
show('cached', require.cache[require.resolve('./module.mjs')].exports === namespace, require.cache[require.resolve('./module.mjs')].loaded);
show('nested', require('./requires-module.cjs'));

await attempt('throws', () => require('./throws.mjs'));
await attempt('throws again', () => require('./throws.mjs'));
await attempt('throws in import', () => import('./throws.mjs'));
await attempt('awaits', () => require('./awaits.mjs'));
await attempt('awaits deep', () => require('./imports-awaits.mjs'));
await attempt('import awaits', () => import('./awaits.mjs').then((found) => found.value));
await attempt('awaits after import', () => require('./awaits.mjs'));
await attempt('missing name', () => require('./missing-name.mjs'));
await attempt('missing file', () => require('./missing-file.mjs'));
await attempt('syntax in commonjs', () => require('./esm-syntax.cjs'));
await attempt('syntax in commonjs by import', () => import('./esm-syntax.cjs'));
await attempt('commonjs in module', () => import('./cjs-syntax.mjs'));

show('import in cjs', await require('./imports.cjs').run());
await attempt('bad import in cjs', () => require('./imports.cjs').bad());
show('cycle from module', (await import('./cycle-start.mjs')).result);
show('cycle from commonjs', require('./cycle-middle.cjs').result);
