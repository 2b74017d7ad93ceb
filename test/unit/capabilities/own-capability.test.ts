import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { createSandbox, defineCapability, prepare, SandboxError, type SandboxEvent } from '../../../src/index.ts';
import { disposeAll, live } from '../../helpers/live.ts';

afterEach(disposeAll);

const kv = defineCapability({
  name: 'kv',
  grant: z.object({ store: z.instanceof(Map<string, unknown>), prefix: z.string() }),
  describe: ({ prefix }) => ({ prefix }),
  verbs: (verb) => ({
    get: verb({
      input: z.string().max(10),
      target: (key) => String(key),
      run: ({ grant }, key) => {
        expectTypeOf(key).toEqualTypeOf<string>();
        expectTypeOf(grant.prefix).toEqualTypeOf<string>();
        return grant.store.get(grant.prefix + key);
      },
    }),
    put: verb({
      maxCalls: 2,
      run: async ({ grant, signal }, key: string, value: unknown) => {
        signal.throwIfAborted();
        grant.store.set(grant.prefix + key, value);
      },
    }),
    keys: verb({
      async *run({ grant }) {
        yield* grant.store.keys();
      },
    }),
  }),
  module: {
    specifier: 'acme:kv',
    source: `import { get, keys, put } from 'capability:kv';
      export const read = (key) => get(key);
      export { put as write };
      export async function list() { const all = []; for await (const key of keys()) all.push(key); return all; }
      export default import.meta.url;`,
  },
});

const denial = (resource: string) => ({
  message: 'Access to this API has been restricted. Use capabilities.kv to manage permissions.',
  fields: { code: 'ERR_ACCESS_DENIED', permission: 'kv', resource },
});

