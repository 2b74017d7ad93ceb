import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { directoryVolume, type SandboxOptions } from '../../src/index.ts';
import { type ProgramResult, runInNode } from '../helpers/oracle.ts';
import { runInSandbox, withoutInternals } from '../helpers/sandbox-program.ts';

const folder = fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '');
const cases = readdirSync(join(folder, 'cases')).sort();

/** Room for a machine that runs other tests at the same time; memory is the library's default. */
const limits = { cpuMs: 30_000, wallMs: 60_000 } as const;

/** Packages that need more than the defaults, each with what for. */
const wider: Readonly<Record<string, SandboxOptions['limits']>> = {
  // One source of 9 MB, and the syntax trees and types of a program.
  typescript: { sourceBytes: 16 << 20, memoryBytes: 512 << 20 },
};

async function inNode(script: string): Promise<ProgramResult> {
  const result = await runInNode(join(folder, 'cases', script), { cwd: folder, env: { TZ: 'UTC' }, timeLimitMs: 100_000 });
  const strip = (text: string) => withoutInternals(text.replaceAll(folder, '/app'));
  return { stdout: strip(result.stdout), stderr: strip(result.stderr), exitCode: result.exitCode };
}

function inSandbox(script: string, name: string): Promise<ProgramResult> {
  return runInSandbox({
    path: `/app/cases/${script}`,
    cwd: '/app',
    env: { TZ: 'UTC' },
    fs: { mounts: { '/app': directoryVolume(folder, { readOnly: true }) } },
    limits: { ...limits, ...wider[name] },
  });
}

describe('a package of the npm registry in real Node 24 and in a sandbox', () => {
  it.concurrent.each(cases.map((script) => [script.slice(0, -extname(script).length), script] as const))(
    '%s',
    async (name, script) => {
      const [node, sandbox] = await Promise.all([inNode(script), inSandbox(script, name)]);
      // A script that fails everywhere would compare two failures.
      expect(node.exitCode, `cases/${script} fails in real Node: ${node.stderr}`).toBe(0);
      expect(node.stdout.length, `cases/${script} prints too little`).toBeGreaterThan(100);
      expect(sandbox, `"${name}" behaves differently in a sandbox`).toEqual(node);
    },
  );
});
