/**
 * The first line of a message (RFC 9112, 3 and 4), as strict as Node's parser. A line that the one expression takes is right;
 * any other is walked once more to tell what is wrong with it, and where (observed in Node 24, code by code).
 */
import { isParserMethod, methodPrefix } from './guest-parser-methods.ts';

/** What is wrong, and at which place of the text. */
export interface Refusal {
  readonly code: string;
  readonly reason: string;
  readonly at: number;
}

export function refuse(code: string, reason: string, at: number): Refusal {
  return { code: `HPE_${code}`, reason, at };
}

export interface StartLine {
  readonly major: number;
  readonly minor: number;
  readonly method: string;
  readonly url: string;
  readonly statusCode: number;
  readonly statusMessage: string;
  /** Where the next line begins. */
  readonly end: number;
}

const SERVER = "[A-Za-z0-9\\-._~!$&'()*+,;=:@%\\[\\]]*";
const REST = '(?:[/?][!-~]*)?';
const TARGET = `[/*][!-~]*|[A-Za-z]+:\\/\\/${SERVER}${REST}`;
const REQUEST = new RegExp(
  `(?:([A-Z_-]+) +(${TARGET})|(CONNECT) +(${SERVER}${REST})) +(HTTP|RTSP|ICE)/([0-9])\\.([0-9])(\\r?)\\n`,
  'y',
);
/** A request without a version is one of HTTP/0.9, which Node still reads. */
const OLD_REQUEST = new RegExp(`([A-Z_-]+) +(${TARGET})\\r?\\n`, 'y');
const RESPONSE = /(?:HTTP|RTSP|ICE)\/([0-9])\.([0-9]) ([0-9]{3})(?: ([^\r\n]*))?(\r?)\n/y;
const SERVER_CHARACTERS = new RegExp(SERVER, 'y');
const PRINTABLE = /[!-~]*/y;
const VERSIONS = new Set(['0.9', '1.0', '1.1', '2.0']);
const RTSP_ONLY = /^(?:DESCRIBE|ANNOUNCE|SETUP|PLAY|PAUSE|TEARDOWN|GET_PARAMETER|SET_PARAMETER|REDIRECT|RECORD|FLUSH)$/;

/** Reads the line at `at`; undefined where it is wrong or not whole. */
export function readRequestLine(text: string, at: number, anyVersion: boolean, bareLf: boolean): StartLine | undefined {
  REQUEST.lastIndex = at;
  const match = REQUEST.exec(text);
  if (match === null) return readOldRequest(text, at);
  const method = match[1] ?? match[3]!;
  if (!isParserMethod(method) || (match[8] === '' && !bareLf)) return undefined;
  if (!anyVersion && !VERSIONS.has(`${match[6]}.${match[7]}`)) return undefined;
  if (method === 'PRI' || refuseProtocol(method, match[5]!, 0) !== undefined) return undefined;
  return {
    major: Number(match[6]),
    minor: Number(match[7]),
    method,
    url: match[2] ?? match[4]!,
    statusCode: 0,
    statusMessage: '',
    end: REQUEST.lastIndex,
  };
}

function readOldRequest(text: string, at: number): StartLine | undefined {
  OLD_REQUEST.lastIndex = at;
  const match = OLD_REQUEST.exec(text);
  if (match === null || !isParserMethod(match[1]!)) return undefined;
  return { major: 0, minor: 9, method: match[1]!, url: match[2]!, statusCode: 0, statusMessage: '', end: OLD_REQUEST.lastIndex };
}

export function readStatusLine(text: string, at: number, anyVersion: boolean, bareLf: boolean): StartLine | undefined {
  RESPONSE.lastIndex = at;
  const match = RESPONSE.exec(text);
  if (match === null || (match[5] === '' && !bareLf)) return undefined;
  if (!anyVersion && !VERSIONS.has(`${match[1]}.${match[2]}`)) return undefined;
  return {
    major: Number(match[1]),
    minor: Number(match[2]),
    method: '',
    url: '',
    statusCode: Number(match[3]),
    statusMessage: match[4] ?? '',
    end: RESPONSE.lastIndex,
  };
}

