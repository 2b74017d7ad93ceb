import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ScriptResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** Runs a script on this Node, a TypeScript one through tsx. A rejection that escapes ends it, as it ends an application. */
export function runScript(file: string, cwd: string): ScriptResult {
  const tsx = /\.[mc]?ts$/.test(file) ? [join(root, 'node_modules/tsx/dist/cli.mjs')] : [];
  const args = ['--unhandled-rejections=strict', ...tsx, file];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', timeout: 120_000 });
  return { stdout, stderr, exitCode: status };
}
