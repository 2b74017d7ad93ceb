/**
 * A capability of the application's own: a key-value store that each tenant sees its own part of. The row says what may be granted,
 * what the verbs are and how they are bounded; the module is what the guest imports.
 */
import { defineCapability } from 'nodelet';
import { z } from 'zod';

export const store = defineCapability({
  name: 'store',
  // A grant names the data and the part of it, and whether it may be changed.
  grant: z.object({
    entries: z.instanceof(Map<string, unknown>),
    prefix: z.string(),
    writable: z.boolean().default(false),
  }),
  describe: ({ prefix, writable }) => ({ prefix, writable }),
  verbs: (verb) => ({
    get: verb({
      input: z.string().max(100),
      target: (key) => String(key),
      run: ({ grant }, key) => grant.entries.get(grant.prefix + key),
    }),
    set: verb({
      input: z.object({ key: z.string().max(100), value: z.json() }),
      target: (entry) => String((entry as { key?: unknown } | undefined)?.key),
      maxCalls: 3,
      run: ({ grant }, { key, value }) => {
        if (!grant.writable) throw Object.assign(new Error('The grant is read-only'), { grant });
        grant.entries.set(grant.prefix + key, value);
      },
    }),
    keys: verb({
      async *run({ grant }) {
        for (const key of grant.entries.keys()) if (key.startsWith(grant.prefix)) yield key.slice(grant.prefix.length);
      },
    }),
  }),
  module: {
    specifier: 'acme:store',
    source: `
      import { get, keys, set } from 'capability:store';
      export { get, keys };
      export const put = (key, value) => set({ key, value });
      export async function all() {
        const found = {};
        for await (const key of keys()) {
          try { found[key] = get(key) } catch ({ code }) { found[key] = code }
        }
        return found;
      }
    `,
  },
});
