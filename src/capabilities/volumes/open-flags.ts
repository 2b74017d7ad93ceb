import { type OpenOptions, VolumeError } from './volume.ts';

/** The flags of open(2) with their Linux values, which are what the guest's `fs.constants` has on every host. */
export const O_WRONLY = 0o1;
export const O_RDWR = 0o2;
export const O_CREAT = 0o100;
export const O_EXCL = 0o200;
export const O_TRUNC = 0o1000;
export const O_APPEND = 0o2000;
export const O_DIRECTORY = 0o200000;
export const O_NOFOLLOW = 0o400000;

const ACCESS_MODE = 0o3;
/** Of O_TMPFILE, the bit that is not O_DIRECTORY. */
const O_TMPFILE = 0o20000000;

export interface OpenRequest extends OpenOptions {
  readonly append: boolean;
  /** Fail with ENOTDIR on anything but a directory. */
  readonly directory: boolean;
  readonly follow: boolean;
}

/** Splits open(2)'s number into its parts. Flags about caching and terminals have no meaning here, as on Linux for plain files. */
export function parseOpenFlags(flags: number, mode: number): OpenRequest {
  const access = flags & ACCESS_MODE;
  if (flags & O_TMPFILE) throw new VolumeError('ENOTSUP');
  const create = (flags & O_CREAT) !== 0;
  const directory = (flags & O_DIRECTORY) !== 0;
  // open(2) of Linux since 6.4.
  if (create && directory) throw new VolumeError('EINVAL');
  return {
    // Both bits together are neither: a descriptor that can be asked for its state only (open(2), NOTES).
    read: access === 0 || access === O_RDWR,
    write: access === O_WRONLY || access === O_RDWR,
    create,
    exclusive: create && (flags & O_EXCL) !== 0,
    truncate: (flags & O_TRUNC) !== 0,
    append: (flags & O_APPEND) !== 0,
    directory,
    follow: (flags & O_NOFOLLOW) === 0,
    mode: mode & 0o7777,
  };
}
