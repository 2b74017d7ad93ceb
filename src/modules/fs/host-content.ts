import { Buffer } from 'node:buffer';
import type { Descriptors } from '../../capabilities/volumes/descriptors.ts';
import type { Mounts } from '../../capabilities/volumes/mounts.ts';
import type { OpenFile } from '../../capabilities/volumes/open-file.ts';
import { VolumeError } from '../../capabilities/volumes/volume.ts';
import type { FsVerbs } from './contract.ts';
import { bytesArgument, encodingArgument, integerArgument, textArgument } from './host-arguments.ts';
import { attempt } from './host-failure.ts';

const O_RDONLY = 0;
const COPYFILE_EXCL = 1;
const COPYFILE_FICLONE_FORCE = 4;
const O_COPY_TARGET = 0o1 | 0o100;
const O_EXCL = 0o200;
const CHUNK_BYTES = 65_536;

type ContentVerbs = Pick<FsVerbs, 'readFile' | 'writeFile' | 'read' | 'write' | 'copyFile'>;

/** The verbs that move the content of files. */
export function contentVerbs(mounts: Mounts, descriptors: Descriptors, maxReadBytes: number): ContentVerbs {
  return {
    readFile(target, flags, encoding) {
      const as = encodingArgument(encoding);
      if (typeof target === 'string') {
        const open = integerArgument(flags);
        if (open === O_RDONLY) return readByPath(mounts, target, as);
        const file = attempt('open', target, undefined, () => mounts.open(target, open));
        return closing(file, () => decoded(readToEnd(file, maxReadBytes), as));
      }
      const fd = integerArgument(target);
      return decoded(
        readToEnd(
          attempt('read', undefined, undefined, () => descriptors.get(fd)),
          maxReadBytes,
        ),
        as,
      );
    },

    writeFile(target, data, flags, mode, encoding, flush) {
      const bytes = contentArgument(data, encoding);
      if (typeof target !== 'string') {
        const fd = integerArgument(target);
        return writeAll(
          attempt('write', undefined, undefined, () => descriptors.get(fd)),
          bytes,
          flush === true,
        );
      }
      const file = attempt('open', target, undefined, () => mounts.open(target, integerArgument(flags), integerArgument(mode)));
      closing(file, () => writeAll(file, bytes, flush === true));
    },

    read(fd, target, position) {
      const number = integerArgument(fd);
      const into = bytesArgument(target);
      const at = positionArgument(position);
      return attempt('read', undefined, undefined, () => descriptors.get(number).read(into, at));
    },

    write(fd, source, position, encoding) {
      const number = integerArgument(fd);
      const bytes = contentArgument(source, encoding);
      const at = positionArgument(position);
      return attempt('write', undefined, undefined, () => descriptors.get(number).write(bytes, at));
    },

    copyFile(from, to, mode) {
      const source = textArgument(from);
      const target = textArgument(to);
      const how = integerArgument(mode);
      attempt('copyfile', source, target, () => copyFile(mounts, source, target, how));
    },
  };
}

/** Uses a file and closes it. That this fails is told where nothing else did. */
function closing<T>(file: OpenFile, use: () => T): T {
  let result: T;
  try {
    result = use();
  } catch (error) {
    quietly(() => file.close());
    throw error;
  }
  attempt('close', undefined, undefined, () => file.close());
  return result;
}

/** For what is put right after a failure: its own would hide the one that matters. */
function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // The first error is the one that is told.
  }
}

function readByPath(mounts: Mounts, path: string, encoding: BufferEncoding | undefined): Uint8Array | string {
  try {
    if (encoding === 'utf8') return mounts.readText(path);
    return decoded(mounts.readFile(path), encoding);
  } catch (error) {
    // Node opens a directory without trouble and fails at the first read, whose error names no path.
    const isRead = error instanceof VolumeError && (error.code === 'EISDIR' || error.code === 'ENOMEM');
    return attempt(isRead ? 'read' : 'open', isRead ? undefined : path, undefined, () => {
      throw error;
    });
  }
}

/** Without an encoding the bytes go to the guest as they are; the port copies them into its memory, once. */
function decoded(bytes: Uint8Array, encoding: BufferEncoding | undefined): Uint8Array | string {
  if (encoding === undefined) return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding);
}

function contentArgument(data: unknown, encoding: string | undefined): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, encodingArgument(encoding) ?? 'utf8');
  return bytesArgument(data);
}

function positionArgument(position: unknown): number | undefined {
  const at = integerArgument(position);
  return at < 0 ? undefined : at;
}

function readToEnd(file: OpenFile, maxBytes: number): Uint8Array {
  return attempt('read', undefined, undefined, () => {
    const size = file.type === 'file' ? file.stat().size : 0;
    if (size > maxBytes) throw new VolumeError('ENOMEM');
    let bytes = new Uint8Array(size + 1);
    let length = 0;
    for (;;) {
      const read = file.read(bytes.subarray(length));
      if (read === 0) return bytes.subarray(0, length);
      length += read;
      if (length > maxBytes) throw new VolumeError('ENOMEM');
      if (length < bytes.byteLength) continue;
      const larger = new Uint8Array(length * 2);
      larger.set(bytes);
      bytes = larger;
    }
  });
}

function writeAll(file: OpenFile, bytes: Uint8Array, flush: boolean): void {
  attempt('write', undefined, undefined, () => {
    for (let written = 0; written < bytes.byteLength; ) written += file.write(bytes.subarray(written));
    // An empty write still says whether the file may be written to.
    if (bytes.byteLength === 0) file.write(bytes);
  });
  if (flush) attempt('fsync', undefined, undefined, () => file.sync());
}

/**
 * As libuv's copy: the target is opened, then checked against the source, then cut and filled; it gets the source's mode,
 * and is removed when something fails on the way.
 */
function copyFile(mounts: Mounts, from: string, to: string, mode: number): void {
  if (mode & COPYFILE_FICLONE_FORCE) throw new VolumeError('ENOTSUP');
  const source = mounts.open(from, O_RDONLY);
  try {
    const { mode: permissions } = source.stat();
    const target = mounts.open(to, O_COPY_TARGET | (mode & COPYFILE_EXCL ? O_EXCL : 0), permissions);
    try {
      try {
        fill(target, source, permissions);
      } catch (error) {
        quietly(() => target.close());
        throw error;
      }
      target.close();
    } catch (error) {
      quietly(() => mounts.unlink(to));
      throw error;
    }
  } finally {
    quietly(() => source.close());
  }
}

function fill(target: OpenFile, source: OpenFile, mode: number): void {
  const { dev, ino, size } = source.stat();
  const existing = target.stat();
  if (existing.dev === dev && existing.ino === ino) return;
  target.truncate(0);
  target.update({ mode });
  const chunk = new Uint8Array(Math.min(CHUNK_BYTES, size + 1));
  for (let read = source.read(chunk); read > 0; read = source.read(chunk)) {
    for (let written = 0; written < read; ) written += target.write(chunk.subarray(written, read));
  }
}
