import type { SandboxEvent } from '../capability.ts';
import type { FsGrant } from '../fs.ts';
import { checkedVolume } from './checked-volume.ts';
import { type MemoryVolume, type MemoryVolumeOptions, memoryVolume } from './memory-volume.ts';
import { isWithin } from './mount-path.ts';
import { MountTable } from './mount-table.ts';
import type { Mounts } from './mounts.ts';
import type { Mount } from './path-walk.ts';

/** Empty at first. `os.homedir()` says the same. */
export const HOME_DIRECTORY = '/root';

/** As much as a sandbox of the default memory limit could hold; more would end in the guest's own out of memory. */
const DEFAULT_MAX_READ_BYTES = 64 * 1024 * 1024;

export interface CreateMountsOptions {
  /** The validated grant (`capabilities/fs.ts`). Without it there is the private volume alone. */
  readonly grant?: FsGrant | undefined;
  /** First content of the private volume. */
  readonly files?: MemoryVolumeOptions['files'];
  /** A private volume that exists already, instead of a new one: a restored snapshot's. */
  readonly volume?: MemoryVolume | undefined;
  /** Made if it is missing. `/` by default. */
  readonly cwd?: string | undefined;
  readonly emit?: ((event: SandboxEvent) => void) | undefined;
  /** Whether the embedder lets a use happen (`decide`); absent when nobody is to be asked. */
  readonly allows?: ((verb: string, target: string) => boolean) | undefined;
  readonly now?: (() => number) | undefined;
  /** The guest's memory limit: a file larger than that is not read for it. */
  readonly maxReadBytes?: number | undefined;
  /** The host's own decoder of UTF-8, where it has one that is quicker than `TextDecoder`. */
  readonly decodeUtf8?: ((bytes: Uint8Array) => string) | undefined;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The file system of one sandbox: the private memory volume at `/`, with `files`, `/tmp` and a home directory, and what was
 * granted. Mount points are made in the private volume; inside a granted volume they have to exist.
 */
export function createMounts({
  grant,
  files,
  volume,
  cwd = '/',
  emit,
  allows,
  now,
  maxReadBytes,
  decodeUtf8 = (bytes) => utf8.decode(bytes),
}: CreateMountsOptions = {}): Mounts {
  const root = volume ?? memoryVolume({ files, maxBytes: grant?.maxBytes, maxFiles: grant?.maxFiles, now });
  root.ensureDirectory('/tmp', 0o1777);
  root.ensureDirectory(HOME_DIRECTORY);
  const mounts: Mount[] = [{ point: '/', volume: root, dev: 1 }];
  // Shortest first, so that the volume a mount point lies in is there when it is looked for.
  const granted = Object.entries(grant?.mounts ?? {}).sort(([a], [b]) => a.length - b.length);
  for (const [point, granting] of granted) {
    assertMountPoint(point, mounts, root);
    mounts.unshift({ point, volume: checkedVolume(granting), dev: mounts.length + 1 });
  }
  if (cwd !== '/') root.ensureDirectory(cwd);
  const table = new MountTable({
    mounts,
    emit: emit ?? (() => {}),
    allows,
    maxReadBytes: maxReadBytes ?? DEFAULT_MAX_READ_BYTES,
    decodeUtf8,
  });
  if (cwd !== '/') table.chdir(cwd);
  return table;
}

function assertMountPoint(point: string, mounts: readonly Mount[], root: MemoryVolume): void {
  const outer = mounts.find((mount) => isWithin(point, mount.point)) as Mount;
  if (outer.volume === root) {
    try {
      root.ensureDirectory(point);
    } catch (cause) {
      throw new TypeError(`Cannot mount at "${point}": "files" has a file at that path or above it`, { cause });
    }
    if (root.readdir(point.slice(1)).length > 0) {
      throw new TypeError(`Cannot mount at "${point}": "files" has files below that path, which would be hidden`);
    }
    return;
  }
  let found: string;
  try {
    found = outer.volume.stat(point.slice(outer.point.length + 1))?.type ?? 'missing';
  } catch {
    found = 'out of reach';
  }
  if (found !== 'directory') {
    throw new TypeError(
      `Cannot mount at "${point}": it must be a directory of the volume mounted at "${outer.point}", and is ${found}`,
    );
  }
}
