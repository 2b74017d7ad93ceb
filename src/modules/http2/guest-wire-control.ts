import type { Buffer } from 'node:buffer';
import { Code, Flag, Frame, frameOf, makeFrame } from './guest-frames.ts';
import type { FrameHeader } from './guest-wire-reader.ts';
import type { WireReceiver } from './guest-wire-receiver.ts';
import { CLIENT, Refusal, SERVER, Setting, type WireState } from './guest-wire-state.ts';

const MAX_WINDOW = 2 ** 31 - 1;
/** Answers that may wait at a time; more is a flood (observed in Node 24). */
const MOST_ANSWERS = 1000;

type Receive = (receiver: WireReceiver, header: FrameHeader, payload: Buffer) => unknown;

const refuse = (
  receiver: WireReceiver,
  reason: string,
  code: number = Code.PROTOCOL_ERROR,
  errno: number = Refusal.protocol,
): void => receiver.refuse(errno, code, reason);
const refuseSize = (receiver: WireReceiver): void => receiver.refuse(Refusal.protocol, Code.FRAME_SIZE_ERROR);

/** RFC 9113, 6.4 */
const receiveReset: Receive = (receiver, { id }, payload) => {
  const { state } = receiver;
  if (payload.length !== 4) return refuseSize(receiver);
  if (id === 0) return refuse(receiver, 'RST_STREAM: stream_id == 0');
  if (!state.streams.has(id) && state.isIdle(id)) return refuse(receiver, 'RST_STREAM: stream in idle');
  const code = payload.readUInt32BE(0);
  const stream = state.streams.get(id);
  if (stream !== undefined) receiver.call(() => state.close(stream, code));
  limitResets(receiver);
};

const resets = new WeakMap<WireState, { tokens: number; at: number }>();

/** Requests that are taken back at once cost much to answer (CVE-2023-44487, rapid reset): so many at once, so many a second. */
function limitResets(receiver: WireReceiver): undefined {
  const { state } = receiver;
  const { resetBurst, resetRate } = state.options;
  if (state.type === CLIENT) return;
  const now = Math.floor(Date.now() / 1000);
  const bucket = resets.get(state) ?? { tokens: resetBurst, at: now };
  resets.set(state, bucket);
  bucket.tokens = Math.min(resetBurst, bucket.tokens + Math.max(0, now - bucket.at) * resetRate);
  bucket.at = now;
  if (bucket.tokens > 0) bucket.tokens--;
  else if (state.goawaySent === undefined) {
    receiver.sender.goaway(state.lastReceivedId, Code.INTERNAL_ERROR, new Uint8Array(0), false);
  }
}

/** RFC 9113, 6.5 */
const receiveSettings: Receive = (receiver, { id, flags }, payload) => {
  const { state, sender } = receiver;
  const { listener } = state;
  if (id !== 0) return refuse(receiver, 'SETTINGS: stream_id != 0');
  if (payload.length % 6 !== 0) return refuseSize(receiver);
  if (flags & Flag.ACK) {
    if (payload.length > 0) return refuseSize(receiver);
    const pairs = state.unacknowledged.shift();
    if (pairs === undefined) return refuse(receiver, 'SETTINGS: unexpected ACK');
    if (!applyLocal(state, pairs)) return receiver.refuse(Refusal.flowControl, Code.FLOW_CONTROL_ERROR);
    receiver.call(() => listener.onSettingsAck());
    return;
  }
  if (payload.length / 6 > state.options.maxSettings) {
    return refuse(receiver, 'SETTINGS: too many setting entries', Code.ENHANCE_YOUR_CALM);
  }
  for (let at = 0; at < payload.length; at += 6) {
    if (!applyRemote(receiver, payload.readUInt16BE(at), payload.readUInt32BE(at + 2))) return;
  }
  state.mostOutgoing = state.remote[Setting.MAX_CONCURRENT_STREAMS]!;
  if (state.answers >= MOST_ANSWERS) return receiver.fail(Refusal.flooded);
  sender.urgent(makeFrame(Frame.SETTINGS, Flag.ACK, 0, 0), 'answer');
  receiver.call(() => listener.onRemoteSettings());
};

