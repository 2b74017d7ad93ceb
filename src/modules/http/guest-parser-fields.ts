/**
 * Header and trailer fields (RFC 9112, 5) and what of them says where a message ends (RFC 9112, 6). Two readings of one message
 * are how requests are smuggled: whatever could be read twice is refused, with Node's codes.
 */
import { type Refusal, refuse, type StartLine } from './guest-parser-lines.ts';

const FIELD = /([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)\r\n/y;
/** For `insecureHTTPParser`: any value, and lines may end without CR. */
const LENIENT_FIELD = /([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*([^\r\n]*)\r?\n/y;
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]*/;
const VALUE = /[\t\x20-\x7e\x80-\xff]*/y;
/** Names that the parser itself knows tell of a space behind them in other words (observed). */
const KNOWN = /^(?:connection|content-length|proxy-connection|transfer-encoding|upgrade)$/i;
const LARGEST_LENGTH = 2n ** 64n - 1n;

export interface Field {
  readonly name: string;
  readonly value: string;
  /** With the spaces behind it, which count for the size of the head. */
  readonly rawValue: string;
  readonly end: number;
}

export function readField(text: string, at: number, isLenient: boolean): Field | undefined {
  const expression = isLenient ? LENIENT_FIELD : FIELD;
  expression.lastIndex = at;
  const match = expression.exec(text);
  if (match === null) return undefined;
  const rawValue = match[2]!;
  const last = rawValue.charCodeAt(rawValue.length - 1);
  const value = last === 0x20 || last === 0x09 ? rawValue.replace(/[ \t]+$/, '') : rawValue;
  return { name: match[1]!, value, rawValue, end: expression.lastIndex };
}

/** What comes before a line decides how a line that begins with a space is told. */
export type Before = 'start line' | 'value' | 'empty value' | 'chunk';

/** RFC 9112, 5.2: the text of a line that goes on with the value before it, and where the next line begins. */
interface Folded {
  readonly folded: string;
  readonly end: number;
}

/** A line that is no field: a folded one, which only a lenient parser takes, a wrong one, or undefined for one that is not whole. */
export function readOddField(line: string, before: Before, isLenient: boolean): Folded | Refusal | undefined {
  const isWhole = line.endsWith('\n');
  if (isLenient && /^[ \t]/.test(line)) {
    if (!isWhole) return undefined;
    if (before === 'start line') return { folded: '', end: /^[ \t]+/.exec(line)![0].length };
    return { folded: line.replace(/\r?\n$/, '').trimEnd(), end: line.length };
  }
  const wrong = diagnoseField(line, before, isLenient);
  if (wrong !== undefined || !isWhole) return wrong;
  return refuse('INVALID_HEADER_TOKEN', 'Invalid header token', 0);
}

/** What is wrong with a field's line; undefined when it is right as far as it goes. */
function diagnoseField(line: string, before: Before, isLenient: boolean): Refusal | undefined {
  const token = 'INVALID_HEADER_TOKEN';
  const first = line[0];
  if (first === undefined) return undefined;
  if (first === '\r') {
    return line.length < 2 || line[1] === '\n' ? undefined : refuse('STRICT', 'Expected LF after headers', 1);
  }
  if (first === '\n') return refuse(token, 'Invalid header field char', 1);
  if (first === ' ' || first === '\t') {
    if (before === 'value') return refuse(token, 'Unexpected whitespace after header value', 0);
    if (before === 'empty value') return refuse(token, 'Invalid header value char', 1);
    if (before === 'start line' && first === ' ') return refuse('UNEXPECTED_SPACE', 'Unexpected space after start line', 1);
    return refuse(token, 'Invalid header token', 0);
  }
  const name = NAME.exec(line)![0];
  const end = name.length;
  if (end === line.length) return undefined;
  if (line[end] !== ':' || end === 0) {
    if (line[end] === ' ' && KNOWN.test(name)) return refuse(token, 'Invalid header field char', end + 1);
    return refuse(token, 'Invalid header token', end);
  }
  return diagnoseValue(line, end + 1, name, isLenient);
}

function diagnoseValue(line: string, from: number, name: string, isLenient: boolean): Refusal | undefined {
  const token = 'INVALID_HEADER_TOKEN';
  let at = from;
  while (line[at] === ' ' || line[at] === '\t') at++;
  const start = at;
  if (/^content-length$/i.test(name)) {
    at += /^[0-9]*[ \t]*/.exec(line.slice(at))![0].length;
    if (at < line.length && line[at] !== '\r' && line[at] !== '\n') {
      return refuse('INVALID_CONTENT_LENGTH', 'Invalid character in Content-Length', at);
    }
  } else {
    VALUE.lastIndex = at;
    VALUE.exec(line);
    at = VALUE.lastIndex;
  }
  const isEmpty = at === start;
  if (at === line.length) return undefined;
  if (line[at] === '\n') {
    if (isLenient) return undefined;
    return isEmpty
      ? refuse(token, 'Invalid header value char', at + 1)
      : refuse('CR_EXPECTED', 'Missing expected CR after header value', at);
  }
  if (line[at] !== '\r') return isLenient ? undefined : refuse(token, 'Invalid header value char', at);
  if (at + 1 === line.length || line[at + 1] === '\n') return undefined;
  return isEmpty
    ? refuse('STRICT', 'Expected LF after CR', at + 1)
    : refuse('LF_EXPECTED', 'Missing expected LF after header value', at + 1);
}

/** What fields of one message say of its length and of its connection. */
export interface Framing {
  contentLength: number | undefined;
  hasTransferEncoding: boolean;
  isChunked: boolean;
  closes: boolean;
  keepsAlive: boolean;
  connectionUpgrade: boolean;
  hasUpgrade: boolean;
}

export function noFraming(): Framing {
  return {
    contentLength: undefined,
    hasTransferEncoding: false,
    isChunked: false,
    closes: false,
    keepsAlive: false,
    connectionUpgrade: false,
    hasUpgrade: false,
  };
}

export interface FramingRules {
  readonly isRequest: boolean;
  readonly bothLengths: boolean;
  readonly anyEncoding: boolean;
}

/** Notes what a field says. The length of its name rules out nearly all fields without a look at their letters. */
export function noteField(framing: Framing, field: Field, rules: FramingRules, line: number, text: string): Refusal | undefined {
  const refused = noteKnown(framing, field, rules, line);
  // What would go on in the next line is refused as such, also where it is missed here.
  if (refused === undefined || field.rawValue !== '' || !/[ \t]/.test(text[field.end] ?? '')) return refused;
  return refuse('INVALID_HEADER_TOKEN', 'Invalid header value char', field.end - line + 1);
}

function noteKnown(framing: Framing, field: Field, rules: FramingRules, line: number): Refusal | undefined {
  const { name } = field;
  switch (name.length) {
    case 7:
      if (name.toLowerCase() === 'upgrade') framing.hasUpgrade = true;
      return undefined;
    case 10:
    case 16:
      if (/^(?:proxy-)?connection$/i.test(name)) noteConnection(framing, field.value);
      return undefined;
    case 14:
      return name.toLowerCase() === 'content-length' ? noteLength(framing, field, rules, line) : undefined;
    case 17:
      return name.toLowerCase() === 'transfer-encoding' ? noteEncoding(framing, field, rules, line) : undefined;
    default:
      return undefined;
  }
}

function noteConnection(framing: Framing, value: string): void {
  for (const option of value.toLowerCase().split(',')) {
    const token = option.trim();
    if (token === 'close') framing.closes = true;
    else if (token === 'keep-alive') framing.keepsAlive = true;
    else if (token === 'upgrade') framing.connectionUpgrade = true;
  }
}

/** Where the value begins in the line. */
function valueStart(field: Field, line: number): number {
  return field.end - line - field.rawValue.length - 2;
}

function noteLength(framing: Framing, field: Field, rules: FramingRules, line: number): Refusal | undefined {
  const code = 'INVALID_CONTENT_LENGTH';
  if (framing.hasTransferEncoding && !rules.bothLengths) {
    return refuse(code, "Content-Length can't be present with Transfer-Encoding", field.name.length + 1);
  }
  if (framing.contentLength !== undefined) {
    return refuse('UNEXPECTED_CONTENT_LENGTH', 'Duplicate Content-Length', valueStart(field, line));
  }
  if (field.value === '') return refuse(code, 'Empty Content-Length', field.end - line);
  const digits = /^[0-9]*/.exec(field.value)![0].length;
  if (digits !== field.value.length) {
    const gap = /^[ \t]*/.exec(field.value.slice(digits))![0].length;
    return refuse(code, 'Invalid character in Content-Length', valueStart(field, line) + digits + gap);
  }
  if (digits > 15 && BigInt(field.value) > LARGEST_LENGTH) {
    let upTo = 20;
    while (upTo < digits && BigInt(field.value.slice(0, upTo)) <= LARGEST_LENGTH) upTo++;
    return refuse(code, 'Content-Length overflow', valueStart(field, line) + upTo);
  }
  framing.contentLength = Number(field.value);
  return undefined;
}

function noteEncoding(framing: Framing, field: Field, rules: FramingRules, line: number): Refusal | undefined {
  const code = 'INVALID_TRANSFER_ENCODING';
  if (framing.contentLength !== undefined && !rules.bothLengths) {
    return refuse(code, "Transfer-Encoding can't be present with Content-Length", field.name.length + 1);
  }
  if (field.rawValue === '') return refuse(code, 'Empty Transfer-Encoding', field.end - line);
  // RFC 9112, 6.1: chunked is the last coding, once. In a response the body then ends with the connection.
  const strict = rules.isRequest && !rules.anyEncoding;
  if (strict && framing.isChunked) return refuse(code, 'Invalid `Transfer-Encoding` header value', valueStart(field, line) + 1);
  framing.hasTransferEncoding = true;
  let at = 0;
  // A tab behind the name makes it another coding, as it does in Node.
  for (const coding of field.rawValue.toLowerCase().split(',')) {
    if (strict && framing.isChunked)
      return refuse(code, 'Invalid `Transfer-Encoding` header value', valueStart(field, line) + at);
    framing.isChunked = /^[ \t]*chunked *$/.test(coding);
    at += coding.length + 1;
  }
  return undefined;
}

/** RFC 9110, 6.4.1: these responses have no body, whatever their fields say. */
export function isBodyless({ statusCode }: StartLine, isRequest: boolean): boolean {
  return !isRequest && (Math.floor(statusCode / 100) === 1 || statusCode === 204 || statusCode === 304);
}

/** RFC 9112, 9.3: whether another message may follow this one. */
export function keepsAlive(framing: Framing, line: StartLine, isRequest: boolean): boolean {
  if (line.major > 0 && line.minor > 0) {
    if (framing.closes) return false;
  } else if (!framing.keepsAlive) return false;
  if (isRequest || isBodyless(line, isRequest)) return true;
  if (framing.hasTransferEncoding) return framing.isChunked;
  return framing.contentLength !== undefined;
}

/** RFC 9112, 6.3: how the body ends; a number is its length. */
export function bodyOf(
  { isChunked, hasTransferEncoding, contentLength }: Framing,
  isRequest: boolean,
  anyEncoding: boolean,
): 'none' | 'chunked' | 'until end' | 'unknown' | number {
  if (isChunked) return 'chunked';
  if (hasTransferEncoding) return isRequest && !anyEncoding ? 'unknown' : 'until end';
  if (contentLength === undefined) return isRequest ? 'none' : 'until end';
  return contentLength === 0 ? 'none' : contentLength;
}
