import { describe, expect, it } from 'vitest';
import { createSandbox, type SandboxOptions } from '../../src/index.ts';
import { runAttacks } from './attack.ts';

async function value(source: string, options: SandboxOptions = {}): Promise<unknown> {
  const sandbox = await createSandbox(options);
  try {
    const result = await sandbox.run(source);
    if (!result.ok) throw new Error(`${result.error.name}: ${result.error.message}`);
    return result.value;
  } finally {
    sandbox.dispose();
  }
}

/** Threat: another realm of `node:vm` reaches more than the first one can, or escapes what bounds it. */
describe('a realm of its own', () => {
  it('has nothing but the language and a console', async () => {
    const source = `import vm from 'node:vm';
export default vm.runInContext('Object.getOwnPropertyNames(globalThis).sort()', vm.createContext(vm.constants.DONT_CONTEXTIFY));`;
    const names = (await value(source)) as string[];
    // What is of the language is in each realm of the host, except the newest, which are not in every host.
    const newest = ['AsyncDisposableStack', 'DisposableStack', 'Float16Array', 'Iterator', 'SuppressedError'];
    const known = Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z]/.test(name));
    expect(names).toEqual(expect.arrayContaining(newest));
    const others = names.filter((name) => !known.includes(name) && !newest.includes(name));
    expect(others).toEqual([
      'console',
      'decodeURI',
      'decodeURIComponent',
      'encodeURI',
      'encodeURIComponent',
      'escape',
      'eval',
      'globalThis',
      'isFinite',
      'isNaN',
      'parseFloat',
      'parseInt',
      'undefined',
      'unescape',
    ]);
    expect(names.join()).not.toMatch(/nodelet|process|require|\bBuffer/);
  });

  it('has no function of the first realm in its graph when it got none', async () => {
    const source = `import vm from 'node:vm';
const realm = vm.createContext(vm.constants.DONT_CONTEXTIFY);
// What comes at the first look is looked at, and what the host refuses.
const refused = vm.runInContext(\`let refused; try { new Intl.NumberFormat('x-'); } catch (error) { refused = error; }
[Intl, Atomics, DisposableStack, AsyncDisposableStack, SuppressedError, refused, new Intl.NumberFormat('de').formatToParts(1),
  Object.getPrototypeOf(new Intl.Segmenter().segment('a')), (() => { try { JSON.parse('{'); } catch (error) { return error; } })()]\`, realm);
const seen = new Set(), queue = [realm, refused], strangers = [];
while (queue.length > 0) {
  const item = queue.pop();
  if ((typeof item !== 'object' && typeof item !== 'function') || item === null || seen.has(item)) continue;
  seen.add(item);
  if (item instanceof Object || item instanceof Function || item === Object.prototype) strangers.push(String(item));
  queue.push(Object.getPrototypeOf(item));
  for (const key of Reflect.ownKeys(item)) {
    // The accessor of an error's stack is one for all realms.
    if (key === 'stack') continue;
    const own = Object.getOwnPropertyDescriptor(item, key);
    if ('value' in own) queue.push(own.value);
    else queue.push(own.get, own.set);
  }
}
export default [seen.size > 500, strangers];`;
    expect(await value(source)).toEqual([true, []]);
  });

  it('imports nothing', async () => {
    const source = `import vm from 'node:vm';
const codes = [];
for (const code of ["import('node:fs')", "import('/x.mjs')", "(() => import('node:vm'))()", 'new Function("return import(0)")()']) {
  await vm.runInNewContext(code).then(() => codes.push('imported'), (error) => codes.push(error.code ?? error.name));
}
export default codes;`;
    const codes = (await value(source)) as string[];
    expect(codes).not.toContain('imported');
    expect(codes.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING'));
  });

  it('draws its random numbers from the seed', async () => {
    const source = `import vm from 'node:vm'; export default [vm.runInNewContext('Math.random()'), vm.runInNewContext('Math.random()')];`;
    const seeded = { capabilities: { random: { seed: 7 } } };
    const first = (await value(source, seeded)) as number[];
    expect(await value(source, seeded)).toEqual(first);
    expect(first[0]).not.toBe(first[1]);
    expect(await value(source, { capabilities: { random: { seed: 8 } } })).not.toEqual(first);
  });

  it('is collected with the object that stood for it', async () => {
    const source = `import vm from 'node:vm';
let sum = 0;
for (let i = 0; i < 600; i++) sum += vm.runInNewContext('n + 1', { n: i, self: {} });
export default sum;`;
    expect(await value(source, { limits: { memoryBytes: 32 << 20, cpuMs: 20_000, wallMs: 40_000 } })).toBe(180_300);
  });

  it('cannot outlast the limits, nor catch what ends it', async () => {
    const run = (name: string, code: string, limits: Record<string, number>) => ({
      name,
      source: `import vm from 'node:vm'; export default vm.runInNewContext(${JSON.stringify(code)});`,
      module: true,
      options: { limits },
    });
    const outcomes = await runAttacks([
      run('loop', 'for (;;) try { for (;;); } catch {} finally { for (;;); }', { cpuMs: 150 }),
      run('native loop', '[].indexOf.call({ length: 2 ** 53 - 1 }, 1)', { cpuMs: 150 }),
      run('memory', 'const all = []; for (;;) all.push(new Uint8Array(1 << 20).fill(1));', { memoryBytes: 16 << 20 }),
      run('recursion', '(function f() { try { f(); } finally { f(); } })()', { cpuMs: 300 }),
    ]);
    expect(outcomes.get('loop')).toMatchObject({ code: 'cpu', over: true });
    expect(outcomes.get('loop')!.ms).toBeLessThan(600);
    expect(outcomes.get('native loop')).toMatchObject({ code: 'cpu', over: true });
    expect(outcomes.get('memory')).toMatchObject({ code: 'memory', over: true });
    expect(outcomes.get('recursion')!.over || outcomes.get('recursion')!.code === 'guest').toBe(true);
  });

  it('cannot catch its timeout, after which the program goes on', async () => {
    const source = `import vm from 'node:vm';
let code;
try { vm.runInNewContext('for (;;) try { for (;;); } catch {} finally { for (;;); }', {}, { timeout: 30 }); } catch (error) { code = error.code; }
export default [code, vm.runInNewContext('1 + 1')];`;
    expect(await value(source)).toEqual(['ERR_SCRIPT_EXECUTION_TIMEOUT', 2]);
  });
});
