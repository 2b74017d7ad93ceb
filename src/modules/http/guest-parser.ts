import {
  diagnoseChunkLine,
  LONGEST_EXTENSIONS,
  readChunkEnd,
  readChunkLine,
  refuseLongChunkLine,
} from './guest-parser-chunks.ts';
import {
  type Before,
  bodyOf,
  type Framing,
  type FramingRules,
  isBodyless,
  keepsAlive,
  noFraming,
  noteField,
  readField,
  readOddField,
} from './guest-parser-fields.ts';
import {
  diagnoseRequestLine,
  diagnoseStatusLine,
  lineAt,
  type Refusal,
  readAfterClose,
  readRequestLine,
  readStatusLine,
  refuse,
  refuseLongLine,
  type StartLine,
  skipLineEnds,
} from './guest-parser-lines.ts';
import { methodNumber } from './guest-parser-methods.ts';
import { ParserScope } from './guest-parser-scope.ts';
import { IN_TEXT, State } from './guest-parser-state.ts';
import { type Bytes, lenient, type ParseError, parseError } from './guest-parser-types.ts';

type Callback = (...args: never[]) => unknown;

const REQUEST = 1;
const DEFAULT_LARGEST_HEAD = 16384;
/** How much is read as text at a time: the body behind a head is not. */
const WINDOW = 16384;
/** The line of a chunk is short: with a larger window a body in chunks of a byte would be read a thousand times over. */
const CHUNK_WINDOW = 256;

/**
 * Reads messages out of bytes as they come (RFC 9112), strictly. It looks for line ends and matches whole lines by
 * expressions: a loop over bytes in an interpreter would take fifty times as long. A server's parser lives as long as its
 * connection, a client's for one response.
 */
export class HttpParser {
  /** The callbacks, by Node's numbers: begin, headers, head, body, end. */
  [callback: number]: Callback | null | undefined;
  #type = 0;
  #scope: ParserScope | undefined;
  #flags = 0;
  #rules: FramingRules = { isRequest: true, bothLengths: false, anyEncoding: false };
  #largestHead = DEFAULT_LARGEST_HEAD;
  #state: number = State.idle;
  #error: ParseError | undefined;
  /** The beginning of a line whose end is not here yet. */
  #carry = '';
  #headSize = 0;
  #headers: string[] = [];
  #before: Before = 'start line';
  #line: StartLine | undefined;
  #framing: Framing = noFraming();
  #remaining = 0;
  #isUpgrade = false;
  /** The message asks for another protocol, and nobody wants it: it is read as any other, what is sent behind it is not. */
  #isDeclined = false;
  #hasForeignRest = false;
  /** Whether it reads now, and cannot serve another connection. */
  isRunning = false;
  /** Bytes that came while a callback was running. */
  #waiting: Bytes[] = [];
  /** More header lines than this are refused; 0 is any number. Only a server counts (observed). */
  mostFields = 0;

