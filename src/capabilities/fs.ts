import { isCanonical } from './volumes/mount-path.ts';
import type { Volume } from './volumes/volume.ts';

/**
 * The `fs` capability: which volumes a sandbox sees beside its private memory volume at `/`, and how much it may keep.
 * The private volume needs no grant.
 */
export interface FsGrant {
  /** Volumes by absolute POSIX path. A mount point inside another granted volume has to exist there. */
  readonly mounts?: Readonly<Record<string, Volume>>;
  /** Bytes in the private volume, 64 MiB by default. */
  readonly maxBytes?: number;
  /** Names (files, directories, links) in the private volume, 16,384 by default. */
  readonly maxFiles?: number;
  /** Descriptors open at one time, 256 by default. */
  readonly maxOpenFiles?: number;
}

export const DEFAULT_MAX_OPEN_FILES = 256;

const QUOTAS = ['maxBytes', 'maxFiles', 'maxOpenFiles'] as const;
const VOLUME_METHODS = [
  'stat',
  'open',
  'readdir',
  'readlink',
  'mkdir',
  'rmdir',
  'unlink',
  'rename',
  'link',
  'symlink',
  'update',
] as const satisfies readonly (keyof Volume)[];

/** Checks what the embedder passed as `capabilities.fs`; every TypeError names the value and what is allowed. */
export function parseFsGrant(value: unknown): FsGrant {
  if (!isRecord(value))
    throw new TypeError(`capabilities.fs must be an object like { mounts: { '/data': volume } }, not ${show(value)}`);
  const { mounts, ...rest } = value;
  const grant: { -readonly [Key in keyof FsGrant]: FsGrant[Key] } = {};
  if (mounts !== undefined) {
    if (!isRecord(mounts))
      throw new TypeError(`capabilities.fs.mounts must be an object of volumes by path, not ${show(mounts)}`);
    const parsed: Record<string, Volume> = Object.create(null);
    for (const [point, volume] of Object.entries(mounts)) parsed[parseMountPoint(point)] = parseVolume(point, volume);
    grant.mounts = parsed;
  }
  for (const [key, quota] of Object.entries(rest)) {
    const name = QUOTAS.find((known) => known === key);
    if (name === undefined) throw new TypeError(`capabilities.fs has no "${key}"; it takes mounts, ${QUOTAS.join(', ')}`);
    if (quota === undefined) continue;
    if (quota !== Infinity && !(Number.isSafeInteger(quota) && (quota as number) >= 0)) {
      throw new TypeError(`capabilities.fs.${name} must be a whole number from 0 on, or Infinity, not ${show(quota)}`);
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
  if (reason !== undefined) {
    throw new TypeError(`capabilities.fs.mounts: ${show(point)} ${reason}; a mount point is an absolute POSIX path like '/data'`);
  }
  return point;
}

function parseVolume(point: string, volume: unknown): Volume {
  const missing = isRecord(volume) ? VOLUME_METHODS.find((method) => typeof volume[method] !== 'function') : 'volume';
  if (missing === undefined) return volume as unknown as Volume;
  throw new TypeError(
    `capabilities.fs.mounts[${show(point)}] must be a volume (memoryVolume, directoryVolume, overlayVolume or an own one), ` +
      (missing === 'volume' ? `not ${show(volume)}` : `but has no method "${missing}"`),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : value === null || typeof value !== 'object'
      ? String(value)
      : Array.isArray(value)
        ? 'an array'
        : 'an object';
}