/** What this side announced holds from now on. */
function applyLocal(state: WireState, pairs: readonly number[]): boolean {
  for (let index = 0; index < pairs.length; index += 2) {
    const id = pairs[index]!;
    const value = pairs[index + 1]!;
    if (id === Setting.HEADER_TABLE_SIZE) state.decoder.allow(value);
    if (id === Setting.INITIAL_WINDOW_SIZE) {
      const change = value - state.local[id]!;
      for (const stream of state.streams.values()) {
        stream.receiveWindow += change;
        if (stream.receiveWindow > MAX_WINDOW) return false;
      }
    }
    if (id in state.local) state.local[id] = value;
    else state.localCustom.set(id, value);
    if (id === Setting.MAX_CONCURRENT_STREAMS) state.pendingMaxStreams = 2 ** 32 - 1;
  }
  return true;
}

/** One setting of the peer. Gives false after a refusal. */
function applyRemote(receiver: WireReceiver, id: number, value: number): boolean {
  const { state, sender } = receiver;
  switch (id) {
    case Setting.HEADER_TABLE_SIZE:
      state.encoder.allow(value);
      break;
    case Setting.ENABLE_PUSH:
      if (value > 1 || (value === 1 && state.type === CLIENT)) {
        refuse(
          receiver,
          state.type === SERVER ? 'SETTINGS: invalid SETTINGS_ENBLE_PUSH' : 'SETTINGS: server attempted to enable push',
        );
        return false;
      }
      break;
    case Setting.INITIAL_WINDOW_SIZE: {
      if (value > MAX_WINDOW) {
        const reason = 'SETTINGS: too large SETTINGS_INITIAL_WINDOW_SIZE';
        refuse(receiver, reason, Code.FLOW_CONTROL_ERROR, Refusal.flowControl);
        return false;
      }
      const change = value - state.remote[id]!;
      for (const stream of state.streams.values()) {
        stream.sendWindow += change;
        if (stream.sendWindow > MAX_WINDOW) {
          receiver.refuse(Refusal.flowControl, Code.FLOW_CONTROL_ERROR);
          return false;
        }
        if (change > 0 && stream.outgoingBytes > 0) sender.resume(stream);
      }
      break;
    }
    case Setting.MAX_FRAME_SIZE:
      if (value < 2 ** 14 || value > 2 ** 24 - 1) {
        refuse(receiver, 'SETTINGS: invalid SETTINGS_MAX_FRAME_SIZE');
        return false;
      }
      break;
    case Setting.ENABLE_CONNECT_PROTOCOL:
      if (value > 1 || (value === 0 && state.remote[id] === 1)) {
        const reason =
          value > 1 ? 'invalid SETTINGS_ENABLE_CONNECT_PROTOCOL' : 'server attempted to disable SETTINGS_ENABLE_CONNECT_PROTOCOL';
        refuse(receiver, `SETTINGS: ${reason}`);
        return false;
      }
      break;
  }
  if (id in state.remote && id !== 0 && id !== 7) state.remote[id] = value;
  else if (state.remoteCustom.has(id)) state.remoteCustom.set(id, value);
  return true;
}

/** RFC 9113, 6.7 */
const receivePing: Receive = (receiver, { id, flags }, payload) => {
  const { state, sender } = receiver;
  const { listener } = state;
  if (id !== 0) return refuse(receiver, 'PING: stream_id != 0');
  if (payload.length !== 8) return refuseSize(receiver);
  if (flags & Flag.ACK) {
    // An answer to nothing is a broken peer, or one that wants to be remembered (observed: the session ends).
    receiver.call(() => {
      if (!listener.onPingAck(payload)) receiver.fail(Refusal.protocol);
    });
    return;
  }
  if (state.answers >= MOST_ANSWERS) return receiver.fail(Refusal.flooded);
  sender.urgent(frameOf(Frame.PING, Flag.ACK, 0, payload), 'answer');
  receiver.call(() => listener.onPing(payload));
};

