import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../../../src/index.ts';

/** Runs `/app/main.mjs`, whose default export is the result. */
async function run(files: Readonly<Record<string, string>>): Promise<unknown> {
  await using sandbox = await createSandbox({ files: prefixed(files) });
  const result = await sandbox.run({ path: '/app/main.mjs' });
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

function prefixed(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`/app/${name}`, text]));
}

/** Source that imports each specifier in turn and exports what came of it. */
const tryAll = (specifiers: readonly string[]) => `
  const results = [];
  for (const specifier of ${JSON.stringify(specifiers)}) {
    results.push(await import(specifier).then((found) => Object.keys(found).join(), (error) => error.code ?? error.name));
  }
  export default results;`;

describe('a graph that cannot be loaded', () => {
  // Real Node 24 answers the second try with "Cannot read properties of undefined"; the engine would use freed memory.
  it('can be tried again when its modules import each other', async () => {
    const main = tryAll(['./a.mjs', './b.mjs', './a.mjs', './b.mjs', './c.mjs', './d.mjs', './c.mjs', './d.mjs']);
    const results = await run({
      'main.mjs': main,
      'a.mjs': 'import "./b.mjs"; import "./gone.mjs";',
      'b.mjs': 'import "./a.mjs"; import "./leaf.mjs";',
      'leaf.mjs': '',
      'c.mjs': 'import "./d.mjs"; import "./broken.mjs";',
      'd.mjs': 'import "./c.mjs";',
      'broken.mjs': 'let a = ;',
    });
    expect(results).toEqual([...Array(4).fill('ERR_MODULE_NOT_FOUND'), ...Array(4).fill('SyntaxError')]);
  });

  it('loads at a later try, each module once', async () => {
    const main = `
      import { writeFileSync } from 'node:fs';
      const first = await import('./a.mjs').catch((error) => error.code);
      writeFileSync('/app/gone.mjs', 'globalThis.runs = (globalThis.runs ?? 0) + 1; export const here = import.meta.url;');
      const { here, b } = await import('./a.mjs');
      export default [first, here, b, runs];`;
    const files = {
      'main.mjs': main,
      'a.mjs': 'export * from "./b.mjs"; export * from "./gone.mjs";',
      'b.mjs': 'import "./a.mjs"; export const b = import.meta.url;',
    };
    expect(await run(files)).toEqual(['ERR_MODULE_NOT_FOUND', 'file:///app/gone.mjs', 'file:///app/b.mjs', 1]);
  });

  it('is an error that evaluation has thrown once and for all, when it was evaluated', async () => {
    const main = `
      const attempt = () => import('./throws.mjs').catch((error) => error);
      export default [(await attempt()) === (await attempt()), globalThis.runs];`;
    const files = { 'main.mjs': main, 'throws.mjs': 'globalThis.runs = (globalThis.runs ?? 0) + 1; JSON.parse("{");' };
    expect(await run(files)).toEqual([true, 1]);
  });
});

describe('what is not there', () => {
  it('is an error with a code that names it', async () => {
    const main = `
      import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      const messages = [];
      for (const load of [() => import('node:_tls_wrap'), () => import('_tls_wrap'), () => require('_tls_wrap'), () => require('node:_tls_wrap')]) {
        try { await load(); } catch (error) { messages.push(error.code + ' ' + error.message); }
      }
      try { require('./addon.node'); } catch (error) { messages.push(error.code); }
      try { await import('./addon.node'); } catch (error) { messages.push(error.code); }
      try { await import('./code.wasm'); } catch (error) { messages.push(error.code); }
      export default messages;`;
    const missing = (name: string) =>
      `ERR_UNKNOWN_BUILTIN_MODULE No such built-in module: ${name}. Node.js has it, this sandbox does not`;
    expect(await run({ 'main.mjs': main, 'addon.node': '', 'code.wasm': '' })).toEqual([
      missing('node:_tls_wrap'),
      missing('node:_tls_wrap'),
      missing('node:_tls_wrap'),
      missing('node:_tls_wrap'),
      'ERR_DLOPEN_DISABLED',
      'ERR_DLOPEN_DISABLED',
      'ERR_UNKNOWN_FILE_EXTENSION',
    ]);
  });
});

describe('the loader’s own modules', () => {
  it('are out of reach of user code', async () => {
    const own = [
      'internal:loader',
      'internal:native',
      'node:internal/nodelet/loader',
      'node:internal/nodelet/builtin/util',
      'internal:link-1',
      'host:x',
    ];
    const results = (await run({ 'main.mjs': tryAll(own) })) as string[];
    for (const result of results) expect(result).toMatch(/^ERR_/);
    expect(results).toHaveLength(own.length);
  });

  it('leave no global behind', async () => {
    const main = 'export default Object.getOwnPropertyNames(globalThis).filter((name) => /nodelet|loader/i.test(name));';
    expect(await run({ 'main.mjs': main })).toEqual([]);
  });

  it('hide from text that is evaluated, also under a name of theirs', async () => {
    const main = `
      const load = (0, eval)('(name) => import(name)');
      const found = await load('/app/x.mjs').then((found) => found.default);
      const own = await load('node:internal/nodelet/loader').catch((error) => error.code);
      export default [found, own];`;
    expect(await run({ 'main.mjs': main, 'x.mjs': 'export default "x"' })).toEqual(['x', 'ERR_UNKNOWN_BUILTIN_MODULE']);
  });
});

describe('patched intrinsics', () => {
  it('do not stop modules from loading', async () => {
    const main = `
      await null;
      for (const name of ['parse', 'stringify']) JSON[name] = () => { throw new Error('patched'); };
      Promise.prototype.then = () => { throw new Error('patched'); };
      WeakSet.prototype.has = () => { throw new Error('patched'); };
      Map.prototype.get = () => { throw new Error('patched'); };
      const { createRequire } = await import('node:module');
      const { default: data } = await import('./data.json', { with: { type: 'json' } });
      export default [data.a, createRequire(import.meta.url)('./plain.cjs').b, (await import('./plain.cjs')).b];`;
    const files = { 'main.mjs': main, 'data.json': '{"a":1}', 'plain.cjs': 'exports.b = 2;' };
    expect(await run(files)).toEqual([1, 2, 2]);
  });
});
