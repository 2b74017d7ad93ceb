import { TextDecoder } from 'node:util';
import { charset2022 } from './host-iso-2022-jp.ts';

/** Longest start of a character in any of these encodings, with one more byte to spare. */
const MAX_PENDING = 4;

const decoders = new Map<string, TextDecoder>();

/** One per encoding and process: a call without `stream` leaves nothing behind in it. */
function decoderFor(encoding: string, isFatal: boolean): TextDecoder {
  const key = isFatal ? `${encoding} fatal` : encoding;
  let decoder = decoders.get(key);
  if (decoder === undefined) {
    decoder = new TextDecoder(encoding, { fatal: isFatal, ignoreBOM: true });
    decoders.set(key, decoder);
  }
  return decoder;
}

/** The text of whole input, or null when it is not valid and that is fatal. */
export function decodeWhole(encoding: string, bytes: Uint8Array, isFatal: boolean): string | null {
  try {
    return decoderFor(encoding, isFatal).decode(bytes);
  } catch (error) {
    if (isFatal && error instanceof TypeError) return null;
    throw error;
  }
}

/** The text so far, and what the end of the input would add to it. */
function decodeOpen(encoding: string, bytes: Uint8Array): { text: string; rest: string } {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const text = decoder.decode(bytes, { stream: true });
  try {
    return { text, rest: decoder.decode() };
  } catch {
    // ICU runs out of room for more than one replacement character (observed in Node 20 and 24): something was pending.
    return { text, rest: '\ufffd' };
  }
}

/** Whether a decoder that stops at errors takes the bytes, with more to come. */
function isValidOpen(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

export interface StreamStep {
  readonly text: string;
  /** Bytes to put before the next ones. */
  readonly carry: Uint8Array;
  /** How many characters of the next text stand for `carry` alone. */
  readonly drop: number;
}

/**
 * What is carried on when the last `pending` bytes are the start of a character; undefined when they are not.
 * `isExact` also asks that the bytes before them give the whole text, which a decoder that counts the errors of a cut
 * sequence in another way does not fulfil.
 */
function carryAfter(
  encoding: string,
  bytes: Uint8Array,
  text: string,
  pending: number,
  isExact: boolean,
): Omit<StreamStep, 'text'> | undefined {
  const whole = bytes.subarray(0, bytes.length - pending);
  if (isExact && decodeWhole(encoding, whole, false) !== text) return undefined;
  const tail = bytes.subarray(bytes.length - pending);
  const { prefix, drop } =
    encoding === 'iso-2022-jp' ? charset2022(whole, (each) => decodeOpen(encoding, each).text) : { prefix: [], drop: 0 };
  const carry = Uint8Array.from([...prefix, ...tail]);
  if (pending > 0) {
    const alone = decodeOpen(encoding, carry);
    if (alone.text.length !== drop || alone.rest === '') return undefined;
  }
  return { carry, drop };
}

/** The fewest bytes left out at the end without which the text is the same, and which give none alone. */
function findCarry(encoding: string, bytes: Uint8Array, text: string, isWhole: boolean): Omit<StreamStep, 'text'> {
  for (const isExact of [true, false]) {
    for (let pending = isWhole ? 0 : 1; pending <= MAX_PENDING && pending <= bytes.length; pending++) {
      const found = carryAfter(encoding, bytes, text, pending, isExact);
      if (found !== undefined) return found;
    }
  }
  return { carry: new Uint8Array(), drop: 0 };
}

/** A longer part is decoded in pieces, as if it had come in them: each is decoded ten times and more. */
const PIECE_BYTES = 65_536;

/**
 * Decodes a part of a stream. The host's decoder tells its text but not how many bytes it keeps for later; that is found
 * by trying, which costs a few more decodings of the part.
 *
 * DIVERGES: Node 24 throws ERR_ENCODING_INVALID_ENCODED_DATA without `fatal` when a sequence that a call left open turns
 * out wrong in GB 18030, EUC-JP or ISO-2022-JP, and goes on wrongly after it. Here a stream gives what its bytes give at once.
 *
 * @param pause called between the pieces of a long one.
 */
export function decodePart(encoding: string, bytes: Uint8Array, isFatal: boolean, pause: () => void): StreamStep | null {
  if (bytes.length <= PIECE_BYTES) return decodePiece(encoding, bytes, isFatal);
  let text = '';
  let carry: Uint8Array = new Uint8Array();
  let drop = 0;
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const step = decodePiece(encoding, join(carry, bytes.subarray(at, at + PIECE_BYTES)), isFatal);
    if (step === null) return null;
    text += step.text.slice(drop);
    ({ carry, drop } = step);
    pause();
  }
  return { text, carry, drop };
}

export function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

function decodePiece(encoding: string, bytes: Uint8Array, isFatal: boolean): StreamStep | null {
  const { text, rest } = decodeOpen(encoding, bytes);
  if (isFatal && !isValidOpen(encoding, bytes)) return null;
  return { text, ...findCarry(encoding, bytes, text, rest === '') };
}
