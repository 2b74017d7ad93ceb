import { codes } from 'internal:errors';
import { validateBoolean, validateInteger } from 'internal:validators';
import { Buffer } from 'node:buffer';
import { type StreamCallback, Writable } from 'node:stream';
import { checkedPath } from './guest-read-stream.ts';
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

/** A file as a Writable (nodejs.org/api/fs.html#fscreatewritestreampath-options). */
export interface WriteFileStream extends FileStream {
  flush: boolean;
  start: number | undefined;
  pos: number | undefined;
  bytesWritten: number;
  autoClose: boolean;
  setDefaultEncoding(encoding: unknown): void;
}

const NEW_FILE_MODE = 0o666;
/** How often a device that is busy is asked again. */
const MOST_RETRIES = 5;

export function constructWriteStream(stream: WriteFileStream, path: unknown, given: unknown): void {
  const options = streamOptions(given);
  // Strings are decoded by the stream: the file takes bytes.
  options['decodeStrings'] = true;
  options['autoDestroy'] = options['autoClose'] === undefined ? true : options['autoClose'];
  const isOpen = options['fd'] !== undefined && options['fd'] !== null;
  if (!isOpen) {
    stream.fd = null;
    stream.path = checkedPath(path);
    stream.flags = options['flags'] === undefined ? 'w' : options['flags'];
    stream.mode = options['mode'] === undefined ? NEW_FILE_MODE : options['mode'];
  }
  const flush = options['flush'] ?? false;
  validateBoolean(flush, 'options.flush');
  stream.flush = flush;
  attach(stream, options);
  const functions = stream[kFs];
  if (!functions['write'] && !functions['writev']) requireFunctions(stream, ['write']);
  if (functions['write']) requireFunctions(stream, ['write']);
  if (functions['writev']) requireFunctions(stream, ['writev']);
  if (options['autoDestroy']) requireFunctions(stream, ['close']);
  if (flush) requireFunctions(stream, ['fsync']);
  // Without the one, the other does its work.
  const own = stream as unknown as { _write: unknown; _writev: unknown };
  if (!functions['write']) own._write = null;
  if (!functions['writev']) own._writev = null;
  const { start } = options as { start?: number };
  stream.start = start;
  stream.pos = undefined;
  stream.bytesWritten = 0;
  stream[kIsPerformingIO] = false;
  if (start !== undefined) {
    validateInteger(start, 'start', 0);
    stream.pos = start;
  }
  Reflect.apply(Writable as never, stream, [options]);
  if (options['encoding']) stream.setDefaultEncoding(options['encoding']);
}

type Written = (error: unknown, bytesWritten: number, data: unknown) => void;

/** Goes on until all bytes are written: an operation may take a part. */
function writeAll(stream: WriteFileStream, data: Buffer, position: number | undefined, callback: StreamCallback): void {
  let rest = data;
  let at = position;
  let retries = 0;
  const next = (): void => {
    stream[kFs]['write']!(stream.fd, rest, 0, rest.length, at ?? null, ((error, bytesWritten, written) => {
      if ((error as { code?: string } | null)?.code === 'EAGAIN') {
        error = null;
        bytesWritten = 0;
      }
      if (stream.destroyed || error) return callback(error || new codes.ERR_STREAM_DESTROYED('write'));
      stream.bytesWritten += bytesWritten;
      retries = bytesWritten ? 0 : retries + 1;
      rest = (written as Buffer).slice(bytesWritten) as Buffer;
      if (at !== undefined) at += bytesWritten;
      if (retries > MOST_RETRIES) callback(new Error('write failed'));
      else if (rest.length > 0) next();
      else callback();
    }) as Written);
  };
  next();
}

export const writeMethods = {
  _construct: methods._construct,

  _write(this: WriteFileStream, data: Buffer, _encoding: string, callback: StreamCallback): void {
    perform(this, (done) => {
      writeAll(this, data, this.pos, (error) => {
        if (!done(error)) callback(error);
        else callback(error);
      });
    });
    if (this.pos !== undefined) this.pos += data.length;
  },

  _writev(this: WriteFileStream, data: readonly { chunk: Buffer }[], callback: StreamCallback): void {
    const chunks = data.map(({ chunk }) => chunk);
    const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    const position = this.pos;
    perform(this, (done) => {
      this[kFs]['writev']!(this.fd, chunks, position ?? null, ((error, bytesWritten) => {
        if (error || bytesWritten >= size) {
          if (!error) this.bytesWritten += bytesWritten;
          done(error);
          callback(error);
          return;
        }
        this.bytesWritten += bytesWritten;
        const rest = Buffer.concat(chunks).slice(bytesWritten) as Buffer;
        writeAll(this, rest, position === undefined ? undefined : position + bytesWritten, (failure) => {
          done(failure);
          callback(failure);
        });
      }) as Written);
    });
    if (this.pos !== undefined) this.pos += size;
  },

  _destroy: methods._destroy,
  close(this: WriteFileStream, callback?: never): void {
    Reflect.apply(methods.close, this, [callback]);
  },
};