function refuseProtocol(method: string, protocol: string, at: number): Refusal | undefined {
  if (protocol === 'ICE' && method !== 'SOURCE')
    return refuse('INVALID_CONSTANT', 'Expected SOURCE method for ICE/x.x request', at);
  if (protocol === 'HTTP' && RTSP_ONLY.test(method)) return refuse('INVALID_CONSTANT', 'Invalid method for HTTP/x.x request', at);
  return undefined;
}

/** What is wrong with a line; undefined for one that is right as far as it goes. */
export function diagnoseRequestLine(line: string, anyVersion: boolean): Refusal | undefined {
  const length = methodPrefix(line);
  if (length === line.length) return undefined;
  const method = line.slice(0, length);
  if (line[length] !== ' ' || !isParserMethod(method)) {
    const reason = isParserMethod(method) ? 'Expected space after method' : 'Invalid method encountered';
    return refuse('INVALID_METHOD', reason, length);
  }
  const at = skipSpaces(line, length);
  if (at === line.length) return undefined;
  const end = diagnoseTarget(line, at, method === 'CONNECT');
  if (typeof end !== 'number') return end;
  return diagnoseVersion(line, skipSpaces(line, end), method, anyVersion);
}

function skipSpaces(line: string, from: number): number {
  let at = from;
  while (line[at] === ' ') at++;
  return at;
}

/** Where the target ends, or what is wrong with it; undefined when it may go on or when the line ends with it. */
function diagnoseTarget(line: string, start: number, isConnect: boolean): number | Refusal | undefined {
  let at = start;
  let part = 'url path';
  const first = line[at]!;
  if (isConnect || /[A-Za-z]/.test(first)) {
    if (!isConnect) {
      while (/[A-Za-z]/.test(line[at] ?? '')) at++;
      for (const expected of '://') {
        if (at === line.length) return undefined;
        if (line[at] !== expected) return refuseTargetCharacter(line, at, 'Unexpected char in url schema');
        at++;
      }
    }
    SERVER_CHARACTERS.lastIndex = at;
    SERVER_CHARACTERS.exec(line);
    at = SERVER_CHARACTERS.lastIndex;
    part = 'url server';
  }
  if (part === 'url path' || line[at] === '/' || line[at] === '?') {
    if (part === 'url path' && first !== '/' && first !== '*')
      return refuseTargetCharacter(line, at, 'Unexpected start char in url');
    PRINTABLE.lastIndex = at;
    const text = PRINTABLE.exec(line)![0];
    at += text.length;
    part = text.includes('#') ? 'url fragment start' : text.includes('?') ? 'url query' : 'url path';
  }
  if (at === line.length || line[at] === '\n') return undefined;
  if (line[at] === ' ') return at;
  if (line[at] === '\r') {
    return at + 1 === line.length || line[at + 1] === '\n' ? undefined : refuse('INVALID_URL', 'Expected CRLF', at + 1);
  }
  return refuseTargetCharacter(line, at, `${part === 'url server' ? 'Unexpected' : 'Invalid'} char in ${part}`);
}

function refuseTargetCharacter(line: string, at: number, reason: string): Refusal {
  if (/[\t\f\r\n ]/.test(line[at]!)) return refuse('INVALID_URL', 'Invalid characters in url', at + 1);
  return refuse('INVALID_URL', reason, at);
}

const PROTOCOLS = ['HTTP/', 'RTSP/', 'ICE/'];

function diagnoseVersion(line: string, start: number, method: string, anyVersion: boolean): Refusal | undefined {
  const rest = line.slice(start);
  let known = 0;
  while (known < rest.length && PROTOCOLS.some((protocol) => protocol.startsWith(rest.slice(0, known + 1)))) known++;
  const protocol = PROTOCOLS.find((each) => each === rest.slice(0, known));
  if (protocol === undefined) {
    return known === rest.length ? undefined : refuse('INVALID_CONSTANT', 'Expected HTTP/, RTSP/ or ICE/', start + known);
  }
  const refused = refuseProtocol(method, protocol.slice(0, -1), start + known - 1);
  if (refused !== undefined) return refused;
  return diagnoseNumbers(line, start + known, anyVersion) ?? diagnoseVersionEnd(line, start + known + 3, method);
}

