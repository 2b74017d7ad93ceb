import { defineRow } from './capability-row.ts';
import { isRecord, recordOf, refuseGrant, shown } from './grant-checks.ts';
import { assertVolume } from './volumes/checked-volume.ts';
import { isCanonical } from './volumes/mount-path.ts';
import type { ReadOnlyVolume, Volume } from './volumes/volume.ts';
import { DEFAULT_MAX_BYTES, DEFAULT_MAX_FILES } from './volumes/volume-options.ts';

/**
 * The `fs` capability: which volumes a sandbox sees beside its private memory volume at `/`, and how much it may keep.
 * The private volume needs no grant.
 */
export interface FsGrant {
  /** Volumes by absolute POSIX path. A mount point inside another granted volume has to exist there. */
  readonly mounts?: Readonly<Record<string, Volume | ReadOnlyVolume>>;
  /** Bytes in the private volume, 64 MiB by default. */
  readonly maxBytes?: number;
  /** Names (files, directories, links) in the private volume, 16,384 by default. */
  readonly maxFiles?: number;
  /** Descriptors open at one time, 256 by default. */
  readonly maxOpenFiles?: number;
}

export const DEFAULT_MAX_OPEN_FILES = 256;

const QUOTAS = ['maxBytes', 'maxFiles', 'maxOpenFiles'] as const;

/** Checks what the embedder passed as `capabilities.fs`. */
function parse(value: unknown): FsGrant {
  const { mounts, ...quotas } = recordOf(value, 'capabilities.fs', ['mounts', ...QUOTAS]);
  const grant: { -readonly [Key in keyof FsGrant]: FsGrant[Key] } = {};
  if (mounts !== undefined) {
    if (!isRecord(mounts) || mounts instanceof Map)
      refuseGrant(`capabilities.fs.mounts must be an object of volumes by path, got ${shown(mounts)}`);
    const parsed: Record<string, Volume | ReadOnlyVolume> = Object.create(null);
    for (const [point, volume] of Object.entries(mounts)) {
      const path = parseMountPoint(point);
      assertVolume(`capabilities.fs.mounts[${shown(point)}]`, volume);
      parsed[path] = volume;
    }
    grant.mounts = parsed;
  }
  for (const name of QUOTAS) {
    const quota = quotas[name];
    if (quota === undefined) continue;
    if (quota !== Infinity && !(Number.isSafeInteger(quota) && (quota as number) >= 0)) {
      refuseGrant(`capabilities.fs.${name} must be a whole number from 0 on, or Infinity, got ${shown(quota)}`);
    }
    grant[name] = quota as number;
  }
  return grant;
}

function parseMountPoint(point: string): string {
  const reason = !point.startsWith('/')
    ? 'is not absolute'
    : point === '/'
      ? 'is the private volume of the sandbox'
      : !isCanonical(point)
        ? 'has a ".", ".." or empty part'
        : point.includes('\0') || !point.isWellFormed()
          ? 'has a NUL or a lone surrogate'
          : undefined;
  if (reason === undefined) return point;
  return refuseGrant(`capabilities.fs.mounts: ${shown(point)} ${reason}; a mount point is an absolute POSIX path like '/data'`);
}

function describe({ mounts = {}, maxBytes, maxFiles, maxOpenFiles }: FsGrant = {}): unknown {
  return {
    mounts: Object.fromEntries(Object.entries(mounts).map(([point, { readOnly }]) => [point, readOnly ? 'ro' : 'rw'])),
    maxBytes: maxBytes ?? DEFAULT_MAX_BYTES,
    maxFiles: maxFiles ?? DEFAULT_MAX_FILES,
    maxOpenFiles: maxOpenFiles ?? DEFAULT_MAX_OPEN_FILES,
  };
}

export const fs = defineRow({
  name: 'fs',
  grant:
    '`{ mounts, maxBytes, maxFiles, maxOpenFiles }`: volumes by mount point, each read-only or writable by itself, and the quotas of the private memory volume at `/`, which needs no grant.',
  without: 'default',
  checks:
    'each path is resolved over the mounts, links included; nothing outside of a mounted volume has a name. `decide` is asked with the resolved path, again after each link. Denied is `EACCES`, `EROFS` on a read-only volume',
  meters: 'bytes, names and open files: the quotas of the grant and of each volume (`ENOSPC`, `EMFILE`)',
  verbs: {
    fs: 'all',
    module: 'all',
    process: ['cwd', 'chdir', 'umask', 'sourceLine', 'engineMessage', 'inferredName'],
    assert: ['expression'],
  },
  reports: 'host',
  prepares: true,
  parse,
  describe,
});
