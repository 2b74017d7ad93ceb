import { isToken } from 'internal:http-fields';
import { describeFunction } from 'internal:surface';
import {
  completeError,
  freeParser,
  HttpParser,
  hasInvalidCharacter,
  kIncomingMessage,
  lenient,
  lenientFlags,
  methods,
  parsers,
} from 'node:http';

/** The parser under the name and with the numbers that Node gives it (observed). */
class HTTPParser extends HttpParser {
  remove(): void {}
  // Bytes are handed over by calls alone, so there is nothing to hold back: who calls pauses its source.
  pause(): void {}
  resume(): void {}
  consume(): void {}
  unconsume(): void {}
  getCurrentBuffer(): undefined {
    return undefined;
  }
}
const numbers = {
  REQUEST: 1,
  RESPONSE: 2,
  kOnMessageBegin: 0,
  kOnHeaders: 1,
  kOnHeadersComplete: 2,
  kOnBody: 3,
  kOnMessageComplete: 4,
  kOnExecute: 5,
  kOnTimeout: 6,
  kLenientNone: lenient.none,
  kLenientHeaders: lenient.headers,
  kLenientChunkedLength: lenient.chunkedLength,
  kLenientKeepAlive: lenient.keepAlive,
  kLenientTransferEncoding: lenient.transferEncoding,
  kLenientVersion: lenient.version,
  kLenientDataAfterClose: lenient.dataAfterClose,
  kLenientOptionalLFAfterCR: lenient.optionalLfAfterCr,
  kLenientOptionalCRLFAfterChunk: lenient.optionalCrlfAfterChunk,
  kLenientOptionalCRBeforeLF: lenient.optionalCrBeforeLf,
  kLenientSpacesAfterChunkSize: lenient.spacesAfterChunkSize,
  kLenientHeaderValueRelaxed: lenient.headerValueRelaxed,
  kLenientAll: lenient.all,
};
Object.assign(describeFunction(HTTPParser, 'HTTPParser', 0), numbers);

const named = <Fn extends object>(fn: Fn, name: string, length: number): Fn => describeFunction(fn, name, length);

/** The former name of a part of `node:http`, which some packages import (deprecations.html#dep0199). */
export default {
  _checkInvalidHeaderChar: named((value: unknown) => hasInvalidCharacter(value), 'checkInvalidHeaderChar', 1),
  _checkIsHttpToken: named((value: unknown) => isToken(value), 'checkIsHttpToken', 1),
  chunkExpression: /(?:^|\W)chunked(?:$|\W)/i,
  continueExpression: /(?:^|\W)100-continue(?:$|\W)/i,
  CRLF: '\r\n',
  freeParser: named(freeParser, 'freeParser', 3),
  // Those of RTSP and the preface of HTTP/2 are no methods of requests.
  methods: methods.filter((_, index) => index < 34 || index === 46),
  parsers,
  kIncomingMessage,
  HTTPParser,
  isLenient: named(() => false, 'isLenient', 0),
  calculateLenientFlags: named(
    (validation: string | undefined, isInsecure?: boolean) => lenientFlags(Boolean(isInsecure), validation),
    'calculateLenientFlags',
    2,
  ),
  prepareError: named((error: never, _parser: unknown, bytes: Uint8Array) => completeError(error, bytes), 'prepareError', 3),
  kSkipPendingData: Symbol('SkipPendingData'),
};
