import { VerbError } from '../../capabilities/verb-error.ts';
import { posixCodeOf, posixError } from '../../capabilities/volumes/posix-errors.ts';
import { VolumeError } from '../../capabilities/volumes/volume.ts';

/**
 * Runs a file operation; a failure reaches the guest as the error Node would make of that system call: `ENOENT: no such
 * file or directory, open '/x'` with errno, code, syscall, path and dest (nodejs.org/api/errors.html#class-systemerror).
 * Only the code of what was thrown is used: its text may name places of the host.
 */
export function attempt<T>(syscall: string, path: string | undefined, dest: string | undefined, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (error instanceof VerbError) throw error;
    throw systemCallError(posixCodeOf(error), syscall, path, dest, causeOf(error));
  }
}

/** What the embedder is told: what a volume failed of, and not that a file is missing, which happens all the time. */
function causeOf(error: unknown): unknown {
  if (error instanceof VolumeError && error.cause === undefined && error.code !== 'EIO') return undefined;
  return NORMAL.has(posixCodeOf(error)) ? undefined : error;
}

const NORMAL: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENOTEMPTY', 'ELOOP']);

export function systemCallError(code: string, syscall: string, path?: string, dest?: string, cause?: unknown): VerbError {
  const known = posixError(code);
  let message = `${known.code}: ${known.text}, ${syscall}`;
  const fields: Record<string, string | number> = { errno: known.errno, code: known.code, syscall };
  if (path !== undefined) {
    message += ` '${path}'`;
    fields.path = path;
  }
  if (dest !== undefined) {
    message += ` -> '${dest}'`;
    fields.dest = dest;
  }
  return new VerbError(message, { code: known.code, fields, cause });
}
