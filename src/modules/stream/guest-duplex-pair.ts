import { nextTick } from 'internal:tasks';
import { Duplex } from './guest-package.ts';
import type { Duplex as DuplexStream, StreamCallback } from './guest-types.ts';

/** One end of a pair: what is written at one end is read at the other, and is done when it was read. */
class DuplexSide extends Duplex {
  other: DuplexSide | undefined;
  pending: StreamCallback | undefined;

  override _read(): void {
    const callback = this.pending;
    this.pending = undefined;
    callback?.();
  }

  _write(chunk: { length: number }, _encoding: string, callback: StreamCallback): void {
    // An empty chunk wakes no reader, who would then never ask for more.
    if (chunk.length === 0) {
      nextTick(callback as () => void);
      return;
    }
    this.other!.push(chunk);
    this.other!.pending = callback;
  }

  _final(callback: StreamCallback): void {
    this.other!.on('end', callback as () => void);
    this.other!.push(null);
  }
}

/** nodejs.org/api/stream.html#streamduplexpairoptions */
export function duplexPair(options?: object): [DuplexStream, DuplexStream] {
  const sides: [DuplexSide, DuplexSide] = [new DuplexSide(options), new DuplexSide(options)];
  [sides[0].other, sides[1].other] = [sides[1], sides[0]];
  return sides;
}
