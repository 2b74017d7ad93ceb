import { requireShared } from 'internal:loader';
import { defineLazyGlobals } from 'web:events';

const { defineProperty, getOwnPropertyDescriptor } = Object;

// nodejs.org/api/globals.html#global: in front of the classes of the Web it is enumerable (observed).
defineProperty(globalThis, 'global', { value: globalThis, writable: true, enumerable: true, configurable: true });

const accessors = {
  get navigator(): unknown {
    return (requireShared('web:navigator') as { navigator: object }).navigator;
  },
};
defineProperty(globalThis, 'navigator', {
  ...getOwnPropertyDescriptor(accessors, 'navigator'),
  enumerable: true,
  configurable: true,
});
defineLazyGlobals('web:navigator', ['Navigator']);
defineLazyGlobals('web:intl', ['Intl']);
defineLazyGlobals('web:atomics', ['Atomics']);
defineLazyGlobals('web:resource-management', ['DisposableStack', 'AsyncDisposableStack', 'SuppressedError']);
defineLazyGlobals('web:streams', [
  'ReadableStream',
  'ReadableStreamDefaultReader',
  'ReadableStreamBYOBReader',
  'ReadableStreamBYOBRequest',
  'ReadableByteStreamController',
  'ReadableStreamDefaultController',
  'TransformStream',
  'TransformStreamDefaultController',
  'WritableStream',
  'WritableStreamDefaultWriter',
  'WritableStreamDefaultController',
  'ByteLengthQueuingStrategy',
  'CountQueuingStrategy',
  'TextEncoderStream',
  'TextDecoderStream',
]);
defineLazyGlobals('web:unavailable-wasm', ['WebAssembly']);

defineLazyGlobals('web:fetch', ['Headers', 'Response']);

const REFUSING = 'FormData Request WebSocket CompressionStream DecompressionStream';
defineLazyGlobals('web:unavailable', REFUSING.split(' '));
const functions = {
  fetch(...given: [input?: unknown, init?: unknown]): unknown {
    const { fetch } = requireShared('web:unavailable') as { fetch: (...given: unknown[]) => unknown };
    return fetch(...given);
  },
};
defineProperty(functions.fetch, 'length', { value: 1, configurable: true });
defineProperty(globalThis, 'fetch', { value: functions.fetch, writable: true, enumerable: true, configurable: true });
