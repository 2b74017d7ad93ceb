import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { SandboxOptions } from '../../src/index.ts';

/** A hostile program, as data: it crosses to a process of its own. */
export interface Attack {
  readonly name: string;
  readonly source: string;
  /** Run as a module instead of a script. */
  readonly module?: boolean;
  /** Export to call after the module ran. */
  readonly call?: string;
  readonly repeat?: number;
  readonly options?: Pick<SandboxOptions, 'limits' | 'files' | 'cwd'> & {
    capabilities?: { env?: Record<string, string>; sqlite?: true };
  };
  /** Name of a set of host functions in child.mjs. */
  readonly host?: string;
}

/** What became of it. */
export interface Outcome {
  readonly name: string;
  readonly value?: unknown;
  readonly code?: string;
  readonly error?: string;
  /** Milliseconds of the last repetition. */
  readonly ms: number;
  /** Megabytes by which the most memory that the process had at any time became more in the last repetition. */
  readonly grewMB: number;
  /** Megabytes of heap and outside of it that garbage collection left, where it is exposed. */
  readonly keptMB: number;
  /** Of a result that is an array: its length, and that of its last element. */
  readonly lengths?: readonly (number | undefined)[];
  /** The sandbox refuses further operations. */
  readonly over: boolean;
  /** What the same sandbox answered afterwards, where it lives. */
  readonly after?: unknown;
  readonly next: unknown;
}

const child = fileURLToPath(new URL('./child.mjs', import.meta.url));

/** Runs attacks in one child process under strict rejections. The child must end with 0 and every later tenant must compute. */
export async function runAttacks(attacks: readonly Attack[], flags: readonly string[] = []): Promise<Map<string, Outcome>> {
  const { exitCode, stdout, stderr } = await new Promise<{ exitCode: number | null; stdout: string; stderr: string }>(
    (resolve, reject) => {
      const running = spawn(process.execPath, ['--unhandled-rejections=strict', ...flags, child], { stdio: 'pipe' });
      let [stdout, stderr] = ['', ''];
      running.stdout.on('data', (chunk: Buffer) => (stdout += chunk));
      running.stderr.on('data', (chunk: Buffer) => (stderr += chunk));
      running.on('error', reject);
      running.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
      running.stdin.end(JSON.stringify(attacks));
    },
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const { results, polluted } = JSON.parse(stdout) as { results: Outcome[]; polluted: string[] };
  expect(polluted).toEqual([]);
  for (const { name, next } of results) expect({ name, next }).toEqual({ name, next: '2,4,6{"a":[1]}' });
  return new Map(results.map((outcome) => [outcome.name, outcome]));
}