/** RFC 9113, 6.8 */
const receiveGoaway: Receive = (receiver, { id }, payload) => {
  const { state } = receiver;
  if (id !== 0) return refuse(receiver, 'GOAWAY: stream_id != 0');
  if (payload.length < 8) return refuseSize(receiver);
  const lastId = payload.readUInt32BE(0) & 0x7fff_ffff;
  const code = payload.readUInt32BE(4);
  if (lastId > 0 && !state.isOwnId(lastId)) return refuse(receiver, 'GOAWAY: invalid last_stream_id');
  state.goawayReceived = true;
  const data = payload.length > 8 ? (payload.subarray(8) as Buffer) : undefined;
  receiver.call(() => state.listener.onGoaway(code, lastId, data));
  receiver.after(() => {
    // What the peer says that it will not answer may be tried again elsewhere.
    for (const stream of [...state.streams.values()]) {
      if (stream.isLocal && stream.id > lastId) state.close(stream, Code.REFUSED_STREAM);
    }
  });
};

/** RFC 9113, 6.9 */
const receiveWindowUpdate: Receive = (receiver, { id }, payload) => {
  const { state, sender } = receiver;
  if (payload.length !== 4) return refuseSize(receiver);
  const increment = payload.readUInt32BE(0) & 0x7fff_ffff;
  const zero = 'WINDOW_UPDATE: window_size_increment == 0';
  if (id === 0) {
    if (increment === 0) return refuse(receiver, zero);
    if (state.sendWindow + increment > MAX_WINDOW) return receiver.refuse(Refusal.flowControl, Code.FLOW_CONTROL_ERROR);
    state.sendWindow += increment;
    return;
  }
  const stream = state.streams.get(id);
  if (stream === undefined) {
    if (state.isIdle(id)) refuse(receiver, 'WINDOW_UPDATE to idle stream');
    return;
  }
  if (stream.reserved === 'remote') return refuse(receiver, 'WINDOW_UPADATE to reserved stream');
  if (increment === 0) return refuse(receiver, zero);
  if (stream.sendWindow + increment > MAX_WINDOW) {
    return refuse(receiver, 'WINDOW_UPDATE: window size overflow', Code.FLOW_CONTROL_ERROR, Refusal.flowControl);
  }
  stream.sendWindow += increment;
  if (stream.outgoingBytes > 0) sender.resume(stream);
};

/** RFC 9113, 5.3: priorities are read and mean nothing any more. */
const receivePriority: Receive = (receiver, { id }, payload) => {
  if (payload.length !== 5) return refuseSize(receiver);
  if (id === 0) return;
  if ((payload.readUInt32BE(0) & 0x7fff_ffff) === id) refuse(receiver, 'depend on itself');
};

/** RFC 7838, 4: only a client takes it. */
const receiveAltsvc: Receive = (receiver, { id }, payload) => {
  const { state } = receiver;
  if (state.type !== CLIENT || payload.length < 2) return;
  const length = payload.readUInt16BE(0);
  if (length > payload.length - 2 || (id === 0) !== length > 0) return;
  const origin = payload.latin1Slice(2, 2 + length);
  const field = payload.latin1Slice(2 + length, payload.length);
  receiver.call(() => state.listener.onAltsvc(id, origin, field));
};

/** RFC 8336, 2 */
const receiveOrigin: Receive = (receiver, { id, flags }, payload) => {
  const { state } = receiver;
  if (state.type !== CLIENT || id !== 0 || (flags & 0xf) !== 0) return;
  const origins: string[] = [];
  for (let at = 0; at + 2 <= payload.length; ) {
    const length = payload.readUInt16BE(at);
    if (at + 2 + length > payload.length) return;
    if (length > 0) origins.push(payload.latin1Slice(at + 2, at + 2 + length));
    at += 2 + length;
  }
  receiver.call(() => state.listener.onOrigins(origins));
};

const receivers: Readonly<Record<number, Receive>> = {
  [Frame.PRIORITY]: receivePriority,
  [Frame.RST_STREAM]: receiveReset,
  [Frame.SETTINGS]: receiveSettings,
  [Frame.PING]: receivePing,
  [Frame.GOAWAY]: receiveGoaway,
  [Frame.WINDOW_UPDATE]: receiveWindowUpdate,
  [Frame.ALTSVC]: receiveAltsvc,
  [Frame.ORIGIN]: receiveOrigin,
};

/** Frames of the connection; one of an unknown type is left out (RFC 9113, 5.5). */
export function receiveControl(receiver: WireReceiver, header: FrameHeader, payload: Buffer): undefined {
  receivers[header.type]?.(receiver, header, payload);
}
