import { codes } from 'internal:errors';
import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import { serverChannels } from './guest-diagnostics.ts';
import { http2Codes } from './guest-errors.ts';
import { Code } from './guest-frames.ts';
import type { HeaderInput } from './guest-headers.ts';
import { responsePseudo, toFields } from './guest-headers.ts';
import { assertHeaders, assertOptions } from './guest-options.ts';
import {
  hasNoBody,
  isStrict,
  type Prepared,
  prepareResponse,
  type RespondOptions,
  type ServerHttp2Stream,
} from './guest-server-stream.ts';
import * as S from './guest-symbols.ts';
import { StreamFlag } from './guest-symbols.ts';

interface FileOptions extends RespondOptions {
  offset?: number;
  length?: number;
  statCheck?: (this: unknown, stat: unknown, headers: unknown, options: unknown) => unknown;
  onError?: (error: unknown) => void;
}
interface Stats {
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
}
interface Files {
  open(path: unknown, flags: string, callback: (error: unknown, fd: number) => void): void;
  close(fd: number, callback: (error: unknown) => void): void;
  fstat(fd: number, callback: (error: unknown, stat: Stats) => void): void;
  read(
    fd: number,
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number | null,
    callback: (error: unknown, count: number) => void,
  ): void;
}
const files = fs as unknown as Files;
const CHUNK = 65_536;

function checkOptions(options: FileOptions | undefined): void {
  assertOptions(options);
  for (const name of ['offset', 'length'] as const) {
    const value = options?.[name];
    if (value !== undefined && typeof value !== 'number') throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, value);
  }
  const check: unknown = options?.statCheck;
  if (check !== undefined && typeof check !== 'function') throw new codes.ERR_INVALID_ARG_VALUE('options.statCheck', check);
}

function prepare(
  stream: ServerHttp2Stream,
  given: HeaderInput | undefined,
  options: FileOptions | undefined,
): [FileOptions, Prepared] {
  if (stream.destroyed || stream.closed) throw new http2Codes.ERR_HTTP2_INVALID_STREAM();
  if (stream.headersSent) throw new http2Codes.ERR_HTTP2_HEADERS_SENT();
  checkOptions(options);
  const own: FileOptions = { ...options };
  if (own.waitForTrailers) stream[S.kState].flags |= StreamFlag.HAS_TRAILERS;
  stream[S.kUpdateTimer]();
  assertHeaders(given, 'headers');
  const prepared = prepareResponse(given, own.sendDate, isStrict(stream));
  if (hasNoBody(prepared.status) || stream.headRequest) throw new http2Codes.ERR_HTTP2_PAYLOAD_FORBIDDEN(prepared.status);
  return [own, prepared];
}

/** nodejs.org/api/http2.html#http2streamrespondwithfdfd-headers-options */
export function respondWithFD(stream: ServerHttp2Stream, given: unknown, headers?: HeaderInput, options?: object): void {
  const fd =
    given !== null && typeof given === 'object' && typeof (given as { fd?: unknown }).fd === 'number'
      ? (given as { fd: number }).fd
      : given;
  if (stream.destroyed || stream.closed) throw new http2Codes.ERR_HTTP2_INVALID_STREAM();
  if (stream.headersSent) throw new http2Codes.ERR_HTTP2_HEADERS_SENT();
  checkOptions(options);
  if (typeof fd !== 'number') throw new codes.ERR_INVALID_ARG_TYPE('fd', ['number', 'FileHandle'], fd);
  const [own, prepared] = prepare(stream, headers, options);
  if (own.statCheck === undefined) {
    send(stream, fd, prepared, own, () => {});
    return;
  }
  files.fstat(fd, (error, stat) => {
    if (stream.destroyed) return;
    if (error) {
      stream.destroy(error);
      return;
    }
    if (own.statCheck!.call(stream, stat, prepared.headers, rangeOf(own)) === false || stream.headersSent) return;
    send(stream, fd, renew(stream, prepared), own, () => {});
  });
}

