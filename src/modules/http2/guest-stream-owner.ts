import { Code } from './guest-frames.ts';
import type { Http2Stream } from './guest-stream.ts';
import { closeStream, Reset } from './guest-stream-end.ts';
import * as S from './guest-symbols.ts';
import { SERVER } from './guest-wire-state.ts';
import type { StreamOwner } from './guest-wire-stream.ts';

/** What the wire tells a stream. */
export class Owner implements StreamOwner {
  readonly #stream: Http2Stream;

  constructor(stream: Http2Stream) {
    this.#stream = stream;
  }

  onData(chunk: Uint8Array): void {
    const stream = this.#stream;
    if (stream.destroyed) return;
    stream[S.kUpdateTimer]();
    if (!stream.push(chunk) && stream[S.kHandle] !== undefined) stream[S.kHandle].wire.isReading = false;
  }

  onEnd(): void {
    const stream = this.#stream;
    if (stream.destroyed) return;
    stream[S.kUpdateTimer]();
    if (stream._readableState.endEmitted) {
      stream[S.kMaybeDestroy]();
      return;
    }
    stream.on('end', stream[S.kMaybeDestroy] as never);
    stream.push(null);
    stream.read(0);
  }

  onClose(code: number): void {
    const stream = this.#stream;
    if (stream.destroyed) return;
    if (!stream.closed) closeStream(stream, code, Reset.never);
    if (!stream.readable || code !== Code.NO_ERROR) {
      stream[S.kMaybeDestroy](code);
      return;
    }
    // What came is still read; the stream is done after it.
    stream.on('end', stream[S.kMaybeDestroy] as never);
    stream.push(null);
    const isServer = stream[S.kSession]?.[S.kType] === SERVER;
    if (isServer && !stream[S.kState].didRead && stream.readableFlowing === null) stream.resume();
    else stream.read(0);
  }

  onWantTrailers(): void {
    const stream = this.#stream;
    stream[S.kState].trailersReady = true;
    if (stream.destroyed || stream.closed) return;
    // Nobody wants to add any.
    if (!stream.emit('wantTrailers')) stream.sendTrailers({});
  }
}
