/**
 * Packs the project as `npm publish` would and installs the tarball into a project of its own, once for all tests here.
 * Nothing is downloaded: the dependencies come from this checkout.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a project that has nodelet installed. */
    consumer: string;
    /** Paths in the tarball. */
    packed: readonly string[];
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export default function setup(project: TestProject): () => void {
  const consumer = realpathSync(mkdtempSync(join(tmpdir(), 'nodelet-consumer-')));
  const [tarball] = JSON.parse(npm(root, 'pack', '--json', '--pack-destination', consumer)) as [
    { filename: string; files: { path: string }[] },
  ];
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies?: object };
  const local = Object.keys(dependencies).map((name) => join(root, 'node_modules', name));
  npm(
    consumer,
    'install',
    '--offline',
    '--install-links',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `./${tarball.filename}`,
    ...local,
  );

  project.provide('consumer', consumer);
  project.provide(
    'packed',
    tarball.files.map(({ path }) => path),
  );
  return () => rmSync(consumer, { recursive: true, force: true });
}

function npm(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}
