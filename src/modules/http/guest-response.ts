import { codes } from 'internal:errors';
import { linkValue } from 'internal:http-fields';
import { format } from 'internal:inspect';
import { describeFunction } from 'internal:surface';
import { kValidateObjectAllowArray, validateInteger, validateObject } from 'internal:validators';
import { httpCodes } from './guest-errors.ts';
import { hasInvalidCharacter, validateHeaderName, validateHeaderValue } from './guest-headers.ts';
import { STATUS_CODES } from './guest-names.ts';
import { OutgoingMessage } from './guest-outgoing.ts';
import { kOutHeaders } from './guest-outgoing-headers.ts';
import { type Callback, defineMethods, type HttpSocket, type Incoming, type Outgoing, type Response } from './guest-types.ts';

/** nodejs.org/api/http.html#class-httpserverresponse */
function ServerResponseClass(this: Response, req: Incoming, options?: object): void {
  Reflect.apply(OutgoingMessage as unknown as () => void, this, [options]);
  if (req.method === 'HEAD') this._hasBody = false;
  this.req = req;
  this.sendDate = true;
  this._sent100 = false;
  this._expect_continue = false;
  // RFC 9112, 7: who speaks HTTP/1.0 knows of no chunks unless it says so, and of no second message on a connection.
  if (req.httpVersionMajor! < 1 || req.httpVersionMinor! < 1) {
    this.useChunkedEncodingByDefault = /(?:^|\W)chunked(?:$|\W)/i.test((req.headers as Record<string, string>)['te'] as string);
    this.shouldKeepAlive = false;
  }
}

export const ServerResponse = describeFunction(ServerResponseClass, 'ServerResponse', 2) as unknown as {
  new (request: Incoming, options?: object): Response;
  readonly prototype: Response;
};
Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ServerResponse, OutgoingMessage);

function onSocketClose(this: HttpSocket): void {
  // The message may have been taken from it meanwhile, by a listener of the same event.
  const message = this._httpMessage;
  if (!message) return;
  message.destroyed = true;
  message._closed = true;
  message.emit('close');
}

function writeInformation(this: Response, statusCode: unknown, headers?: unknown, callback?: Callback): void {
  if (this._header) throw new httpCodes.ERR_HTTP_HEADERS_SENT('write');
  validateInteger(statusCode, 'statusCode', 100, 199);
  // RFC 9110, 15.2.2: after that the connection speaks another protocol.
  if (statusCode === 101) throw new httpCodes.ERR_HTTP_INVALID_STATUS_CODE(String(statusCode));
  if (headers != null) validateObject(headers, 'headers', kValidateObjectAllowArray);
  let text = `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] ?? 'unknown'}\r\n`;
  for (const [name, value] of pairsOf(headers)) {
    validateHeaderName(name);
    validateHeaderValue(name, value, this._isLenientHeaderValidation());
    text += `${name}: ${value as string}\r\n`;
  }
  this._writeRaw(`${text}\r\n`, 'ascii', callback);
}

function pairsOf(headers: unknown): [string, unknown][] {
  if (!Array.isArray(headers)) return Object.entries((headers ?? {}) as object);
  const pairs: [string, unknown][] = [];
  for (let index = 0; index < headers.length; index += 2) pairs.push([headers[index], headers[index + 1]]);
  return pairs;
}

function writeHead(this: Response, given: unknown, reasonGiven?: unknown, headersGiven?: unknown): Response {
  if (this._header) throw new httpCodes.ERR_HTTP_HEADERS_SENT('write');
  const statusCode = (given as number) | 0;
  if (statusCode < 100 || statusCode > 999) throw new httpCodes.ERR_HTTP_INVALID_STATUS_CODE(format('%s', given));
  let headers = headersGiven;
  if (typeof reasonGiven === 'string') this.statusMessage = reasonGiven;
  else {
    this.statusMessage ||= STATUS_CODES[statusCode] || 'unknown';
    headers ??= reasonGiven;
  }
  this.statusCode = statusCode;
  const toStore = this[kOutHeaders] ? merge(this, headers) : headers;
  if (hasInvalidCharacter(this.statusMessage)) throw new httpCodes.ERR_INVALID_CHAR('statusMessage');
  // RFC 9110, 6.4.1.
  if (statusCode === 204 || statusCode === 304 || statusCode < 200) this._hasBody = false;
  // A client that waits for 100 and gets this instead may or may not send its body: the connection cannot be used again.
  if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false;
  this._storeHeader(`HTTP/1.1 ${statusCode} ${this.statusMessage}\r\n`, toStore);
  return this;
}

/** What was set before goes with what is given now, which takes its place. */
function merge(message: Response, headers: unknown): unknown {
  if (Array.isArray(headers)) {
    if (headers.length % 2 !== 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
    const pairs = pairsOf(headers);
    for (const [name] of pairs) message.removeHeader(name);
    for (const [name, value] of pairs) if (name) message.appendHeader(name, value);
  } else if (headers) {
    for (const name of Object.keys(headers as object)) {
      if (name) message.setHeader(name, (headers as Record<string, unknown>)[name]);
    }
  }
  return message[kOutHeaders];
}

defineMethods(ServerResponse.prototype, {
  _finish(this: Response): void {
    (OutgoingMessage.prototype as Outgoing)._finish.call(this);
  },
});
ServerResponse.prototype.statusCode = 200;
ServerResponse.prototype.statusMessage = undefined;

defineMethods(
  ServerResponse.prototype,
  {
    assignSocket(this: Response, socket: HttpSocket): void {
      if (socket._httpMessage) throw new httpCodes.ERR_HTTP_SOCKET_ASSIGNED();
      socket._httpMessage = this;
      socket.on('close', onSocketClose as () => void);
      this.socket = socket;
      this.emit('socket', socket);
      this._flush();
    },
    detachSocket(this: Response, socket: HttpSocket): void {
      socket.removeListener('close', onSocketClose as () => void);
      socket._httpMessage = null;
      this.socket = null;
    },
    writeInformation,
    writeContinue(this: Response, callback?: Callback): void {
      this._writeRaw('HTTP/1.1 100 Continue\r\n\r\n', 'ascii', callback);
      this._sent100 = true;
    },
    writeProcessing(this: Response, callback?: Callback): void {
      this._writeRaw('HTTP/1.1 102 Processing\r\n\r\n', 'ascii', callback);
    },
    writeEarlyHints(this: Response, hints: Record<string, unknown>, callback?: Callback): void {
      validateObject(hints, 'hints');
      if (hints['link'] === null || hints['link'] === undefined) return;
      const link = linkValue(hints['link']);
      if (link === '') return;
      const { link: _, ...rest } = hints;
      writeInformation.call(this, 103, { Link: link, ...rest }, callback);
    },
    _implicitHeader(this: Response): void {
      this.writeHead(this.statusCode);
    },
    writeHead,
  },
  { writeHead: 3, writeInformation: 3, writeContinue: 1, writeProcessing: 1, writeEarlyHints: 2 },
);
Object.defineProperty(writeHead, 'name', { value: 'writeHead' });
Object.defineProperty(writeInformation, 'name', { value: 'writeInformation' });
Object.defineProperty(ServerResponse.prototype, 'writeHeader', {
  value: writeHead,
  writable: true,
  enumerable: true,
  configurable: true,
});
