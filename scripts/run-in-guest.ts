import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createSandbox } from '../src/index.ts';

/** Runs one script in a sandbox as `node` would: `npx tsx scripts/run-in-guest.ts file.mjs [args]`. */
const [file, ...argv] = process.argv.slice(2);
if (file === undefined) throw new Error('Usage: run-in-guest.ts <file> [arguments]');
const path = `/case/${basename(file)}`;
const sandbox = await createSandbox({
  files: { [path]: readFileSync(resolve(file)) },
  capabilities: { stdio: { stdout: (chunk) => process.stdout.write(chunk), stderr: (chunk) => process.stderr.write(chunk) } },
  limits: { cpuMs: 60_000, wallMs: 60_000 },
});
const { exitCode, error } = await sandbox.exec(path, { argv, cwd: '/case' });
if (error !== undefined && process.env['NODELET_DEBUG'] !== undefined) console.error(error);
sandbox.dispose();
process.exitCode = exitCode;
