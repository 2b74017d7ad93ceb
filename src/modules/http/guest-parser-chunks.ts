/** The line before each chunk (RFC 9112, 7.1), with Node's codes for what is wrong with it. */
import { type Refusal, refuse } from './guest-parser-lines.ts';

const TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]";
const QUOTED = '"(?:[\\t !#-\\[\\]-~\\x80-\\xff]|\\\\[\\t -~\\x80-\\xff])*"';
const LINE = new RegExp(`([0-9A-Fa-f]+)((?:;${TOKEN}+(?:=${TOKEN}*(?:${QUOTED})?)?)*)\\r\\n`, 'y');
const LENIENT_LINE = new RegExp(`([0-9A-Fa-f]+)[ \\t]*((?:;${TOKEN}+(?:=${TOKEN}*(?:${QUOTED})?)?)*)\\r?\\n`, 'y');
/** Extensions are ignored, so there is no use in many of them; a sender could keep the reader busy for nothing. */
export const LONGEST_EXTENSIONS = 16384;

export interface ChunkLine {
  readonly size: number;
  /** Characters of names and values of extensions. */
  readonly extensions: number;
  readonly end: number;
}

export function readChunkLine(text: string, at: number, isLenient: boolean): ChunkLine | undefined {
  const expression = isLenient ? LENIENT_LINE : LINE;
  expression.lastIndex = at;
  const match = expression.exec(text);
  if (match === null) return undefined;
  const digits = match[1]!.length > 16 ? match[1]!.replace(/^0+/, '') : match[1]!;
  if (digits.length > 16) return undefined;
  const extensions = match[2] === '' ? 0 : match[2]!.replace(/[;=]/g, '').length;
  return { size: Number.parseInt(match[1]!, 16), extensions, end: expression.lastIndex };
}

export function diagnoseChunkLine(line: string, isLenient: boolean): Refusal | undefined {
  const digits = /^[0-9A-Fa-f]*/.exec(line)![0];
  const zeros = /^0*/.exec(digits)![0].length;
  if (digits.length - zeros > 16) return refuse('INVALID_CHUNK_SIZE', 'Chunk size overflow', zeros + 17);
  let at = digits.length;
  if (isLenient) while (line[at] === ' ' || line[at] === '\t') at++;
  const next = line[at];
  if (next === undefined) return undefined;
  if (at > 0 && next === ';') return diagnoseExtensions(line, at);
  if (at > 0 && next === '\n') return refuse('CR_EXPECTED', 'Missing expected CR after chunk size', at + 1);
  if (at > 0 && next === '\r') {
    return line[at + 1] === undefined || line[at + 1] === '\n'
      ? undefined
      : refuse('STRICT', 'Expected LF after chunk size', at + 1);
  }
  const place = at > 0 && (next === ' ' || next === '\t') ? at + 1 : at;
  return refuse('INVALID_CHUNK_SIZE', 'Invalid character in chunk size', place);
}

const NAME = new RegExp(`${TOKEN}*`, 'y');

function skip(line: string, from: number): number {
  NAME.lastIndex = from;
  NAME.exec(line);
  return NAME.lastIndex;
}

function diagnoseExtensions(line: string, from: number): Refusal | undefined {
  const strict = (reason: string, at: number): Refusal => refuse('STRICT', `Invalid character in chunk extensions${reason}`, at);
  let at = from;
  while (line[at] === ';') {
    const start = at + 1;
    at = skip(line, start);
    if (at === line.length) return undefined;
    if (at === start) return strict(/[ \r\n]/.test(line[at]!) ? '' : ' name', at + 1);
    let part = 'name';
    if (line[at] === '=') {
      at = skip(line, at + 1);
      part = 'value';
      if (line[at] === '"') {
        const end = /^"(?:[\t !#-[\]-~\x80-\xff]|\\[\t -~\x80-\xff])*/.exec(line.slice(at))![0].length + at;
        if (end >= line.length - 1 && line[end] !== '"') return end >= line.length ? undefined : strict(' quoted value', end + 1);
        if (line[end] !== '"') return strict(' quoted value', end + 1);
        at = end + 1;
        if (at < line.length && line[at] !== ';' && line[at] !== '\r') return strict(' quote value', at);
      }
    }
    if (at === line.length) return undefined;
    if (line[at] === '\n') return refuse('CR_EXPECTED', `Missing expected CR after chunk extension ${part}`, at);
    if (line[at] === '\r') {
      return line[at + 1] === undefined || line[at + 1] === '\n'
        ? undefined
        : refuse('STRICT', 'Expected LF after chunk size', at + 1);
    }
    if (line[at] !== ';') return strict(` ${part}`, at + 1);
  }
  return undefined;
}

/** The line end behind a chunk: where the next line begins, undefined when it is not whole, or what is wrong. */
export function readChunkEnd(text: string, at: number, bareLf: boolean, noLineEnd: boolean): number | undefined | Refusal {
  if (text[at] === '\r') {
    if (at + 1 === text.length) return undefined;
    return text[at + 1] === '\n' ? at + 2 : refuse('STRICT', 'Expected LF after chunk data', at + 1);
  }
  if (text[at] === '\n') return bareLf ? at + 1 : refuse('CR_EXPECTED', 'Missing expected CR after chunk data', at + 1);
  return noLineEnd ? at : refuse('STRICT', 'Expected LF after chunk data', at);
}

export function refuseLongChunkLine(partial: string, at: number): Refusal | undefined {
  if (partial.length <= LONGEST_EXTENSIONS + 20) return undefined;
  return refuse('CHUNK_EXTENSIONS_OVERFLOW', 'Chunk extensions overflow', at);
}
