import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/index.ts';

/** Threat: an object of the host reached through the shared graph. There is none: values are copied, functions are numbers. */
const value = async (sandbox: Sandbox, source: string): Promise<unknown> => {
  const result = await sandbox.run(source);
  if (!result.ok) throw new Error(`${result.error.name}: ${result.error.message}\n${result.error.stack}`);
  return result.value;
};

const WALK = `
const seen = new Set(), queue = [globalThis], strangers = [];
const GuestFunction = (() => {}).constructor, GuestObject = Object.prototype;
while (queue.length > 0) {
  const item = queue.pop();
  if ((typeof item !== 'object' && typeof item !== 'function') || item === null || seen.has(item)) continue;
  seen.add(item);
  if (typeof item === 'function' && !(item instanceof GuestFunction) && item !== GuestFunction.prototype && Object.getPrototypeOf(item) !== null) strangers.push(String(item));
  let proto = item;
  for (let next; (next = Object.getPrototypeOf(proto)) !== null; proto = next) queue.push(next);
  if (proto !== GuestObject && Object.getPrototypeOf(item) !== null) strangers.push('root ' + Object.prototype.toString.call(proto));
  for (const key of Reflect.ownKeys(item)) {
    const own = Object.getOwnPropertyDescriptor(item, key);
    if (own === undefined) continue;
    if ('value' in own) queue.push(own.value);
    else { queue.push(own.get, own.set); if (own.get) { try { const got = own.get.call(item); if (got instanceof Promise) got.catch(() => {}); queue.push(got) } catch (error) { queue.push(error) } } }
  }
}
`;

describe('everything reachable from the globals', () => {
  it('is the guest own, host functions and errors of the host included', async () => {
    const sandbox = await createSandbox({
      // The walk evaluates every module whose globals come at the first look: half a second on a machine at rest.
      limits: { cpuMs: 10_000 },
      capabilities: {
        host: {
          x: {
            give: () => ({ a: [new Date(), new Error('e')] }),
            later: async () => new Map(),
            fail: () => Promise.reject(new Error('secret-canary')),
          },
        },
      },
    });
    const found = (await value(
      sandbox,
      `import * as x from 'host:x';
      globalThis.hostThings = [x, x.give(), await x.later(), x.later()];
      try { await x.fail() } catch (error) { hostThings.push(error) }
      ${WALK}
      export default { strangers, count: seen.size, secret: [...seen].some((item) => { try { return String(item.stack ?? '').includes('canary') } catch { return false } }) }`,
    )) as { strangers: string[]; count: number; secret: boolean };
    expect(found.strangers).toEqual([]);
    expect(found.secret).toBe(false);
    expect(found.count).toBeGreaterThan(1000);
    sandbox.dispose();
  });

  it.each([
    [
      'constructor of a result',
      `import { give } from 'host:x'; export default give().constructor.constructor('return typeof process.binding')()`,
    ],
    [
      'constructor of a host function',
      `import { give } from 'host:x'; export default give.constructor('return this')() === globalThis`,
    ],
    [
      'caller and arguments',
      `import { give } from 'host:x'; const read = (key) => { try { return typeof give[key] } catch (error) { return error.name } }; export default [read('caller'), read('arguments')].join()`,
    ],
    [
      'prepareStackTrace with call sites',
      `Error.prepareStackTrace = (e, sites) => sites.map((s) => [typeof s.getThis(), typeof s.getFunction()].join()); export default new Error().stack.join()`,
    ],
    [
      'error of a failed host function',
      `import { fail } from 'host:x'; let seen; try { fail() } catch (e) { seen = [e.constructor === Error, Object.keys(e).join(), e.stack.includes('/src/')].join() } export default seen`,
    ],
    [
      'promise species',
      `import { later } from 'host:x'; const p = later(); p.constructor = { [Symbol.species]: class { constructor(run) { run((v) => v, () => {}) } } }; export default typeof p.then(() => 1)`,
    ],
  ])('%s leads nowhere', async (_name, source) => {
    const sandbox = await createSandbox({
      capabilities: {
        host: {
          x: {
            give: () => ({ a: 1 }),
            later: async () => 1,
            fail: () => {
              throw Object.assign(new Error('secret'), { path: '/etc' });
            },
          },
        },
      },
    });
    expect(await value(sandbox, source)).toMatchSnapshotValue(_name);
    sandbox.dispose();
  });
});

/** Exact outcomes, by name. */
const outcomes: Record<string, unknown> = {
  'constructor of a result': 'function',
  'constructor of a host function': true,
  'caller and arguments': 'TypeError,TypeError',
  'prepareStackTrace with call sites': 'undefined,undefined',
  'error of a failed host function': 'true,code,false',
  'promise species': 'object',
};
expect.extend({
  toMatchSnapshotValue(received: unknown, name: string) {
    const expected = outcomes[name];
    return {
      pass: Object.is(received, expected),
      message: () => `${name}: expected ${String(expected)}, got ${String(received)}`,
    };
  },
});
declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: the shape vitest declares.
  interface Matchers<T = any> {
    toMatchSnapshotValue(name: string): T;
  }
}
