/**
 * Two tenants with parts of one store, and one without: what each may do is data, each use is an event, and `decide` narrows.
 *
 *     npx tsx examples/capability/capability.ts
 */
import { createHash } from 'node:crypto';
import { createSandbox, prepare, type SandboxEvent } from 'nodelet';
import { store } from './store.ts';

// The module is loaded once, without any grant.
const snapshot = await prepare({
  define: [store],
  files: {
    '/app/main.mjs': `
      import { all, get, put } from 'acme:store';
      const attempt = (what) => { try { return what() ?? 'done' } catch (error) { return error.code } };
      export const visit = async () => {
        const before = attempt(() => get('visits'));
        const wrote = attempt(() => put('visits', (get('visits') ?? 0) + 1));
        const secret = attempt(() => get('secret'));
        return { before, wrote, secret, all: await all() };
      };`,
  },
  entry: '/app/main.mjs',
});

const entries = new Map<string, unknown>([
  ['ada/visits', 1],
  ['ada/secret', 'hidden by decide'],
  ['grace/visits', 5],
]);

for (const [tenant, writable] of [
  ['ada', true],
  ['grace', false],
] as const) {
  const events: SandboxEvent[] = [];
  const sandbox = await createSandbox({
    snapshot,
    define: [store],
    capabilities: { store: { entries, prefix: `${tenant}/`, writable } },
    decide: ({ capability, verb, target }) => !(capability === 'store' && verb === 'get' && target === 'secret'),
    onEvent: (event) => events.push(event),
  });
  const digest = createHash('sha256').update(JSON.stringify(sandbox.capabilities)).digest('hex').length;
  console.log(`${tenant} may: ${JSON.stringify(sandbox.capabilities['store'])} (digest of ${digest} characters)`);
  const result = await sandbox.call('visit');
  console.log(`  ${JSON.stringify(result.ok ? result.value : { failed: result.error.guestCode })}`);
  for (const { type, module, verb, target } of events)
    if (type === 'denied' || type === 'host-error') console.log(`  ${type}: ${module} ${verb} ${target}`);
  sandbox.dispose();
}

const stranger = await createSandbox({ define: [store] });
const denied = await stranger.run("import 'acme:store'");
console.log(`a stranger: ${denied.ok ? 'allowed' : `${denied.error.guestCode} ${denied.error.fields['permission']}`}`);
stranger.dispose();
