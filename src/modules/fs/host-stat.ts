import type { MountStat } from '../../capabilities/volumes/mounts.ts';
import type { FileType } from '../../capabilities/volumes/volume.ts';

/** The type bits of st_mode, as Linux has them (inode(7)). */
const TYPE_BITS: Readonly<Record<FileType, number>> = {
  file: 0o100000,
  directory: 0o040000,
  symlink: 0o120000,
  fifo: 0o010000,
  socket: 0o140000,
  'character-device': 0o020000,
  'block-device': 0o060000,
};

/** libuv's numbers for directory entries: `fs.constants.UV_DIRENT_*`. */
export const ENTRY_TYPES: Readonly<Record<FileType, string>> = {
  file: '1',
  directory: '2',
  symlink: '3',
  fifo: '4',
  socket: '5',
  'character-device': '6',
  'block-device': '7',
};

export const BLOCK_BYTES = 4096;
/** The unit of st_blocks (stat(2)). */
const SECTOR_BYTES = 512;

export const STAT_NUMBERS = 14;

const numbers = new Float64Array(STAT_NUMBERS);
const bytes = new Uint8Array(numbers.buffer);

/**
 * Writes a stat into guest memory as float64 values. They are gathered in an aligned array first: the guest's buffer may
 * start anywhere.
 */
export function writeStat(stat: MountStat, target: Uint8Array): void {
  numbers[0] = stat.dev;
  numbers[1] = TYPE_BITS[stat.type] | stat.mode;
  numbers[2] = stat.nlink;
  numbers[3] = stat.uid;
  numbers[4] = stat.gid;
  numbers[5] = 0;
  numbers[6] = BLOCK_BYTES;
  numbers[7] = stat.ino;
  numbers[8] = stat.size;
  numbers[9] = Math.ceil(stat.size / BLOCK_BYTES) * (BLOCK_BYTES / SECTOR_BYTES);
  numbers[10] = stat.atimeMs;
  numbers[11] = stat.mtimeMs;
  numbers[12] = stat.ctimeMs;
  numbers[13] = stat.birthtimeMs;
  target.set(bytes);
}

/** The standard streams look like pipes, which is what they are to the guest: neither a terminal nor a file. */
export function streamStat(fd: number): MountStat {
  const times = { atimeMs: 0, mtimeMs: 0, ctimeMs: 0, birthtimeMs: 0 };
  return { type: 'fifo', dev: 0, ino: fd, mode: 0o600, nlink: 1, uid: 0, gid: 0, size: 0, ...times };
}
