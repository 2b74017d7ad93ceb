// Static and dynamic imports, live bindings, cycles, query strings, import.meta.
import def, { count, increment, 'string name' as named } from './counter.mjs';
import * as counter from './counter.mjs';
import { a } from './cycle-a.mjs';
import './side-effect.mjs';
import data from './data.json' with { type: 'json' };

const show = (label, ...values) => console.log(label, ...values);
const attempt = async (label, run) => {
  try {
    console.log(label, await run());
  } catch (error) {
    console.log(label, error?.name, error?.code, error?.message, { ...error });
  }
};

show('default', def, named, count);
increment();
show('live', count, counter.count, Object.keys(counter), counter);
show('namespace', Object.prototype.toString.call(counter), Object.isFrozen(counter), Object.getPrototypeOf(counter));
show('cycle', a());
show('json', data);

show('meta', Object.keys(import.meta), import.meta.url, import.meta.filename, import.meta.dirname, import.meta.main);
show('meta shape', Object.getOwnPropertyDescriptors(import.meta), Object.getPrototypeOf(import.meta));
show('resolve', import.meta.resolve.name, import.meta.resolve.length, import.meta.resolve('./x/../y.mjs?q#h'), import.meta.resolve('util'));
import.meta.extra = 1;
show('meta is kept', import.meta.extra, new (import.meta.constructor ?? Object)() instanceof Object);
class Local {}
import.meta.Local = Local;
show('new', new import.meta.Local() instanceof Local);

const once = await import('./counter.mjs');
const again = await import('./counter.mjs?again');
show('identity', once === counter, again === counter, again.count, again.default === def);
show('url of query', (await import('./meta.mjs?a=1#b')).default, (await import('./meta.mjs')).main);

await attempt('to string', () => import({ toString: () => './meta.mjs' }).then((namespace) => namespace.main));
await attempt('throws in to string', () => import({ toString() { throw new RangeError('no name'); } }));
await attempt('symbol', () => import(Symbol('x')));
await attempt('options', () => import('./meta.mjs', 1));
await attempt('options null', () => import('./meta.mjs', null));
await attempt('options undefined', () => import('./meta.mjs', undefined).then(() => 'ok'));
await attempt('with', () => import('./meta.mjs', { with: 1 }));
await attempt('with value', () => import('./data.json', { with: { type: 1 } }));
await attempt('empty with', () => import('./meta.mjs', { with: {} }).then(() => 'ok'));
await attempt('trailing comma', () => import('./meta.mjs',).then(() => 'ok'));

show('thenable export', await (async () => { try { return await import('./thenable.mjs'); } catch (error) { return error; } })());

const text = `import("./meta.mjs")`; // import("./nope.mjs") in comments and texts stays
show(text, /import\(x\)/.source, `${'import.meta'}`);
const object = { import: (x) => x, meta: 1 };
show(object.import('method'), object.import.meta);

// A namespace equals a plain object with its properties and its tag.
const { isDeepStrictEqual } = await import('node:util');
const oneExport = await import('data:text/javascript,export const a = 1');
const lookalike = Object.defineProperty({ __proto__: null, a: 1 }, Symbol.toStringTag, { value: 'Module' });
console.log(isDeepStrictEqual(oneExport, lookalike), isDeepStrictEqual(lookalike, oneExport), isDeepStrictEqual(oneExport, { __proto__: null, a: 1 }));
