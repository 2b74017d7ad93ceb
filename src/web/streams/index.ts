import { defineModule } from '../../modules/module-definition.ts';

/** https://streams.spec.whatwg.org. Its globals evaluate this module at the first look (`web:globals`). */
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
