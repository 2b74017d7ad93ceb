import { validateObject, validateString } from 'internal:validators';
import { createStoredBlob, type StoredPart } from 'node:buffer';
import * as fs from 'node:fs';
import path from 'node:path';
import { DOMException } from 'web:dom-exception';

/** What tells that a file is still the one that a Blob was made of. */
interface FileState {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
}

function stateOf(file: string): FileState | undefined {
  const stats = fs.statNow(file, { throwIfNoEntry: false }, true) as Omit<FileState, 'path'> | undefined;
  return stats && { path: file, size: stats.size, mtimeMs: stats.mtimeMs, ino: stats.ino };
}

const notReadable = (): Error => new DOMException('The blob could not be read', 'NotReadableError');

/** A range of a file, read when it is wanted (w3c.github.io/FileAPI/#NotReadableError where it has changed). */
class FilePart implements StoredPart {
  readonly #file: FileState;
  readonly #start: number;
  readonly length: number;

  constructor(file: FileState, start: number, end: number) {
    this.#file = file;
    this.#start = start;
    this.length = end - start;
  }

  part(start: number, end: number): FilePart {
    return new FilePart(this.#file, this.#start + start, this.#start + end);
  }

  read(): Uint8Array {
    const { path: name, size, mtimeMs, ino } = this.#file;
    const now = stateOf(name);
    if (now === undefined || now.size !== size || now.mtimeMs !== mtimeMs || now.ino !== ino) throw notReadable();
    const bytes = new Uint8Array(this.length);
    let at = 0;
    try {
      const fd = fs.host.open(name, fs.constants.O_RDONLY as number, 0);
      try {
        while (at < bytes.length) {
          const count = fs.host.read(fd, bytes.subarray(at), this.#start + at);
          if (count === 0) break;
          at += count;
        }
      } finally {
        fs.host.close(fd);
      }
    } catch {
      throw notReadable();
    }
    if (at < bytes.length) throw notReadable();
    return bytes;
  }
}

/** `fs.openAsBlob` (nodejs.org/api/fs.html#fsopenasblobpath-options). */
export async function openAsBlob(name: unknown, options: unknown = {}): Promise<unknown> {
  validateObject(options, 'options');
  const type = (options as { type?: unknown }).type || '';
  validateString(type, 'options.type');
  const file = stateOf(path.resolve(fs.pathText(name)));
  if (file === undefined) throw invalidFile();
  return createStoredBlob(new FilePart(file, 0, file.size), type);
}

function invalidFile(): Error {
  const error = new TypeError('Unable to open file as blob') as TypeError & { code: string };
  error.code = 'ERR_INVALID_ARG_VALUE';
  return error;
}
