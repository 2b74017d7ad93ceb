import { nextTick } from 'internal:tasks';
import { Buffer } from 'node:buffer';
import fs, { streamClasses } from 'node:fs';
import { type NodeReadable, type NodeWritable, type StreamCallback, Writable } from 'node:stream';
import { host } from './guest-host.ts';

/** The standard streams of a program, made when it first looks at one of them. */
interface OutputStream extends NodeWritable {
  fd: number | null;
  readable: boolean;
  autoClose: boolean;
  _type: string;
  _isStdio: boolean;
  destroySoon: unknown;
  _undestroy(): void;
}

/**
 * Output as Node has it when it goes to a file: what is written is written at once
 * (nodejs.org/api/process.html#a-note-on-process-io). Text goes to the host as it is.
 */
function SyncWriteStream(this: OutputStream, fd: number): void {
  Reflect.apply(Writable as never, this, [{ autoDestroy: true, decodeStrings: false }]);
  this.fd = fd;
  this.readable = false;
  this.autoClose = true;
}
Object.setPrototypeOf(SyncWriteStream.prototype as object, Writable.prototype);
Object.setPrototypeOf(SyncWriteStream, Writable);

const members = {
  _write(this: OutputStream, chunk: string | Uint8Array, encoding: string, callback: StreamCallback): void {
    if (typeof chunk !== 'string') host.write(this.fd!, chunk);
    else if (/^utf-?8$/i.test(encoding)) host.write(this.fd!, chunk);
    else host.write(this.fd!, Buffer.from(chunk, encoding));
    callback();
  },
};
Object.assign(SyncWriteStream.prototype as object, members, { destroySoon: Writable.prototype.destroy });

/** stdout and stderr cannot be closed: they are as before once what waits for their end was told. */
function dummyDestroy(this: OutputStream, error: unknown, callback: StreamCallback): void {
  callback(error);
  this._undestroy();
  if (!(this._writableState as unknown as { emitClose: boolean }).emitClose) nextTick(() => void this.emit('close'));
}

export function createOutput(fd: 1 | 2): OutputStream {
  const stream = Reflect.construct(SyncWriteStream, [fd]) as OutputStream;
  stream._type = 'fs';
  stream._isStdio = true;
  stream.destroySoon = stream.destroy;
  stream._destroy = dummyDestroy;
  return stream;
}

/** Whether writing to a stream does what it did when it was made, so that its text may as well go to the host directly. */
export function isPlain(stream: OutputStream): boolean {
  return (
    stream.write === Writable.prototype.write &&
    (stream as unknown as { _write: unknown })._write === members._write &&
    stream.writableLength === 0 &&
    stream.writable
  );
}

/** Input as Node has it when it comes from a file: in chunks, then its end. The descriptor stays open. */
export function createInput(): NodeReadable {
  const source = Object.create(fs, {
    close: { value: (_fd: unknown, callback: StreamCallback) => nextTick(callback as never, null) },
  }) as object;
  const stream = new streamClasses.ReadStream(null, { fd: 0, fs: source }) as NodeReadable & { fd: unknown };
  return Object.defineProperties(stream, {
    // Pipes and terminals have these, and programs call them without a look. There is no handle that they could let go of.
    ref: { value: () => stream, writable: true, configurable: true },
    unref: { value: () => stream, writable: true, configurable: true },
    fd: { value: 0, writable: true, enumerable: true, configurable: true },
  });
}