const rangeOf = (own: FileOptions): { offset: number; length: number } => ({ offset: own.offset ?? 0, length: own.length ?? -1 });

/** `statCheck` may have changed the headers. */
function renew(stream: ServerHttp2Stream, { headers }: Prepared): Prepared {
  return { headers, status: headers[':status'] as number, fields: toFields(headers, responsePseudo, isStrict(stream)) };
}

/** nodejs.org/api/http2.html#http2streamrespondwithfilepath-headers-options */
export function respondWithFile(stream: ServerHttp2Stream, path: unknown, headers?: HeaderInput, options?: object): void {
  const [own, prepared] = prepare(stream, headers, options);
  const fail = (error: unknown, fd?: number): void => {
    if (fd !== undefined) files.close(fd, () => {});
    if (own.onError !== undefined) own.onError(error);
    else stream.destroy(error);
  };
  files.open(path, 'r', (error, fd) => {
    if (error) return fail(error);
    files.fstat(fd, (failure, stat) => {
      if (stream.destroyed || stream.closed) {
        files.close(fd, () => {});
        return undefined;
      }
      if (failure) return fail(failure, fd);
      if (!stat.isFile()) {
        const isDirectory = stat.isDirectory();
        if (isDirectory || own.offset !== undefined || own.length !== undefined) {
          return fail(isDirectory ? new http2Codes.ERR_HTTP2_SEND_FILE() : new http2Codes.ERR_HTTP2_SEND_FILE_NOSEEK(), fd);
        }
      }
      const range = rangeOf(own);
      if (own.statCheck?.call(stream, stat, prepared.headers, range) === false || stream.headersSent) {
        files.close(fd, () => {});
        return undefined;
      }
      if (stat.isFile()) {
        range.length = range.length < 0 ? stat.size - range.offset : Math.min(stat.size - range.offset, range.length);
        prepared.headers['content-length'] = range.length;
      }
      try {
        send(stream, fd, renew(stream, prepared), { ...own, ...range }, () => files.close(fd, () => {}));
      } catch (thrown) {
        return fail(thrown, fd);
      }
      return undefined;
    });
  });
}

/** The answer with a file for its body. The stream's own writable side is over: the file goes past it. */
function send(
  stream: ServerHttp2Stream,
  fd: number,
  { headers, fields }: Prepared,
  options: FileOptions,
  done: () => void,
): void {
  const state = stream[S.kState];
  const { wire, connection } = stream[S.kHandle]!;
  state.flags |= StreamFlag.HEADERS_SENT;
  stream[S.kSentHeaders] = headers;
  (stream as unknown as { _final: unknown })._final = null;
  stream.end();
  connection.respond(wire, fields.list, fields.sensitive, true, Boolean(options.waitForTrailers));
  if (serverChannels.finish.hasSubscribers) serverChannels.finish.publish({ stream, headers, flags: state.flags });
  let position: number | null = options.offset !== undefined && options.offset >= 0 ? options.offset : null;
  let left = options.length === undefined || options.length < 0 ? Number.POSITIVE_INFINITY : options.length;
  const finish = (): void => {
    done();
    if (wire.isClosed) return;
    connection.finish(wire);
    stream[S.kMaybeDestroy]();
  };
  const step = (): undefined => {
    if (stream.destroyed || wire.isClosed || left <= 0) {
      if (left <= 0) finish();
      else done();
      return undefined;
    }
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, left));
    files.read(fd, buffer, 0, buffer.length, position, (error, count) => {
      if (stream.destroyed || wire.isClosed) return done();
      if (error) {
        done();
        // The peer is told, not what was wrong (observed).
        stream.close(Code.INTERNAL_ERROR);
        return undefined;
      }
      if (count === 0) return finish();
      if (position !== null) position += count;
      left -= count;
      stream[S.kUpdateTimer]();
      connection.write(wire, buffer.subarray(0, count), (failure) => {
        if (failure) done();
        else step();
      });
      return undefined;
    });
    return undefined;
  };
  step();
}
