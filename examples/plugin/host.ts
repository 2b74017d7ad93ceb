/**
 * The application: it loads the plugin and its packages once, and then gives every customer a sandbox of its own, restored
 * from that state.
 *
 *     npm start
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSandbox, directoryVolume, hostFunction, prepare, type SandboxEvent } from 'nodelet';
import { z } from 'zod';
import type { Customer, Update } from './plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const mounts = {
  '/app/node_modules': directoryVolume(here('../../node_modules'), { readOnly: true }),
  '/data': directoryVolume(here('./data'), { readOnly: true }),
};

const customers: readonly Customer[] = [
  { mail: 'ada@customers.example', installed: { router: '4.18.0', logger: '9.4.1', parser: '2.1.0' } },
  { mail: 'grace@customers.example', installed: { parser: '1.9.0' } },
];

// Boot, load and compile once.
const started = performance.now();
const snapshot = await prepare({
  files: { '/app/plugin.ts': readFileSync(here('./plugin.ts')) },
  entry: '/app/plugin.ts',
  capabilities: { fs: { mounts } },
  hostModules: { mail: ['send'] },
  // Loading is trusted with more time than a call is: it happens once, and before the engine's code is warm.
  limits: { cpuMs: 20_000, wallMs: 60_000 },
});
console.log(
  `prepared in ${(performance.now() - started).toFixed(0)} ms: ${(snapshot.serialize().length / 1024).toFixed(0)} KiB\n`,
);

/** The one function of the application that the plugin may call: it mails this customer and nobody else. */
function mailTo(address: string) {
  return hostFunction({
    input: z.object({ to: z.literal(address), subject: z.string().max(200), text: z.string().max(10_000) }),
    run: async (_details, { subject, text }) => {
      console.log(`  mail to ${address}: ${subject}\n    ${text.replaceAll('\n', '\n    ')}`);
      return { id: `mail-${address.split('@')[0]}` };
    },
  });
}

for (const customer of customers) {
  console.log(customer.mail);
  const events: SandboxEvent[] = [];
  const before = performance.now();
  const sandbox = await createSandbox({
    snapshot,
    capabilities: {
      fs: { mounts },
      stdio: { stdout: (chunk) => process.stdout.write(`  plugin: ${chunk}`) },
      host: { mail: { send: mailTo(customer.mail) } },
    },
    limits: { memoryBytes: 32 << 20, cpuMs: 1_000, wallMs: 5_000 },
    onEvent: (event) => events.push(event),
  });
  const spawnMs = performance.now() - before;

  const result = await sandbox.call('handle', [customer]);
  if (!result.ok) throw new Error(`The plugin failed: ${result.error.code} ${result.error.message}`, { cause: result.error });
  for (const { name, from, to, kind, security } of (result.value as { updates: Update[] }).updates) {
    console.log(`  ${name}: ${from} -> ${to}, ${kind}${security ? ', security' : ''}`);
  }

  const trespass = await sandbox.call('trespass', []);
  if (!trespass.ok) throw new Error(`The plugin failed: ${trespass.error.message}`, { cause: trespass.error });
  for (const [attempt, answer] of Object.entries(trespass.value as Record<string, string>))
    console.log(`  ${attempt}: ${answer}`);

  const count = (type: SandboxEvent['type']) => events.filter((event) => event.type === type).length;
  const denied = events.filter(({ type }) => type === 'denied').map(({ capability, target }) => `${capability} ${target}`);
  console.log(`  events: ${count('access')} accesses, ${count('host-call')} host calls, denied: ${denied.join(', ') || 'none'}`);
  const { cpuMs, memoryBytes } = trespass.usage;
  console.log(
    `  spawned in ${spawnMs.toFixed(2)} ms, ${cpuMs.toFixed(1)} ms CPU, ${(memoryBytes / 1024).toFixed(0)} KiB memory\n`,
  );
  sandbox.dispose();
}

// The same for the crowd: a hundred sandboxes, each with its own copy of that state.
const times: number[] = [];
for (let count = 0; count < 100; count++) {
  const before = performance.now();
  const sandbox = await createSandbox({ snapshot, capabilities: { fs: { mounts } } });
  sandbox.evaluate('globalThis.visited = true');
  sandbox.dispose();
  times.push(performance.now() - before);
}
times.sort((a, b) => a - b);
console.log(`100 more sandboxes: made, used and disposed in ${times[50]?.toFixed(2)} ms each (median)`);
