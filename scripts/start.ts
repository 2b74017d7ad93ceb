/**
 * `npm start`: builds when the sources are newer than the build, then runs the main example.
 *
 *     npm start
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function newestChange(folder: string): number {
  let newest = 0;
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return newest;
}

function isBuilt(): boolean {
  // The declarations are what a build writes last.
  const built = statSync(join(root, 'dist/index.d.cts'), { throwIfNoEntry: false });
  return built !== undefined && built.mtimeMs >= Math.max(newestChange('src'), newestChange('scripts'));
}

function run(command: string): void {
  const { status } = spawnSync(command, { cwd: root, stdio: 'inherit', shell: true });
  if (status !== 0) process.exit(status ?? 1);
}

if (!isBuilt()) run('npm run build --silent');
run('npx tsx examples/plugin/host.ts');
