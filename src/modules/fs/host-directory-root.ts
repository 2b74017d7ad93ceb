import { realpathSync, type Stats, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { refuseGrant, shown } from '../../capabilities/grant-checks.ts';
import { SandboxError } from '../../errors.ts';

/** The path, free of links, of the directory that the embedder means. */
export function realRoot(root: unknown): string {
  const isUrl = root instanceof URL;
  if (isUrl ? root.protocol !== 'file:' : typeof root !== 'string' || root === '')
    refuseGrant(`directoryVolume(): the root must be a path or a file: URL, got ${isUrl ? root.href : shown(root)}`);
  const path = isUrl ? fileURLToPath(root) : (root as string);
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    const message = `directoryVolume(): the root ${shown(path)} is out of reach: ${(cause as Error).message}`;
    throw new SandboxError('option', message, { cause });
  }
  if (!stats?.isDirectory())
    refuseGrant(`directoryVolume(): the root must be a directory, and ${shown(path)} is ${stats ? 'none' : 'not there'}`);
  return realpathSync.native(path);
}