  initialize(type: number, resource: object, maxHeaderSize?: number, lenientFlags?: number): void {
    this.#type = type;
    this.#scope = new ParserScope(resource, type === REQUEST ? 'HTTPINCOMINGMESSAGE' : 'HTTPCLIENTREQUEST');
    this.#flags = lenientFlags ?? 0;
    this.#largestHead = maxHeaderSize || DEFAULT_LARGEST_HEAD;
    this.#rules = {
      isRequest: type === REQUEST,
      bothLengths: this.#has(lenient.chunkedLength),
      anyEncoding: this.#has(lenient.transferEncoding),
    };
    this.#state = State.start;
    this.#error = undefined;
    this.#carry = '';
    this.#reset();
  }

  #reset(): void {
    this.#headSize = 0;
    this.#headers = [];
    this.#before = 'start line';
    this.#framing = noFraming();
    this.#isUpgrade = false;
    this.#isDeclined = false;
  }

  /** Ends the async resource; the parser may be initialized again. */
  free(): void {
    this.#scope?.end();
    this.#scope = undefined;
  }
  close(): void {
    this.#state = State.idle;
  }

  #call(which: number, ...args: unknown[]): unknown {
    const callback = this[which] as ((...args: unknown[]) => unknown) | null | undefined;
    if (typeof callback !== 'function') return undefined;
    return this.#scope === undefined ? Reflect.apply(callback, this, args) : this.#scope.run(callback, this, args);
  }

  #fail(refusal: Refusal): ParseError {
    const error = parseError(refusal);
    this.#state = State.failed;
    this.#error = error;
    return error;
  }

  /** Takes bytes and gives how many it took: all, but behind a message that asks for an upgrade, whether it is granted or not. */
  execute(chunk: Bytes): number | ParseError {
    // A callback may bring more: that comes after what is being read.
    if (this.isRunning) {
      this.#waiting.push(chunk);
      return chunk.length;
    }
    this.isRunning = true;
    try {
      let taken = this.#run(chunk);
      while (this.#waiting.length > 0 && typeof taken === 'number') taken = this.#run(this.#waiting.shift()!);
      return taken;
    } finally {
      this.isRunning = false;
      this.#waiting = [];
    }
  }

  #run(chunk: Bytes): number | ParseError {
    let at = 0;
    this.#hasForeignRest = false;
    while ((at < chunk.length && !this.#hasForeignRest) || this.#state === State.upgraded) {
      switch (this.#state) {
        case State.upgraded:
          return at;
        case State.failed:
          return this.#error!;
        case State.idle:
          return chunk.length;
        case State.sized:
        case State.chunkData:
          at = this.#readSized(chunk, at);
          break;
        case State.untilEnd:
          this.#call(3, chunk.subarray(at));
          at = chunk.length;
          break;
        default: {
          const result = this.#readText(chunk, at);
          if (typeof result !== 'number') return result;
          at = result;
        }
      }
    }
    return at;
  }

  /** No bytes will come any more. */
  finish(): ParseError | undefined {
    switch (this.#state) {
      case State.untilEnd:
        this.#call(4);
        this.#state = State.start;
        return undefined;
      case State.idle:
      case State.start:
      case State.closed:
      case State.upgraded:
      case State.failed:
        return undefined;
      default:
        return this.#fail(refuse('INVALID_EOF_STATE', 'Invalid EOF state', 0));
    }
  }

  #readSized(chunk: Bytes, at: number): number {
    const end = Math.min(chunk.length, at + this.#remaining);
    this.#remaining -= end - at;
    this.#call(3, chunk.subarray(at, end));
    if (this.#remaining > 0) return end;
    if (this.#state === State.chunkData) this.#state = State.chunkEnd;
    else if (this.#state === State.sized) this.#complete();
    return end;
  }

  /** Reads lines until the text ends or something else than lines follows. Gives where in the bytes it stopped. */
  #readText(chunk: Bytes, from: number): number | ParseError {
    const isShort = this.#carry === '' && (this.#state === State.chunkSize || this.#state === State.chunkEnd);
    const end = Math.min(chunk.length, from + (isShort ? CHUNK_WINDOW : WINDOW - CHUNK_WINDOW));
    const text = this.#carry + chunk.latin1Slice(from, end);
    /** The place in the bytes of the text's first character; negative when that came with earlier bytes. */
    const base = from - this.#carry.length;
    this.#carry = '';
    let at = 0;
    while (at < text.length && IN_TEXT.has(this.#state)) {
      const next = this.#readLine(text, at);
      if (next === undefined) {
        this.#carry = text.slice(at);
        const overflow = this.#overflow(text.length);
        return overflow === undefined ? end : this.#fail({ ...overflow, at: overflow.at + base });
      }
      if (typeof next !== 'number') return this.#fail({ ...next, at: next.at + base });
      at = next;
      if (this.#state === State.upgraded || this.#hasForeignRest) break;
    }
    return base + at;
  }

  #overflow(at: number): Refusal | undefined {
    if (this.#state === State.chunkSize) return refuseLongChunkLine(this.#carry, at);
    return refuseLongLine(this.#carry, this.#largestHead - this.#headSize, this.#state === State.startLine, at);
  }

  /** Gives where the next line begins, undefined when this one is not whole, or what is wrong. */
  #readLine(text: string, at: number): number | undefined | Refusal {
    switch (this.#state) {
      case State.start:
        return this.#skipEmptyLines(text, at);
      case State.startLine:
        return this.#readStartLine(text, at);
      case State.headers:
      case State.trailers:
        return this.#readField(text, at);
      case State.chunkSize:
        return this.#readChunkSize(text, at);
      case State.chunkEnd:
        return this.#endChunk(text, at);
      default:
        return readAfterClose(text, at);
    }
  }

  /** RFC 9112, 2.2: a line end or two before a message are ignored. */
  #skipEmptyLines(text: string, from: number): number {
    const at = skipLineEnds(text, from);
    if (at === text.length) return at;
    this.#state = State.startLine;
    this.#call(0);
    return at;
  }

  #has(flag: number): boolean {
    return (this.#flags & flag) !== 0;
  }

  #readStartLine(text: string, at: number): number | undefined | Refusal {
    const isRequest = this.#type === REQUEST;
    const anyVersion = this.#has(lenient.version);
    const read = isRequest ? readRequestLine : readStatusLine;
    const line = read(text, at, anyVersion, this.#has(lenient.optionalCrBeforeLf));
    if (line === undefined) {
      const found = (isRequest ? diagnoseRequestLine : diagnoseStatusLine)(lineAt(text, at), anyVersion);
      return found && { ...found, at: found.at + at };
    }
    this.#headSize = isRequest ? line.url.length : line.statusMessage.length;
    if (this.#headSize >= this.#largestHead) {
      const place = isRequest ? text.indexOf(line.url, at + line.method.length) + line.url.length : line.end - 1;
      return refuse('HEADER_OVERFLOW', 'Header overflow', place);
    }
    this.#line = line;
    this.#state = State.headers;
    return line.end;
  }

  #readField(text: string, at: number): number | undefined | Refusal {
    const isLenient = this.#has(lenient.headers);
    const first = text.charCodeAt(at);
    if (first === 0x0d && text.charCodeAt(at + 1) === 0x0a) return this.#endFields(at + 2);
    if (first === 0x0a && this.#has(lenient.optionalCrBeforeLf)) return this.#endFields(at + 1);
    const field = readField(text, at, isLenient || this.#has(lenient.headerValueRelaxed));
    if (field === undefined) return this.#readOddField(text, at, isLenient);
    const { name, rawValue, value } = field;
    if (this.mostFields > 0 && this.#headers.length >= 2 * this.mostFields) {
      return refuse('HEADER_OVERFLOW', 'Header overflow', at + name.length + 1);
    }
    const counted = this.#headSize + name.length + rawValue.length;
    this.#headSize = counted;
    if (counted >= this.#largestHead) return refuse('HEADER_OVERFLOW', 'Header overflow', field.end - 1);
    const refused = noteField(this.#framing, field, this.#rules, at, text);
    if (refused !== undefined) return { ...refused, at: refused.at + at };
    this.#headers.push(name, value);
    this.#before = rawValue === '' ? 'empty value' : 'value';
    return field.end;
  }

  #readOddField(text: string, at: number, isLenient: boolean): number | undefined | Refusal {
    const odd = readOddField(lineAt(text, at), this.#before, isLenient);
    if (odd === undefined) return undefined;
    if ('code' in odd) return { ...odd, at: odd.at + at };
    const headers = this.#headers;
    if (headers.length > 0) headers[headers.length - 1] += odd.folded;
    return at + odd.end;
  }

  #endFields(end: number): number | Refusal {
    if (this.#state === State.trailers) {
      const trailers = this.#headers;
      this.#headers = [];
      if (trailers.length > 0) this.#call(1, trailers, '');
      this.#complete();
      return end;
    }
    return this.#endHead(end);
  }

  #endHead(end: number): number | Refusal {
    const { major, minor, method, url, statusCode, statusMessage } = this.#line!;
    const framing = this.#framing;
    const isRequest = this.#type === REQUEST;
    this.#headSize = 0;
    const asksUpgrade = framing.hasUpgrade && framing.connectionUpgrade && (isRequest || statusCode === 101);
    const isUpgrade = asksUpgrade || method === 'CONNECT';
    const headers = this.#headers;
    this.#headers = [];
    const skip = this.#call(
      2,
      major,
      minor,
      headers,
      isRequest ? methodNumber(method) : undefined,
      isRequest ? url : undefined,
      isRequest ? undefined : statusCode,
      isRequest ? undefined : statusMessage,
      isUpgrade,
      keepsAlive(this.#framing, this.#line!, this.#type === REQUEST),
    );
    if (this.#state !== State.headers) return end;
    this.#isUpgrade = skip === 2 || (isUpgrade && skip !== 0);
    this.#isDeclined = isUpgrade && !this.#isUpgrade;
    const hasBody = framing.isChunked || (framing.contentLength ?? 0) > 0;
    if (this.#isUpgrade && (method === 'CONNECT' || Boolean(skip) || !hasBody)) this.#complete();
    else if (skip || isBodyless(this.#line!, this.#type === REQUEST)) this.#complete();
    else return this.#beginBody(end);
    return end;
  }

  #beginBody(end: number): number | Refusal {
    const body = bodyOf(this.#framing, this.#type === REQUEST, this.#has(lenient.transferEncoding));
    if (body === 'none') this.#complete();
    else if (body === 'chunked') this.#state = State.chunkSize;
    else if (body === 'until end') this.#state = State.untilEnd;
    else if (body === 'unknown') return refuse('INVALID_TRANSFER_ENCODING', 'Request has invalid `Transfer-Encoding`', end);
    else {
      this.#remaining = body;
      this.#state = State.sized;
    }
    return end;
  }

  #complete(): void {
    const isUpgrade = this.#isUpgrade;
    this.#hasForeignRest = this.#isDeclined;
    const continues =
      keepsAlive(this.#framing, this.#line!, this.#type === REQUEST) ||
      this.#has(lenient.dataAfterClose) ||
      this.#has(lenient.keepAlive);
    this.#reset();
    this.#state = isUpgrade ? State.upgraded : continues ? State.start : State.closed;
    this.#call(4);
  }

  #readChunkSize(text: string, at: number): number | undefined | Refusal {
    const isLenient = this.#has(lenient.spacesAfterChunkSize);
    const line = readChunkLine(text, at, isLenient);
    if (line === undefined) {
      const found = diagnoseChunkLine(lineAt(text, at), isLenient);
      return found && { ...found, at: found.at + at };
    }
    if (line.extensions > LONGEST_EXTENSIONS) {
      return refuse('CHUNK_EXTENSIONS_OVERFLOW', 'Chunk extensions overflow', line.end - 1);
    }
    this.#remaining = line.size;
    this.#before = 'chunk';
    this.#state = line.size === 0 ? State.trailers : State.chunkData;
    return line.end;
  }

  #endChunk(text: string, at: number): number | undefined | Refusal {
    const end = readChunkEnd(text, at, this.#has(lenient.optionalCrBeforeLf), this.#has(lenient.optionalCrlfAfterChunk));
    if (typeof end === 'number') this.#state = State.chunkSize;
    return end;
  }
}
