/** A parser on a connection: what it reads becomes messages, whose streams are filled as fast as they are read. */
import { onRestore } from 'internal:lifecycle';

import { IncomingMessage, readStart, readStop } from './guest-incoming.ts';
import { HttpParser } from './guest-parser.ts';
import { methods } from './guest-parser-methods.ts';
import { lenient, type ParseError } from './guest-parser-types.ts';
import type { HttpSocket, Incoming, Parser } from './guest-types.ts';

export const REQUEST = 1;
export const RESPONSE = 2;
/** As many header lines as Node keeps where nobody says otherwise (http.html#servermaxheaderscount). */
const MOST_HEADER_PAIRS = 2000;

function onMessageBegin(this: Parser): void {
  if (this.messageStart === 0) this.messageStart = now();
  this.headersEnd = 0;
}

function onHeadersComplete(
  this: Parser,
  versionMajor: number,
  versionMinor: number,
  headers: string[],
  method: number | undefined,
  url: string,
  statusCode: number | undefined,
  statusMessage: string | undefined,
  upgrade: boolean,
  keepsAlive: boolean,
): number {
  this.headersEnd = now();
  const message = this.makeIncoming!(this.socket!);
  this.incoming = message;
  message.httpVersionMajor = versionMajor;
  message.httpVersionMinor = versionMinor;
  message.httpVersion = `${versionMajor}.${versionMinor}`;
  message.joinDuplicateHeaders = this.joinDuplicateHeaders;
  message.upgrade = upgrade;
  const most = this.maxHeaderPairs;
  const kept = most > 0 && headers.length > most ? headers.slice(0, most) : headers;
  message._addHeaderLines(kept, kept.length);
  if (method === undefined) {
    message.statusCode = statusCode!;
    message.statusMessage = statusMessage!;
  } else {
    message.url = url;
    message.method = methods[method]!;
  }
  return this.onIncoming!(message, keepsAlive);
}

function onHeaders(this: Parser, trailers: string[]): void {
  const message = this.incoming;
  if (message === null) return;
  message.complete = true;
  message._addHeaderLines(trailers, trailers.length);
}

function onBody(this: Parser, bytes: Uint8Array): void {
  const message = this.incoming;
  if (message === null || message._dumped) return;
  if (!message.push(bytes)) readStop(this.socket);
}

function onMessageComplete(this: Parser): void {
  this.messageStart = 0;
  const message = this.incoming;
  if (message !== null) {
    message.complete = true;
    // What nobody wants to read has ended already.
    if (!message._readableState.ended) message.push(null);
  }
  // The next message may follow, although this one is still being read.
  readStart(this.socket);
}

export function now(): number {
  return (globalThis as unknown as { performance: { now(): number } }).performance.now();
}

const makeIncoming = (socket: HttpSocket): Incoming => new IncomingMessage(socket);

/** Parsers that wait for use: a client's is used for one response (http.html#httpsetmaxidlehttpparsersmax). */
export const parsers = {
  name: 'parsers',
  ctor: makeParser,
  max: 1000,
  list: [] as Parser[],
  alloc(): Parser {
    return this.list.pop() ?? this.ctor();
  },
  free(parser: Parser): boolean {
    if (this.list.length >= this.max || parser.isRunning) return false;
    this.list.push(parser);
    return true;
  },
};
onRestore(() => {
  parsers.list = [];
});

export function takeParser(): Parser {
  return prepare(parsers.alloc());
}

/** A parser with the callbacks of a connection. */
function makeParser(): Parser {
  const parser = new HttpParser() as Parser;
  parser[0] = onMessageBegin as never;
  parser[1] = onHeaders as never;
  parser[2] = onHeadersComplete as never;
  parser[3] = onBody as never;
  parser[4] = onMessageComplete as never;
  return prepare(parser);
}
Object.defineProperty(makeParser, 'name', { value: 'parsersCb' });

function prepare(parser: Parser): Parser {
  parser.socket = null;
  parser.incoming = null;
  parser.outgoing = null;
  parser.onIncoming = null;
  parser.makeIncoming = makeIncoming;
  parser.joinDuplicateHeaders = null;
  parser.maxHeaderPairs = MOST_HEADER_PAIRS;
  parser.mostFields = 0;
  parser.messageStart = 0;
  parser.headersEnd = 0;
  return parser;
}

/** Takes a parser from its connection, and ends its async resource. */
export function freeParser(
  parser: Parser | null | undefined,
  request: { parser?: Parser | null } | null,
  socket: HttpSocket | null,
): void {
  if (parser) {
    parser.socket = null;
    parser.incoming = null;
    parser.outgoing = null;
    parser.onIncoming = null;
    parser.close();
    parser.free();
    parsers.free(parser);
  }
  if (request) request.parser = null;
  if (socket) socket.parser = null;
}

/** What a refusal carries besides Node's code: the bytes it was found in. */
export function completeError(error: ParseError, bytes: Uint8Array | undefined): ParseError {
  error.rawPacket = bytes;
  if (error.reason) error.message = `Parse Error: ${error.reason}`;
  return error;
}

/** nodejs.org/api/http.html, options `insecureHTTPParser` and `httpValidation`. */
export function lenientFlags(isInsecure: boolean | undefined, validation: string | undefined): number {
  if (validation === 'insecure') return lenient.all;
  if (validation === 'relaxed') return lenient.headerValueRelaxed;
  return isInsecure ? lenient.all : lenient.none;
}
