import { defineModule } from '../../modules/module-definition.ts';

/** https://streams.spec.whatwg.org. */
export const streams = defineModule({
  kind: 'web',
  name: 'streams',
  guest: { streams: 'guest.ts' },
  loading: 'lazy',
  globals: [
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
  ],
});
