import { RefusedValue } from './engine/machine.ts';
import { SandboxError } from './errors.ts';
import type { Limits } from './limits.ts';
import { absolutePath, record } from './options.ts';

/** Options of one operation. */
export interface OperationOptions {
  /** Ends the operation, and with it the sandbox: code `aborted`. */
  readonly signal?: AbortSignal;
}

/** Options of `exec`. */
export interface ExecOptions extends OperationOptions {
  /** Arguments behind the script's path. */
  readonly argv?: readonly string[];
  readonly cwd?: string;
}

/** What `run` runs: the text of an ES module, or the path of a file. */
export type Source = string | { readonly path: string };

export function checkSource(source: unknown): asserts source is Source {
  if (typeof source === 'string') return;
  const { path } = record(source, 'source, unless it is text,');
  absolutePath(path, 'source.path');
}

export function checkOperation(options: unknown, method: string): asserts options is OperationOptions {
  only(options, method, ['signal']);
}

export function checkExec(options: unknown): asserts options is ExecOptions {
  const { argv, cwd } = only(options, 'exec', ['argv', 'cwd', 'signal']);
  if (argv !== undefined && !(Array.isArray(argv) && argv.every((argument) => typeof argument === 'string')))
    throw new SandboxError('option', 'argv must be an array of strings');
  if (cwd !== undefined) absolutePath(cwd, 'cwd');
}

export function checkCall(name: unknown, args: unknown): void {
  if (typeof name !== 'string') throw new SandboxError('option', `The name of an export must be a string, got ${typeof name}`);
  if (!Array.isArray(args)) throw new SandboxError('option', `The arguments of "${name}" must be an array, got ${typeof args}`);
}

/** Structures are charged while they are encoded; text and bytes are copied at once, so they are measured before. */
export function bounded(value: unknown, { transferBytes }: Pick<Limits, 'transferBytes'>): unknown {
  const size = typeof value === 'string' ? value.length : value instanceof Uint8Array ? value.length : 0;
  if (size > transferBytes) throw new RefusedValue(`The value is larger than ${transferBytes} bytes`);
  return value;
}

function only(options: unknown, method: string, allowed: readonly string[]): Record<string, unknown> {
  const given = record(options, `${method}() options`);
  for (const name of Object.keys(given)) {
    if (!allowed.includes(name))
      throw new SandboxError('option', `${method}() has no option "${name}", allowed are ${allowed.join(', ')}`);
  }
  const { signal } = given;
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw new SandboxError('option', 'signal must be an AbortSignal');
  return given;
}
