import { codes } from 'internal:errors';
import { streamChecks } from './guest-package.ts';

/**
 * Between streams of Node and of the Web (nodejs.org/api/stream.html#streamreadablefromwebreadablestream-options).
 *
 * DIVERGES: there are no Web streams yet, so these throw once their argument is no bad one.
 */
function unavailable(name: string): never {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(name);
}

const { isReadableNodeStream, isWritableNodeStream } = streamChecks;

function refuseWeb(name: string, expected: string, value: unknown): never {
  throw new codes.ERR_INVALID_ARG_TYPE(name, expected, value);
}

export const webConversions = {
  readable: {
    fromWeb: (readableStream: unknown, _options: unknown) => refuseWeb('readableStream', 'ReadableStream', readableStream),
    toWeb(streamReadable: unknown, _options: unknown): never {
      if (!isReadableNodeStream(streamReadable)) {
        throw new codes.ERR_INVALID_ARG_TYPE('streamReadable', 'stream.Readable', streamReadable);
      }
      return unavailable('Readable.toWeb');
    },
  },
  writable: {
    fromWeb: (writableStream: unknown, _options: unknown) => refuseWeb('writableStream', 'WritableStream', writableStream),
    toWeb(streamWritable: unknown): never {
      if (!isWritableNodeStream(streamWritable)) {
        throw new codes.ERR_INVALID_ARG_TYPE('streamWritable', 'stream.Writable', streamWritable);
      }
      return unavailable('Writable.toWeb');
    },
  },
  duplex: {
    fromWeb: (pair: { readable?: unknown }, _options: unknown) => refuseWeb('pair.readable', 'ReadableStream', pair?.readable),
    toWeb(duplex: unknown, _options: unknown): never {
      if (!(isReadableNodeStream(duplex) && isWritableNodeStream(duplex))) {
        throw new codes.ERR_INVALID_ARG_TYPE('duplex', 'stream.Duplex', duplex);
      }
      return unavailable('Duplex.toWeb');
    },
  },
};
