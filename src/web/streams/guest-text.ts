import { TextDecoder, TextEncoder } from 'web:encoding';
import { assertThis, finishClass, kState, setState } from './guest-internals.ts';
import type { ReadableStream } from './guest-readable.ts';
import { TransformStream } from './guest-transform.ts';
import type { WritableStream } from './guest-writable.ts';

interface Controller {
  enqueue(chunk: unknown): void;
}
interface EncoderSlots {
  readonly kind: object;
  readonly transform: TransformStream;
}

/** https://encoding.spec.whatwg.org/#interface-textencoderstream: a surrogate pair may be split between two chunks. */
export class TextEncoderStream {
  declare [kState]: EncoderSlots;
  constructor() {
    const encoder = new TextEncoder();
    let high = '';
    const transform = new TransformStream({
      transform(chunk: unknown, controller: Controller) {
        let text = high + String(chunk);
        high = '';
        const last = text.charCodeAt(text.length - 1);
        if (last >= 0xd800 && last <= 0xdbff) {
          high = text.at(-1)!;
          text = text.slice(0, -1);
        }
        if (text !== '') controller.enqueue(encoder.encode(text));
      },
      flush(controller: Controller) {
        if (high !== '') controller.enqueue(new Uint8Array([0xef, 0xbf, 0xbd]));
      },
    });
    setState<EncoderSlots>(this, { kind: TextEncoderStream.prototype, transform });
  }
  get encoding(): string {
    assertThis(this, TextEncoderStream);
    return 'utf-8';
  }
  get readable(): ReadableStream {
    assertThis(this, TextEncoderStream);
    return this[kState].transform.readable;
  }
  get writable(): WritableStream {
    assertThis(this, TextEncoderStream);
    return this[kState].transform.writable;
  }
}

interface DecoderSlots extends EncoderSlots {
  readonly decoder: TextDecoder;
}

/** https://encoding.spec.whatwg.org/#interface-textdecoderstream */
export class TextDecoderStream {
  declare [kState]: DecoderSlots;
  constructor(encoding: unknown = 'utf-8', options: unknown = {}) {
    const decoder = new TextDecoder(encoding as string, options as object);
    const give = (text: string, controller: Controller): void => {
      if (text !== '') controller.enqueue(text);
    };
    const transform = new TransformStream({
      transform: (chunk: unknown, controller: Controller) =>
        give(decoder.decode(chunk as Uint8Array, { stream: true }), controller),
      flush: (controller: Controller) => give(decoder.decode(), controller),
    });
    setState<DecoderSlots>(this, { kind: TextDecoderStream.prototype, transform, decoder });
  }
  get encoding(): string {
    assertThis(this, TextDecoderStream);
    return this[kState].decoder.encoding;
  }
  get fatal(): boolean {
    assertThis(this, TextDecoderStream);
    return this[kState].decoder.fatal;
  }
  get ignoreBOM(): boolean {
    assertThis(this, TextDecoderStream);
    return this[kState].decoder.ignoreBOM;
  }
  get readable(): ReadableStream {
    assertThis(this, TextDecoderStream);
    return this[kState].transform.readable;
  }
  get writable(): WritableStream {
    assertThis(this, TextDecoderStream);
    return this[kState].transform.writable;
  }
}
finishClass(TextEncoderStream, 'encoding readable writable', (self: TextEncoderStream) => {
  assertThis(self, TextEncoderStream);
  return {
    encoding: self.encoding,
    readable: self.readable,
    writable: self.writable,
  };
});
finishClass(TextDecoderStream, 'encoding fatal ignoreBOM readable writable', (self: TextDecoderStream) => {
  assertThis(self, TextDecoderStream);
  return {
    encoding: self.encoding,
    fatal: self.fatal,
    ignoreBOM: self.ignoreBOM,
    readable: self.readable,
    writable: self.writable,
  };
});
