import { Buffer } from 'node:buffer';

/** RFC 9113, 6; 10 is RFC 7838, 12 is RFC 8336. */
export const Frame = {
  DATA: 0,
  HEADERS: 1,
  PRIORITY: 2,
  RST_STREAM: 3,
  SETTINGS: 4,
  PUSH_PROMISE: 5,
  PING: 6,
  GOAWAY: 7,
  WINDOW_UPDATE: 8,
  CONTINUATION: 9,
  ALTSVC: 10,
  ORIGIN: 12,
} as const;

export const Flag = { END_STREAM: 1, ACK: 1, END_HEADERS: 4, PADDED: 8, PRIORITY: 32 } as const;

/** RFC 9113, 7 */
export const Code = {
  NO_ERROR: 0,
  PROTOCOL_ERROR: 1,
  INTERNAL_ERROR: 2,
  FLOW_CONTROL_ERROR: 3,
  STREAM_CLOSED: 5,
  FRAME_SIZE_ERROR: 6,
  REFUSED_STREAM: 7,
  CANCEL: 8,
  COMPRESSION_ERROR: 9,
  ENHANCE_YOUR_CALM: 11,
} as const;

export const HEADER_BYTES = 9;
export const MAX_STREAM_ID = 2 ** 31 - 1;
export const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

/** A frame with room for its payload, which begins at byte 9. */
export function makeFrame(type: number, flags: number, id: number, length: number): Buffer {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + length);
  frame[0] = length >>> 16;
  frame[1] = length >>> 8;
  frame[2] = length;
  frame[3] = type;
  frame[4] = flags;
  frame.writeUInt32BE(id, 5);
  return frame;
}

export function frameOf(type: number, flags: number, id: number, payload: Uint8Array): Buffer {
  const frame = makeFrame(type, flags, id, payload.length);
  frame.set(payload, HEADER_BYTES);
  return frame;
}

/** RST_STREAM and WINDOW_UPDATE: a frame of one number. */
export function numberFrame(type: number, id: number, value: number): Buffer {
  const frame = makeFrame(type, 0, id, 4);
  frame.writeUInt32BE(value, HEADER_BYTES);
  return frame;
}

export function goawayFrame(lastId: number, code: number, debug: Uint8Array): Buffer {
  const frame = makeFrame(Frame.GOAWAY, 0, 0, 8 + debug.length);
  frame.writeUInt32BE(lastId, HEADER_BYTES);
  frame.writeUInt32BE(code, HEADER_BYTES + 4);
  frame.set(debug, HEADER_BYTES + 8);
  return frame;
}

/** A SETTINGS frame of pairs: an identifier, its value. */
export function settingsFrame(pairs: readonly number[]): Buffer {
  const frame = makeFrame(Frame.SETTINGS, 0, 0, pairs.length * 3);
  let at = HEADER_BYTES;
  for (let index = 0; index < pairs.length; index += 2) {
    frame.writeUInt16BE(pairs[index]!, at);
    frame.writeUInt32BE(pairs[index + 1]!, at + 2);
    at += 6;
  }
  return frame;
}
