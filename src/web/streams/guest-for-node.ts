import { kState } from './guest-internals.ts';
import { ReadableStream } from './guest-readable.ts';
import { errorController } from './guest-readable-operations.ts';
import { errorWritableIfNeeded, WritableStream } from './guest-writable.ts';

/** What `node:stream` looks for on a Web stream, under symbols that its functions share (observed). */
function define(prototype: object, name: string, get: (this: never) => unknown): void {
  Object.defineProperty(prototype, Symbol.for(name), { get, configurable: true });
}
function defineMethod(prototype: object, name: string, value: (this: never, error: unknown) => void): void {
  Object.defineProperty(prototype, Symbol.for(name), { value, writable: true, configurable: true });
}

define(ReadableStream.prototype, 'nodejs.stream.disturbed', function (this: ReadableStream) {
  return this[kState].disturbed;
});
define(ReadableStream.prototype, 'nodejs.stream.errored', function (this: ReadableStream) {
  return this[kState].state === 'errored';
});
define(ReadableStream.prototype, 'nodejs.stream.readable', function (this: ReadableStream) {
  return this[kState].state === 'readable';
});
define(WritableStream.prototype, 'nodejs.stream.errored', function (this: WritableStream) {
  return this[kState].state === 'errored';
});
define(WritableStream.prototype, 'nodejs.stream.writable', function (this: WritableStream) {
  return this[kState].state === 'writable';
});
for (const { prototype } of [ReadableStream, WritableStream]) {
  define(prototype, 'nodejs.webstream.isClosedPromise', function (this: ReadableStream) {
    return this[kState].closedForNode;
  });
}
defineMethod(ReadableStream.prototype, 'nodejs.webstream.controllerErrorFunction', function (this: ReadableStream, error) {
  errorController(this[kState].controller, error);
});
defineMethod(WritableStream.prototype, 'nodejs.webstream.controllerErrorFunction', function (this: WritableStream, error) {
  errorWritableIfNeeded(this, error);
});
