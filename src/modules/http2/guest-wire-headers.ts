import { Buffer } from 'node:buffer';
import { Code, Flag, Frame } from './guest-frames.ts';
import { fieldSize } from './guest-hpack-table.ts';
import { Message, type Verdict } from './guest-wire-messages.ts';
import { Category, CLIENT, Setting, type WireState } from './guest-wire-state.ts';
import type { WireStream } from './guest-wire-stream.ts';

/** RFC 9113, 6.10: more CONTINUATION frames than this are an attack (CVE-2024-27983; observed). */
const MOST_CONTINUATIONS = 8;
const LARGEST_LIST = 2 ** 24 - 1;

/** A header block on its way, over HEADERS or PUSH_PROMISE and CONTINUATION frames. */
export class HeaderBlock {
  readonly type: number;
  readonly flags: number;
  readonly id: number;
  /** Undefined where it only keeps the table right. */
  readonly stream: WireStream | undefined;
  readonly category: number;
  readonly #parts: Uint8Array[];
  #continuations = 0;

  constructor(type: number, flags: number, id: number, stream: WireStream | undefined, category: number, first: Uint8Array) {
    this.type = type;
    this.flags = flags;
    this.id = id;
    this.stream = stream;
    this.category = category;
    this.#parts = [first];
  }

  /** Gives false when it was one too many. */
  add(part: Uint8Array): boolean {
    this.#parts.push(part);
    this.#continuations++;
    return this.#continuations <= MOST_CONTINUATIONS;
  }

  bytes(): Uint8Array {
    return this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
  }
}

export interface Decoded {
  /** False where HPACK itself failed. */
  readonly isDecoded: boolean;
  /** With which code the stream is reset, if at all. */
  readonly reset: number | undefined;
  readonly isInvalid: boolean;
  readonly fields: string[];
  readonly sensitive: string[];
  readonly status: number;
}

/** Decodes a block and judges the message (RFC 9113, 8). */
export function decodeHeaders(state: WireState, block: HeaderBlock): Decoded {
  const { stream, category } = block;
  const fields: string[] = [];
  const sensitive: string[] = [];
  let reset: number | undefined;
  let isInvalid = false;
  if (stream === undefined) {
    const isDecoded = state.decoder.decode(block.bytes(), () => {});
    return { isDecoded, reset, isInvalid, fields, sensitive, status: 0 };
  }
  const isPromise = block.type === Frame.PUSH_PROMISE;
  const kind = category === Category.request || isPromise ? 'request' : stream.isAnswered ? 'trailers' : 'response';
  const allowsProtocol = state.allowsConnectProtocol && state.type !== CLIENT;
  const message = new Message(stream, kind, allowsProtocol, state.options.isWhitespaceStrict);
  const { maxHeaderPairs } = state.options;
  const mostBytes = Math.min(state.local[Setting.MAX_HEADER_LIST_SIZE]!, LARGEST_LIST);
  let bytes = 0;
  const isDecoded = state.decoder.decode(block.bytes(), (name, value, isSensitive) => {
    if (reset !== undefined) return;
    const verdict: Verdict = message.take(name, value);
    if (verdict === 'broken') {
      reset = Code.PROTOCOL_ERROR;
      isInvalid = true;
    }
    if (verdict !== 'keep') return;
    bytes += fieldSize(name, value);
    if (fields.length >= 2 * maxHeaderPairs || bytes > mostBytes) {
      reset = Code.ENHANCE_YOUR_CALM;
      return;
    }
    fields.push(name, value);
    if (isSensitive) sensitive.push(name);
  });
  if (isDecoded && reset === undefined && !message.isComplete(!isPromise && (block.flags & Flag.END_STREAM) !== 0)) {
    reset = Code.PROTOCOL_ERROR;
    isInvalid = true;
  }
  return { isDecoded, reset, isInvalid, fields, sensitive, status: message.status };
}