function diagnoseNumbers(line: string, at: number, anyVersion: boolean): Refusal | undefined {
  const digit = /[0-9]/;
  for (const [index, expected, reason] of [
    [0, digit, 'Invalid major version'],
    [1, /\./, 'Expected dot'],
    [2, digit, 'Invalid minor version'],
  ] as const) {
    const character = line[at + index];
    if (character === undefined) return undefined;
    if (!expected.test(character)) return refuse('INVALID_VERSION', reason, at + index);
  }
  if (anyVersion || VERSIONS.has(line.slice(at, at + 3))) return undefined;
  return refuse('INVALID_VERSION', 'Invalid HTTP version', at + 3);
}

function diagnoseVersionEnd(line: string, at: number, method: string): Refusal | undefined {
  const reason = 'Expected CRLF after version';
  if (line[at] === undefined) return undefined;
  if (line[at] === '\n') return refuse('INVALID_VERSION', reason, at + 1);
  if (line[at] !== '\r') return refuse('INVALID_VERSION', reason, at);
  if (line[at + 1] === undefined) return undefined;
  if (line[at + 1] !== '\n') return refuse('STRICT', reason, at + 1);
  // RFC 9113, 3.4: the preface of HTTP/2 is no request of this protocol.
  return method === 'PRI' ? refuse('PAUSED_H2_UPGRADE', 'Pause on PRI/Upgrade', at + 2) : undefined;
}

export function diagnoseStatusLine(line: string, anyVersion: boolean): Refusal | undefined {
  let at = 0;
  while (at < line.length && at < 5 && PROTOCOLS.some((protocol) => protocol.startsWith(line.slice(0, at + 1)))) at++;
  if (!PROTOCOLS.includes(line.slice(0, at))) {
    return at === line.length ? undefined : refuse('INVALID_CONSTANT', 'Expected HTTP/, RTSP/ or ICE/', at);
  }
  const refused = diagnoseNumbers(line, at, anyVersion);
  if (refused !== undefined) return refused;
  at += 3;
  if (line[at] === undefined) return undefined;
  if (line[at] !== ' ') return refuse('INVALID_VERSION', 'Expected space after version', at);
  for (let index = 1; index <= 3; index++) {
    const character = line[at + index];
    if (character === undefined) return undefined;
    if (!/[0-9]/.test(character)) return refuse('INVALID_STATUS', 'Invalid status code', at + index);
  }
  at += 4;
  if (line[at] === undefined) return undefined;
  if (!/[ \r\n]/.test(line[at]!)) return refuse('INVALID_STATUS', 'Invalid response status', at);
  while (at < line.length && line[at] !== '\r' && line[at] !== '\n') at++;
  if (line[at] === '\n') return refuse('CR_EXPECTED', 'Missing expected CR after response line', at + 1);
  if (line[at + 1] !== undefined && line[at + 1] !== '\n') return refuse('STRICT', 'Expected LF after CR', at + 1);
  return undefined;
}

/** The text from a place to the end of its line, or as far as it goes. */
export function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.slice(at) : text.slice(at, end + 1);
}

/** Behind the last message of a connection there are line ends at most. */
export function readAfterClose(text: string, from: number): number | Refusal {
  const at = skipLineEnds(text, from);
  return at === text.length ? at : refuse('CLOSED_CONNECTION', 'Data after `Connection: close`', at + 1);
}

export function skipLineEnds(text: string, from: number): number {
  let at = from;
  while (text[at] === '\r' || text[at] === '\n') at++;
  return at;
}

/** A line without end counts as well, or a sender could fill the memory with one. What separates its parts does not count. */
export function refuseLongLine(partial: string, room: number, isStartLine: boolean, at: number): Refusal | undefined {
  if (partial.length < room) return undefined;
  const counted = isStartLine ? partial.replace(/^[^ ]* */, '') : partial.replace(/:[ \t]*/, '');
  return counted.length < room ? undefined : refuse('HEADER_OVERFLOW', 'Header overflow', at);
}