describe('a capability of the embedder', () => {
  it('brings a module and verbs to a sandbox that was granted it', async () => {
    const store = new Map<string, unknown>([['a/x', 1]]);
    const events: SandboxEvent[] = [];
    const sandbox = await createSandbox({
      define: [kv],
      capabilities: { kv: { store, prefix: 'a/' } },
      files: { '/app/c.cjs': "module.exports = require('acme:kv').read('x')" },
      onEvent: (event) => events.push(event),
    });
    live.push(sandbox);
    const result = await sandbox.run(`import url, { list, read, write } from 'acme:kv';
      await write('y', { deep: true });
      import required from '/app/c.cjs';
      export default [url, read('x'), read('y'), read('none'), await list(), required]`);
    expect(result).toMatchObject({ ok: true, value: ['acme:kv', 1, { deep: true }, undefined, ['a/x', 'a/y'], 1] });
    expect(store.get('a/y')).toEqual({ deep: true });
    expect(sandbox.capabilities['kv']).toEqual({ prefix: 'a/' });
    expect(Object.keys(sandbox.capabilities).at(-1)).toBe('kv');
    expect(events.filter(({ capability }) => capability === 'kv').slice(1, 3)).toEqual([
      { type: 'access', capability: 'kv', module: 'acme:kv', verb: 'put' },
      { type: 'access', capability: 'kv', module: 'acme:kv', verb: 'get', target: 'x' },
    ]);
  });

  it('bounds its verbs, checks their input and is narrowed by decide', async () => {
    const events: SandboxEvent[] = [];
    const sandbox = await createSandbox({
      define: [kv],
      capabilities: { kv: { store: new Map(), prefix: '' } },
      decide: ({ capability, verb, target }) => capability !== 'kv' || verb !== 'get' || target !== 'secret',
      onEvent: (event) => events.push(event),
    });
    live.push(sandbox);
    const result = await sandbox.run(`import { read, write } from 'acme:kv';
      const t = (f) => { try { return f() } catch ({ name, message, ...fields }) { return [name, message, fields] } };
      await write('a', 1); await write('b', 2);
      export default [t(() => write('c', 3)), t(() => read('x'.repeat(11))), t(() => read('secret')), t(() => read('a'))]`);
    const { message, fields } = denial('secret');
    expect(result).toMatchObject({
      value: [
        ['Error', 'The host function "kv.put" can be called 2 times in this sandbox', { code: 'ERR_HOST_CALL_LIMIT' }],
        ['TypeError', expect.stringMatching(/^Invalid input: /), { code: 'ERR_INVALID_ARG_VALUE' }],
        ['Error', message, fields],
        1,
      ],
    });
    expect(events.find(({ type }) => type === 'denied')).toEqual({
      type: 'denied',
      capability: 'kv',
      module: 'acme:kv',
      verb: 'get',
      target: 'secret',
      code: 'ERR_ACCESS_DENIED',
    });
  });

  it.each(['acme:kv', 'capability:kv'])('is denied when %s is imported without a grant', async (specifier) => {
    const events: SandboxEvent[] = [];
    const sandbox = await createSandbox({ define: [kv], onEvent: (event) => events.push(event) });
    live.push(sandbox);
    expect(await sandbox.run(`import '${specifier}'`)).toMatchObject({ ok: false, error: denial(specifier) });
    expect(await sandbox.run(`export default await import('${specifier}')`)).toMatchObject({
      ok: false,
      error: denial(specifier),
    });
    expect(events.filter(({ type }) => type === 'denied').at(-1)).toEqual({
      type: 'denied',
      capability: 'kv',
      module: 'module',
      verb: 'import',
      target: specifier,
      code: 'ERR_ACCESS_DENIED',
    });
    expect('kv' in sandbox.capabilities).toBe(false);
  });

  it('is no module at all where it is not defined', async () => {
    const sandbox = await createSandbox();
    live.push(sandbox);
    for (const specifier of ['acme:kv', 'capability:kv'])
      expect(await sandbox.run(`import '${specifier}'`)).toMatchObject({
        error: { guestCode: 'ERR_UNSUPPORTED_ESM_URL_SCHEME' },
      });
  });

  it('is known while a snapshot is prepared, and granted to each sandbox', async () => {
    const snapshot = await prepare({
      define: [kv],
      files: {
        '/app/m.mjs': `import { read } from 'acme:kv';
          let early; try { read('x') } catch (error) { early = error.code }
          export const go = (key) => [early, read(key)];`,
      },
      entry: '/app/m.mjs',
    });
    for (const value of [1, 2]) {
      const sandbox = await createSandbox({
        snapshot,
        define: [kv],
        capabilities: { kv: { store: new Map([['x', value]]), prefix: '' } },
      });
      live.push(sandbox);
      expect(await sandbox.call('go', ['x'])).toMatchObject({ value: ['ERR_ACCESS_DENIED', value] });
    }
    for (const options of [{ snapshot }, { snapshot, define: [kv] }]) {
      const sandbox = await createSandbox(options);
      live.push(sandbox);
      expect(await sandbox.call('go', ['x'])).toMatchObject({ ok: false, error: denial('get') });
    }
    await expect(prepare({ define: [kv], capabilities: { kv: {} } as never })).rejects.toThrow(
      'prepare() cannot be granted "kv": a snapshot must hold no authority; allowed are clock, random, fs',
    );
  });

  it('checks grants by a schema or a function', async () => {
    const grant = (value: unknown) => createSandbox({ define: [kv], capabilities: { kv: value as never } });
    await expect(grant({ store: new Map(), prefix: 5 })).rejects.toThrow(/^capabilities\.kv: prefix: .*expected string/);
    const own = defineCapability({
      name: 'own',
      grant: (value) => {
        if (value !== 'yes') throw new RangeError(`must be "yes", got ${String(value)}`);
        return value as 'yes';
      },
      verbs: (verb) => ({ f: verb({ run: ({ grant }) => grant }) }),
      module: { specifier: 'acme:own', source: "export { f } from 'capability:own'" },
    });
    await expect(createSandbox({ define: [own], capabilities: { own: 'no' as never } })).rejects.toThrow(
      'capabilities.own: must be "yes", got no',
    );
    const sandbox = await createSandbox({ define: [own, kv], capabilities: { own: 'yes' } });
    live.push(sandbox);
    expect(await sandbox.run("import { f } from 'acme:own'; export default f()")).toMatchObject({ value: 'yes' });
    expect(sandbox.capabilities['own']).toBe(true);
  });

  it('refuses definitions that are none', async () => {
    const valid = {
      name: 'x',
      grant: (value: unknown) => value,
      verbs: (verb: never) => ({ f: (verb as (options: object) => object)({ run() {} }) }),
      module: { specifier: 'acme:x', source: '' },
    };
    const message = (changes: object): string => {
      try {
        defineCapability({ ...valid, ...changes } as never);
      } catch (error) {
        return (error as Error).message;
      }
      return 'accepted';
    };
    expect(message({})).toBe('accepted');
    expect(message({ name: 'X y' })).toBe(
      'defineCapability(): name must be letters, digits and "-", beginning with a small letter, got "X y"',
    );
    expect(message({ grant: {} })).toBe(
      'The capability "x": grant must be a function that checks a grant, or a Standard Schema, got an object',
    );
    for (const specifier of ['x', 'node:x', 'file:x', 'host:x', 'capability:x', 'data:x', 'https://x', 'acme:', 'acme:a b', 5]) {
      expect(message({ module: { specifier, source: '' } })).toMatch(/module\.specifier must be a scheme of your own and a name/);
    }
    expect(message({ module: { specifier: 'acme:x', source: 5 } })).toBe(
      'The capability "x": module.source must be the text of an ES module, got 5',
    );
    expect(message({ verbs: {} })).toMatch('verbs must be a function that gives them');
    expect(message({ verbs: () => ({}) })).toBe('The capability "x" has no verbs');
    expect(message({ verbs: () => ({ f: 1 }) })).toBe('The capability "x": the verb "f" must be made by verb({ run, ... })');
    expect(message({ verbs: (verb: (o: object) => object) => ({ 'a b': verb({ run() {} }) }) })).toBe(
      'The capability "x" has a verb named "a b"; a name is one that can be imported',
    );
    expect(message({ verbs: (verb: (o: object) => object) => ({ f: verb({ run() {}, maxCalls: 0 }) }) })).toMatch(
      'maxCalls must be',
    );
    const fs = defineCapability({ ...valid, name: 'fs' } as never);
    const twin = defineCapability({ ...valid, name: 'twin', module: { specifier: 'acme:kv', source: '' } } as never);
    const none = [kv, {}] as never;
    await expect(createSandbox({ define: none })).rejects.toThrow('define must be an array of what defineCapability() gave');
    await expect(createSandbox({ define: [fs] })).rejects.toThrow(
      'define has the capability "fs", and there is one of that name',
    );
    await expect(createSandbox({ define: [kv, kv] })).rejects.toThrow(SandboxError);
    await expect(createSandbox({ define: [kv, twin] })).rejects.toThrow('define has two capabilities with the module "acme:kv"');
  });

  it('types what it is granted', () => {
    const store = new Map<string, unknown>();
    // @ts-expect-error A prefix is text.
    expect(() => createSandbox({ define: [kv], capabilities: { kv: { store, prefix: 5 } } }).catch(() => {})).not.toThrow();
    // @ts-expect-error It is not defined.
    expect(() => createSandbox({ capabilities: { kv: { store, prefix: '' } } }).catch(() => {})).not.toThrow();
  });
});
