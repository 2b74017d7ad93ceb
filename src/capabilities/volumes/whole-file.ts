import { type OpenOptions, type Volume, VolumeError } from './volume.ts';

const READ_ONLY: OpenOptions = { read: true, write: false, create: false, exclusive: false, truncate: false, mode: 0 };

/** First chunk for files that claim to be empty and are not (as those of /proc do). */
const UNKNOWN_SIZE_BYTES = 8192;

/**
 * Reads a file that a volume does not hold in memory. A file larger than `maxBytes` could not be handed to the guest
 * anyway, so it is refused with ENOMEM before the host has spent memory on it.
 */
export function readWholeFile(volume: Volume, path: string, maxBytes: number): Uint8Array {
  const file = volume.open(path, READ_ONLY);
  try {
    const { size, type } = file.stat();
    if (type === 'directory') throw new VolumeError('EISDIR');
    if (size > maxBytes) throw new VolumeError('ENOMEM');
    let bytes = new Uint8Array(size === 0 ? UNKNOWN_SIZE_BYTES : size);
    let length = 0;
    for (;;) {
      const read = file.read(bytes.subarray(length), length);
      length += read;
      // A known size has been read whole: one more call only to see the end would double the cost of small files.
      if (read === 0 || (length === size && size > 0)) return bytes.subarray(0, length);
      if (length < bytes.byteLength) continue;
      if (length >= maxBytes) throw new VolumeError('ENOMEM');
      const larger = new Uint8Array(Math.min(length * 2, maxBytes));
      larger.set(bytes);
      bytes = larger;
    }
  } finally {
    file.close();
  }
}
