import { surface } from 'internal:surface';

/**
 * nodejs.org/api/globals.html: what needs the network, compression or the streams of the Web.
 *
 * DIVERGES: `fetch`, `Request`, `FormData` and `WebSocket` refuse when they are called.
 * DIVERGES: the streams of the Web and what is made of them, `CompressionStream` and `TextDecoderStream` among them, refuse.
 */
const refusing = surface(
  'globalThis',
  `
  fetch/1 async
  FormData/0 : Object append delete get getAll has set entries keys values forEach
  Request/1 : Object clone arrayBuffer blob bytes formData json text
  WebSocket/1 : Object close send
  ReadableStream/0 : Object cancel getReader pipeThrough pipeTo tee values
  ReadableStreamDefaultReader/1 : Object read releaseLock cancel
  ReadableStreamBYOBReader/1 : Object read releaseLock cancel
  ReadableStreamBYOBRequest/0 : Object respond respondWithNewView
  ReadableByteStreamController/0 : Object close enqueue error
  ReadableStreamDefaultController/0 : Object close enqueue error
  TransformStream/0 : Object
  TransformStreamDefaultController/0 : Object enqueue error terminate
  WritableStream/0 : Object abort close getWriter
  WritableStreamDefaultController/0 : Object error
  WritableStreamDefaultWriter/1 : Object abort close releaseLock write
  ByteLengthQueuingStrategy/1 : Object
  CountQueuingStrategy/1 : Object
  TextEncoderStream/0 : Object
  TextDecoderStream/0 : Object
  CompressionStream/1 : Object
  DecompressionStream/1 : Object
`,
);

export const {
  fetch,
  FormData,
  Request,
  WebSocket,
  ReadableStream,
  ReadableStreamDefaultReader,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableByteStreamController,
  ReadableStreamDefaultController,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  TextEncoderStream,
  TextDecoderStream,
  CompressionStream,
  DecompressionStream,
} = refusing as Record<string, (...given: unknown[]) => unknown>;
