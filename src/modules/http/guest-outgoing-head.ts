import { codes } from 'internal:errors';
import { utcDate } from 'internal:http-fields';
import { httpCodes } from './guest-errors.ts';
import { validateHeaderName, validateHeaderValue } from './guest-headers.ts';
import { kOutHeaders, kUniqueHeaders } from './guest-outgoing-headers.ts';
import type { HeaderTable, Outgoing } from './guest-types.ts';

/** What of a head decides how its message is framed. */
interface Seen {
  connection: boolean;
  length: boolean;
  encoding: boolean;
  date: boolean;
  expect: boolean;
  trailer: boolean;
  lines: string;
}

/** Writes the head's text: what was set, and what a message of its kind must say (RFC 9112, 6 and 9). */
export function storeHead(this: Outgoing, firstLine: string, headers: unknown): void {
  const seen: Seen = {
    connection: false,
    length: false,
    encoding: false,
    date: false,
    expect: false,
    trailer: false,
    lines: firstLine,
  };
  if (headers) addAll(this, seen, headers);
  if (this.sendDate && !seen.date) seen.lines += `Date: ${utcDate()}\r\n`;
  // RFC 9110, 6.4.1: neither has a body, so what says how it is framed would end the exchange in the wrong place.
  if (this.chunkedEncoding && (this.statusCode === 204 || this.statusCode === 304)) {
    this.chunkedEncoding = false;
    this.shouldKeepAlive = false;
  }
  addConnection(this, seen);
  addFraming(this, seen);
  // A trailer section is there in chunked messages only.
  if (!this.chunkedEncoding && seen.trailer) throw new httpCodes.ERR_HTTP_TRAILER_INVALID();
  this._header = `${seen.lines}\r\n`;
  this._headerSent = false;
  // Who expects an answer before the body sends the head at once.
  if (seen.expect) this._send('');
}

function addAll(message: Outgoing, seen: Seen, headers: unknown): void {
  if (headers === message[kOutHeaders]) {
    const table = headers as HeaderTable;
    for (const field in table) {
      const [name, value] = table[field]!;
      addField(message, seen, name, value, false);
    }
  } else if (Array.isArray(headers)) {
    if (headers.length > 0 && Array.isArray(headers[0])) {
      for (const [name, value] of headers as [string, unknown][]) addField(message, seen, name, value, true);
    } else {
      if (headers.length % 2 !== 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
      for (let index = 0; index < headers.length; index += 2) {
        addField(message, seen, headers[index] as string, headers[index + 1], true);
      }
    }
  } else {
    for (const name of Object.keys(headers as object)) {
      addField(message, seen, name, (headers as Record<string, unknown>)[name], true);
    }
  }
}

function addField(message: Outgoing, seen: Seen, name: string, given: unknown, isChecked: boolean): void {
  if (isChecked) validateHeaderName(name);
  const isLenient = isChecked && message._isLenientHeaderValidation();
  let value = given;
  if (Array.isArray(value)) {
    const unique = message[kUniqueHeaders] as Set<string> | null | undefined;
    const isCookie = name.length === 6 && name.toLowerCase() === 'cookie';
    if ((value.length < 2 || !isCookie) && !unique?.has(name.toLowerCase())) {
      for (const each of value) {
        if (isChecked) validateHeaderValue(name, each, isLenient);
        addLine(message, seen, name, each);
      }
      return;
    }
    value = value.join('; ');
  }
  if (isChecked) validateHeaderValue(name, value, isLenient);
  addLine(message, seen, name, value);
}

function addLine(message: Outgoing, seen: Seen, name: string, value: unknown): void {
  seen.lines += `${name}: ${value as string}\r\n`;
  switch (name.length) {
    case 4:
    case 6:
    case 7:
    case 10:
    case 14:
    case 17:
      noteLine(message, seen, name.toLowerCase(), value);
  }
}

function noteLine(message: Outgoing, seen: Seen, field: string, value: unknown): void {
  switch (field) {
    case 'connection':
      seen.connection = true;
      message._removedConnection = false;
      if (/(?:^|\W)close(?:$|\W)/i.test(value as string)) message._last = true;
      else message.shouldKeepAlive = true;
      break;
    case 'transfer-encoding':
      seen.encoding = true;
      message._removedTE = false;
      if (/(?:^|\W)chunked(?:$|\W)/i.test(value as string)) message.chunkedEncoding = true;
      break;
    case 'content-length':
      seen.length = true;
      message._contentLength = +(value as string);
      message._removedContLen = false;
      break;
    case 'date':
    case 'expect':
    case 'trailer':
      seen[field] = true;
      break;
    case 'keep-alive':
      message._defaultKeepAlive = false;
  }
}

function addConnection(message: Outgoing, seen: Seen): void {
  if (message._removedConnection) {
    // It says nothing, and stays open or not as it would have (observed).
    message._last = !message.shouldKeepAlive;
    return;
  }
  if (seen.connection) return;
  const keeps = message.shouldKeepAlive && (seen.length || message.useChunkedEncodingByDefault || Boolean(message.agent));
  if (keeps && message.maxRequestsOnConnectionReached) seen.lines += 'Connection: close\r\n';
  else if (keeps) {
    seen.lines += 'Connection: keep-alive\r\n';
    if (message._keepAliveTimeout && message._defaultKeepAlive) {
      const most = message._maxRequestsPerSocket! > 0 ? `, max=${message._maxRequestsPerSocket}` : '';
      seen.lines += `Keep-Alive: timeout=${Math.floor(message._keepAliveTimeout / 1000)}${most}\r\n`;
    }
  } else {
    message._last = true;
    seen.lines += 'Connection: close\r\n';
  }
}

function addFraming(message: Outgoing, seen: Seen): void {
  if (seen.length || seen.encoding) return;
  if (!message._hasBody) message.chunkedEncoding = false;
  else if (!message.useChunkedEncodingByDefault) message._last = true;
  else if (!seen.trailer && !message._removedContLen && typeof message._contentLength === 'number') {
    seen.lines += `Content-Length: ${message._contentLength}\r\n`;
  } else if (!message._removedTE) {
    seen.lines += 'Transfer-Encoding: chunked\r\n';
    message.chunkedEncoding = true;
  } else {
    // With nothing that tells its length, the body ends with the connection.
    message._last = true;
  }
}
