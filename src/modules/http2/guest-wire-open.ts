import type { Buffer } from 'node:buffer';
import { Code } from './guest-frames.ts';
import type { WireReceiver } from './guest-wire-receiver.ts';
import { Refusal, SERVER, Setting } from './guest-wire-state.ts';
import { WireStream } from './guest-wire-stream.ts';

/** A stream of the peer: undefined where its headers are only decoded, false after a refusal. */
export function openStream(receiver: WireReceiver, id: number, dependsOn: number): WireStream | undefined | false {
  const { state } = receiver;
  const { listener } = state;
  state.lastReceivedId = id;
  if (state.incomingCount >= state.local[Setting.MAX_CONCURRENT_STREAMS]!) {
    receiver.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, 'request HEADERS: max concurrent streams exceeded');
    return false;
  }
  if (state.goawaySent !== undefined) return undefined;
  if (dependsOn === id) {
    receiver.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, 'request HEADERS: depend on itself');
    return false;
  }
  if (state.incomingCount >= state.pendingMaxStreams) {
    receiver.sender.refuse(id, Code.REFUSED_STREAM);
    return undefined;
  }
  state.lastProcessedId = id;
  if (!listener.canAddStream()) {
    if (state.rejected++ > state.options.maxRejectedStreams) {
      receiver.fail(Refusal.callback);
      return false;
    }
    receiver.sender.refuse(id, Code.ENHANCE_YOUR_CALM);
    return undefined;
  }
  const stream = new WireStream(id, false, state.remote[Setting.INITIAL_WINDOW_SIZE]!, state.local[Setting.INITIAL_WINDOW_SIZE]!);
  stream.isCounted = true;
  state.incomingCount++;
  state.streams.set(id, stream);
  return stream;
}

/** A stream that the peer promises (RFC 9113, 6.6): undefined where its headers are only decoded, false after a refusal. */
export function promiseStream(receiver: WireReceiver, id: number, bytes: Buffer): WireStream | undefined | false {
  const { state } = receiver;
  const refuse = (reason: string): false => {
    receiver.refuse(Refusal.protocol, Code.PROTOCOL_ERROR, `PUSH_PROMISE: ${reason}`);
    return false;
  };
  if (bytes.length < 4) {
    receiver.refuse(Refusal.protocol, Code.FRAME_SIZE_ERROR);
    return false;
  }
  if (id === 0) return refuse('stream_id == 0');
  if (state.type === SERVER || state.local[Setting.ENABLE_PUSH] === 0) return refuse('push disabled');
  const promised = bytes.readUInt32BE(0) & 0x7fff_ffff;
  const parent = state.streams.get(id);
  if (!state.isOwnId(id)) return refuse('invalid stream_id');
  if (parent === undefined && state.isIdle(id)) return refuse('stream in idle');
  if (promised === 0 || state.isOwnId(promised) || promised <= state.lastReceivedId) return refuse('invalid promised_stream_id');
  state.lastReceivedId = promised;
  const reserved = [...state.streams.values()].filter((stream) => stream.reserved === 'remote').length;
  if (parent === undefined || parent.resetCode !== undefined || reserved >= state.options.maxReservedRemoteStreams) {
    receiver.sender.refuse(promised, Code.CANCEL);
    return undefined;
  }
  if (parent.isRemoteEnded) {
    receiver.refuse(Refusal.streamClosed, Code.STREAM_CLOSED, 'PUSH_PROMISE: stream closed');
    return false;
  }
  const stream = new WireStream(promised, false, 0, state.local[Setting.INITIAL_WINDOW_SIZE]!);
  stream.reserved = 'remote';
  stream.isLocalEnded = true;
  state.streams.set(promised, stream);
  state.lastProcessedId = promised;
  return stream;
}
