/**
 * A function runner: each request runs a tenant's function in a sandbox of its own, restored from the tenant's snapshot
 * and gone after the answer. Nothing that one request leaves behind is seen by the next.
 *
 *     npx tsx examples/serverless/serverless.ts
 */
import { createSandbox, prepare } from 'nodelet';

const source = `
  import { parse } from 'node:querystring';

  let served = 0;

  export default function handle({ query }: { query: string }) {
    served++;
    const { name = 'nobody' } = parse(query);
    return { greeting: \`Hello, \${name}\`, tenant: process.env.TENANT, served };
  }
`;

const snapshot = await prepare({ files: { '/app/function.ts': source }, entry: '/app/function.ts' });

const spawns: number[] = [];
for (const name of ['Ada', 'Grace', 'Edsger', 'Barbara', 'Donald']) {
  const started = performance.now();
  const sandbox = await createSandbox({
    snapshot,
    capabilities: { env: { TENANT: 'acme' } },
    limits: { cpuMs: 500, wallMs: 2_000 },
  });
  spawns.push(performance.now() - started);
  const result = await sandbox.call('default', [{ query: `name=${name}` }]);
  console.log(result.ok ? JSON.stringify(result.value) : `${result.error.code}: ${result.error.message}`);
  sandbox.dispose();
}
console.log(`fastest spawn: ${Math.min(...spawns).toFixed(2)} ms`);
