import { codes } from 'internal:errors';
import { validateInteger } from 'internal:validators';
import { Buffer } from 'node:buffer';
import stream, { errorOrDestroy, Readable } from 'node:stream';
import { fileUrlPath, pathText } from './guest-arguments.ts';
import {
  attach,
  type FileStream,
  kFs,
  kIsPerformingIO,
  methods,
  perform,
  requireFunctions,
  streamOptions,
} from './guest-stream-file.ts';

/** A file as a Readable (nodejs.org/api/fs.html#fscreatereadstreampath-options). */
export interface ReadFileStream extends FileStream {
  start: number | undefined;
  end: number;
  pos: number | undefined;
  bytesRead: number;
  push(chunk: unknown): boolean;
}

interface Finish {
  finished(stream: object, callback: unknown): void;
}

const DEFAULT_BYTES = 64 * 1024;
const NEW_FILE_MODE = 0o666;

export function constructReadStream(stream: ReadFileStream, path: unknown, given: unknown): void {
  const options = streamOptions(given);
  options['highWaterMark'] ??= DEFAULT_BYTES;
  options['autoDestroy'] = options['autoClose'] === undefined ? true : options['autoClose'];
  const isOpen = options['fd'] !== undefined && options['fd'] !== null;
  if (!isOpen) {
    stream.fd = null;
    stream.path = checkedPath(path);
    stream.flags = options['flags'] === undefined ? 'r' : options['flags'];
    stream.mode = options['mode'] === undefined ? NEW_FILE_MODE : options['mode'];
  }
  attach(stream, options);
  requireFunctions(stream, options['autoDestroy'] ? ['read', 'close'] : ['read']);
  const { start, end } = options as { start?: number; end?: number };
  stream.start = start;
  stream.end = end ?? Number.POSITIVE_INFINITY;
  stream.pos = undefined;
  stream.bytesRead = 0;
  stream[kIsPerformingIO] = false;
  if (start !== undefined) {
    validateInteger(start, 'start', 0);
    stream.pos = start;
  }
  if (stream.end !== Number.POSITIVE_INFINITY) {
    validateInteger(stream.end, 'end', 0);
    if (start !== undefined && start > stream.end) {
      throw new codes.ERR_OUT_OF_RANGE('start', `<= "end" (here: ${stream.end})`, start);
    }
  }
  Reflect.apply(Readable as never, stream, [options]);
  if (options['encoding']) (stream as unknown as { setEncoding(name: unknown): void }).setEncoding(options['encoding']);
}

/** The path as it was given, URLs apart: it is opened later, but a bad one is told at once. */
export function checkedPath(path: unknown): unknown {
  const text = fileUrlPath(path);
  pathText(text);
  return text;
}

export const readMethods = {
  _construct: methods._construct,

  _read(this: ReadFileStream, size: number): void {
    const wanted = Math.min(this.pos === undefined ? this.end - this.bytesRead + 1 : this.end - this.pos + 1, size);
    if (wanted <= 0) {
      this.push(null);
      return;
    }
    const target = Buffer.allocUnsafeSlow(wanted);
    perform(this, (done) => {
      this[kFs]['read']!(this.fd, target, 0, wanted, this.pos ?? null, (error: unknown, bytesRead: number, bytes: Buffer) => {
        if (!done(error)) return;
        if (error) errorOrDestroy(this, error);
        else this.push(take(this, bytesRead, bytes));
      });
    });
  },

  _destroy: methods._destroy,
  /** Tells its end, other than a `WriteStream`: closing before the end of the file is an error (observed). */
  close(this: ReadFileStream, callback?: unknown): void {
    if (typeof callback === 'function') (stream as unknown as Finish).finished(this, callback);
    this.destroy();
  },
};

function take(stream: ReadFileStream, bytesRead: number, bytes: Buffer): Buffer | null {
  if (bytesRead <= 0) return null;
  if (stream.pos !== undefined) stream.pos += bytesRead;
  stream.bytesRead += bytesRead;
  if (bytesRead === bytes.length) return bytes;
  // A copy, so that a short read does not hold the whole buffer.
  const short = Buffer.allocUnsafeSlow(bytesRead);
  bytes.copy(short, 0, 0, bytesRead);
  return short as Buffer;
}
