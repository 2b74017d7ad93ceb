/** The sandbox's side of a comparison with the oracle: one program from start to end, and what it said. */
import { createSandbox, type SandboxOptions } from '../../src/index.ts';
import type { ProgramResult } from './oracle.ts';

export interface SandboxProgram {
  /** Path of the script inside. */
  readonly path: string;
  readonly argv?: readonly string[];
  readonly cwd: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: SandboxOptions['files'];
  readonly fs?: NonNullable<SandboxOptions['capabilities']>['fs'];
  readonly limits: SandboxOptions['limits'];
}

/** Runs a program as `node path` would. A limit that is reached is no result: it throws. */
export async function runInSandbox(program: SandboxProgram): Promise<ProgramResult> {
  const { path, argv = [], cwd, stdin = '', env = {}, files, fs, limits } = program;
  const output = { stdout: '', stderr: '' };
  const collect = (stream: 'stdout' | 'stderr') => {
    const decoder = new TextDecoder();
    return (chunk: string | Uint8Array) => {
      output[stream] += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    };
  };
  const sandbox = await createSandbox({
    ...(files === undefined ? {} : { files }),
    capabilities: {
      stdio: { stdout: collect('stdout'), stderr: collect('stderr'), stdin },
      env: { ...env },
      ...(fs === undefined ? {} : { fs }),
      sqlite: true,
    },
    ...(limits === undefined ? {} : { limits }),
  });
  try {
    const { exitCode, error } = await sandbox.exec(path, { argv: [...argv], cwd });
    if (error !== undefined && error.code !== 'guest' && error.code !== 'syntax') {
      throw new Error(
        `The sandbox ended with "${error.code}": ${error.message}\nstdout: ${output.stdout}\nstderr: ${output.stderr}`,
      );
    }
    return { stdout: withoutInternals(output.stdout), stderr: withoutInternals(output.stderr), exitCode };
  } finally {
    sandbox.dispose();
  }
}

/**
 * Frames of Node's own implementation are no behaviour of Node: they name its source files, and change from one release
 * to the next. The same holds for the patch version that ends the report of an uncaught error, and for the process id
 * that begins a warning.
 */
export function withoutInternals(text: string): string {
  return text
    .replace(/^ +at (?:async )?(?:.*\()?node:[^\n]*\n?/gm, '')
    .replace(/^\(node:\d+\) /gm, '(node:pid) ')
    .replace(/^Node\.js v24\.\d+\.\d+$/gm, 'Node.js v24');
}
