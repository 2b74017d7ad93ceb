import type { CreateHost } from '../../capabilities/capability.ts';
import { FIRST_DESCRIPTOR, sandboxDescriptors } from '../../capabilities/volumes/descriptors.ts';
import { sandboxMounts } from '../../capabilities/volumes/mounts.ts';
import type { FsVerbs } from './contract.ts';
import { bytesArgument, integerArgument, textArgument } from './host-arguments.ts';
import { contentVerbs } from './host-content.ts';
import { attempt } from './host-failure.ts';
import { pathVerbs } from './host-paths.ts';
import { BLOCK_BYTES, STAT_NUMBERS, streamStat, writeStat } from './host-stat.ts';
import { watchVerbs } from './host-watch.ts';

const DEFAULT_MAX_READ_BYTES = 64 * 1024 * 1024;
const STATFS_NUMBERS = 7;

/** TMPFS_MAGIC of statfs(2): what the private volume is most like. */
const TMPFS_MAGIC = 0x01021994;

/** The host side of `node:fs`: every verb works on the mounts and descriptors of its own sandbox, and on nothing else. */
export const createFsHost: CreateHost<FsVerbs> = (context) => {
  const mounts = sandboxMounts(context);
  const descriptors = sandboxDescriptors(context);
  const maxReadBytes = context.limits.memoryBytes ?? DEFAULT_MAX_READ_BYTES;
  return {
    ...contentVerbs(mounts, descriptors, maxReadBytes),
    ...pathVerbs(mounts, descriptors, context),
    ...watchVerbs(mounts, context),

    open(path, flags, mode) {
      const name = textArgument(path);
      const how = integerArgument(flags);
      const bits = integerArgument(mode);
      return attempt('open', name, undefined, () => descriptors.add(() => mounts.open(name, how, bits)));
    },

    close(fd) {
      const number = integerArgument(fd);
      attempt('close', undefined, undefined, () => descriptors.close(number));
    },

    stat(path, numbers, follow, required) {
      const name = textArgument(path);
      const target = bytesArgument(numbers, STAT_NUMBERS * 8);
      const isFollowing = follow === true;
      const stat = attempt(isFollowing ? 'stat' : 'lstat', name, undefined, () =>
        required === true ? mounts.stat(name, isFollowing) : mounts.statIfPresent(name, isFollowing),
      );
      if (stat === undefined) return false;
      writeStat(stat, target);
      return true;
    },

    fstat(fd, numbers) {
      const number = integerArgument(fd);
      const target = bytesArgument(numbers, STAT_NUMBERS * 8);
      const isStandard = number >= 0 && number < FIRST_DESCRIPTOR;
      const stat = isStandard ? streamStat(number) : attempt('fstat', undefined, undefined, () => descriptors.get(number).stat());
      writeStat(stat, target);
    },

    statfs(path, numbers) {
      const name = textArgument(path);
      const target = bytesArgument(numbers, STATFS_NUMBERS * 8);
      const { bytes, freeBytes, files, freeFiles } = attempt('statfs', name, undefined, () => mounts.space(name));
      const blocks = [bytes, freeBytes, freeBytes].map((size) => Math.floor(size / BLOCK_BYTES));
      // A quota may be Infinity, which has no bigint.
      const values = [TMPFS_MAGIC, BLOCK_BYTES, ...blocks, files, freeFiles].map((value) =>
        Math.min(value, Number.MAX_SAFE_INTEGER),
      );
      target.set(new Uint8Array(new Float64Array(values).buffer));
    },

    async turn() {},
  };
};
