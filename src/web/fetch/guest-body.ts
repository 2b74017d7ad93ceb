import { unavailable } from 'internal:surface';
import { Buffer, bytesOf, createBlob, isAnyArrayBuffer, isBlob, isView } from 'node:buffer';
import { TextDecoder, TextEncoder } from 'web:encoding';
import { ReadableStream } from 'web:streams';
import { URLSearchParams } from 'web:url';

interface Source {
  readonly type?: string | undefined;
  /** What is all there: bytes, or a promise of those of a Blob. */
  readonly bytes?: Uint8Array | Promise<Uint8Array>;
  readonly stream?: ReadableStream;
}

const disturbed = Symbol.for('nodejs.stream.disturbed');

/** fetch.spec.whatwg.org/#concept-body: bytes become a stream when the stream is asked for. */
export class Body {
  readonly type: string | undefined;
  readonly #bytes: Uint8Array | Promise<Uint8Array> | undefined;
  #stream: ReadableStream | undefined;
  #isTaken = false;

  constructor({ type, bytes, stream }: Source) {
    this.type = type;
    this.#bytes = bytes;
    this.#stream = stream;
  }

  get stream(): ReadableStream {
    if (this.#stream === undefined) {
      const bytes = this.#bytes;
      this.#stream = new ReadableStream({
        type: 'bytes',
        async pull(controller: {
          enqueue(chunk: Uint8Array): void;
          close(): void;
          byobRequest: { respond(count: number): void } | null;
        }) {
          const content = (await bytes)!;
          if (content.length > 0) controller.enqueue(content.slice());
          controller.close();
          controller.byobRequest?.respond(0);
        },
      } as never);
      if (this.#isTaken) this.#stream.getReader();
    }
    return this.#stream;
  }

  get isUsed(): boolean {
    const state = this.#stream as unknown as Record<symbol, boolean> | undefined;
    return this.#isTaken || state?.[disturbed] === true;
  }

  /** Read by somebody, or by somebody about to. */
  get isUnusable(): boolean {
    return this.isUsed || this.#stream?.locked === true;
  }

  take(): Uint8Array | Promise<Uint8Array> {
    this.#isTaken = true;
    return this.#stream === undefined ? this.#bytes! : readAll(this.#stream);
  }

  clone(): Body {
    const { type } = this;
    if (this.#stream === undefined) return new Body({ type, bytes: this.#bytes! });
    const [first, second] = this.#stream.tee() as [ReadableStream, ReadableStream];
    this.#stream = first;
    return new Body({ type, stream: second });
  }
}

async function readAll(stream: ReadableStream): Promise<Uint8Array> {
  const reader = stream.getReader() as { read(): Promise<{ done: boolean; value: unknown }> };
  const chunks: Uint8Array[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (!(next.value instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk');
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

/** fetch.spec.whatwg.org/#concept-bodyinit-extract; an async iterable is a stream of its values, as in Node. */
export function extractBody(value: unknown): Body {
  if (isBlob(value)) {
    return new Body({ bytes: (value as { bytes(): Promise<Uint8Array> }).bytes(), type: value.type || undefined });
  }
  if (isAnyArrayBuffer(value) || isView(value)) return new Body({ bytes: bytesOf(value).slice() });
  if (value instanceof URLSearchParams) {
    const type = 'application/x-www-form-urlencoded;charset=UTF-8';
    return new Body({ bytes: new TextEncoder().encode(value.toString()), type });
  }
  if (value instanceof ReadableStream) {
    const body = new Body({ stream: value });
    if (body.isUnusable) throw new TypeError('Response body object should not be disturbed or locked');
    return body;
  }
  const isIterable = typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
  if (isIterable) return new Body({ stream: ReadableStream.from(value) });
  return new Body({ bytes: new TextEncoder().encode(`${value as string}`), type: 'text/plain;charset=UTF-8' });
}

/** What the methods of a body give (fetch.spec.whatwg.org/#body-mixin). */
export const packages = {
  arrayBuffer: (bytes: Uint8Array): unknown => bytes.slice().buffer,
  blob: (bytes: Uint8Array, type: string): unknown => createBlob([bytes], type),
  bytes: (bytes: Uint8Array): unknown => bytes.slice(),
  json: (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes)),
  text: (bytes: Uint8Array): unknown => new TextDecoder().decode(bytes),
  formData: (_bytes: Uint8Array, type: string): unknown => {
    if (/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) unavailable('Response.formData()');
    throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".');
  },
};
