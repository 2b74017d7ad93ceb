// registerHooks: what the hooks see and give, for import and for require.
import { createRequire, registerHooks } from 'node:module';

const require = createRequire(import.meta.url);
const here = import.meta.dirname;
const show = (error) => `${error?.name} ${error?.code} ${error?.message}`.replaceAll(here, 'DIR');
const plain = (value) => JSON.stringify(value ?? null, (_key, item) => (typeof item === 'string' ? item.replaceAll(here, 'DIR') : item?.type === 'Buffer' ? 'BUFFER' : item));
const attempt = async (start) => { try { return await start(); } catch (error) { return show(error); } };

for (const value of [undefined, null, 1, {}, { resolve: 1 }, { load: 'x' }, { resolve() {} }, []]) {
  try {
    const hooks = registerHooks(value);
    console.log(hooks.constructor.name, Object.keys(hooks), hooks.resolve, hooks.load, hooks.deregister(), hooks.deregister());
  } catch (error) {
    console.log(show(error));
  }
}

const logging = registerHooks({
  resolve(specifier, context, next) {
    console.log('resolve', specifier, plain(context));
    const result = next(specifier, context);
    console.log('resolved', result.url.replaceAll(here, 'DIR'), plain(result.importAttributes));
    return result;
  },
  load(url, context, next) {
    console.log('load', url.replaceAll(here, 'DIR'), plain(context));
    const result = next(url, context);
    console.log('loaded', result.format, result.source === null ? null : `${result.source.constructor.name} ${String(result.source).trim()}`);
    return result;
  },
});
console.log('-- import');
console.log(await import('./m.mjs'));
console.log('-- import of CommonJS');
console.log(await import('./c.cjs'));
console.log('-- JSON');
console.log(await import('./j.json', { with: { type: 'json' } }));
console.log('-- again');
await import('./m.mjs');
console.log('-- require');
delete require.cache[require.resolve('./c.cjs')];
delete require.cache[require.resolve('./d.cjs')];
console.log(require('./c.cjs'));
console.log('-- require of JSON');
delete require.cache[require.resolve('./j.json')];
console.log(require('./j.json'));
console.log('-- require of an ES module');
console.log(require('./other.mjs'));
console.log('-- import.meta.resolve');
console.log(import.meta.resolve('./m.mjs').replaceAll(here, 'DIR'));
logging.deregister();

let count = 0;
async function both(label, hooks, options) {
  const registered = registerHooks(hooks);
  for (const [kind, start] of [['import', (name) => import(name, options)], ['require', (name) => require(name)]]) console.log(label, kind, await attempt(() => start(`virtual:${count++}`)));
  registered.deregister();
}
const isVirtual = (text) => text.startsWith('virtual:');
for (const result of [undefined, null, {}, { url: 1 }, { url: 'virtual:a' }, { url: 1, shortCircuit: true }, { url: 'virtual:q', format: 1, shortCircuit: true }, { shortCircuit: true }, { url: 'file:///nope.mjs', shortCircuit: true }, { url: 'virtual:a', shortCircuit: true }]) {
  await both(`resolve ${plain(result)}`, { resolve: (specifier, context, next) => (isVirtual(specifier) ? result : next(specifier, context)) });
}
const shortCircuit = true;
const results = [
  undefined, null, {}, { format: 'module', source: 'export default 1' }, { format: 'module', source: 'export default 1', shortCircuit }, { format: 'module', source: 1, shortCircuit },
  { format: 'module', source: null, shortCircuit }, { format: 'nope', source: '1', shortCircuit }, { source: 'exports.a=3', shortCircuit }, { format: 'commonjs', source: 'exports.a=1; exports.f=__filename; exports.m=module.id', shortCircuit },
  { format: 'commonjs', source: Buffer.from('exports.b=1'), shortCircuit }, { format: 'module', source: new TextEncoder().encode('export default 7').buffer, shortCircuit },
];
for (const result of results) {
  const load = (url, context, next) => (isVirtual(url) ? result : next(url, context));
  await both(`load ${plain(result)}`, { resolve: (specifier, context, next) => (isVirtual(specifier) ? { url: specifier, shortCircuit } : next(specifier, context)), load });
}

const first = registerHooks({
  resolve(specifier, context, next) { return specifier === 'chain' ? (console.log('first', context.extra), { url: 'virtual:chain', shortCircuit }) : next(specifier, context); },
  load(url, context, next) { return url === 'virtual:chain' ? { format: 'commonjs', source: 'exports.v = 1', shortCircuit } : next(url, context); },
});
const second = registerHooks({
  resolve(specifier, context, next) { return specifier === 'chain' ? (console.log('second'), next(specifier, { ...context, extra: 1 })) : next(specifier, context); },
  load(url, context, next) { const result = next(url, context); return url === 'virtual:chain' ? { ...result, source: result.source.replace('1', '2') } : result; },
});
console.log(require('chain'), await import('chain'));
first.deregister();
second.deregister();

const graph = registerHooks({
  resolve(specifier, context, next) { return isVirtual(specifier) ? { url: specifier, shortCircuit } : next(specifier, context); },
  load(url, context, next) {
    if (!isVirtual(url)) return next(url, context);
    const source = { 'virtual:root': "import b from 'virtual:leaf'; import { a } from 'virtual:plain'; export default [a, b];", 'virtual:leaf': "export * from 'virtual:root'; export default 'leaf';", 'virtual:plain': 'exports.a = "plain"' }[url];
    return { format: url === 'virtual:plain' ? 'commonjs' : 'module', source, shortCircuit };
  },
});
console.log(await import('virtual:root'), require('virtual:root').default);
graph.deregister();
console.log(await attempt(() => import('virtual:elsewhere')));
