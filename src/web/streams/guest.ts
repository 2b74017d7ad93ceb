import './guest-for-node.ts';
import './guest-transfer.ts';

export { ReadableStream, ReadableStreamTee } from './guest-readable.ts';
export {
  ReadableByteStreamController,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
} from './guest-readable-controllers.ts';
export { ReadableStreamBYOBReader, ReadableStreamDefaultReader } from './guest-readers.ts';
export { ByteLengthQueuingStrategy, CountQueuingStrategy } from './guest-strategies.ts';
export { TextDecoderStream, TextEncoderStream } from './guest-text.ts';
export { TransformStream, TransformStreamDefaultController } from './guest-transform.ts';
export { WritableStream, WritableStreamDefaultController } from './guest-writable.ts';
export { WritableStreamDefaultWriter } from './guest-writer.ts';
