import { Blob, Buffer } from 'node:buffer';
import { TextDecoder } from 'web:encoding';

type Source = AsyncIterable<unknown> | Iterable<unknown>;

/** Says of what can not be iterated what V8 says of `for await` over it. */
function iterable(stream: Source): Source {
  if (stream[Symbol.asyncIterator as never] == null && typeof stream[Symbol.iterator as never] !== 'function') {
    throw new TypeError('stream is not async iterable');
  }
  return stream;
}

async function blob(stream: Source): Promise<Blob> {
  const chunks: unknown[] = [];
  for await (const chunk of iterable(stream)) chunks.push(chunk);
  return new Blob(chunks as never);
}

async function arrayBuffer(stream: Source): Promise<ArrayBuffer> {
  return (await blob(stream)).arrayBuffer();
}

async function bytes(stream: Source): Promise<Uint8Array> {
  return (await blob(stream)).bytes();
}

async function buffer(stream: Source): Promise<Buffer> {
  return Buffer.from(await arrayBuffer(stream)) as Buffer;
}

async function text(stream: Source): Promise<string> {
  const decoder = new TextDecoder();
  let result = '';
  for await (const chunk of iterable(stream)) {
    result += typeof chunk === 'string' ? chunk : decoder.decode(chunk as Uint8Array, { stream: true });
  }
  return result + decoder.decode();
}

async function json(stream: Source): Promise<unknown> {
  return JSON.parse(await text(stream));
}

/** `node:stream/consumers` (nodejs.org/api/webstreams.html#utility-consumers). */
export default { arrayBuffer, blob, buffer, bytes, text, json };
