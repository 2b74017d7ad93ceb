/**
 * Installs the packages of test/packages when they are missing or older than their lockfile. They are no dependencies of
 * the project, so that its own `npm ci` stays small.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

export default function setup(): void {
  if (isInstalled()) return;
  const options = { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' } as const;
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
  if (status !== 0) throw new Error(`npm ci failed in test/packages, which needs the npm registry: ${stderr}`);
}

/** npm writes its hidden lockfile last, so an installation that was interrupted has none. */
function isInstalled(): boolean {
  const installed = join(folder, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
}
