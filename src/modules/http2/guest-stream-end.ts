import type { StreamCallback } from 'node:stream';
import { clientChannels, serverChannels } from './guest-diagnostics.ts';
import { Code } from './guest-frames.ts';
import type { Http2Stream } from './guest-stream.ts';
import * as S from './guest-symbols.ts';
import { StreamFlag } from './guest-symbols.ts';
import { CLIENT } from './guest-wire-state.ts';

/** How a stream's end is told to the peer. */
export const Reset = { never: 0, whenDone: 1, now: 2 } as const;

/** The program has written all it wants to. */
export function shutdownWritable(stream: Http2Stream, callback: StreamCallback): void {
  const state = stream[S.kState];
  if (state.shutdownWritableCalled) {
    callback();
    return;
  }
  state.shutdownWritableCalled = true;
  const handle = stream[S.kHandle];
  if (handle === undefined) {
    callback();
    return;
  }
  handle.connection.finish(handle.wire);
  if (stream[S.kSession]?.[S.kType] === CLIENT && clientChannels.bodySent.hasSubscribers) {
    clientChannels.bodySent.publish({ stream });
  }
  stream.on('finish', () => stream[S.kMaybeDestroy]());
  callback();
}

/** A stream's end, known from the peer or asked for here. */
export function closeStream(stream: Http2Stream, code: number, reset: number): void {
  const state = stream[S.kState];
  state.flags |= StreamFlag.CLOSED;
  state.rstCode = code;
  stream.setTimeout(0);
  stream.removeAllListeners('timeout');
  const { ending } = stream._writableState;
  if (!ending) {
    if (!stream.aborted) {
      state.flags |= StreamFlag.ABORTED;
      stream.emit('aborted');
    }
    stream.end();
  }
  const session = stream[S.kSession];
  const { close: channel } = session?.[S.kType] === CLIENT ? clientChannels : serverChannels;
  if (reset !== Reset.never) {
    const send = (): void => {
      if (stream.pending) {
        stream.push(null);
        stream.once('ready', () => stream[S.kHandle]?.connection.reset(stream[S.kHandle].wire, code));
        return;
      }
      const handle = stream[S.kHandle];
      if (handle !== undefined) handle.connection.reset(handle.wire, code);
    };
    const isDone = !ending || stream.writableFinished || code !== Code.NO_ERROR || reset === Reset.now;
    if (isDone) send();
    else stream.once('finish', send);
  }
  if (channel.hasSubscribers) channel.publish({ stream });
}
